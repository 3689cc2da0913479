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
  // The sets ascend by size.
  const largest = sets.count === 0 ? 0 : (sets.sizes[sets.count - 1] as number);
  const highs = new Uint32Array(largest);
  sets.each((_, hashes) => rarity.see(hashes));
  sets.each((_, hashes) => rarity.count(hashes, highs));

  const postings = new Postings(total >>> 2);
  const ranks = new Float64Array(largest);
  sets.each((set, hashes) => {
    const size = hashes.length / 2;
    // Hashes that no other set has come first and let nobody meet.
    const shared = rarity.shared(hashes, highs);
    const unique = size - shared;
    const looks = size - leastSize(size, threshold) + 1 - unique;
    if (looks <= 0) return;
    // Of the others: how rare, then the high word; those with equal ranks stand on the same side of a border.
    for (let i = 0; i < shared; i++) {
      const high = highs[i] as number;
      ranks[i] = rarity.of(high) * 2 ** 32 + high;
    }
    const lookBorder = selectRank(ranks, shared, looks - 1);
    const isFoundBy = size - leastShared(size * 2, threshold) + 1 - unique;
    // The least ranks stand in front now.
    const foundBorder = isFoundBy > 0 ? selectRank(ranks, looks, isFoundBy - 1) : -1;
    for (let i = 0; i < shared; i++) {
      const rank = ranks[i] as number;
      if (rank <= lookBorder) postings.push(rank % 2 ** 32, set, rank <= foundBorder);
    }
  });
  return postings;
}

/** The rank at `place` in ascending order of the first `count`, with lesser ones moved before it (Hoare's selection). */
function selectRank(ranks: Float64Array, count: number, place: number): number {
  let from = 0;
  let to = count - 1;
  while (from < to) {
    const pivot = ranks[(from + to) >>> 1] as number;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((ranks[i] as number) < pivot) i++;
      while ((ranks[j] as number) > pivot) j--;
      if (i > j) break;
      const held = ranks[i] as number;
      ranks[i++] = ranks[j] as number;
      ranks[j--] = held;
    }
    if (place <= j) to = j;
    else if (place >= i) from = i;
    else break;
  }
  return ranks[place] as number;
}
