import { createMinHasher, permutations } from '../text/min-hash.ts';
import { Postings } from './posting-lists.ts';
import type { ShingleSets } from './shingle-sets.ts';

/** Chance at which a pair just at the threshold may be missed. */
const mayMiss = 1e-6;

/** Rows of a band, as many as the threshold lets be; nothing where even bands of one row would miss more pairs than may be. */
export function bandRows(threshold: number): number | undefined {
  for (let rows = 16; rows >= 1; rows--) {
    let same = 1;
    for (let r = 0; r < rows; r++) same *= threshold;
    let missed = 1;
    for (let band = 0; band < Math.floor(permutations / rows); band++) missed *= 1 - same;
    if (missed <= mayMiss) return rows;
  }
  return undefined;
}

/** Keys of locality-sensitive hashing (Leskovec, Rajaraman and Ullman): sets meet where a whole band of their signatures is equal. */
export function minHashKeys(sets: ShingleSets, rows: number): Postings {
  const minHash = createMinHasher();
  const signature = new Uint32Array(permutations);
  const bands = Math.floor(permutations / rows);
  const postings = new Postings();
  sets.each((set, hashes) => {
    minHash(hashes, signature);
    for (let band = 0; band < bands; band++) {
      let key = Math.imul(band + 1, 0x9e3779b1);
      for (let r = band * rows; r < (band + 1) * rows; r++) {
        key = Math.imul(key ^ (signature[r] as number), 0x85ebca6b);
        key = Math.imul(key ^ (key >>> 15), 0xc2b2ae35);
      }
      postings.push((key ^ (key >>> 16)) >>> 0, set, true);
    }
  });
  return postings;
}
