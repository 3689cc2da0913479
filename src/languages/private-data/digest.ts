/** The digits of a hash, taken one after another: what a surrogate is made of. */
export interface Digest {
  /** Even from 0 to below the bound. */
  below(bound: number): number;
  digits(count: number): string;
  hex(count: number): string;
  /** Lower-case letters and digits. */
  word(length: number): string;
  /** Lower-case letters. */
  letters(length: number): string;
  /** A capital that nobody takes for a digit. */
  letter(): string;
  pick<T>(list: readonly T[]): T;
}

const wordLetters = '0123456789abcdefghijklmnopqrstuvwxyz';
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 256 bits are enough for all that one surrogate draws; what is left at the end is zeros. */
export function createDigest(hash: string): Digest {
  let left = BigInt(`0x${hash}`);
  const below = (bound: number) => {
    const size = BigInt(bound);
    const value = Number(left % size);
    left /= size;
    return value;
  };
  const repeat = (count: number, one: () => string) => Array.from({ length: count }, one).join('');
  return {
    below,
    digits: (count) => repeat(count, () => `${below(10)}`),
    hex: (count) => repeat(count, () => below(16).toString(16)),
    word: (length) => repeat(length, () => wordLetters.charAt(below(36))),
    letters: (length) => repeat(length, () => wordLetters.charAt(10 + below(26))),
    letter: () => capitals.charAt(below(24)),
    pick: (list) => list[below(list.length)] as never,
  };
}
