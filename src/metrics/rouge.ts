import { z } from 'zod';
import { commonSubsequenceLength, markCommonSubsequence, mostSubsequenceCells } from '../kernels/text/common-subsequence.ts';
import { ngramMatches, numberTokens } from '../kernels/text/ngram-matches.ts';
import { porterStem } from '../languages/english/porter.ts';
import { asciiTokens, hasOtherScript, wordTokens } from '../languages/word-tokens.ts';
import { defineMetric } from './metric.ts';

export const rougeTypes = ['rouge1', 'rouge2', 'rougeL', 'rougeLsum'] as const;
export type RougeType = (typeof rougeTypes)[number];

export const rougeTokenizers = ['auto', 'ascii', 'unicode'] as const;
export type RougeTokenizer = (typeof rougeTokenizers)[number];

export interface RougeOptions {
  /** Which to compute, all by default. */
  types?: readonly RougeType[];
  /** Compare stems of words with more than three letters. */
  stem?: boolean;
  /**
   * `ascii` as rouge-score: runs of a to z and 0 to 9. `unicode`: runs of letters and digits of any script, and each character of a script
   * written without spaces, so that Chinese is compared by characters. `auto`, the default: `ascii`, but `unicode` for a pair in which a
   * letter is not Latin.
   */
  tokenize?: RougeTokenizer;
}

/** From 0 to 1. */
export interface RougeScore {
  precision: number;
  recall: number;
  f1: number;
}

export type RougeScores = Record<RougeType, RougeScore>;

const nothing: RougeScore = { precision: 0, recall: 0, f1: 0 };

/**
 * ROUGE of one text (Lin 2004), as `RougeScorer` of rouge-score 0.1.2: n-grams of one and two words, the longest common subsequence, and
 * its union over sentences, which are lines (`rougeLsum`).
 *
 * @param references of several, the one with the best F counts, for each type by itself
 * @returns zeros where a text has no tokens; NaN for the two subsequences where texts are too long and too different: above 2e9 cells, two
 * texts of 45,000 tokens
 */
export function sentenceRouge(candidate: string, references: string | readonly string[], options: RougeOptions = {}): RougeScores {
  const texts = typeof references === 'string' ? [references] : references;
  if (texts.length === 0) throw new RangeError('a candidate needs a reference');
  const best = against(candidate, texts[0] as string, options);
  for (const text of texts.slice(1)) {
    const other = against(candidate, text, options);
    for (const type of rougeTypes) if (other[type].f1 > best[type].f1) best[type] = other[type];
  }
  return best;
}

/** Means of the scores of all texts: what rouge-score's aggregator has in the middle. Zeros without texts. */
export function corpusRouge(
  candidates: readonly string[],
  references: readonly (string | readonly string[])[],
  options: RougeOptions = {},
): RougeScores {
  if (candidates.length !== references.length)
    throw new RangeError(`${candidates.length} candidates have references for ${references.length}`);
  const sums = Object.fromEntries(rougeTypes.map((type) => [type, { ...nothing }])) as RougeScores;
  for (let i = 0; i < candidates.length; i++) {
    const one = sentenceRouge(candidates[i] as string, references[i] as string | readonly string[], options);
    for (const type of rougeTypes) {
      for (const part of ['precision', 'recall', 'f1'] as const) sums[type][part] += one[type][part] / candidates.length;
    }
  }
  return sums;
}

function against(candidate: string, reference: string, options: RougeOptions): RougeScores {
  const { types = rougeTypes, stem = false, tokenize = 'auto' } = options;
  const unicode = tokenize === 'unicode' || (tokenize === 'auto' && (hasOtherScript(candidate) || hasOtherScript(reference)));
  const cut = (text: string) => {
    const tokens = unicode ? wordTokens(text) : asciiTokens(text);
    return stem ? tokens.map((token) => (token.length > 3 ? porterStem(token) : token)) : tokens;
  };
  const scores: RougeScores = { rouge1: nothing, rouge2: nothing, rougeL: nothing, rougeLsum: nothing };
  if (types.some((type) => type !== 'rougeLsum')) {
    const [a = new Int32Array(), b = new Int32Array()] = numberTokens([cut(candidate), cut(reference)]);
    const orders = types.includes('rouge2') ? 2 : types.includes('rouge1') ? 1 : 0;
    const [ones = 0, twos = 0] = ngramMatches(a, [b], orders);
    if (types.includes('rouge1')) scores.rouge1 = score(ones, a.length, b.length);
    if (types.includes('rouge2')) scores.rouge2 = score(twos, a.length - 1, b.length - 1);
    if (types.includes('rougeL')) scores.rougeL = score(commonSubsequenceLength(a, b, a.length + b.length), a.length, b.length);
  }
  if (types.includes('rougeLsum')) scores.rougeLsum = summaryScore(lines(candidate).map(cut), lines(reference).map(cut));
  return scores;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Tokens that a line of the reference shares, in order, with any line of the candidate, each as often as both texts have it. */
function summaryScore(candidate: readonly string[][], reference: readonly string[][]): RougeScore {
  const numbers = numberTokens([...candidate, ...reference]);
  const ours = numbers.slice(0, candidate.length);
  const theirs = numbers.slice(candidate.length);
  const count = (sentences: readonly Int32Array[]) => sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const [n, m] = [count(ours), count(theirs)];
  if (n === 0 || m === 0) return nothing;
  if (n * m > mostSubsequenceCells) return { precision: Number.NaN, recall: Number.NaN, f1: Number.NaN };
  const left = new Int32Array(n + m);
  const leftOfReference = new Int32Array(n + m);
  for (const sentence of ours) for (const token of sentence) left[token] = (left[token] as number) + 1;
  for (const sentence of theirs) for (const token of sentence) leftOfReference[token] = (leftOfReference[token] as number) + 1;
  let hits = 0;
  for (const sentence of theirs) {
    const taken = new Uint8Array(sentence.length);
    for (const other of ours) markCommonSubsequence(sentence, other, n + m, taken);
    for (let i = 0; i < sentence.length; i++) {
      const token = sentence[i] as number;
      if (taken[i] === 0 || (left[token] as number) === 0 || (leftOfReference[token] as number) === 0) continue;
      hits++;
      left[token] = (left[token] as number) - 1;
      leftOfReference[token] = (leftOfReference[token] as number) - 1;
    }
  }
  return score(hits, n, m);
}

function score(hits: number, inCandidate: number, inReference: number): RougeScore {
  const precision = hits / Math.max(inCandidate, 1);
  const recall = hits / Math.max(inReference, 1);
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** ROUGE of a text against another. */
export const rouge = defineMetric({
  id: 'rouge',
  since: '0.4.0',
  summary: { en: 'ROUGE against a reference', 'zh-CN': '与参照文本的 ROUGE' },
  description: {
    en:
      'Tokens of the reference that a text has too (Lin 2004), as rouge-score 0.1.2 computes it: single tokens (rouge1), pairs (rouge2), the longest common subsequence (rougeL), ' +
      'or its union over lines (rougeLsum); precision, recall or their F. Tokens are runs of a to z and 0 to 9; where a letter is not Latin, ' +
      'runs of letters and digits of any script and each Chinese character. Of several references the best counts. ' +
      'Subsequences of texts too long and too different (above 2e9 cells) have no value.',
    'zh-CN':
      '文本覆盖参照文本词的程度（Lin 2004），与 rouge-score 0.1.2 的计算一致：单个词（rouge1）、词对（rouge2）、最长公共子序列（rougeL），' +
      '或其按行的并集（rougeLsum）；取精确率、召回率或二者的 F 值。词为 a 到 z 与 0 到 9 的连续串；若含非拉丁字母，' +
      '则为任意文字的字母数字串，以及每一个汉字。有多个参照时取最高者。过长且差异过大的文本（超过 2e9 个单元）没有子序列的值。',
  },
  of: 'reference',
  range: { min: 0, max: 1 },
  better: 'higher',
  references: [{ title: 'ROUGE: a package for automatic evaluation of summaries, Lin 2004', url: 'https://aclanthology.org/W04-1013/' }],
  params: {
    type: z.enum(rougeTypes).default('rougeL').meta({ description: 'What is counted', zh: '统计的内容' }),
    part: z.enum(['f1', 'precision', 'recall']).default('f1').meta({
      description: 'F, or the share of the text or of the reference that is shared',
      zh: 'F 值，或文本、参照文本中共有部分的占比',
    }),
    stem: z.boolean().default(false).meta({ description: 'Compare Porter stems of English words', zh: '比较英语单词的 Porter 词干' }),
    tokenize: z
      .enum(rougeTokenizers)
      .default('auto')
      .meta({ description: 'How texts are cut; auto looks for letters that are not Latin', zh: '切分方式；auto 视是否含非拉丁字母而定' }),
  },
  measure: ({ text, others, params: { type, part, ...options } }) =>
    sentenceRouge(
      text.text,
      others.map((other) => other.text),
      { ...options, types: [type] },
    )[type][part],
  examples: [
    { text: 'the cat lay on the mat', others: ['the cat sat on the mat'], value: 5 / 6 },
    { text: 'a dog ran', others: ['the cat sat on the mat'], value: 0 },
    { text: '今天天气好', others: ['今天天气很好'], value: 10 / 11 },
    { text: 'cats sitting', others: ['cat sits'], params: { type: 'rouge1', stem: true }, value: 1 },
  ],
});
export default rouge;
