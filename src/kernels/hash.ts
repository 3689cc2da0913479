/**
 * MurmurHash3 x86_128 (Austin Appleby, public domain) over the UTF-16LE bytes of strings: two code units a word,
 * no encoding step, and unpaired surrogates are data like any other.
 * `hash128(s)` equals `mmh3.hash128(s.encode('utf-16-le', 'surrogatepass'), seed, x64arch=False)`.
 */
const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** Four 32-bit words, the hash of `text`, into `out` at `offset`. Linear in the length. */
export function hash128Into(text: string, seed: number, out: Int32Array | Uint32Array, offset = 0): void {
  const units = text.length;
  const blocks = units >> 3;
  let h1 = seed | 0;
  let h2 = h1;
  let h3 = h1;
  let h4 = h1;
  let i = 0;
  for (let b = 0; b < blocks; b++, i += 8) {
    let k1 = text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16);
    let k2 = text.charCodeAt(i + 2) | (text.charCodeAt(i + 3) << 16);
    let k3 = text.charCodeAt(i + 4) | (text.charCodeAt(i + 5) << 16);
    let k4 = text.charCodeAt(i + 6) | (text.charCodeAt(i + 7) << 16);
    k1 = Math.imul(k1, C1);
    k1 = (k1 << 15) | (k1 >>> 17);
    h1 ^= Math.imul(k1, C2);
    h1 = (h1 << 19) | (h1 >>> 13);
    h1 = (Math.imul((h1 + h2) | 0, 5) + 0x561ccd1b) | 0;
    k2 = Math.imul(k2, C2);
    k2 = (k2 << 16) | (k2 >>> 16);
    h2 ^= Math.imul(k2, C3);
    h2 = (h2 << 17) | (h2 >>> 15);
    h2 = (Math.imul((h2 + h3) | 0, 5) + 0x0bcaa747) | 0;
    k3 = Math.imul(k3, C3);
    k3 = (k3 << 17) | (k3 >>> 15);
    h3 ^= Math.imul(k3, C4);
    h3 = (h3 << 15) | (h3 >>> 17);
    h3 = (Math.imul((h3 + h4) | 0, 5) + 0x96cd1c35) | 0;
    k4 = Math.imul(k4, C4);
    k4 = (k4 << 18) | (k4 >>> 14);
    h4 ^= Math.imul(k4, C1);
    h4 = (h4 << 13) | (h4 >>> 19);
    h4 = (Math.imul((h4 + h1) | 0, 5) + 0x32ac3b17) | 0;
  }
  const rest = units - i;
  if (rest > 6) {
    let k4 = text.charCodeAt(i + 6);
    k4 = Math.imul(k4, C4);
    k4 = (k4 << 18) | (k4 >>> 14);
    h4 ^= Math.imul(k4, C1);
  }
  if (rest > 4) {
    let k3 = text.charCodeAt(i + 4) | (rest > 5 ? text.charCodeAt(i + 5) << 16 : 0);
    k3 = Math.imul(k3, C3);
    k3 = (k3 << 17) | (k3 >>> 15);
    h3 ^= Math.imul(k3, C4);
  }
  if (rest > 2) {
    let k2 = text.charCodeAt(i + 2) | (rest > 3 ? text.charCodeAt(i + 3) << 16 : 0);
    k2 = Math.imul(k2, C2);
    k2 = (k2 << 16) | (k2 >>> 16);
    h2 ^= Math.imul(k2, C3);
  }
  if (rest > 0) {
    let k1 = text.charCodeAt(i) | (rest > 1 ? text.charCodeAt(i + 1) << 16 : 0);
    k1 = Math.imul(k1, C1);
    k1 = (k1 << 15) | (k1 >>> 17);
    h1 ^= Math.imul(k1, C2);
  }
  const length = (units * 2) | 0;
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = (h1 + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
  h1 = avalanche(h1);
  h2 = avalanche(h2);
  h3 = avalanche(h3);
  h4 = avalanche(h4);
  h1 = (h1 + h2 + h3 + h4) | 0;
  out[offset] = h1;
  out[offset + 1] = (h2 + h1) | 0;
  out[offset + 2] = (h3 + h1) | 0;
  out[offset + 3] = (h4 + h1) | 0;
}

/** MurmurHash3's finaliser: every input bit reaches every output bit. */
export function avalanche(word: number): number {
  let h = word | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const scratch = new Int32Array(4);

/** 32 hexadecimal digits, the 128-bit hash of `text`. */
export function hash128Hex(text: string, seed = 0): string {
  hash128Into(text, seed, scratch);
  return wordsToHex(scratch, 0);
}

const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const codes: number[] = new Array(32).fill(0);

/** Four words as 32 hexadecimal digits. */
export function wordsToHex(words: Int32Array | Uint32Array, offset: number): string {
  for (let i = 0, at = 0; i < 4; i++) {
    const word = words[offset + i] as number;
    for (let shift = 28; shift >= 0; shift -= 4) codes[at++] = digits[(word >>> shift) & 15] as number;
  }
  // One flat string: pieces joined would have to be copied together again.
  return String.fromCharCode.apply(undefined, codes);
}
