import type { Grouping } from '../../kernels/near/join.ts';
import { UnionFind } from '../../kernels/near/union-find.ts';
import { type NearGroups, various } from './near-groups.ts';

/** A pair of nodes that contradict each other. */
export interface Contradiction {
  nodes: [number, number];
  similarity: number;
}

/** What hangs together: sets by their shingles alone, nodes by their labels too. */
export interface NearGrouping extends Grouping {
  sets: UnionFind;
  nodes: UnionFind;
  /** For each set the most similar one under an equal label that it was found with, and how similar. */
  partners: Uint32Array;
  similarities: Float64Array;
  /** One pair at least of each group of sets under different labels. */
  contradictions: Contradiction[];
}

export const alone = 0xffffffff;

export function createGrouping(groups: NearGroups, acrossLabels: boolean): NearGrouping {
  const { setStarts, labels, splits, setRoots, nodeRoots } = groups;
  const count = splits.length;
  const sets = new UnionFind(count);
  const nodes = new UnionFind(labels.length);
  const partners = new Uint32Array(count).fill(alone);
  const similarities = new Float64Array(count);
  const contradictions: Contradiction[] = [];
  const mixed = new Uint8Array(count);
  const first = (set: number) => setStarts[set] as number;
  const end = (set: number) => setStarts[set + 1] as number;
  const single = (set: number) => end(set) - first(set) === 1;

  /** Nodes of two sets under the same label; both ascend by label. With labels aside the first nodes stand for all. */
  const inCommon = (a: number, b: number, visit: (one: number, other: number) => boolean): boolean => {
    if (acrossLabels) return visit(first(a), first(b));
    for (let i = first(a), j = first(b); i < end(a) && j < end(b); ) {
      const order = (labels[i] as number) - (labels[j] as number);
      if (order === 0 && !visit(i, j)) return false;
      if (order <= 0) i++;
      if (order >= 0) j++;
    }
    return true;
  };
  const joined = (one: number, other: number) =>
    nodes.find(one) === nodes.find(other) || (!acrossLabels && groups.related(nodeRoots[one] as number, nodeRoots[other] as number));

  for (let set = 0; set < count; set++) {
    if (single(set)) continue;
    if (acrossLabels) for (let node = first(set) + 1; node < end(set); node++) nodes.union(first(set), node);
    // Texts with the same shingles and different labels, unless they are copies of one original.
    if (setRoots[set] !== various) continue;
    mixed[set] = 1;
    contradictions.push({ nodes: [first(set), first(set) + 1], similarity: 1 });
  }

  const partner = (set: number, other: number, similarity: number) => {
    if (similarity <= (similarities[set] as number)) return;
    similarities[set] = similarity;
    partners[set] = other;
  };

  return {
    sets,
    nodes,
    partners,
    similarities,
    contradictions,
    apart: (a, b) => splits[a] !== splits[b] || groups.related(setRoots[a] as number, setRoots[b] as number),
    together: (a, b) => sets.find(a) === sets.find(b) && inCommon(a, b, joined),
    alike: (a, b) =>
      splits[a] === splits[b] &&
      sets.find(a) === sets.find(b) &&
      (acrossLabels || (single(a) && single(b) && nodes.find(first(a)) === nodes.find(first(b)))),
    found(a, b, similarity) {
      const contradicts = !single(a) || !single(b) || labels[first(a)] !== labels[first(b)];
      const one = sets.find(a);
      const other = sets.find(b);
      if (contradicts && mixed[one] === 0 && mixed[other] === 0) {
        const sameFirst = labels[first(a)] === labels[first(b)];
        const ofFirst = sameFirst && single(b);
        contradictions.push({ nodes: [first(a) + Number(ofFirst), first(b) + Number(sameFirst && !ofFirst)], similarity });
        mixed[one] = 1;
      }
      const isMixed = (mixed[one] as number) | (mixed[other] as number);
      sets.union(a, b);
      mixed[sets.find(a)] = isMixed;
      let hang = false;
      inCommon(a, b, (left, right) => {
        if (!acrossLabels && groups.related(nodeRoots[left] as number, nodeRoots[right] as number)) return true;
        nodes.union(left, right);
        hang = true;
        return true;
      });
      if (hang) {
        partner(a, b, similarity);
        partner(b, a, similarity);
      }
    },
  };
}
