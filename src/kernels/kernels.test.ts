import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, apportionRows } from './apportion.ts';
import { radixOrder } from './radix-order.ts';
import { StringPool } from './string-pool.ts';
import { WordRows } from './word-rows.ts';

describe('radixOrder', () => {
  it('sorts by the first column first, and keeps the order of equal rows', () => {
    const word = fc.oneof(fc.nat(3), fc.constantFrom(0xffffffff, 0x80000000, 0x10000));
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 60 }), (rows) => {
        const columns = [0, 1].map((c) => Uint32Array.from(rows, (row) => row[c] as number));
        const expected = rows
          .map((_, i) => i)
          .sort((a, b) => (rows[a]?.[0] ?? 0) - (rows[b]?.[0] ?? 0) || (rows[a]?.[1] ?? 0) - (rows[b]?.[1] ?? 0) || a - b);
        expect([...radixOrder(columns, rows.length)]).toEqual(expected);
      }),
    );
  });
});

describe('StringPool and WordRows', () => {
  it('give back what went in, across encoding and merging', () => {
    const strings = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ud800x')), { maxLength: 20 });
    fc.assert(
      fc.property(strings, strings, (a, b) => {
        const [one, two] = [new StringPool(), new StringPool()];
        for (const text of a) one.push(text);
        for (const text of b) two.push(text);
        one.append(two.encode());
        expect([...a, ...b].map((_, i) => one.get(i))).toEqual([...a, ...b]);
      }),
    );
    const [one, two] = [new WordRows(2, 1), new WordRows(2, 1)];
    for (let i = 0; i < 50; i++) (i < 20 ? one : two).push([i, 0xffffffff - i]);
    one.append(two.encode());
    expect([...one.column(1)]).toEqual(Array.from({ length: 50 }, (_, i) => 0xffffffff - i));
  });
});

describe('apportion', () => {
  const weights = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
    .filter((list) => list.some((w) => w > 1e-6));

  it('adds up, is within one of the share, and gives nothing to a weight of nothing', () => {
    fc.assert(
      fc.property(fc.nat(100_000), weights, (total, list) => {
        const shares = apportion(total, list);
        const sum = list.reduce((a, b) => a + b, 0);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        for (const [i, share] of shares.entries()) {
          expect(Math.abs(share - (total * (list[i] as number)) / sum)).toBeLessThanOrEqual(1 + 1e-6);
          if (list[i] === 0) expect(share).toBe(0);
        }
      }),
    );
  });

  it('shares out rows so that rows and columns both add up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 30 }), weights, (rows, list) => {
        const cells = apportionRows(rows, list);
        expect(cells.map((row) => row.reduce((a, b) => a + b, 0))).toEqual(rows);
        const columns = list.map((_, k) => cells.reduce((a, row) => a + (row[k] as number), 0));
        expect(columns).toEqual(
          apportion(
            rows.reduce((a, b) => a + b, 0),
            list,
          ),
        );
      }),
    );
  });
});
