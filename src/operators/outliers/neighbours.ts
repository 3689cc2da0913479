import { CosineIndex } from '../../kernels/statistics/cosine-neighbours.ts';
import { ngramBins, ngramCounts, type SparseCounts } from '../../kernels/text/ngram-vectors.ts';

/** Rows that others are compared with, at most: the time of one comparison grows with them. */
export const mostCompared = 10_000;

/**
 * Mean cosine distance of each text to its `k` nearest among all, on hashed n-grams: 0 has k equals, 1 shares nothing with any. Of more
 * than 10,000 texts, every so manieth is compared with. NaN for a text without letters, digits or signs.
 */
export function neighbourDistances(texts: readonly string[], k: number): Float64Array {
  const vectors = texts.map((text) => ngramCounts([text]));
  const step = Math.max(1, Math.ceil(vectors.length / mostCompared));
  const index = createIndex(vectors.filter((_, place) => place % step === 0));
  return Float64Array.from(vectors, (vector, place) => index.distance(vector, k, place % step === 0 ? place / step : -1));
}

export function createIndex(vectors: readonly SparseCounts[]): CosineIndex {
  return new CosineIndex(vectors, ngramBins);
}
