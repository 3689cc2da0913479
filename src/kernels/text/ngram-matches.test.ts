import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, ngramMatches, numberTokens } from './ngram-matches.ts';

function byCounters(candidate: Int32Array, references: readonly Int32Array[], orders: number): number[] {
  const count = (tokens: Int32Array, order: number) => {
    const counts = new Map<string, number>();
    for (let i = 0; i + order <= tokens.length; i++) {
      const key = tokens.subarray(i, i + order).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  return Array.from({ length: orders }, (_, i) => {
    const inReferences = references.map((reference) => count(reference, i + 1));
    let matches = 0;
    for (const [key, times] of count(candidate, i + 1))
      matches += Math.min(times, Math.max(...inReferences.map((counts) => counts.get(key) ?? 0)));
    return matches;
  });
}

const tokens = fc.array(fc.nat(3), { maxLength: 40 }).map((list) => Int32Array.from(list));

describe('ngramMatches', () => {
  it('counts as counters of all n-grams do, against one reference and several', () => {
    fc.assert(
      fc.property(
        tokens,
        fc.array(tokens, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 6 }),
        (candidate, references, orders) => {
          expect(ngramMatches(candidate, references, orders)).toEqual(byCounters(candidate, references, orders));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is linear in a text of one token, and in a long one', () => {
    const same = new Int32Array(300_000);
    expect(ngramMatches(same, [same.subarray(1)], 6)).toEqual([299_999, 299_998, 299_997, 299_996, 299_995, 299_994]);
    const other = same.map((_, i) => Math.imul(i, 0x9e3779b1));
    expect(ngramMatches(other, [other.slice().reverse()], 2)).toEqual([300_000, 0]);
  });
});

describe('numberTokens and codePoints', () => {
  it('give equal tokens equal numbers, and half a pair its own', () => {
    expect(
      numberTokens([
        ['a', 'b'],
        ['b', '__proto__'],
      ]).map((list) => [...list]),
    ).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect([...codePoints('a𠮷\ud800')]).toEqual([97, 0x20bb7, 0xd800]);
  });
});
