import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from './key-table.ts';

const word = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffffffff }));

describe('KeyTable', () => {
  it('holds what a Set of pairs holds, through growth and with zero keys', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 400 }), (keys) => {
        const table = new KeyTable();
        const set = new Set<string>();
        for (const [high, low] of keys) {
          expect(table.add(high, low)).toBe(!set.has(`${high}/${low}`));
          set.add(`${high}/${low}`);
        }
        expect(table.size).toBe(set.size);
        for (const [high, low] of keys) expect(table.has(high, low)).toBe(true);
        expect(table.has(0xfffffffe, 0x12345678)).toBe(set.has(`${0xfffffffe}/${0x12345678}`));
      }),
    );
  });

  it('takes signed words for the same as unsigned ones', () => {
    const table = new KeyTable();
    table.add(-1, -2);
    expect(table.has(0xffffffff, 0xfffffffe)).toBe(true);
  });
});
