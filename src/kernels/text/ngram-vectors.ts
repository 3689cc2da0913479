import { NgramHasher } from './ngrams.ts';

/** Bins that n-grams are hashed into. */
export const ngramBins = 1 << 20;

/** Sparse counts: bins in ascending order, and how often each was met. */
export interface SparseCounts {
  bins: Uint32Array;
  counts: Uint32Array;
}

/** Words, single characters and pairs of them in scripts without spaces, and runs of three and four characters inside words. */
const hasher = new NgramHasher({ words: 1, unspaced: 2, characters: { min: 3, max: 4 } });

/** The n-grams of texts, told apart by their place, as counts in bins. Linear in the texts. */
export function ngramCounts(texts: readonly string[]): SparseCounts {
  const met = new Map<number, number>();
  for (const [column, text] of texts.entries())
    hasher.hash(text, column, {
      take(hashes, count) {
        for (let i = 0; i < count; i++) {
          const bin = ((hashes[i] as number) ^ ((hashes[i] as number) >>> 20)) & (ngramBins - 1);
          met.set(bin, (met.get(bin) ?? 0) + 1);
        }
      },
    });
  const bins = Uint32Array.from(met.keys()).sort();
  return { bins, counts: bins.map((bin) => met.get(bin) as number) };
}
