import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCounts } from './edit-counts.ts';

/** RapidFuzz's way through the full table: from the end a deletion, then an insertion, then a pair. */
function byTable(reference: Int32Array, candidate: Int32Array) {
  let from = 0;
  let end = 0;
  const shorter = Math.min(reference.length, candidate.length);
  while (from < shorter && reference[from] === candidate[from]) from++;
  while (end < shorter - from && reference.at(-1 - end) === candidate.at(-1 - end)) end++;
  const a = reference.subarray(from, reference.length - end);
  const b = candidate.subarray(from, candidate.length - end);
  const cost = Array.from({ length: b.length + 1 }, (_, row) => Array.from({ length: a.length + 1 }, (_, column) => row + column));
  const at = (row: number, column: number) => cost[row]?.[column] as number;
  for (let row = 1; row <= b.length; row++)
    for (let column = 1; column <= a.length; column++)
      (cost[row] as number[])[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a[column - 1] === b[row - 1] ? 0 : 1),
      );
  const counts = { hits: from + end, substitutions: 0, insertions: 0, deletions: 0 };
  let [row, column] = [b.length, a.length];
  while (row > 0 && column > 0) {
    if (at(row, column) === at(row, column - 1) + 1) [counts.deletions, column] = [counts.deletions + 1, column - 1];
    else if (at(row - 1, column) < at(row - 1, column - 1)) [counts.insertions, row] = [counts.insertions + 1, row - 1];
    else {
      if (a[column - 1] === b[row - 1]) counts.hits++;
      else counts.substitutions++;
      row--;
      column--;
    }
  }
  return { ...counts, insertions: counts.insertions + row, deletions: counts.deletions + column };
}

const symbols = (most: number) => fc.array(fc.nat(3), { maxLength: most }).map((list) => Int32Array.from(list));

describe('editCounts', () => {
  it('tells the kinds of edits as the full table does', () => {
    fc.assert(
      fc.property(symbols(40), symbols(40), (reference, candidate) => {
        expect(editCounts(reference, candidate, 4)).toEqual(byTable(reference, candidate));
      }),
      { numRuns: 500 },
    );
  });

  it('does so for near sequences, where only cells near the diagonal are looked at', () => {
    const base = Int32Array.from({ length: 3000 }, (_, i) => (i * i) % 17);
    const edited = [...base];
    for (const at of [2900, 2100, 1500, 1499, 700, 3]) edited.splice(at, at % 2, 99, 98);
    const candidate = Int32Array.from(edited);
    expect(editCounts(base, candidate, 100)).toEqual(byTable(base, candidate));
  });

  it('gives no counts where they would cost too much', () => {
    expect(editCounts(new Int32Array(1e6), new Int32Array(1e6).fill(1), 2)).toBeUndefined();
    expect(editCounts(new Int32Array(1e6), new Int32Array(1e6 + 1), 2)).toEqual({
      hits: 1e6,
      substitutions: 0,
      insertions: 1,
      deletions: 0,
    });
  });
});
