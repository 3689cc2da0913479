import { exp, log } from '../math.ts';
import { regularizedBeta } from './special.ts';

/** Value of a polynomial, the coefficient of the highest power first. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

const inner = [
  [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.981253343562],
  [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673],
] as const;
const middle = [
  [
    1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
    6848.190450536283, 11602.65143764735, 9842.714838383978,
  ],
  [
    1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.952721145979,
    38912.00328609327, 19685.429676859992,
  ],
] as const;
const outer = [
  [0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 2.9112874951168793e-5],
  [1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5],
] as const;

/** Share of the standard normal distribution below x (Cody 1969, Rational Chebyshev approximation for the error function). */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.67448975) return 0.5 + (x * polynomial(x * x, inner[0])) / polynomial(x * x, inner[1]);
  const below = normalTail(size);
  return x > 0 ? 1 - below : below;
}

/** Share beyond x, for x above 0.67. */
function normalTail(x: number): number {
  // The square in two parts: exp doubles what is lost of it.
  const high = Math.floor(x * 16) / 16;
  const density = exp(-high * high * 0.5) * exp(-(x - high) * (x + high) * 0.5);
  if (x <= 5.656854249492381) return (density * polynomial(x, middle[0])) / polynomial(x, middle[1]);
  if (x > 38.6) return 0;
  const square = 1 / (x * x);
  const rest = (square * polynomial(square, outer[0])) / polynomial(square, outer[1]);
  return (density * (0.3989422804014327 - rest)) / x;
}

const central = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438,
    3.3871328727963665,
  ],
  [5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.3133307016009, 1],
] as const;
const near = [
  [
    7.745450142783414e-4, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
    4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 5.475938084995345e-4, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
    2.053191626637759, 1,
  ],
] as const;
const far = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.2965605718285049, 1.7848265399172913,
    5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 7.868691311456133e-4, 0.014875361290850615, 0.1369298809227358,
    0.5998322065558879, 1,
  ],
] as const;

/** x below which a share p of the standard normal distribution lies (Wichura 1988, algorithm AS 241). */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(r, central[0])) / polynomial(r, central[1]);
  }
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-log(tail));
  const value =
    r <= 5 ? polynomial(r - 1.6, near[0]) / polynomial(r - 1.6, near[1]) : polynomial(r - 5, far[0]) / polynomial(r - 5, far[1]);
  return q < 0 ? -value : value;
}

/** Share of Student's t distribution below t, for any real degrees of freedom above 0; infinite ones give the normal distribution. */
export function studentCdf(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return t > 0 ? 1 : 0;
  const beyond = 0.5 * regularizedBeta(df / (df + square), df / 2, 0.5, square / (df + square));
  return t > 0 ? 1 - beyond : beyond;
}

/** t below which a share p of Student's distribution lies. */
export function studentQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1 && df > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  // Found in the lower tail, where the share keeps its digits: bracket, then halve.
  let low = normalQuantile(p);
  let high = 0;
  while (studentCdf(low, df) > p) {
    high = low;
    low *= 2;
  }
  for (let turn = 0; turn < 200; turn++) {
    const between = low + (high - low) / 2;
    if (between === low || between === high) break;
    if (studentCdf(between, df) < p) low = between;
    else high = between;
  }
  return low + (high - low) / 2;
}

/** Probability of at most `successes` in `trials`, each of probability `chance`. */
export function binomialCdf(successes: number, trials: number, chance: number): number {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  const least = Math.floor(successes);
  return regularizedBeta(1 - chance, trials - least, least + 1, chance);
}
