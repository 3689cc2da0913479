import { avalanche } from '../hash.ts';

/** Bins that n-grams and their contexts are counted in; two that meet in one are counted together. */
export const modelBins = 1 << 22;

/** Weight of the shorter n-gram, in occurrences. */
const shorterWeight = 4;
const boundary = 0x5eed;

/** Bins of all n-grams up to `order` that end at a token, and of the contexts before it: two for each order. */
export function binsOf(tokens: Int32Array, order: number): Int32Array {
  const length = tokens.length + 1;
  const bins = new Int32Array(length * order * 2);
  let out = 0;
  for (let at = 0; at < length; at++) {
    const token = at < tokens.length ? (tokens[at] as number) : boundary;
    let context = 1;
    for (let back = 0; back < order; back++) {
      if (back > 0) {
        const before = at - back;
        context = avalanche(Math.imul(context, 0x85ebca6b) + (before < 0 ? boundary - back : (tokens[before] as number)) + 1);
      }
      const whole = avalanche(Math.imul(context ^ 0x2545f491, 0x9e3779b1) + token);
      bins[out++] = whole & (modelBins - 1);
      bins[out++] = avalanche(context + back + 7) & (modelBins - 1);
    }
  }
  return bins;
}

/**
 * Mean negative logarithm (base e) of the probabilities of a text's tokens and its end: each order is mixed with the shorter one by a
 * Dirichlet prior of 4 occurrences (MacKay and Peto 1995), single tokens with a uniform choice among `different`. `own` is what the text
 * itself has put into the counts.
 */
export function crossEntropy(
  bins: Int32Array,
  order: number,
  counts: Uint32Array,
  own: ReadonlyMap<number, number>,
  different: number,
  log: (x: number) => number,
): number {
  const tokens = bins.length / (2 * order);
  const others = (bin: number) => Math.max(0, (counts[bin] as number) - (own.get(bin) ?? 0));
  let sum = 0;
  for (let at = 0, next = 0; at < tokens; at++) {
    let probability = 1 / Math.max(1, different);
    for (let back = 0; back < order; back++, next += 2) {
      const context = others(bins[next + 1] as number);
      const whole = Math.min(context, others(bins[next] as number));
      probability = (whole + shorterWeight * probability) / (context + shorterWeight);
    }
    sum -= log(probability);
  }
  return sum / tokens;
}
