import { radixOrder } from '../../kernels/radix-order.ts';
import { column, type NearRows } from './near-rows.ts';
import type { WantedSets } from './stored-sets.ts';

/**
 * Rows put together by what they share: a set is the rows of one split with equal shingles, a node those of them with equal labels too. All
 * numbered in ascending order of size and key, the rows of a node by preference.
 */
export interface NearGroups {
  /** Rows in order. */
  order: Uint32Array;
  /** Nodes of set s: `setStarts[s]` up to `setStarts[s + 1]`; rows of node n likewise in `order`. */
  setStarts: Uint32Array;
  nodeStarts: Uint32Array;
  /** The set of each node. */
  setOf: Uint32Array;
  sets: WantedSets;
  splits: Uint32Array;
  labels: Uint32Array;
  /** A row of the one original that all rows of a set or of a node stem from; `various` where there are several. */
  setRoots: Uint32Array;
  nodeRoots: Uint32Array;
  /** Whether two of these roots, or two rows, stem from one original. */
  related(a: number, b: number): boolean;
}

export const various = 0xffffffff;

export function groupRows({ rows }: NearRows): NearGroups {
  const count = rows.length;
  const columns = rows.rows.columns.map((_, c) => rows.rows.column(c));
  const sorted = columns.filter((_, c) => c < column.root || (c >= column.preference && c < column.name));
  const order = radixOrder(sorted, count);
  const same = (a: number, b: number, from: number, to: number) => {
    for (let c = from; c < to; c++) if (columns[c]?.[a] !== columns[c]?.[b]) return false;
    return true;
  };
  const setStarts: number[] = [];
  const nodeStarts: number[] = [];
  const setOf: number[] = [];
  const setRoots: number[] = [];
  const nodeRoots: number[] = [];
  for (let i = 0; i < count; i++) {
    const row = order[i] as number;
    const before = order[i - 1] ?? row;
    const newSet = i === 0 || !same(row, before, column.size, column.label);
    const newNode = newSet || !same(row, before, column.label, column.root);
    if (newSet) {
      setStarts.push(nodeStarts.length);
      setRoots.push(row);
    } else meet(setRoots, row);
    if (newNode) {
      nodeStarts.push(i);
      setOf.push(setStarts.length - 1);
      nodeRoots.push(row);
    } else meet(nodeRoots, row);
  }
  function meet(roots: number[], row: number): void {
    const root = roots[roots.length - 1] as number;
    if (root !== various && !same(root, row, column.root, column.preference)) roots[roots.length - 1] = various;
  }
  const firstRow = (set: number) => order[nodeStarts[setStarts[set] as number] as number] as number;
  const ofSets = (c: number) => Uint32Array.from(setStarts, (_, set) => columns[c]?.[firstRow(set)] as number);
  return {
    order,
    setStarts: Uint32Array.from([...setStarts, nodeStarts.length]),
    nodeStarts: Uint32Array.from([...nodeStarts, count]),
    setOf: Uint32Array.from(setOf),
    sets: { count: setStarts.length, sizes: ofSets(column.size), highs: ofSets(column.key), lows: ofSets(column.key + 1) },
    splits: ofSets(column.split),
    labels: Uint32Array.from(nodeStarts, (i) => columns[column.label]?.[order[i] as number] as number),
    setRoots: Uint32Array.from(setRoots),
    nodeRoots: Uint32Array.from(nodeRoots),
    related: (a, b) => a !== various && b !== various && same(a, b, column.root, column.preference),
  };
}
