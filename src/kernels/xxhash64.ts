/** XXH64 with seed 0 over bytes that come in pieces (xxHash specification 0.1.1). Words are pairs of 32 bits: low, high. */
export interface Xxhash64 {
  update(bytes: Uint8Array): void;
  /** The low 32 bits of the hash of all bytes so far. */
  low(): number;
  /** 16 hexadecimal digits. */
  hex(): string;
}

const prime1 = [0x85ebca87, 0x9e3779b1] as const;
const prime2 = [0x27d4eb4f, 0xc2b2ae3d] as const;
const prime3 = [0x9e3779f9, 0x165667b1] as const;
const prime4 = [0xc2b2ae63, 0x85ebca77] as const;
const prime5 = [0x165667c5, 0x27d4eb2f] as const;
type Word = readonly [low: number, high: number];

/** The result of the last operation, so that the loop makes no objects. */
let lo = 0;
let hi = 0;

function multiply(low: number, high: number, [otherLow, otherHigh]: Word): void {
  const a = low & 0xffff;
  const b = low >>> 16;
  const c = otherLow & 0xffff;
  const d = otherLow >>> 16;
  const middle = Math.imul(b, c);
  const first = Math.imul(a, c);
  const carried = (first >>> 16) + (middle & 0xffff) + (Math.imul(a, d) & 0xffff);
  lo = ((first & 0xffff) | (carried << 16)) >>> 0;
  hi =
    (Math.imul(b, d) +
      (middle >>> 16) +
      (Math.imul(a, d) >>> 16) +
      (carried >>> 16) +
      Math.imul(low, otherHigh) +
      Math.imul(high, otherLow)) |
    0;
}

function add(low: number, high: number, otherLow: number, otherHigh: number): void {
  const sum = (low >>> 0) + (otherLow >>> 0);
  lo = sum | 0;
  hi = (high + otherHigh + (sum > 0xffffffff ? 1 : 0)) | 0;
}

/** Turns lo and hi left, by 1 to 31 bits. */
function turn(bits: number): void {
  const low = (lo << bits) | (hi >>> (32 - bits));
  hi = (hi << bits) | (lo >>> (32 - bits));
  lo = low;
}

function round(low: number, high: number, inputLow: number, inputHigh: number): void {
  multiply(inputLow, inputHigh, prime2);
  add(low, high, lo, hi);
  turn(31);
  multiply(lo, hi, prime1);
}

export function createXxhash64(): Xxhash64 {
  const lanes = new Int32Array(8);
  add(prime1[0], prime1[1], prime2[0], prime2[1]);
  lanes.set([lo, hi, prime2[0], prime2[1], 0, 0, -prime1[0], ~prime1[1]]);
  const block = new Uint8Array(32);
  let held = 0;
  let total = 0;

  const wordAt = (bytes: Uint8Array, at: number): number =>
    (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);

  const take = (bytes: Uint8Array, at: number): void => {
    for (let lane = 0; lane < 4; lane++) {
      round(lanes[lane * 2] as number, lanes[lane * 2 + 1] as number, wordAt(bytes, at + lane * 8), wordAt(bytes, at + lane * 8 + 4));
      lanes[lane * 2] = lo;
      lanes[lane * 2 + 1] = hi;
    }
  };

  const finish = (): void => {
    if (total >= 32) {
      let [sumLow, sumHigh] = [0, 0];
      for (const [lane, bits] of [1, 7, 12, 18].entries()) {
        lo = lanes[lane * 2] as number;
        hi = lanes[lane * 2 + 1] as number;
        turn(bits);
        add(sumLow, sumHigh, lo, hi);
        [sumLow, sumHigh] = [lo, hi];
      }
      for (let lane = 0; lane < 4; lane++) {
        round(0, 0, lanes[lane * 2] as number, lanes[lane * 2 + 1] as number);
        multiply(sumLow ^ lo, sumHigh ^ hi, prime1);
        add(lo, hi, prime4[0], prime4[1]);
        [sumLow, sumHigh] = [lo, hi];
      }
    } else [lo, hi] = prime5;
    add(lo, hi, total | 0, Math.floor(total / 4294967296));
    let at = 0;
    for (; at + 8 <= held; at += 8) {
      const [low, high] = [lo, hi];
      round(0, 0, wordAt(block, at), wordAt(block, at + 4));
      [lo, hi] = [low ^ lo, high ^ hi];
      turn(27);
      multiply(lo, hi, prime1);
      add(lo, hi, prime4[0], prime4[1]);
    }
    if (at + 4 <= held) {
      const [low, high] = [lo, hi];
      multiply(wordAt(block, at), 0, prime1);
      [lo, hi] = [low ^ lo, high ^ hi];
      turn(23);
      multiply(lo, hi, prime2);
      add(lo, hi, prime3[0], prime3[1]);
      at += 4;
    }
    for (; at < held; at++) {
      const [low, high] = [lo, hi];
      multiply(block[at] as number, 0, prime5);
      [lo, hi] = [low ^ lo, high ^ hi];
      turn(11);
      multiply(lo, hi, prime1);
    }
    // x ^= x >>> 33, x *= prime2, x ^= x >>> 29, x *= prime3, x ^= x >>> 32
    multiply(lo ^ (hi >>> 1), hi, prime2);
    multiply(lo ^ ((lo >>> 29) | (hi << 3)), hi ^ (hi >>> 29), prime3);
    lo ^= hi;
  };

  return {
    update(bytes) {
      total += bytes.length;
      let at = 0;
      if (held > 0) {
        const wanted = Math.min(32 - held, bytes.length);
        block.set(bytes.subarray(0, wanted), held);
        held += wanted;
        at = wanted;
        if (held < 32) return;
        take(block, 0);
        held = 0;
      }
      for (; at + 32 <= bytes.length; at += 32) take(bytes, at);
      held = bytes.length - at;
      block.set(bytes.subarray(at));
    },
    low() {
      finish();
      return lo >>> 0;
    },
    hex() {
      finish();
      return [hi, lo].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}
