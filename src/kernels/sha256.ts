/** Fractional parts of the cube roots of the first 64 primes, and of the square roots of the first 8 (FIPS 180-4, 4.2.2 and 5.3.3). */
const K = roots(64, 3);
const start = roots(8, 2);

/** The first 32 bits of the fractions, in integers: no root of a floating-point unit. */
function roots(count: number, degree: 2 | 3): Int32Array {
  const words = new Int32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let prime = true;
    for (let d = 2; d * d <= candidate; d++) if (candidate % d === 0) prime = false;
    if (!prime) continue;
    const target = BigInt(candidate) << BigInt(32 * degree);
    let low = 0n;
    let high = 1n << 40n;
    while (low < high) {
      const middle = (low + high + 1n) >> 1n;
      if (middle ** BigInt(degree) <= target) low = middle;
      else high = middle - 1n;
    }
    words[found++] = Number(BigInt.asIntN(32, low));
  }
  return words;
}

export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** The digest in hexadecimal; the hash takes no more bytes after it. */
  digest(): string;
}

/** SHA-256 (FIPS 180-4) of bytes that come in pieces, where the machine's own is not at hand. Linear. */
export function createSha256(): Sha256 {
  const state = Int32Array.from(start);
  const words = new Int32Array(64);
  const block = new Uint8Array(64);
  let filled = 0;
  let length = 0;

  const mix = (bytes: Uint8Array, at: number) => {
    for (let i = 0; i < 16; i++, at += 4)
      words[i] =
        ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    for (let i = 16; i < 64; i++) {
      const x = words[i - 15] as number;
      const y = words[i - 2] as number;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      words[i] = ((words[i - 16] as number) + s0 + (words[i - 7] as number) + s1) | 0;
    }
    let a = state[0] as number;
    let b = state[1] as number;
    let c = state[2] as number;
    let d = state[3] as number;
    let e = state[4] as number;
    let f = state[5] as number;
    let g = state[6] as number;
    let h = state[7] as number;
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] as number) + (words[i] as number)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] = (state[0] as number) + a;
    state[1] = (state[1] as number) + b;
    state[2] = (state[2] as number) + c;
    state[3] = (state[3] as number) + d;
    state[4] = (state[4] as number) + e;
    state[5] = (state[5] as number) + f;
    state[6] = (state[6] as number) + g;
    state[7] = (state[7] as number) + h;
  };

  return {
    update(bytes) {
      length += bytes.length;
      let at = 0;
      if (filled > 0) {
        const take = Math.min(64 - filled, bytes.length);
        block.set(bytes.subarray(0, take), filled);
        filled += take;
        at = take;
        if (filled < 64) return;
        mix(block, 0);
        filled = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) mix(bytes, at);
      block.set(bytes.subarray(at));
      filled = bytes.length - at;
    },
    digest() {
      block[filled] = 0x80;
      block.fill(0, filled + 1);
      if (filled >= 56) {
        mix(block, 0);
        block.fill(0);
      }
      const view = new DataView(block.buffer);
      view.setUint32(56, Math.floor(length / 0x20000000));
      view.setUint32(60, (length << 3) >>> 0);
      mix(block, 0);
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}
