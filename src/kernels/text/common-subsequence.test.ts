import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonSubsequenceLength, markCommonSubsequence } from './common-subsequence.ts';

/** rouge-score's table, and the places of `rows` that its way back uses. */
function byTable(rows: Int32Array, columns: Int32Array): { length: number; taken: number[] } {
  const table = Array.from({ length: rows.length + 1 }, () => new Int32Array(columns.length + 1));
  const at = (row: number, column: number) => table[row]?.[column] as number;
  for (let row = 1; row <= rows.length; row++)
    for (let column = 1; column <= columns.length; column++)
      (table[row] as Int32Array)[column] =
        rows[row - 1] === columns[column - 1] ? at(row - 1, column - 1) + 1 : Math.max(at(row - 1, column), at(row, column - 1));
  const taken: number[] = [];
  let [row, column] = [rows.length, columns.length];
  while (row > 0 && column > 0) {
    if (rows[row - 1] === columns[column - 1]) {
      taken.unshift(row - 1);
      row--;
      column--;
    } else if (at(row, column - 1) > at(row - 1, column)) column--;
    else row--;
  }
  return { length: at(rows.length, columns.length), taken };
}

const symbols = fc.array(fc.nat(4), { maxLength: 110 }).map((list) => Int32Array.from(list));

describe('common subsequences', () => {
  it('have the length of the full table, and its way back, over several blocks of bits', () => {
    fc.assert(
      fc.property(symbols, symbols, (rows, columns) => {
        const { length, taken } = byTable(rows, columns);
        expect(commonSubsequenceLength(rows, columns, 5)).toBe(length);
        const marked = new Uint8Array(rows.length);
        markCommonSubsequence(rows, columns, 5, marked);
        expect([...marked.keys()].filter((place) => marked[place] === 1)).toEqual(taken);
      }),
      { numRuns: 300 },
    );
  });

  it('have no length where texts are too long, unless they are near', () => {
    const long = Int32Array.from({ length: 100_000 }, (_, i) => i % 7);
    expect(commonSubsequenceLength(long, long.slice(0, -1), 7)).toBe(99_999);
    expect(commonSubsequenceLength(long, long.slice().reverse().fill(8, 0, 1), 9)).toBeNaN();
  });
});
