import { candidateLists, type JoinRoute } from '../../kernels/near/candidates.ts';
import { type Grouping, joinSets } from '../../kernels/near/join.ts';
import { jaccard } from '../../kernels/near/similarity.ts';
import { UnionFind } from '../../kernels/near/union-find.ts';
import { createShingler, type ShingleUnit } from '../../kernels/text/shingles.ts';
import { MemorySets } from './memory-sets.ts';
import { unitOf } from './writing.ts';

export interface NearDuplicateOptions {
  /** Least Jaccard similarity of the sets of shingles. */
  threshold?: number;
  /** Words or characters; told by the writing of each text where absent. */
  shingle?: ShingleUnit;
  /** Words or characters of a shingle. */
  size?: number;
  /** Compares every pair that could reach the threshold, also where it follows that they hang together: for the number of pairs. */
  allPairs?: boolean;
}

/** Texts that hang together: places in what was given, ascending, and how similar each is to the first of them. */
export interface NearCluster {
  members: number[];
  similarity: number[];
}

export interface NearDuplicates {
  /** In the order of their first members. */
  clusters: NearCluster[];
  /** Pairs of different sets of shingles found at or above the threshold; all there are with `allPairs`. */
  pairs: number;
  /** Pairs of sets whose shingles were compared. */
  compared: number;
  /** How pairs were looked for. */
  route: JoinRoute;
}

/**
 * Texts of which the sets of shingles have a Jaccard similarity at or above a threshold, and what hangs together by them. Exact: no pair is
 * missed. Texts without any word are no duplicates of each other. All in memory: about eight bytes a word.
 */
export function findNearDuplicates(texts: Iterable<string | { text: string }>, options: NearDuplicateOptions = {}): NearDuplicates {
  const { threshold = 0.7, shingle, size = 5, allPairs = false } = options;
  const shingles = createShingler();
  const held = new MemorySets();
  const setOf: number[] = [];
  for (const item of texts) {
    const text = typeof item === 'string' ? item : item.text;
    const hashes = shingles(text, shingle ?? unitOf(text), size);
    setOf.push(hashes.length === 0 ? -1 : held.add(hashes));
  }

  const { sets, numbers } = held.sorted();
  const groups = new UnionFind(sets.count);
  const grouping: Grouping = {
    apart: () => false,
    together: allPairs ? () => false : (a, b) => groups.find(a) === groups.find(b),
    alike: (a, b) => groups.find(a) === groups.find(b),
    found: (a, b) => groups.union(a, b),
  };
  const { lists, route } = candidateLists(sets, threshold);
  const counts = joinSets(sets, lists, threshold, grouping);

  const byRoot = new Map<number, number[]>();
  for (const [text, index] of setOf.entries()) {
    if (index < 0) continue;
    const root = groups.find(numbers[index] as number);
    const members = byRoot.get(root);
    if (members) members.push(text);
    else byRoot.set(root, [text]);
  }
  const setAt = (text: number) => sets.get(numbers[setOf[text] as number] as number);
  const clusters = [...byRoot.values()]
    .filter((members) => members.length > 1)
    .map((members) => {
      const first = setAt(members[0] as number);
      return { members, similarity: members.map((text) => jaccard(first, setAt(text))) };
    });
  return { clusters, pairs: counts.found, compared: counts.compared, route };
}
