import type { Candidates } from '../../kernels/near/candidates.ts';
import { type JoinCounts, joinSets } from '../../kernels/near/join.ts';
import { listPostings, partPostings } from '../../kernels/near/posting-lists.ts';
import type { ShingleSets } from '../../kernels/near/shingle-sets.ts';
import type { NearGrouping } from './near-grouping.ts';
import type { NearGroups } from './near-groups.ts';

/**
 * Finds nodes of equal labels first and then sets across labels, each in lists where nobody else stands: in lists of all, whoever looks for an
 * equal label would step over each of the others.
 */
export function joinGroups(
  groups: NearGroups,
  sets: ShingleSets,
  { postings, lists }: Candidates,
  grouping: NearGrouping,
  acrossLabels: boolean,
  threshold: number,
): JoinCounts {
  const { setStarts, setOf, splits, labels } = groups;
  const oneSplit = isOne(splits);
  const counts: JoinCounts = { compared: 0, found: 0, steps: 0 };
  const add = ({ compared, found, steps }: JoinCounts) => {
    counts.compared += compared;
    counts.found += found;
    counts.steps += steps;
  };

  if (!acrossLabels) {
    const nodes = {
      count: labels.length,
      sizes: Uint32Array.from(setOf, (set) => sets.sizes[set] as number),
      get: (node: number) => sets.get(setOf[node] as number),
    };
    const scopes = Uint32Array.from(setOf, (set, node) => Math.imul(splits[set] as number, 0x85ebca6b) ^ (labels[node] as number));
    const ofNodes = isOne(scopes) ? lists : listPostings(partPostings(postings, setStarts, scopes), nodes.count);
    add(joinSets(nodes, ofNodes, threshold, grouping.ofNodes));
    if (isOne(labels)) return counts;
  }
  const ofSets = oneSplit
    ? lists
    : listPostings(
        partPostings(
          postings,
          Uint32Array.from({ length: sets.count + 1 }, (_, set) => set),
          splits,
        ),
        sets.count,
      );
  add(joinSets(sets, ofSets, threshold, grouping.ofSets));
  return counts;
}

function isOne(words: Uint32Array): boolean {
  for (const word of words) if (word !== words[0]) return false;
  return true;
}
