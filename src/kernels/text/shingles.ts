import { textKernel } from '../assembly/text.ts';
import { isWhiteSpace } from './white-space.ts';

export type ShingleUnit = 'word' | 'character';

/**
 * Distinct shingles of a text as 64-bit hashes in ascending order, each as its low and its high word. The view holds until the next call.
 */
export type Shingler = (text: string, unit: ShingleUnit, size: number) => Uint32Array;

/** Texts longer than this are cut in TypeScript: the memory of a kernel never shrinks. */
const longestInKernel = 1 << 20;

/** The kernel's shingler, or the one in TypeScript where there is no WebAssembly: they give the same bits. See `createPlainShingler`. */
export function createShingler(): Shingler {
  const plain = createPlainShingler();
  const kernel = textKernel();
  if (!kernel) return plain;
  return (text, unit, size) => {
    const hashes = text.length > longestInKernel ? undefined : kernel.shingle(text, unit === 'character', size);
    return hashes ?? plain(text, unit, size);
  };
}

/**
 * Cuts texts into runs of `size` words or characters, in lower case. Words stand between white space as Python parts it, characters are code
 * points other than white space; a text with fewer is one shingle, an empty one has none. Linear in the length, but for the sort.
 */
export function createPlainShingler(): Shingler {
  let highs = new Int32Array(1024);
  let lows = new Int32Array(1024);
  let hashes = new Uint32Array(2048);
  let count = 0;

  const push = (high: number, low: number) => {
    if (count === highs.length) {
      highs = grown(highs);
      lows = grown(lows);
    }
    highs[count] = high;
    lows[count++] = low;
  };
  const words = (text: string) => {
    const end = text.length;
    let at = 0;
    for (;;) {
      while (at < end && isWhiteSpace(text.charCodeAt(at))) at++;
      if (at === end) return;
      let high = seedHigh;
      let low = seedLow;
      for (; at < end; at++) {
        const unit = text.charCodeAt(at);
        if (isWhiteSpace(unit)) break;
        high = (rotate(Math.imul(high ^ unit, multiplyHigh), 13) + low) | 0;
        low = rotate(Math.imul(low ^ unit, multiplyLow), 17) ^ high;
      }
      push(high, low);
    }
  };
  const characters = (text: string) => {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (isWhiteSpace(unit)) continue;
      const next = unit >= 0xd800 && unit < 0xdc00 ? text.charCodeAt(at + 1) : 0;
      if (next >= 0xdc00 && next < 0xe000) {
        push(unit, next);
        at++;
      } else push(unit, 0);
    }
  };

  return (text, unit, size) => {
    count = 0;
    const lower = text.toLowerCase();
    if (unit === 'word') words(lower);
    else characters(lower);
    if (count === 0) return hashes.subarray(0, 0);
    const length = Math.min(size, count);
    const shingles = count - length + 1;
    if (shingles * 2 > hashes.length) hashes = new Uint32Array(shingles * 3);
    for (let from = 0; from < shingles; from++) {
      let high = seedHigh;
      let low = seedLow;
      for (let i = from; i < from + length; i++) {
        high = (rotate(Math.imul(high ^ (highs[i] as number), multiplyHigh), 13) + low) | 0;
        low = rotate(Math.imul(low ^ (lows[i] as number), multiplyLow), 17) ^ high;
      }
      high = mix(high ^ length);
      low = mix((low + high) | 0);
      const top = (high + low) | 0;
      // The kernel's sign for an empty slot.
      hashes[from * 2] = low === 0 && top === 0 ? 1 : low;
      hashes[from * 2 + 1] = top;
    }
    return distinct(hashes.subarray(0, shingles * 2));
  };
}

const seedHigh = 0x3c6ef372;
const seedLow = 0x1b873593;
const multiplyHigh = 0x9e3779b1;
const multiplyLow = 0x85ebca77;

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** MurmurHash3's finaliser. */
function mix(word: number): number {
  let h = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Sorts 64-bit hashes in place and drops the repeated ones. */
function distinct(hashes: Uint32Array): Uint32Array {
  const count = hashes.length / 2;
  new BigUint64Array(hashes.buffer, hashes.byteOffset, count).sort();
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const low = hashes[i * 2] as number;
    const high = hashes[i * 2 + 1] as number;
    if (kept > 0 && hashes[kept * 2 - 2] === low && hashes[kept * 2 - 1] === high) continue;
    hashes[kept * 2] = low;
    hashes[kept * 2 + 1] = high;
    kept++;
  }
  return hashes.subarray(0, kept * 2);
}

function grown(words: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(words.length * 2);
  next.set(words);
  return next;
}
