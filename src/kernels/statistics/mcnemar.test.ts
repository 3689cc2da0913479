import { describe, expect, it } from 'vitest';
import { mcnemarMajority, mcnemarP } from './mcnemar.ts';
import { holm } from './multiplicity.ts';

describe('mcnemar', () => {
  it('is the exact test', () => {
    // statsmodels 0.15.0, contingency_tables.mcnemar(exact=True)
    expect(mcnemarP(12, 3)).toBeCloseTo(0.03515625, 12);
    expect(mcnemarP(0, 6)).toBeCloseTo(0.03125, 12);
    expect(mcnemarP(40, 61)).toBeCloseTo(0.046044066929342785, 12);
    expect(mcnemarP(5, 5)).toBe(1);
    expect(mcnemarP(0, 0)).toBe(1);
    expect(mcnemarP(1, 0)).toBe(1);
  });

  it('goes by the majority of seeds, and a tie counts for nobody', () => {
    const truth = Int32Array.of(0, 0, 0, 0, -1);
    const rows = (...lines: number[][]) => lines.map((line) => Int32Array.from(line));
    const three = mcnemarMajority(
      truth,
      rows([1, 0, 0, 0, -1], [1, 0, 0, 1, -1], [0, 0, 1, 1, -1]),
      rows([0, 1, 0, 0, 0], [0, 1, 1, 0, 0], [1, 1, 0, 0, 0]),
    );
    expect(three).toEqual({ gained: 2, lost: 1, p: 1 });
    const two = mcnemarMajority(truth, rows([1, 1, 0, 1, 0], [0, 1, 0, 1, 0]), rows([0, 0, 0, 0, 0], [0, 0, 0, 1, 0]));
    expect(two).toEqual({ gained: 1, lost: 0, p: 1 });
  });
});

describe('holm', () => {
  it('agrees with statsmodels 0.15.0, multipletests(method="holm")', () => {
    const expected = [0.05, 0.12, 0.12, 0.03, 0.2, 0.12];
    for (const [i, p] of holm([0.01, 0.04, 0.03, 0.005, 0.2, 0.04]).entries()) expect(p).toBeCloseTo(expected[i] as number, 12);
    expect(holm([])).toEqual([]);
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
  });
});
