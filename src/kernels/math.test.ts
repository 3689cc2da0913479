import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos, exp, log } from './math.ts';

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

/** Distance in units in the last place of the expected value. */
function ulps(got: number, expected: number): number {
  if (Object.is(got, expected) || got === expected) return 0;
  const bits = new BigInt64Array(new Float64Array([got, expected]).buffer);
  return Math.abs(Number((bits[0] as bigint) - (bits[1] as bigint)));
}

describe('exp', () => {
  it('agrees with the engine to one unit in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -746, max: 710, noNaN: true }), (x) => {
        expect(ulps(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
    for (let x = -3; x <= 3; x += 0.0007) expect(ulps(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
  });

  it('keeps the edges', () => {
    expect(exp(0)).toBe(1);
    // As fdlibm gives it, one unit above Math.E.
    expect(exp(1)).toBe(Math.E + 2 ** -51);
    expect(exp(-1)).toBe(0.36787944117144233);
    expect(exp(1e-300)).toBe(1);
    expect(exp(709.782712893384)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-745.2)).toBe(0);
    expect(exp(-745.1)).toBe(5e-324);
    expect(exp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
  });
});

describe('cos', () => {
  it('agrees with the engine to one unit in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -800000, max: 800000, noNaN: true }), (x) => {
        expect(ulps(cos(x), Math.cos(x))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
    // Multiples of pi/2 are where the reduction loses its digits.
    for (let n = 0; n < 500000; n += 97) expect(ulps(cos((n * Math.PI) / 2), Math.cos((n * Math.PI) / 2))).toBeLessThanOrEqual(1);
  });

  it('keeps the edges', () => {
    expect(cos(0)).toBe(1);
    expect(cos(Math.PI)).toBe(-1);
    expect(cos(Math.PI / 2)).toBe(6.123233995736766e-17);
    expect(cos(800001)).toBeNaN();
    expect(cos(Number.NaN)).toBeNaN();
  });
});
