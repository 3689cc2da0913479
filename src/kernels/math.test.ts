import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log } from './math.ts';

describe('log', () => {
  it('agrees with the engine to a unit or two in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }), (x) => {
        const expected = Math.log(x);
        expect(Math.abs(log(x) - expected)).toBeLessThanOrEqual(Math.abs(expected) * 4.5e-16 + 1e-300);
      }),
    );
  });

  it('keeps the edges', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.NaN)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(log(2)).toBe(Math.LN2);
  });
});
