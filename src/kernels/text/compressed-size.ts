import { log } from '../math.ts';

const window = 32_768;
const shortest = 4;
const longest = 258;
const slots = 1 << 15;
/** Where each four bytes were met last, from `base` on: a new text has a base above all places of the ones before, so nothing is cleared. */
const last = new Int32Array(slots);
let base = 1;

/**
 * Bytes that a text would take compressed, by an estimate that is the same on every machine: a greedy LZ77 parse (window of 32 KiB, matches
 * of 4 to 258 bytes, the last place of each four bytes), literals and match lengths at the entropy they have in this text, distances at
 * their logarithm. Tables that a real format writes are left out. Linear.
 */
export function compressedSize(bytes: Uint8Array): number {
  if (base > 0x3fffffff || bytes.length > 0x3fffffff) {
    last.fill(0);
    base = 1;
  }
  // 256 literals, then one symbol for each power of two of a match's length.
  const symbols = new Int32Array(256 + 9);
  let extraBits = 0;
  const hashAt = (at: number) => Math.imul(word(bytes, at), 0x9e3779b1) >>> 17;
  for (let at = 0; at < bytes.length; ) {
    let length = 0;
    if (at + shortest <= bytes.length) {
      const hash = hashAt(at);
      const from = (last[hash] as number) - base;
      last[hash] = base + at;
      if (from >= 0 && at - from <= window) {
        length = matchLength(bytes, from, at);
        if (length >= shortest) {
          const power = 31 - Math.clz32(length);
          const symbol = 256 + power;
          symbols[symbol] = (symbols[symbol] as number) + 1;
          extraBits += power + log(at - from) / Math.LN2;
        }
      }
    }
    if (length < shortest) {
      const literal = bytes[at] as number;
      symbols[literal] = (symbols[literal] as number) + 1;
      at++;
      continue;
    }
    const end = at + length;
    for (at++; at < end; at++) if (at + shortest <= bytes.length) last[hashAt(at)] = base + at;
  }
  base += bytes.length;
  return (entropyBits(symbols) + extraBits) / 8;
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
}

function matchLength(bytes: Uint8Array, from: number, at: number): number {
  const most = Math.min(longest, bytes.length - at);
  let length = 0;
  while (length < most && bytes[from + length] === bytes[at + length]) length++;
  return length;
}

function entropyBits(counts: Int32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  let bits = 0;
  for (const count of counts) if (count > 0) bits += count * (log(total / count) / Math.LN2);
  return bits;
}
