import type { CollectedRow, Scratch } from '../../core/operator.ts';
import { candidateLists } from '../../kernels/near/candidates.ts';
import { joinSets } from '../../kernels/near/join.ts';
import { createShingler } from '../../kernels/text/shingles.ts';
import { hashWords } from '../dataset-keys.ts';
import { keyInto } from './near.ts';
import { groupRows } from './near-groups.ts';
import type { NearSettings } from './near-links.ts';
import { column, NearRows } from './near-rows.ts';
import { encodeMerges, type Merge, openMerges, sampleKey } from './near-table.ts';
import { preferenceWords } from './preference.ts';
import { storedSets } from './stored-sets.ts';
import { unitOf } from './writing.ts';

const shingles = createShingler();
const setKey = new Uint32Array(2);
const noPreference = new Array<number>(preferenceWords).fill(0);
const nobody = 0xffffffff;

/** A held-out sample that another one is a near duplicate of. */
export interface NearLeak {
  id: string;
  similarity: number;
}

/** Texts of all splits: which of them are near duplicates of a held-out one of another split. */
export class NearLeaks {
  private readonly state: NearRows;

  constructor(scratch?: Scratch) {
    this.state = new NearRows(scratch);
  }

  add(text: string, { split, sample }: Pick<CollectedRow, 'split' | 'sample'>, heldOut: boolean, { shingle, size }: NearSettings): void {
    const hashes = shingles(text, shingle ?? unitOf(text), size);
    if (hashes.length === 0) return;
    keyInto(hashes, setKey);
    const [high, low] = setKey as unknown as [number, number];
    this.state.addSet(hashes, high, low);
    const name = sampleKey(split, sample.id);
    this.state.rows.push(
      [hashes.length / 2, high, low, hashWords(split)[0], Number(heldOut), ...name, ...noPreference, ...name],
      sample.id,
    );
  }

  encode(): Uint8Array {
    return this.state.encode();
  }

  append(partial: Uint8Array): void {
    this.state.append(partial);
  }

  /** As bytes for `openLeaks`. The first held-out set found stands for all: that there is one is what counts. */
  find(threshold: number): Uint8Array {
    const { state } = this;
    state.settle();
    const groups = groupRows(state);
    const sets = storedSets(state, groups.sets);
    const { order, setStarts, nodeStarts, splits, labels } = groups;
    const heldOut = (set: number) => labels[setStarts[set] as number] === 1;
    const partners = new Uint32Array(sets.count).fill(nobody);
    const similarities = new Float64Array(sets.count);
    const leaked = (set: number, other: number, similarity: number) => {
      if (!heldOut(other) || partners[set] !== nobody) return;
      partners[set] = other;
      similarities[set] = similarity;
    };
    const settled = (set: number, other: number) => !heldOut(other) || partners[set] !== nobody;
    joinSets(sets, candidateLists(sets, threshold).lists, threshold, {
      apart: (a, b) => splits[a] === splits[b] || (settled(a, b) && settled(b, a)),
      together: () => false,
      alike: () => false,
      found(a, b, similarity) {
        leaked(a, b, similarity);
        leaked(b, a, similarity);
      },
    });
    state.hashes.close();

    const rowsOf = (set: number) => {
      const [from, to] = [setStarts[set], setStarts[set + 1]].map((node) => nodeStarts[node as number]) as [number, number];
      return order.subarray(from, to);
    };
    const firstIds = new Map<number, string>();
    const firstIdOf = (set: number) => {
      let first = firstIds.get(set);
      if (first === undefined) {
        for (const row of rowsOf(set)) {
          const id = state.rows.ids.get(row);
          if (first === undefined || id < first) first = id;
        }
        firstIds.set(set, first as string);
      }
      return first as string;
    };
    const [highs, lows] = [state.rows.rows.column(column.name), state.rows.rows.column(column.name + 1)];
    const merges: Merge[] = [];
    for (let set = 0; set < sets.count; set++) {
      const partner = partners[set] as number;
      if (partner === nobody) continue;
      const into = firstIdOf(partner);
      for (const row of rowsOf(set))
        merges.push({
          key: [highs[row] as number, lows[row] as number],
          into,
          similarity: similarities[set] as number,
          labelsDiffer: false,
        });
    }
    merges.sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]);
    return encodeMerges(merges, null);
  }
}

/** Reads what `find` wrote. */
export function openLeaks(bytes: Uint8Array): (row: CollectedRow) => NearLeak | undefined {
  const merges = openMerges(bytes);
  return (row) => {
    const decision = merges.decide(row);
    if (decision.action !== 'merge') return undefined;
    return { id: decision.into, similarity: (decision.detail as { similarity: number }).similarity };
  };
}
