import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateLists } from './candidates.ts';
import { joinSets } from './join.ts';
import { bandRows, minHashKeys } from './min-hash-keys.ts';
import { listPostings } from './posting-lists.ts';
import { prefixKeys } from './prefix-keys.ts';
import type { ShingleSets } from './shingle-sets.ts';
import { jaccard, leastShared, leastSize } from './similarity.ts';

/** Sets of small numbers as sets of hashes, in ascending order of size. */
function setsOf(lists: readonly (readonly number[])[]): ShingleSets {
  const held = lists
    .map((list) =>
      [...new Set(list)].map((n) => (BigInt(Math.imul(n + 1, 0x9e3779b1) >>> 0) << 32n) | BigInt(Math.imul(n + 7, 0x85ebca6b) >>> 0)),
    )
    .sort((a, b) => a.length - b.length)
    .map((list) => new Uint32Array(BigUint64Array.from(list).sort().buffer));
  return {
    count: held.length,
    sizes: Uint32Array.from(held, (hashes) => hashes.length / 2),
    get: (set) => held[set] as Uint32Array,
    each(visit) {
      // The order is nobody's business.
      for (let set = held.length - 1; set >= 0; set--) visit(set, held[set] as Uint32Array);
    },
  };
}

function pairsOf(sets: ShingleSets, threshold: number, keys: 'prefix' | 'min-hash'): string[] {
  const postings = keys === 'prefix' ? prefixKeys(sets, threshold) : minHashKeys(sets, bandRows(threshold) as number);
  const found: string[] = [];
  joinSets(sets, listPostings(postings, sets.count), threshold, {
    apart: () => false,
    together: () => false,
    alike: () => false,
    found: (a, b, similarity) => found.push(`${a} ${b} ${similarity}`),
  });
  return found.sort();
}

function allPairs(sets: ShingleSets, threshold: number): string[] {
  const found: string[] = [];
  for (let b = 0; b < sets.count; b++)
    for (let a = 0; a < b; a++) {
      const similarity = jaccard(sets.get(a), sets.get(b));
      if (similarity >= threshold) found.push(`${a} ${b} ${similarity}`);
    }
  return found.sort();
}

const hash = (n: number) => {
  const h = Math.imul(n ^ (n >>> 15), 0x85ebca6b);
  return (Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0) / 2 ** 32;
};

const lists = fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 14 }), { maxLength: 30 });
const thresholds = fc.constantFrom(0.1, 0.3, 0.5, 0.6, 2 / 3, 0.7, 0.75, 0.8, 0.9, 1);

describe('the join of sets', () => {
  it('finds by the prefix filter every pair that brute force finds, and no other', () => {
    fc.assert(
      fc.property(lists, thresholds, (drawn, threshold) => {
        const sets = setsOf(drawn);
        expect(pairsOf(sets, threshold, 'prefix')).toEqual(allPairs(sets, threshold));
      }),
      { numRuns: 400 },
    );
  });

  it('finds them by signatures too, where the threshold lets bands be', () => {
    expect(bandRows(0.7)).toBe(3);
    expect(bandRows(0.05)).toBeUndefined();
    fc.assert(
      fc.property(lists, fc.constantFrom(0.5, 0.7, 0.9), (drawn, threshold) => {
        const sets = setsOf(drawn);
        expect(pairsOf(sets, threshold, 'min-hash')).toEqual(allPairs(sets, threshold));
      }),
      { numRuns: 100 },
    );
  });

  it('goes by signatures where sets share what is rarest in them, and by the prefix filter elsewhere', () => {
    // Sets of about 200 of 2000 numbers, all equally rare; some of them almost the same.
    const drawn = Array.from({ length: 240 }, (_, i) =>
      Array.from({ length: 2000 }, (_, n) => n).filter((n) => (n + i) % 101 !== 0 && hash(n * 331 + (i % 180) * 7919) < 0.1),
    );
    const sets = setsOf(drawn);
    expect(candidateLists(sets, 0.5, 0).route).toBe('min-hash');
    expect(candidateLists(sets, 0.5).route).toBe('prefix');
    expect(pairsOf(sets, 0.5, 'min-hash')).toEqual(allPairs(sets, 0.5));
    expect(allPairs(sets, 0.5).length).toBe(60);
  });

  it('takes bounds from the division that decides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), thresholds, (size, threshold) => {
        const least = leastSize(size, threshold);
        expect(least / size >= threshold && (least === 1 || (least - 1) / size < threshold)).toBe(true);
        const shared = leastShared(size, threshold);
        expect(shared / (size - shared) >= threshold && (shared === 1 || (shared - 1) / (size - shared + 1) < threshold)).toBe(true);
      }),
    );
  });
});
