import type { Grouping } from '../../kernels/near/join.ts';
import { UnionFind } from '../../kernels/near/union-find.ts';
import { type NearGroups, various } from './near-groups.ts';

/** A pair of nodes that contradict each other. */
export interface Contradiction {
  nodes: [number, number];
  similarity: number;
}

/** What hangs together: sets by their shingles alone, nodes by their labels too. */
export interface NearGrouping {
  sets: UnionFind;
  nodes: UnionFind;
  /** For each node the most similar one that it was found with, and how similar; with labels aside for the first node of each set. */
  partners: Uint32Array;
  similarities: Float64Array;
  /** One pair at least of each group of sets under different labels. */
  contradictions: Contradiction[];
  /** Finds nodes of equal labels. To be asked before `ofSets`. */
  ofNodes: Grouping;
  /** Finds sets: all of them with labels aside, else those that have no label in common. */
  ofSets: Grouping;
}

export const alone = 0xffffffff;

export function createGrouping(groups: NearGroups, acrossLabels: boolean): NearGrouping {
  const { setStarts, setOf, labels, splits, setRoots, nodeRoots } = groups;
  const count = splits.length;
  const sets = new UnionFind(count);
  const nodes = new UnionFind(labels.length);
  const partners = new Uint32Array(labels.length).fill(alone);
  const similarities = new Float64Array(labels.length);
  const contradictions: Contradiction[] = [];
  const mixed = new Uint8Array(count);
  const first = (set: number) => setStarts[set] as number;
  const end = (set: number) => setStarts[set + 1] as number;
  const single = (set: number) => end(set) - first(set) === 1;
  const relatedNodes = (a: number, b: number) => groups.related(nodeRoots[a] as number, nodeRoots[b] as number);

  for (let set = 0; set < count; set++) {
    if (single(set)) continue;
    if (acrossLabels) for (let node = first(set) + 1; node < end(set); node++) nodes.union(first(set), node);
    // Texts with the same shingles and different labels, unless they are copies of one original.
    if (setRoots[set] !== various) continue;
    mixed[set] = 1;
    contradictions.push({ nodes: [first(set), first(set) + 1], similarity: 1 });
  }

  /** The node of a set under a label: the nodes of a set ascend by label. */
  const nodeUnder = (label: number, set: number): number | undefined => {
    let low = first(set);
    for (let high = end(set); low < high; ) {
      const middle = (low + high) >>> 1;
      if ((labels[middle] as number) < label) low = middle + 1;
      else high = middle;
    }
    return low < end(set) && labels[low] === label ? low : undefined;
  };
  /** Whether two sets have nodes that are compared as nodes. */
  const meetUnderLabel = (a: number, b: number): boolean => {
    const [fewer, more] = end(a) - first(a) < end(b) - first(b) ? [a, b] : [b, a];
    for (let node = first(fewer); node < end(fewer); node++) {
      const other = nodeUnder(labels[node] as number, more);
      if (other !== undefined && !relatedNodes(node, other)) return true;
    }
    return false;
  };

  const joinSetsOf = (a: number, b: number, similarity: number) => {
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
  };
  const joinNodes = (a: number, b: number, similarity: number) => {
    nodes.union(a, b);
    for (const [node, other] of [[a, b] as const, [b, a] as const]) {
      if (similarity <= (similarities[node] as number)) continue;
      similarities[node] = similarity;
      partners[node] = other;
    }
  };
  const sameGroup = (a: number, b: number) => sets.find(a) === sets.find(b);
  const sameCluster = (a: number, b: number) => nodes.find(a) === nodes.find(b);

  return {
    sets,
    nodes,
    partners,
    similarities,
    contradictions,
    ofNodes: {
      apart: (a, b) => labels[a] !== labels[b] || splits[setOf[a] as number] !== splits[setOf[b] as number] || relatedNodes(a, b),
      together: sameCluster,
      alike: sameCluster,
      found(a, b, similarity) {
        joinSetsOf(setOf[a] as number, setOf[b] as number, similarity);
        joinNodes(a, b, similarity);
      },
    },
    ofSets: {
      apart: (a, b) =>
        splits[a] !== splits[b] || groups.related(setRoots[a] as number, setRoots[b] as number) || (!acrossLabels && meetUnderLabel(a, b)),
      together: sameGroup,
      alike: sameGroup,
      found(a, b, similarity) {
        joinSetsOf(a, b, similarity);
        if (acrossLabels) joinNodes(first(a), first(b), similarity);
      },
    },
  };
}
