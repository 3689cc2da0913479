import type { CollectedRow, DatasetView, Json } from '../core/operator.ts';
import { UnionFind } from '../kernels/near/union-find.ts';
import { radixOrder } from '../kernels/radix-order.ts';
import { WordRows } from '../kernels/word-rows.ts';
import { findKey } from './dataset-keys.ts';
import { assignGroups } from './group-splits.ts';

/**
 * The split of each owner, so that nothing connects two splits: rows of owner, split and component, in the order of the owners' keys.
 * `rows` has a row for each sample: two words of its owner, two of its class; `links` two words of an owner and two of what connects it
 * with all others that have the same.
 */
export function assignConnected(rows: WordRows, links: WordRows, ratio: readonly number[]): Uint8Array {
  const [highs, lows] = [rows.column(0), rows.column(1)];
  const owners = new WordRows(2, Math.max(1, rows.length));
  for (const row of radixOrder([highs, lows], rows.length)) {
    const last = owners.length - 1;
    if (last >= 0 && owners.columns[0]?.[last] === highs[row] && owners.columns[1]?.[last] === lows[row]) continue;
    owners.push([highs[row] as number, lows[row] as number]);
  }
  const known = [owners.column(0), owners.column(1)] as const;
  // The least stands for its component, whatever the order of joining.
  const components = new UnionFind(owners.length);
  const columns = [0, 1, 2, 3].map((c) => links.column(c)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const order = radixOrder([columns[2], columns[3]], links.length);
  const ownerOf = (link: number) => findKey(known, [columns[0][link] as number, columns[1][link] as number]);
  for (let i = 1; i < order.length; i++) {
    const [before, link] = [order[i - 1] as number, order[i] as number];
    if (columns[2][before] === columns[2][link] && columns[3][before] === columns[3][link])
      components.union(ownerOf(before), ownerOf(link));
  }
  const grouped = new WordRows(4, Math.max(1, rows.length));
  for (let i = 0; i < rows.length; i++) {
    const group = components.find(findKey(known, [highs[i] as number, lows[i] as number]));
    grouped.push([known[0][group] as number, known[1][group] as number, rows.column(2)[i] as number, rows.column(3)[i] as number]);
  }
  const assigned = new WordRows(3);
  assigned.append(assignGroups(grouped, ratio));
  const placed = new WordRows(4, Math.max(1, owners.length));
  for (let i = 0; i < owners.length; i++) {
    const group = components.find(i);
    const at = findKey([assigned.column(0), assigned.column(1)], [known[0][group] as number, known[1][group] as number]);
    placed.push([known[0][i] as number, known[1][i] as number, assigned.column(2)[at] as number, group]);
  }
  return placed.encode();
}

/** Reads what `assignConnected` wrote; `ownerOf` says what a sample's owner is. */
export function openConnected(bytes: Uint8Array, names: readonly string[], ownerOf: (row: CollectedRow) => [number, number]): DatasetView {
  const placed = new WordRows(4);
  placed.append(bytes);
  const [highs, lows, places, groups] = [0, 1, 2, 3].map((c) => placed.column(c)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  return {
    decide(row) {
      const name = names[places[findKey([highs, lows], ownerOf(row))] as number];
      return name === undefined ? { action: 'keep' } : { action: 'keep', split: name };
    },
    findings(): Json {
      const sizes = new Map<number, number>();
      for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
      const splits = names.map((split, place) => {
        const own = new Set(groups.filter((_, at) => places[at] === place));
        return { split, originals: places.reduce((sum, one) => sum + Number(one === place), 0), groups: own.size };
      });
      return { originals: groups.length, groups: sizes.size, largest: [...sizes.values()].reduce((a, b) => Math.max(a, b), 0), splits };
    },
  };
}
