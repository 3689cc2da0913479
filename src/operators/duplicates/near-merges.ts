import type { Json } from '../../core/operator.ts';
import { candidateLists } from '../../kernels/near/candidates.ts';
import type { ShingleSets } from '../../kernels/near/shingle-sets.ts';
import { jaccard } from '../../kernels/near/similarity.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import { joinGroups } from './join-groups.ts';
import { alone, createGrouping, type NearGrouping } from './near-grouping.ts';
import { groupRows, type NearGroups } from './near-groups.ts';
import { column, type NearRows } from './near-rows.ts';
import { encodeMerges, type Merge, rounded } from './near-table.ts';
import { type DeduplicateParams, examplesTold } from './parameters.ts';
import { storedSets } from './stored-sets.ts';

export const defaultNearThreshold = 0.7;

/** Finds what hangs together, which of it stays, and what contradicts itself. */
export function findMerges(state: NearRows, params: DeduplicateParams): Uint8Array {
  const threshold = params.threshold ?? defaultNearThreshold;
  state.settle();
  const groups = groupRows(state);
  const sets = storedSets(state, groups.sets);
  const grouping = createGrouping(groups, params.acrossLabels);
  const candidates = candidateLists(sets, threshold);
  const { compared, found } = joinGroups(groups, sets, candidates, grouping, params.acrossLabels, threshold);
  const { merges, clusters } = mergesOf(state, groups, sets, grouping, params.acrossLabels, threshold);
  state.hashes.close();
  return encodeMerges(merges, {
    clusters,
    merged: merges.length,
    contradictions: contradictionsOf(state, groups, grouping),
    comparison: { route: candidates.route, sets: sets.count, compared, found },
  });
}

function mergesOf(
  { rows }: NearRows,
  groups: NearGroups,
  sets: ShingleSets,
  { nodes, partners, similarities }: NearGrouping,
  acrossLabels: boolean,
  threshold: number,
): { merges: Merge[]; clusters: number } {
  const { order, nodeStarts, setStarts, setOf, labels } = groups;
  const count = labels.length;
  const roots = Uint32Array.from({ length: count }, (_, node) => nodes.find(node));
  const byCluster = radixOrder([roots], count);
  const value = (c: number, row: number) => rows.rows.column(c)[row] as number;
  const firstOf = (node: number) => order[nodeStarts[node] as number] as number;
  const prefers = (a: number, b: number) => {
    for (let c = column.preference; c < column.name; c++) if (value(c, a) !== value(c, b)) return value(c, a) < value(c, b);
    return false;
  };
  const throughOf = (of: number) => {
    const node = acrossLabels ? (setStarts[setOf[of] as number] as number) : of;
    const partner = partners[node] as number;
    return partner === alone ? undefined : { id: rows.ids.get(firstOf(partner)), similarity: similarities[node] as number };
  };

  const merges: Merge[] = [];
  let clusters = 0;
  for (let from = 0, to = 0; from < count; from = to) {
    const root = roots[byCluster[from] as number];
    let keptNode = byCluster[from] as number;
    for (to = from; to < count && roots[byCluster[to] as number] === root; to++) {
      const node = byCluster[to] as number;
      if (prefers(firstOf(node), firstOf(keptNode))) keptNode = node;
    }
    const kept = firstOf(keptNode);
    const keptSet = setOf[keptNode] as number;
    const before = merges.length;
    for (let i = from; i < to; i++) {
      const node = byCluster[i] as number;
      const set = setOf[node] as number;
      let similarity = -1;
      for (let r = nodeStarts[node] as number; r < (nodeStarts[node + 1] as number); r++) {
        const row = order[r] as number;
        if (row === kept || groups.related(row, kept)) continue;
        if (similarity < 0) similarity = set === keptSet ? 1 : jaccard(sets.get(set), sets.get(keptSet));
        merges.push({
          key: [value(column.name, row), value(column.name + 1, row)],
          into: rows.ids.get(kept),
          similarity,
          through: similarity < threshold ? throughOf(node) : undefined,
          labelsDiffer: value(column.label, row) !== value(column.label, kept),
        });
      }
    }
    if (merges.length > before) clusters++;
  }
  merges.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]);
  return { merges, clusters };
}

/** Texts that hang together by their shingles and have different labels: how many, and the first of them in pairs. */
function contradictionsOf({ rows, labels: names }: NearRows, groups: NearGroups, { sets, contradictions }: NearGrouping): Json {
  const { order, nodeStarts, setStarts, setOf, labels } = groups;
  const byGroup = new Map<number, (typeof contradictions)[number]>();
  for (const one of contradictions) {
    const group = sets.find(setOf[one.nodes[0]] as number);
    if (!byGroup.has(group)) byGroup.set(group, one);
  }
  let samples = 0;
  for (let set = 0; set < setStarts.length - 1; set++)
    if (byGroup.has(sets.find(set)))
      samples += (nodeStarts[setStarts[set + 1] as number] as number) - (nodeStarts[setStarts[set] as number] as number);
  const rowOf = (node: number) => order[nodeStarts[node] as number] as number;
  const idOf = (node: number) => rows.ids.get(rowOf(node));
  const told = [...byGroup.values()]
    .map(({ nodes: [a, b], similarity }) => (idOf(a) <= idOf(b) ? { nodes: [a, b], similarity } : { nodes: [b, a], similarity }))
    .sort((one, other) => (idOf(one.nodes[0] as number) < idOf(other.nodes[0] as number) ? -1 : 1))
    .slice(0, examplesTold)
    .map(({ nodes, similarity }) => ({
      samples: nodes.map((node) => {
        const name = names.get(labels[node] as number);
        return { id: idOf(node), ...(name === undefined ? {} : { labels: name }) };
      }),
      similarity: rounded(similarity),
    }));
  return { groups: byGroup.size, samples, examples: told };
}
