import { endOfList, type PostingLists } from './posting-lists.ts';
import type { ShingleSets } from './shingle-sets.ts';
import { leastShared, leastSize, sharedHashes } from './similarity.ts';

/** What is known of sets while pairs are found: so that what follows from pairs already found is not compared again. */
export interface Grouping {
  /** Whether two sets are never compared. */
  apart(a: number, b: number): boolean;
  /** Whether two sets hang together already and comparing them would tell nothing. */
  together(a: number, b: number): boolean;
  /** Whether what hangs together with one hangs together with the other. */
  alike(a: number, b: number): boolean;
  found(a: number, b: number, similarity: number): void;
}

/** What is compared. */
export type ComparedSets = Pick<ShingleSets, 'count' | 'sizes' | 'get'>;

export interface JoinCounts {
  /** Pairs of sets whose hashes were compared. */
  compared: number;
  /** Pairs that reached the threshold. */
  found: number;
  /** Places of lists that were looked at. */
  steps: number;
}

/**
 * Compares sets that meet in a list, smaller sets first, by their true Jaccard similarity. The order is that of the sets and so are the pairs
 * found. Runs of sets that hang together are passed over in one go: a cluster of n costs about n comparisons, not n squared.
 */
export function joinSets(sets: ComparedSets, lists: PostingLists, threshold: number, grouping: Grouping): JoinCounts {
  const { members, places, starts } = lists;
  // The place before each, beyond the run of alike sets that ends there.
  const before = new Uint32Array(members.length);
  for (let p = 1; p < before.length; p++) before[p] = p - 1;
  const seen = new Uint32Array(sets.count);
  const counts: JoinCounts = { compared: 0, found: 0, steps: 0 };

  const pastRun = (place: number): number => {
    const set = members[place] as number;
    let at = before[place] as number;
    for (let member = members[at] as number; member !== endOfList && grouping.alike(set, member); member = members[at] as number) {
      counts.steps++;
      at = before[at] as number;
    }
    before[place] = at;
    return at;
  };

  let lowest = 0;
  let lowestSize = 0;
  for (let set = 0; set < sets.count; set++) {
    const from = starts[set] as number;
    const to = starts[set + 1] as number;
    if (from === to) continue;
    const size = sets.sizes[set] as number;
    if (size !== lowestSize) {
      lowestSize = size;
      const least = leastSize(size, threshold);
      while ((sets.sizes[lowest] as number) < least) lowest++;
    }
    let own: Uint32Array | undefined;
    for (let p = from; p < to; p++) {
      let at = places[p] as number;
      for (let other = members[at] as number; other !== endOfList && other >= lowest; other = members[at] as number) {
        counts.steps++;
        if (seen[other] === set + 1 || other === set) {
          at--;
          continue;
        }
        let together = grouping.together(set, other);
        if (!together) {
          seen[other] = set + 1;
          if (!grouping.apart(set, other)) {
            own ??= sets.get(set);
            const sizeOfBoth = size + (sets.sizes[other] as number);
            counts.compared++;
            const shared = sharedHashes(own, sets.get(other), leastShared(sizeOfBoth, threshold));
            if (shared >= 0) {
              counts.found++;
              grouping.found(other, set, shared / (sizeOfBoth - shared));
              together = grouping.together(set, other);
            }
          }
        }
        at = together ? pastRun(at) : at - 1;
      }
    }
  }
  return counts;
}
