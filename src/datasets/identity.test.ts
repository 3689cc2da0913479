import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash } from './identity.ts';

const record = fc.dictionary(fc.string(), fc.jsonValue());

describe('the hash of a record', () => {
  test('is the same for any order of keys, at any depth, and any white space', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, item]) => [key, reversed(item)]),
            )
          : value;
    fc.assert(
      fc.property(record, (values) => {
        const hash = contentHash(values);
        expect(hash).toMatch(/^[0-9a-f]{32}$/);
        expect(contentHash(reversed(values) as Record<string, unknown>)).toBe(hash);
        expect(contentHash(JSON.parse(JSON.stringify(values, null, 3)))).toBe(contentHash(JSON.parse(JSON.stringify(values))));
      }),
    );
  });

  test('tells records apart that differ in one value, key, type or place', () => {
    const records: Record<string, unknown>[] = [
      {},
      { a: '' },
      { a: null },
      { a: 'null' },
      { a: 1 },
      { a: '1' },
      { a: true },
      { a: [] },
      { a: {} },
      { a: '{}' },
      { a: 'x', b: 'y' },
      { a: 'y', b: 'x' },
      { a: 'xy', b: '' },
      { ab: 'xy' },
      { a: 'x', b: 'x' },
      { a: [1, 2] },
      { a: [2, 1] },
      { a: { b: 1 } },
    ];
    expect(new Set(records.map(contentHash)).size).toBe(records.length);
  });

  test('stays what it was in earlier versions', () => {
    expect(contentHash({ text: 'a good film', label: '1' })).toBe('415700564c598821ab31dd17fbe4fa7b');
  });
});
