import { z } from 'zod';
import { codePoints, ngramMatches, numberTokens } from '../kernels/text/ngram-matches.ts';
import { splitAtSpaces, withoutSpaces } from '../kernels/text/white-space.ts';
import { defineMetric } from './metric.ts';

export interface ChrfOptions {
  /** Longest run of characters, 6 by default. */
  characterOrder?: number;
  /** Longest run of words: 0 by default, which is chrF; 2 is chrF++. */
  wordOrder?: number;
  /** How many times as much recall counts as precision, 2 by default. */
  beta?: number;
  lowercase?: boolean;
  /** Whether white space counts as characters. */
  whitespace?: boolean;
  /** Average the scores of all orders, as the first chrF++ did, instead of precision and recall of those that both texts have. */
  epsilonSmoothing?: boolean;
}

export interface ChrfScore {
  /** From 0 to 100. */
  score: number;
}

/**
 * chrF (Popović 2015) or chrF++ (2017) of one text, as `sentence_score` of sacreBLEU 2.6: F of character n-grams, code points each.
 *
 * @param references the one with the best score counts
 * @returns score 0 where a text is empty, two empty texts too
 */
export function sentenceChrf(candidate: string, references: string | readonly string[], options: ChrfOptions = {}): ChrfScore {
  return { score: fScore(statistics(candidate, references, options), options) };
}

/** chrF of many texts as one, as `corpus_score` of sacreBLEU 2.6: counts against each text's best reference are added up. */
export function corpusChrf(
  candidates: readonly string[],
  references: readonly (string | readonly string[])[],
  options: ChrfOptions = {},
): ChrfScore {
  if (candidates.length !== references.length)
    throw new RangeError(`${candidates.length} candidates have references for ${references.length}`);
  const sum: number[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const one = statistics(candidates[i] as string, references[i] as string | readonly string[], options);
    for (let k = 0; k < one.length; k++) sum[k] = (sum[k] ?? 0) + (one[k] as number);
  }
  return { score: fScore(sum, options) };
}

/** For each order of characters, then of words: n-grams of the candidate, n-grams of the reference, matches. */
function statistics(candidate: string, references: string | readonly string[], options: ChrfOptions): number[] {
  const { characterOrder = 6, wordOrder = 0, lowercase = false, whitespace = false } = options;
  const texts = typeof references === 'string' ? [references] : references;
  if (texts.length === 0) throw new RangeError('a candidate needs a reference');
  const prepared = [candidate, ...texts].map((text) => (lowercase ? text.toLowerCase() : text));
  const characters = prepared.map((text) => codePoints(whitespace ? text : withoutSpaces(text)));
  const words = wordOrder > 0 ? numberTokens(prepared.map(wordsOf)) : [];
  let best: number[] = [];
  let bestScore = -1;
  for (let r = 1; r < prepared.length; r++) {
    const found = [
      ...counted(characters[0] as Int32Array, characters[r] as Int32Array, characterOrder),
      ...(wordOrder > 0 ? counted(words[0] as Int32Array, words[r] as Int32Array, wordOrder) : []),
    ];
    const own = prepared.length === 2 ? 0 : fScore(found, options);
    if (own > bestScore) [best, bestScore] = [found, own];
  }
  return best;
}

function counted(candidate: Int32Array, reference: Int32Array, orders: number): number[] {
  return ngramMatches(candidate, [reference], orders).flatMap((matches, i) => {
    const inReference = Math.max(0, reference.length - i);
    return [inReference > 0 ? Math.max(0, candidate.length - i) : 0, inReference, matches];
  });
}

const sign = /[!-/:-@[-`{-~]/;

/** Words, with one sign at the end, or else at the beginning, parted from each. */
function wordsOf(text: string): string[] {
  return splitAtSpaces(text).flatMap((word) => {
    if (word.length < 2 || (word.length === 2 && (word.codePointAt(0) as number) > 0xffff)) return [word];
    if (sign.test(word.charAt(word.length - 1))) return [word.slice(0, -1), word.slice(-1)];
    return sign.test(word.charAt(0)) ? [word.charAt(0), word.slice(1)] : [word];
  });
}

function fScore(statistics: readonly number[], { beta = 2, epsilonSmoothing = false }: ChrfOptions): number {
  const epsilon = 1e-16;
  const factor = beta * beta;
  const f = (precision: number, recall: number) => {
    const weighted = factor * precision + recall;
    return weighted > 0 ? ((1 + factor) * precision * recall) / weighted : undefined;
  };
  let [precisions, recalls, smoothed, orders] = [0, 0, 0, 0];
  for (let k = 0; k < statistics.length; k += 3) {
    const [inCandidate, inReference, matches] = [statistics[k] as number, statistics[k + 1] as number, statistics[k + 2] as number];
    const precision = inCandidate > 0 ? matches / inCandidate : epsilon;
    const recall = inReference > 0 ? matches / inReference : epsilon;
    smoothed += f(precision, recall) ?? epsilon;
    if (inCandidate === 0 || inReference === 0) continue;
    precisions += precision;
    recalls += recall;
    orders++;
  }
  if (epsilonSmoothing) return statistics.length === 0 ? 0 : (100 * smoothed) / (statistics.length / 3);
  return orders === 0 ? 0 : 100 * (f(precisions / orders, recalls / orders) ?? 0);
}

/** chrF of a text against another. */
export const chrf = defineMetric({
  id: 'chrf',
  since: '0.4.0',
  summary: { en: 'chrF against a reference', 'zh-CN': '与参照文本的 chrF' },
  description: {
    en:
      'F of the n-grams of one to six characters that a text shares with its reference, recall counting twice (Popović 2015), 0 to 100, as sacreBLEU 2.6; with wordOrder 2 it is chrF++. ' +
      'Needs no tokens, so it serves every language alike. Of several references the best counts.',
    'zh-CN':
      '文本与参照文本共有的一至六元字符串的 F 值，召回率权重为二（Popović 2015），0 到 100，与 sacreBLEU 2.6 一致；wordOrder 为 2 时即 chrF++。' +
      '无需分词，因此适用于各种语言。有多个参照时取最高者。',
  },
  of: 'reference',
  range: { min: 0, max: 100 },
  better: 'higher',
  references: [
    { title: 'chrF: character n-gram F-score for automatic MT evaluation, Popović 2015', url: 'https://aclanthology.org/W15-3049/' },
    { title: 'chrF++: words helping character n-grams, Popović 2017', url: 'https://aclanthology.org/W17-4770/' },
  ],
  params: {
    characterOrder: z.int().min(1).max(20).default(6).meta({ description: 'Longest run of characters', zh: '最长字符串的字符数' }),
    wordOrder: z
      .int()
      .min(0)
      .max(9)
      .default(0)
      .meta({ description: 'Longest run of words: 2 is chrF++', zh: '最长词串的词数：2 即 chrF++' }),
    beta: z.number().min(0.1).max(10).default(2).meta({ description: 'How many times as much recall counts', zh: '召回率的权重倍数' }),
    lowercase: z.boolean().default(false).meta({ description: 'Compare in lower case', zh: '以小写比较' }),
    whitespace: z.boolean().default(false).meta({ description: 'Count white space as characters', zh: '将空白计为字符' }),
  },
  measure: ({ text, others, params }) =>
    Math.min(
      100,
      sentenceChrf(
        text.text,
        others.map((other) => other.text),
        params,
      ).score,
    ),
  examples: [
    { text: 'the cat sat on the mat', others: ['the cat sat on the mat'], value: 100 },
    { text: 'the cats sat on a mat', others: ['the cat sat on the mat'], value: 51.962273797416124 },
    { text: '今天天气好', others: ['今天天气很好'], value: 47.4481658692185 },
    { text: 'the cats sat on a mat', others: ['the cat sat on the mat'], params: { wordOrder: 2 }, value: 49.81119741642417 },
  ],
});
export default chrf;
