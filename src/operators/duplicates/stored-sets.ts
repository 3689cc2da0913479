import type { ShingleSets } from '../../kernels/near/shingle-sets.ts';
import { radixOrder } from '../../kernels/radix-order.ts';
import type { NearRows } from './near-rows.ts';

/** Sizes and keys of the sets wanted, ascending; equal ones may follow each other. */
export interface WantedSets {
  count: number;
  sizes: Uint32Array;
  highs: Uint32Array;
  lows: Uint32Array;
}

/** The sets wanted, wherever their hashes are kept. */
export function storedSets({ sets, hashes }: NearRows, wanted: WantedSets): ShingleSets {
  const { count, sizes } = wanted;
  const columns = [0, 1, 2].map((c) => sets.column(c)) as [Uint32Array, Uint32Array, Uint32Array];
  const [ownSizes, ownHighs, ownLows] = columns;
  const firsts = new Float64Array(sets.length);
  for (let i = 1; i < sets.length; i++) firsts[i] = (firsts[i - 1] as number) + (ownSizes[i - 1] as number);

  // Both in one order: each set wanted takes the first of those that are there.
  const order = radixOrder(columns, sets.length);
  const locations = new Float64Array(count);
  for (let s = 0, at = 0; s < count; s++) {
    const same = (row: number) => ownSizes[row] === sizes[s] && ownHighs[row] === wanted.highs[s] && ownLows[row] === wanted.lows[s];
    while (!same(order[at] as number)) at++;
    locations[s] = firsts[order[at] as number] as number;
  }
  const places = new Uint32Array(count);
  const highPlaces = new Uint32Array(count);
  for (let s = 0; s < count; s++) {
    places[s] = (locations[s] as number) % 2 ** 32;
    highPlaces[s] = Math.floor((locations[s] as number) / 2 ** 32);
  }
  const inPlace = radixOrder([highPlaces, places], count);

  return {
    count,
    sizes,
    get: (set) => hashes.read(locations[set] as number, sizes[set] as number),
    each(visit) {
      let next = 0;
      for (const { first, words } of hashes.inTurn()) {
        const end = first + words.length / 2;
        for (; next < count; next++) {
          const set = inPlace[next] as number;
          const at = (locations[set] as number) - first;
          if (at + first >= end) break;
          visit(set, words.subarray(at * 2, (at + (sizes[set] as number)) * 2));
        }
      }
    },
  };
}
