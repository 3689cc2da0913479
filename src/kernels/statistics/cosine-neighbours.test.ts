import { describe, expect, it } from 'vitest';
import type { SparseCounts } from '../text/ngram-vectors.ts';
import { CosineIndex } from './cosine-neighbours.ts';

function vector(counts: Record<number, number>): SparseCounts {
  return { bins: Uint32Array.from(Object.keys(counts).map(Number)), counts: Uint32Array.from(Object.values(counts)) };
}

const vectors = [
  { 1: 1, 2: 2, 5: 1 },
  { 1: 1, 2: 1, 7: 3 },
  { 2: 4, 5: 1 },
  { 9: 1, 10: 2 },
  { 1: 2, 5: 1, 7: 1, 9: 1 },
].map(vector);

describe('distances to neighbours', () => {
  // TfidfTransformer(sublinear_tf=True), NearestNeighbors(metric='cosine'), the row itself left out.
  it.each([
    [1, [0.11695013357487094, 0.3712566181732827, 0.11695013357487094, 0.8008234088882251, 0.3712566181732827]],
    [3, [0.40877224431886566, 0.5438187442615618, 0.5500071206013128, 0.9336078029627416, 0.5676227221089408]],
  ])('are those of scikit-learn 1.9.1 for k = %i', (k, expected) => {
    const index = new CosineIndex(vectors, 16);
    for (const [row, distance] of expected.entries())
      expect(index.distance(vectors[row] as SparseCounts, k, row)).toBeCloseTo(distance, 12);
  });

  it('are 0 beside an equal, 1 beside nothing alike, and absent where there is nothing to compare', () => {
    const index = new CosineIndex(vectors, 16);
    expect(index.distance(vector({ 9: 1, 10: 2 }), 1)).toBeCloseTo(0, 12);
    expect(index.distance(vector({ 12: 1 }), 2)).toBe(1);
    expect(index.distance(vector({}), 1)).toBeNaN();
    expect(new CosineIndex([vector({ 1: 1 })], 16).distance(vector({ 1: 1 }), 1, 0)).toBeNaN();
  });

  it('take all others where there are fewer than k', () => {
    const index = new CosineIndex(vectors.slice(0, 2), 16);
    expect(index.distance(vectors[0] as SparseCounts, 9, 0)).toBe(index.distance(vectors[0] as SparseCounts, 1, 0));
  });
});
