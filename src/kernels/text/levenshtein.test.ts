import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, levenshtein } from './levenshtein.ts';

function byTable(a: string, b: string): number {
  const s = [...a];
  const t = [...b];
  let row = t.map((_, i) => i + 1);
  for (let i = 0; i < s.length; i++) {
    let corner = i;
    let left = i + 1;
    const next: number[] = [];
    for (let j = 0; j < t.length; j++) {
      const above = row[j] as number;
      left = Math.min(above + 1, left + 1, corner + (s[i] === t[j] ? 0 : 1));
      next.push(left);
      corner = above;
    }
    row = next;
  }
  return row.at(-1) ?? s.length;
}

describe('levenshtein', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['', '', 0],
    ['', 'abc', 3],
    ['flaw', 'lawn', 2],
    ['𠮷野家', '吉野家', 1],
    ['👩‍👩‍👧', '👩‍👩‍👦', 1],
  ])('%j to %j is %i', (a, b, expected) => {
    expect(levenshtein(a, b)).toBe(expected);
    expect(levenshtein(b, a)).toBe(expected);
  });

  it('agrees with the full table on texts of many blocks', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 260 });
    fc.assert(
      fc.property(letters, letters, (a, b) => levenshtein(a, b) === byTable(a, b)),
      { numRuns: 150 },
    );
  });

  it('agrees on near texts, where the band is narrow, and on any code units', () => {
    const edits = fc.array(fc.tuple(fc.nat(399), fc.constantFrom('', 'x', 'yy')), { maxLength: 30 });
    const base = fc.string({ unit: 'binary', minLength: 100, maxLength: 400 });
    fc.assert(
      fc.property(base, edits, (a, changes) => {
        const units = [...a];
        for (const [at, insert] of changes) units[at % units.length] = insert;
        const b = units.join('');
        return levenshtein(a, b) === byTable(a, b);
      }),
      { numRuns: 100 },
    );
  });

  it('says Infinity above the limit and the distance at it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 150 }), fc.string({ maxLength: 150 }), fc.nat(160), (a, b, limit) => {
        const full = byTable(a, b);
        return levenshtein(a, b, limit) === (full <= limit ? full : Infinity);
      }),
      { numRuns: 200 },
    );
  });

  it('measures two near texts of a million characters', () => {
    const a = 'lorem ipsum dolor '.repeat(60_000);
    const b = `x${a.slice(0, 500_000)}${a.slice(500_007)}y`;
    expect(levenshtein(a, b)).toBe(9);
  });

  it('counts code points, an unpaired surrogate as one', () => {
    expect(codePointLength('a𠮷\ud800')).toBe(3);
    expect(levenshtein('\ud800', '\udc00')).toBe(1);
  });
});
