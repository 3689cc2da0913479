import { describe, expect, it } from 'vitest';
import { medianOfSorted, robustScale, robustZ } from './robust.ts';

describe('robust z', () => {
  it('is that of SciPy 1.17.1: median_abs_deviation(scale="normal")', () => {
    const values = [2, 4, 4, 5, 7, 9, 40, -3.5];
    expect(robustScale(values).spread).toBeCloseTo(3.706505546264005, 12);
    const expected = [-0.67448975, -0.13489795, -0.13489795, 0.13489795, 0.67448975, 1.21408155, 9.57775445, -2.1583672];
    for (const [i, z] of robustZ(values).entries()) expect(z).toBeCloseTo(expected[i] as number, 7);
  });

  it('is the same for any order, and leaves out what is no number', () => {
    expect(robustScale([3, Number.NaN, 1, 2])).toEqual(robustScale([2, 3, 1]));
    expect(robustZ([1, Number.NaN, 2])[1]).toBeNaN();
  });

  it('goes by the mean deviation where most values are equal, and finds nothing where all are', () => {
    expect(robustScale([5, 5, 5, 5, 9]).spread).toBeCloseTo(0.8 * 1.2533141373155001, 12);
    expect([...robustZ([5, 5, 5])]).toEqual([0, 0, 0]);
  });

  it('has no middle of nothing', () => {
    expect(medianOfSorted([])).toBeNaN();
    expect([...robustZ([])]).toEqual([]);
  });
});
