import { UnionFind } from '../../kernels/near/union-find.ts';
import { cosinePairs } from '../../kernels/vectors/cosine-pairs.ts';
import { cosineOf } from '../../kernels/vectors/unit-vectors.ts';
import type { Merge } from './near-table.ts';
import { groupRows, type SemanticGroups, sameWords } from './semantic-groups.ts';
import { type SemanticRows, wordsOf } from './semantic-rows.ts';

export interface ClusterOptions {
  threshold: number;
  /** Whether samples of different labels are merged. */
  acrossLabels: boolean;
}

export interface SemanticClusters {
  /** In ascending order of their keys. */
  merges: Merge[];
  clusters: number;
  /** Different directions that were compared with each other. */
  compared: number;
  /** Samples that are as similar to one of another label, and the first such pairs, as places of rows. */
  contradicting: number;
  contradictions: { rows: [number, number]; similarity: number }[];
}

const shownContradictions = 20;
const nobody = 0xffffffff;

/** Groups that hang together, and for each the most similar other one. */
interface Joined {
  sets: UnionFind;
  /** 1 for groups whose rows are all in a cluster. */
  whole: Uint8Array;
  partners: Uint32Array;
  similarities: Float64Array;
  contradicts: Uint8Array;
  contradictions: SemanticClusters['contradictions'];
}

/** What hangs together by cosines at or above the threshold, within a split. Depends on the rows alone, not on their order. */
export function clusterRows(state: SemanticRows, options: ClusterOptions): SemanticClusters {
  const groups = groupRows(state, options.acrossLabels);
  const joined = joinGroups(state, groups, options);
  const { merges, clusters } = mergesOf(state, groups, joined, options.threshold);
  let contradicting = 0;
  for (let group = 0; group < groups.count; group++)
    if (joined.contradicts[group]) contradicting += (groups.begins[group + 1] as number) - (groups.begins[group] as number);
  return { merges, clusters, compared: groups.count, contradicting, contradictions: joined.contradictions };
}

function joinGroups(state: SemanticRows, groups: SemanticGroups, { threshold, acrossLabels }: ClusterOptions): Joined {
  const { count, begins, vectors, firstOf, related } = groups;
  const joined: Joined = {
    sets: new UnionFind(count),
    // Rows of one direction are a cluster by themselves, unless they are copies of one original.
    whole: Uint8Array.from(related, (one, group) => Number(!one && (begins[group + 1] as number) - (begins[group] as number) > 1)),
    partners: new Uint32Array(count).fill(nobody),
    similarities: new Float64Array(count),
    contradicts: new Uint8Array(count),
    contradictions: [],
  };
  const { sets, whole, partners, similarities, contradicts, contradictions } = joined;
  const partner = (group: number, other: number, cosine: number) => {
    whole[group] = 1;
    if (cosine <= (similarities[group] as number)) return;
    similarities[group] = cosine;
    partners[group] = other;
  };
  for (let from = 0, to = 0; from < count; from = to) {
    for (to = from + 1; to < count && sameWords(state, wordsOf.split, 1, firstOf(from), firstOf(to)); ) to++;
    cosinePairs(vectors, { from, to, threshold }, (a, b, cosine) => {
      const [one, other] = [firstOf(a), firstOf(b)];
      if (related[a] && related[b] && sameWords(state, wordsOf.root, 2, one, other)) return;
      if (acrossLabels || sameWords(state, wordsOf.labels, 1, one, other)) {
        sets.union(a, b);
        partner(a, b, cosine);
        partner(b, a, cosine);
        return;
      }
      contradicts[a] = 1;
      contradicts[b] = 1;
      if (contradictions.length < shownContradictions) contradictions.push({ rows: [one, other], similarity: cosine });
    });
  }
  return joined;
}

function mergesOf(
  state: SemanticRows,
  { count, order, begins, vectors, firstOf }: SemanticGroups,
  { sets, whole, partners, similarities }: Joined,
  threshold: number,
): { merges: Merge[]; clusters: number } {
  const { rows } = state;
  const value = (column: number, row: number) => rows.rows.column(column)[row] as number;
  const members = new Map<number, number[]>();
  for (let group = 0; group < count; group++) {
    if (!whole[group]) continue;
    const root = sets.find(group);
    const others = members.get(root);
    if (others) others.push(group);
    else members.set(root, [group]);
  }
  const prefers = (a: number, b: number) => {
    for (let c = wordsOf.preference; c < wordsOf.name; c++) if (value(c, a) !== value(c, b)) return value(c, a) < value(c, b);
    return false;
  };
  const merges: Merge[] = [];
  let clusters = 0;
  for (const groups of members.values()) {
    const keptGroup = groups.reduce((best, group) => (prefers(firstOf(group), firstOf(best)) ? group : best));
    const kept = firstOf(keptGroup);
    const before = merges.length;
    for (const group of groups) {
      const similarity = cosineOf(vectors, keptGroup, group);
      // It is there through others: the one it is most similar to says why.
      const partner = similarity < threshold ? (partners[group] as number) : nobody;
      const through = partner === nobody ? undefined : { id: rows.ids.get(firstOf(partner)), similarity: similarities[group] as number };
      for (const row of order.subarray(begins[group], begins[group + 1])) {
        if (row === kept || sameWords(state, wordsOf.root, 2, row, kept)) continue;
        merges.push({
          key: [value(wordsOf.name, row), value(wordsOf.name + 1, row)],
          into: rows.ids.get(kept),
          similarity,
          through,
          labelsDiffer: value(wordsOf.labels, row) !== value(wordsOf.labels, kept),
        });
      }
    }
    if (merges.length > before) clusters++;
  }
  merges.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]);
  return { merges, clusters };
}
