import { z } from 'zod';
import { exp, log } from '../kernels/math.ts';
import { ngramMatches, numberTokens } from '../kernels/text/ngram-matches.ts';
import { type BleuTokenizer, bleuTokenizerFor, bleuTokenizers, bleuTokens } from '../languages/bleu-tokens.ts';
import { defineMetric } from './metric.ts';

export const bleuSmoothings = ['exp', 'floor', 'add-k', 'none'] as const;
export type BleuSmoothing = (typeof bleuSmoothings)[number];

export interface BleuOptions {
  /** How texts are cut: `13a` by default, `zh` for Chinese; `auto` looks at the first reference. */
  tokenize?: BleuTokenizer | 'auto';
  /** What stands for orders without a match: `exp` by default (NIST's), `floor`, `add-k` (Lin and Och) or `none`. */
  smoothing?: BleuSmoothing;
  /** The value of `floor`, 0.1 by default, or of `add-k`, 1 by default. */
  smoothingValue?: number;
  /** Leave out the orders for which a text is too short: true by default for `sentenceBleu`, false for `corpusBleu`. */
  effectiveOrder?: boolean;
  /** Longest n-gram, 4 by default. */
  maxOrder?: number;
  lowercase?: boolean;
}

export interface BleuScore {
  /** From 0 to 100. */
  score: number;
  /** Matches by order, and how many n-grams there are; before smoothing. */
  counts: readonly number[];
  totals: readonly number[];
  /** By order, in percent, after smoothing. */
  precisions: readonly number[];
  brevityPenalty: number;
  candidateLength: number;
  referenceLength: number;
}

interface Statistics {
  counts: number[];
  totals: number[];
  candidateLength: number;
  referenceLength: number;
}

/**
 * BLEU of one text (Papineni et al. 2002), as `sentence_score` of sacreBLEU 2.6.
 *
 * @param references one or more; n-grams are clipped by the reference that has them most often, the length is that of the nearest
 * @returns score 0 for an empty candidate or an empty reference
 */
export function sentenceBleu(candidate: string, references: string | readonly string[], options: BleuOptions = {}): BleuScore {
  return score(statistics(candidate, references, options), { effectiveOrder: true, ...options });
}

/** BLEU of many texts as one, as `corpus_score` of sacreBLEU 2.6: counts are added up before anything is divided. */
export function corpusBleu(
  candidates: readonly string[],
  references: readonly (string | readonly string[])[],
  options: BleuOptions = {},
): BleuScore {
  if (candidates.length !== references.length)
    throw new RangeError(`${candidates.length} candidates have references for ${references.length}`);
  const sum = emptyStatistics(options.maxOrder ?? 4);
  for (let i = 0; i < candidates.length; i++) {
    const one = statistics(candidates[i] as string, references[i] as string | readonly string[], options);
    for (let order = 0; order < sum.counts.length; order++) {
      sum.counts[order] = (sum.counts[order] as number) + (one.counts[order] as number);
      sum.totals[order] = (sum.totals[order] as number) + (one.totals[order] as number);
    }
    sum.candidateLength += one.candidateLength;
    sum.referenceLength += one.referenceLength;
  }
  return score(sum, options);
}

function emptyStatistics(orders: number): Statistics {
  return { counts: new Array(orders).fill(0), totals: new Array(orders).fill(0), candidateLength: 0, referenceLength: 0 };
}

function statistics(candidate: string, references: string | readonly string[], options: BleuOptions): Statistics {
  const { tokenize = '13a', maxOrder = 4, lowercase = false } = options;
  const texts = typeof references === 'string' ? [references] : references;
  if (texts.length === 0) throw new RangeError('a candidate needs a reference');
  const tokenizer = tokenize === 'auto' ? bleuTokenizerFor(texts[0] as string) : tokenize;
  const cut = (text: string) => bleuTokens(lowercase ? text.toLowerCase() : text, tokenizer);
  const [tokens = new Int32Array(), ...others] = numberTokens([candidate, ...texts].map(cut));
  const length = tokens.length;
  let nearest = (others[0] as Int32Array).length;
  for (const other of others) {
    const closer = Math.abs(other.length - length) - Math.abs(nearest - length);
    if (closer < 0 || (closer === 0 && other.length < nearest)) nearest = other.length;
  }
  return {
    counts: ngramMatches(tokens, others, maxOrder),
    totals: Array.from({ length: maxOrder }, (_, i) => Math.max(0, length - i)),
    candidateLength: length,
    referenceLength: nearest,
  };
}

function score(statistics: Statistics, options: BleuOptions): BleuScore {
  const { smoothing = 'exp', effectiveOrder = false } = options;
  const value = options.smoothingValue ?? (smoothing === 'add-k' ? 1 : 0.1);
  const { counts, totals, candidateLength, referenceLength } = statistics;
  const brevityPenalty = candidateLength >= referenceLength ? 1 : candidateLength === 0 ? 0 : exp(1 - referenceLength / candidateLength);
  const precisions: number[] = new Array(counts.length).fill(0);
  const result = { counts, totals, precisions, brevityPenalty, candidateLength, referenceLength };
  if (counts.every((count) => count === 0)) return { score: 0, ...result };
  let orders = counts.length;
  let halves = 1;
  for (let i = 0; i < counts.length; i++) {
    const added = smoothing === 'add-k' && i > 0 ? value : 0;
    const count = (counts[i] as number) + added;
    const total = (totals[i] as number) + added;
    if (total === 0) break;
    if (effectiveOrder) orders = i + 1;
    if (count > 0) precisions[i] = (100 * count) / total;
    else if (smoothing === 'exp') precisions[i] = 100 / ((halves *= 2) * total);
    else if (smoothing === 'floor') precisions[i] = (100 * value) / total;
  }
  let sum = 0;
  for (let i = 0; i < orders; i++) sum += log(precisions[i] as number);
  return { score: brevityPenalty * exp(sum / orders), ...result };
}

/** BLEU of a text against another. */
export const bleu = defineMetric({
  id: 'bleu',
  since: '0.4.0',
  summary: { en: 'BLEU against a reference', 'zh-CN': '与参照文本的 BLEU' },
  description: {
    en:
      'Geometric mean of the shares of n-grams of one to four tokens that the reference has too, less a penalty for shortness (Papineni et al. 2002), 0 to 100, ' +
      'as sentence_score of sacreBLEU 2.6 with effective order. tokenize auto cuts Chinese by characters (zh), other scripts without spaces into characters, the rest as mteval-v13a. ' +
      'Of several references each n-gram is looked for in all.',
    'zh-CN':
      '一至四元词串中参照文本也有的比例的几何平均，并对过短加以惩罚（Papineni 等 2002），0 到 100，' +
      '与 sacreBLEU 2.6 的 sentence_score（effective order）一致。tokenize 为 auto 时，中文按字切分（zh），其他不以空格分词的文字按字符切分，其余按 mteval-v13a。' +
      '有多个参照时，每个词串在全部参照中查找。',
  },
  of: 'reference',
  range: { min: 0, max: 100 },
  better: 'higher',
  references: [
    {
      title: 'BLEU: a method for automatic evaluation of machine translation, Papineni et al. 2002',
      url: 'https://aclanthology.org/P02-1040/',
    },
    { title: 'A call for clarity in reporting BLEU scores, Post 2018', url: 'https://aclanthology.org/W18-6319/' },
  ],
  params: {
    tokenize: z
      .enum(['auto', ...bleuTokenizers])
      .default('auto')
      .meta({
        description: 'How texts are cut, by the names of sacreBLEU; auto looks at the reference',
        zh: '切分方式，名称同 sacreBLEU；auto 视参照文本而定',
      }),
    smoothing: z
      .enum(bleuSmoothings)
      .default('exp')
      .meta({ description: 'What stands for orders without a match', zh: '没有匹配的阶数如何平滑' }),
    maxOrder: z.int().min(1).max(9).default(4).meta({ description: 'Longest n-gram', zh: '最长词串的词数' }),
    lowercase: z.boolean().default(false).meta({ description: 'Compare in lower case', zh: '以小写比较' }),
  },
  measure: ({ text, others, params }) =>
    Math.min(
      100,
      sentenceBleu(
        text.text,
        others.map((other) => other.text),
        params,
      ).score,
    ),
  examples: [
    { text: 'the cat sat on the mat', others: ['the cat sat on the mat'], value: 100 },
    { text: 'the cat lay on the mat', others: ['the cat sat on the mat'], value: 37.99178428257963 },
    { text: '今天天气好', others: ['今天天气很好'], value: 57.89300674674101 },
    { text: 'The cat', others: ['the cat'], params: { lowercase: true }, value: 100 },
  ],
});
export default bleu;
