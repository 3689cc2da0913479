export interface NgramFrequencies {
  /** How often each different n-gram comes, in the order of first appearance. */
  counts: Int32Array;
  /** Which of them stands at each place. */
  numbers: Int32Array;
  total: number;
}

/** The n-grams of one size of a text, exactly. Linear in the tokens times the logarithm of the size: an n-gram is two halves that overlap. */
export function ngramFrequencies(tokens: Int32Array, size: number): NgramFrequencies {
  let numbers = renumber(tokens, tokens.length, (i) => tokens[i] as number, 0);
  let reach = 1;
  while (reach < size && tokens.length >= size) {
    const step = Math.min(reach, size - reach);
    const before = numbers;
    const length = tokens.length - reach - step + 1;
    numbers = renumber(before, length, (i) => before[i + step] as number, before.length);
    reach += step;
  }
  if (tokens.length < size) return { counts: new Int32Array(0), numbers: new Int32Array(0), total: 0 };
  let different = 0;
  for (const number of numbers) if (number >= different) different = number + 1;
  const counts = new Int32Array(different);
  for (const number of numbers) counts[number] = (counts[number] as number) + 1;
  return { counts, numbers, total: numbers.length };
}

/** Pairs of a first and a second number as one number from 0 on; with a base of 0 the second alone counts. */
function renumber(firsts: Int32Array, length: number, second: (i: number) => number, base: number): Int32Array {
  const known = new Map<number, number>();
  const out = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const pair = base === 0 ? second(i) : (firsts[i] as number) * base + second(i);
    let number = known.get(pair);
    if (number === undefined) {
      number = known.size;
      known.set(pair, number);
    }
    out[i] = number;
  }
  return out;
}
