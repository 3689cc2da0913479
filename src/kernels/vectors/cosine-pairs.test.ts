import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVectorKernel } from '../assembly/vectors.ts';
import { cosinePairs } from './cosine-pairs.ts';
import { createPlainProducts } from './products.ts';
import { cosineOf, directionInto, unitVectors } from './unit-vectors.ts';

function vectorsOf(rows: number, size: number, value: (row: number, d: number) => number) {
  const values = new Int16Array(rows * size);
  for (let row = 0; row < rows; row++)
    directionInto(
      Float32Array.from({ length: size }, (_, d) => value(row, d)),
      values,
      row * size,
    );
  return unitVectors(values, size);
}
const formula = (i: number, d: number) => ((i * i * 31 + i * 17 + d * d * 7 + d * (i + 3) * 13) % 1009) - 504;

describe('cosines of directions in whole numbers', () => {
  // sklearn.metrics.pairwise.cosine_similarity of scikit-learn 1.2.1 with numpy 1.24.2, in double precision.
  it.each([
    [5, [0.994161, 0.918835, 0.085065, -0.369113, 0.956053, 0.19207, -0.403979, 0.47136, -0.477617, -0.386422]],
    [384, [-0.015078, -0.025309, 0.055407, -0.094207, 0.057316, 0.013081, 0.145498, 0.020729, -0.006303, -0.000052]],
    [768, [-0.005196, -0.035532, 0.019803, -0.101923, 0.016272, -0.016857, 0.062687, 0.013092, -0.016067, -0.006294]],
  ])('of %i numbers are those of scikit-learn to 0.0001', (size, expected) => {
    const vectors = vectorsOf(5, size, formula);
    const cosines = [0, 1, 2, 3].flatMap((a) => [1, 2, 3, 4].filter((b) => b > a).map((b) => cosineOf(vectors, a, b)));
    for (const [i, cosine] of cosines.entries()) expect(Math.abs(cosine - (expected[i] as number))).toBeLessThan(1e-4);
  });

  it('of equal ones are 1 and no more, of opposite ones -1', () => {
    const vectors = vectorsOf(100, 384, (row, d) => formula(row >> 1, d) * (row < 50 ? 1 : 3));
    for (let row = 0; row < 100; row += 2) expect(cosineOf(vectors, row, row + 1)).toBe(1);
    const opposite = vectorsOf(2, 7, (row, d) => (row ? -1 : 1) * (d + 1));
    expect(cosineOf(opposite, 0, 1)).toBe(-1);
  });

  it('there is none of zeros, NaN and infinities', () => {
    const out = new Int16Array(3);
    for (const values of [
      [0, 0, 0],
      [Number.NaN, 1, 2],
      [Number.POSITIVE_INFINITY, 0, 1],
      [-Infinity, Infinity, 0],
    ])
      expect(directionInto(values, out)).toBe(false);
    expect(directionInto([1e-30, 0, 0], out)).toBe(true);
    expect([...out]).toEqual([16384, 0, 0]);
    expect(directionInto([3e38, -3e38, 3e38], out)).toBe(true);
  });
});

describe('pairs by cosine', () => {
  it('are all pairs, as found one by one, at any number of rows and numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 1, max: 19 }), fc.nat(999), (rows, size, seed) => {
        const vectors = vectorsOf(rows, size, (row, d) => formula(row + seed, d) || 1);
        const from = rows >> 3;
        const threshold = 0.8;
        const found: [number, number, number][] = [];
        cosinePairs(vectors, { from, to: rows, threshold }, (...pair) => found.push(pair));
        const expected: [number, number, number][] = [];
        for (let a = from; a < rows; a++)
          for (let b = a + 1; b < rows; b++) if (cosineOf(vectors, a, b) >= threshold) expected.push([a, b, cosineOf(vectors, a, b)]);
        const order = (one: number[], other: number[]) =>
          (one[0] as number) - (other[0] as number) || (one[1] as number) - (other[1] as number);
        expect(found.sort(order)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('come of the same products in WebAssembly and in TypeScript, to the bit', () => {
    for (const [rows, columns, size] of [
      [64, 64, 384],
      [63, 61, 33],
      [1, 2, 1],
      [2, 5, 8],
    ] as const) {
      const { values } = vectorsOf(rows + columns, size, (row, d) => formula(row, d) + (d % 3));
      const products = [createVectorKernel(size), createPlainProducts(size)].map((kernel) => {
        if (!kernel) throw new Error('WebAssembly with vectors is there in Node 20');
        // What was in place before leaves no trace.
        kernel.place('rows', vectorsOf(64, size, (row, d) => row - d).values);
        kernel.place('columns', vectorsOf(64, size, (row, d) => d - row).values);
        kernel.multiply();
        kernel.place('rows', values.subarray(0, rows * size));
        kernel.place('columns', values.subarray(rows * size));
        const largest = kernel.multiply();
        const read = Array.from({ length: rows }, (_, r) => [...kernel.products.subarray(r * 64, r * 64 + columns)]);
        expect(largest).toBeGreaterThanOrEqual(Math.max(...read.flat()));
        return read;
      });
      expect(products[0]).toEqual(products[1]);
    }
  });
});
