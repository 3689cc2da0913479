import { exp, log } from '../math.ts';

/** Bernoulli numbers over 2k(2k - 1): Stirling's series. */
const stirling = [
  0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417, -0.0019175269175269176,
  0.00641025641025641,
];
const halfLogTwoPi = 0.9189385332046727;

/** log(1 + x) for x > -1, without the loss of digits near zero (Kahan). */
export function logOnePlus(x: number): number {
  const u = 1 + x;
  return u === 1 ? x : (log(u) * x) / (u - 1);
}

/** What Stirling's formula leaves over, for x of 10 or more. */
function stirlingRest(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let i = stirling.length - 1; i >= 0; i--) sum = sum * square + (stirling[i] as number);
  return sum * inverse;
}

/** log of the gamma function, for x > 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  // Stirling's series is exact from 10 on: smaller x climb there by the recurrence.
  let product = 1;
  let at = x;
  while (at < 10) product *= at++;
  return (at - 0.5) * log(at) - at + halfLogTwoPi + stirlingRest(at) - log(product);
}

/** log of the beta function, for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const large = Math.max(a, b);
  const small = Math.min(a, b);
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(small + large);
  // logGamma(large) - logGamma(large + small), the great terms taken away by hand.
  const difference =
    stirlingRest(large) - stirlingRest(large + small) - (large - 0.5) * logOnePlus(small / large) - small * log(large + small) + small;
  return logGamma(small) + difference;
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method; fast for x < (a + 1) / (a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const guard = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let result = d;
  // Takes about the root of the greater parameter in steps.
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return result;
}

/**
 * Regularized incomplete beta function I_x(a, b): the share of a beta distribution below x. For a, b > 0.
 * `y` is 1 - x where the caller knows it more exactly.
 */
export function regularizedBeta(x: number, a: number, b: number, y = 1 - x): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const logX = x < 0.5 ? log(x) : logOnePlus(-y);
  const logY = y < 0.5 ? log(y) : logOnePlus(-x);
  const front = exp(a * logX + b * logY - logBeta(a, b));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(y, b, a)) / b;
}
