// Kernels on texts. What each does, and the same in TypeScript: ../text/shingles.ts, ../text/min-hash.ts.
// Addresses are given by the caller, who owns the memory.

const seedHigh: i32 = 0x3c6ef372;
const seedLow: i32 = 0x1b873593;
const multiplyHigh: i32 = 0x9e3779b1;
const multiplyLow: i32 = 0x85ebca77;
/** Slots of a table beyond those that top bits name. */
const spare: i32 = 256;
/** What a text is cut into, and how it is given: words of bytes, words of UTF-16 units, or characters of them. */
const ofBytes: i32 = 0;
const ofCharacters: i32 = 2;

// @ts-ignore: decorator
@inline
function isWhiteSpace(unit: i32): bool {
  if (unit <= 0x20) return unit == 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f);
  if (unit < 0x1680) return unit == 0x85 || unit == 0xa0;
  return (
    unit == 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit == 0x2028 ||
    unit == 0x2029 ||
    unit == 0x202f ||
    unit == 0x205f ||
    unit == 0x3000
  );
}

/** Writes the two words of each word of the text, the high ones from `highs` on and the low ones from `lows` on; returns how many there are. */
function hashWords(text: usize, end: usize, highs: usize, lows: usize): i32 {
  let at = text;
  let to: usize = 0;
  while (true) {
    while (at < end && isWhiteSpace(load<u16>(at))) at += 2;
    if (at >= end) return i32(to >> 2);
    let high = seedHigh;
    let low = seedLow;
    for (; at < end; at += 2) {
      const unit: i32 = load<u16>(at);
      if (isWhiteSpace(unit)) break;
      high = rotl((high ^ unit) * multiplyHigh, 13) + low;
      low = rotl((low ^ unit) * multiplyLow, 17) ^ high;
    }
    store<i32>(highs + to, high);
    store<i32>(lows + to, low);
    to += 4;
  }
}

/** The same of bytes below 128, lower-cased on the way. */
function hashWordsOfBytes(text: usize, end: usize, highs: usize, lows: usize): i32 {
  let at = text;
  let to: usize = 0;
  while (true) {
    while (at < end && isWhiteSpace(load<u8>(at))) at++;
    if (at >= end) return i32(to >> 2);
    let high = seedHigh;
    let low = seedLow;
    for (; at < end; at++) {
      const byte: i32 = load<u8>(at);
      if (byte <= 0x20 && isWhiteSpace(byte)) break;
      const unit = lowerCase(byte);
      high = rotl((high ^ unit) * multiplyHigh, 13) + low;
      low = rotl((low ^ unit) * multiplyLow, 17) ^ high;
    }
    store<i32>(highs + to, high);
    store<i32>(lows + to, low);
    to += 4;
  }
}

// @ts-ignore: decorator
@inline
function lowerCase(byte: i32): i32 {
  return byte + (i32(<u32>(byte - 0x41) < 26) << 5);
}

/** Writes two words for each code point that is no white space; returns how many there are. */
function hashCharacters(text: usize, end: usize, highs: usize, lows: usize): i32 {
  let to: usize = 0;
  for (let at = text; at < end; at += 2) {
    const unit: i32 = load<u16>(at);
    if (isWhiteSpace(unit)) continue;
    let next: i32 = 0;
    if (unit >= 0xd800 && unit < 0xdc00 && at + 2 < end) {
      next = load<u16>(at, 2);
      if (next >= 0xdc00 && next < 0xe000) at += 2;
      else next = 0;
    }
    store<i32>(highs + to, unit);
    store<i32>(lows + to, next);
    to += 4;
  }
  return i32(to >> 2);
}

// @ts-ignore: decorator
@inline
function rotateAll(words: v128, by: i32): v128 {
  return v128.or(i32x4.shl(words, by), i32x4.shr_u(words, 32 - by));
}

// @ts-ignore: decorator
@inline
function mixAll(words: v128): v128 {
  let h = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

/**
 * Distinct hashes of the shingles of a text, ascending, over `highs`: of `units` UTF-16 units in lower case, or of as many bytes below 128.
 * `highs` and `lows` are room for a word of each item, one behind the other, and three words beyond them may be read.
 * `table` is an ordered set with open addressing: hashes are even over their range, so each stands near the slot that its top bits name.
 * Returns -1 where they are so uneven that `table`, of a power of two of slots and `spare` more, runs over at its end.
 */
export function shingle(text: usize, units: i32, kind: i32, size: i32, highs: usize, lows: usize, table: usize): i32 {
  const end = text + (kind == ofBytes ? <usize>units : <usize>units << 1);
  const count =
    kind == ofBytes
      ? hashWordsOfBytes(text, end, highs, lows)
      : kind == ofCharacters
        ? hashCharacters(text, end, highs, lows)
        : hashWords(text, end, highs, lows);
  if (count == 0) return 0;
  const length = min(size, count);
  const shingles = count - length + 1;
  const bits = max(33 - clz(shingles), 4);
  const shift = 64 - bits;
  const tableEnd = table + (<usize>((1 << bits) + spare) << 3);
  memory.fill(table, 0, tableEnd - table);

  // Four shingles at a time.
  for (let from = 0; from < shingles; from += 4) {
    let high = i32x4.splat(seedHigh);
    let low = i32x4.splat(seedLow);
    const first = <usize>from << 2;
    const last = first + (<usize>length << 2);
    for (let at = first; at < last; at += 4) {
      high = i32x4.add(rotateAll(i32x4.mul(v128.xor(high, v128.load(highs + at)), i32x4.splat(multiplyHigh)), 13), low);
      low = v128.xor(rotateAll(i32x4.mul(v128.xor(low, v128.load(lows + at)), i32x4.splat(multiplyLow)), 17), high);
    }
    high = mixAll(v128.xor(high, i32x4.splat(length)));
    low = mixAll(i32x4.add(low, high));
    high = i32x4.add(high, low);
    const front = v128.shuffle<i32>(low, high, 0, 4, 1, 5);
    if (!insert(i64x2.extract_lane(front, 0), table, tableEnd, shift)) return -1;
    const left = shingles - from;
    if (left == 1) break;
    if (!insert(i64x2.extract_lane(front, 1), table, tableEnd, shift)) return -1;
    if (left == 2) break;
    const back = v128.shuffle<i32>(low, high, 2, 6, 3, 7);
    if (!insert(i64x2.extract_lane(back, 0), table, tableEnd, shift)) return -1;
    if (left == 3) break;
    if (!insert(i64x2.extract_lane(back, 1), table, tableEnd, shift)) return -1;
  }

  // What is written of an empty slot is written over.
  let to = highs;
  for (let slot = table; slot < tableEnd; slot += 8) {
    const hash = load<u64>(slot);
    store<u64>(to, hash);
    to += <usize>(hash != 0) << 3;
  }
  return i32((to - highs) >> 3);
}

// @ts-ignore: decorator
@inline
function insert(added: u64, table: usize, tableEnd: usize, shift: i32): bool {
  // 0 is an empty slot.
  let hash = max(added, 1);
  let slot = table + (<usize>(hash >> shift) << 3);
  let held = load<u64>(slot);
  while (held != 0 && held < hash) {
    slot += 8;
    held = load<u64>(slot);
  }
  if (held == hash) return true;
  while (held != 0) {
    store<u64>(slot, hash);
    hash = held;
    slot += 8;
    held = load<u64>(slot);
  }
  // The last slot stays empty: there every search ends.
  if (slot + 8 >= tableEnd) return false;
  store<u64>(slot, hash);
  return true;
}

/** The least of `factor * low word + summand` over all hashes, for 128 pairs of a factor and a summand: factors first, then summands. */
export function minHash(hashes: usize, count: i32, permutations: usize, out: usize): void {
  const end = hashes + (<usize>count << 3);
  for (let p: usize = 0; p < 512; p += 64) {
    const a0 = v128.load(permutations + p);
    const a1 = v128.load(permutations + p, 16);
    const a2 = v128.load(permutations + p, 32);
    const a3 = v128.load(permutations + p, 48);
    const b0 = v128.load(permutations + p, 512);
    const b1 = v128.load(permutations + p, 528);
    const b2 = v128.load(permutations + p, 544);
    const b3 = v128.load(permutations + p, 560);
    let m0 = i32x4.splat(-1);
    let m1 = i32x4.splat(-1);
    let m2 = i32x4.splat(-1);
    let m3 = i32x4.splat(-1);
    for (let at = hashes; at < end; at += 8) {
      const x = i32x4.splat(load<i32>(at));
      m0 = i32x4.min_u(m0, i32x4.add(i32x4.mul(x, a0), b0));
      m1 = i32x4.min_u(m1, i32x4.add(i32x4.mul(x, a1), b1));
      m2 = i32x4.min_u(m2, i32x4.add(i32x4.mul(x, a2), b2));
      m3 = i32x4.min_u(m3, i32x4.add(i32x4.mul(x, a3), b3));
    }
    v128.store(out + p, m0);
    v128.store(out + p, m1, 16);
    v128.store(out + p, m2, 32);
    v128.store(out + p, m3, 48);
  }
}
