import { exp, log } from '../kernels/math.ts';
import { ngramMatches, numberTokens } from '../kernels/text/ngram-matches.ts';
import { type BleuTokenizer, bleuTokens } from '../languages/bleu-tokens.ts';

export const bleuSmoothings = ['exp', 'floor', 'add-k', 'none'] as const;
export type BleuSmoothing = (typeof bleuSmoothings)[number];

export interface BleuOptions {
  /** How texts are cut: `13a` by default, `zh` for Chinese. */
  tokenize?: BleuTokenizer;
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
  const cut = (text: string) => bleuTokens(lowercase ? text.toLowerCase() : text, tokenize);
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
