import { findNearDuplicates } from '../../operators/duplicates/find-near.ts';
import type { Unchecked } from '../../reports/audit-model.ts';
import type { Found } from './check.ts';
import type { OpenedData } from './open.ts';
import { readRows } from './read.ts';
import type { Rows } from './rows.ts';

/** Rows whose texts are equal, or near each other through chains of near texts. Ascending. */
export interface Alike {
  kind: 'exact' | 'near';
  rows: ArrayLike<number>;
  /** near: how similar each is to the first of them. */
  similarity?: readonly number[];
}

/** Looks at every group of rows that are alike, the equal ones first. */
export interface AlikeCheck {
  see(alike: Alike): void;
  find(): Found[];
}

export const nearThreshold = 0.7;
/** Words, or characters of scripts without spaces, that are compared at most: about 600 MB. */
const unitsCompared = 60_000_000;

/** Hands all groups of equal rows to the checks, then all groups of near ones: one text of each group of equal ones is compared. */
export function compareRows(
  opened: OpenedData,
  rows: Rows,
  units: number,
  checks: readonly AlikeCheck[],
  compared = unitsCompared,
): Unchecked[] {
  const firsts = new Map<number, Uint32Array>();
  const single: number[] = [];
  for (const group of rows.groups()) {
    const first = group[0] as number;
    if (group.length === 1) single.push(first);
    else {
      firsts.set(first, group);
      for (const check of checks) check.see({ kind: 'exact', rows: group });
    }
  }
  const share = Math.min(1, compared / Math.max(1, units));
  const distinct = Uint32Array.from([...single, ...firsts.keys()]).sort();
  const chosen = share === 1 ? distinct : distinct.filter((row) => rows.chanceOf(row) < share);
  const { clusters } = findNearDuplicates(textsOf(opened, rows, chosen), { threshold: nearThreshold });
  for (const { members, similarity } of clusters) {
    const all = members.flatMap((member, place) => {
      const row = chosen[member] as number;
      return Array.from(firsts.get(row) ?? [row], (one) => ({ row: one, similarity: similarity[place] as number }));
    });
    all.sort((a, b) => a.row - b.row);
    const alike: Alike = { kind: 'near', rows: all.map(({ row }) => row), similarity: all.map((one) => one.similarity) };
    for (const check of checks) check.see(alike);
  }
  return share === 1 ? [] : [{ code: 'near-sampled', data: { compared: chosen.length, texts: distinct.length } }];
}

/** The texts of ascending rows, read one after another. */
function* textsOf(opened: OpenedData, rows: Rows, chosen: Uint32Array): Generator<string> {
  let at = 0;
  let row = 0;
  for (const { sample } of readRows(opened)) {
    if (sample && row++ === chosen[at]) {
      at++;
      yield rows.textOf(sample);
    }
  }
}
