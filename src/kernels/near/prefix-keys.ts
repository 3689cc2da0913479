import { Postings } from './posting-lists.ts';
import { Rarity } from './rarity.ts';
import type { ShingleSets } from './shingle-sets.ts';
import { leastShared, leastSize } from './similarity.ts';

/**
 * The keys of a prefix filter (Chaudhuri, Ganti and Kaushik 2006; Xiao and others, PPJoin, 2008): with all hashes in one order, rare ones
 * first, two sets that reach the threshold share a hash among their first ones. No pair is missed. A set is found under fewer keys than it
 * looks under, since only larger sets look for it.
 */
export function prefixKeys(sets: ShingleSets, threshold: number): Postings {
  let total = 0;
  for (let s = 0; s < sets.count; s++) total += sets.sizes[s] as number;
  const rarity = new Rarity(total);
  sets.each((_, hashes) => {
    for (let i = 0; i < hashes.length; i += 2) rarity.see(hashes[i] as number);
  });
  sets.each((_, hashes) => {
    for (let i = 0; i < hashes.length; i += 2) rarity.count(hashes[i] as number, hashes[i + 1] as number);
  });

  const postings = new Postings();
  let ranks = new Float64Array(1024);
  sets.each((set, hashes) => {
    const size = hashes.length / 2;
    if (size > ranks.length) ranks = new Float64Array(size * 2);
    // How rare it is, then the high word; hashes with equal ranks stand on the same side of the border.
    for (let i = 0; i < size; i++) {
      const high = hashes[i * 2 + 1] as number;
      ranks[i] = rarity.of(hashes[i * 2] as number, high) * 2 ** 32 + high;
    }
    const sorted = ranks.subarray(0, size).sort();
    const lookBorder = sorted[size - leastSize(size, threshold)] as number;
    const foundBorder = sorted[size - leastShared(size * 2, threshold)] as number;
    for (let i = 0; i < size; i++) {
      const rank = sorted[i] as number;
      if (rank > lookBorder) break;
      if (rank >= 2 ** 32) postings.push(rank % 2 ** 32, set, rank <= foundBorder);
    }
  });
  return postings;
}
