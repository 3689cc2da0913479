import { describe, expect, it } from 'vitest';
import { findNearDuplicates } from './find-near.ts';

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ');

describe('findNearDuplicates', () => {
  it('gives clusters by places, with the similarity to the first of each', () => {
    const texts = [words(0, 20), 'alone', words(3, 23), { text: words(0, 20).toUpperCase() }, '', ' ', words(100, 105), words(100, 105)];
    expect(findNearDuplicates(texts, { size: 1 })).toMatchObject({
      clusters: [
        { members: [0, 2, 3], similarity: [1, 17 / 23, 1] },
        { members: [6, 7], similarity: [1, 1] },
      ],
      pairs: 1,
      route: 'prefix',
    });
    expect(findNearDuplicates([]).clusters).toEqual([]);
  });

  it('counts all pairs on wish, and finds the same clusters', () => {
    const texts = Array.from({ length: 40 }, (_, i) => `${words(0, 50)} own${i}`);
    const fast = findNearDuplicates(texts);
    const all = findNearDuplicates(texts, { allPairs: true });
    expect(all.clusters).toEqual(fast.clusters);
    expect(all.pairs).toBe((40 * 39) / 2);
    expect(fast.pairs).toBeLessThan(all.pairs);
  });
});
