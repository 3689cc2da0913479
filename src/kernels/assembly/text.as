// Kernels on texts. What each does, and the same in TypeScript: ../text/shingles.ts, ../text/min-hash.ts.
// Addresses are given by the caller, who owns the memory.

const seedHigh: i32 = 0x3c6ef372;
const seedLow: i32 = 0x1b873593;
const multiplyHigh: i32 = 0x9e3779b1;
const multiplyLow: i32 = 0x85ebca77;
/** Slots of a table beyond those that top bits name. */
const spare: i32 = 256;

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

// @ts-ignore: decorator
@inline
function mix(word: i32): i32 {
  let h = (word ^ (word >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** Writes the two words of each word of the text; returns how many there are. */
function hashWords(text: usize, end: usize, out: usize): i32 {
  let at = text;
  let to = out;
  while (true) {
    while (at < end && isWhiteSpace(load<u16>(at))) at += 2;
    if (at >= end) return i32((to - out) >> 3);
    let high = seedHigh;
    let low = seedLow;
    for (; at < end; at += 2) {
      const unit: i32 = load<u16>(at);
      if (isWhiteSpace(unit)) break;
      high = rotl((high ^ unit) * multiplyHigh, 13) + low;
      low = rotl((low ^ unit) * multiplyLow, 17) ^ high;
    }
    store<i32>(to, high);
    store<i32>(to, low, 4);
    to += 8;
  }
}

/** Writes two words for each code point that is no white space; returns how many there are. */
function hashCharacters(text: usize, end: usize, out: usize): i32 {
  let to = out;
  for (let at = text; at < end; at += 2) {
    const unit: i32 = load<u16>(at);
    if (isWhiteSpace(unit)) continue;
    let next: i32 = 0;
    if (unit >= 0xd800 && unit < 0xdc00 && at + 2 < end) {
      next = load<u16>(at, 2);
      if (next >= 0xdc00 && next < 0xe000) at += 2;
      else next = 0;
    }
    store<i32>(to, unit);
    store<i32>(to, next, 4);
    to += 8;
  }
  return i32((to - out) >> 3);
}

/**
 * Distinct hashes of the shingles of a lower-cased text of UTF-16 units, ascending, over `items`, which is room for what they are made of.
 * `table` is an ordered set with open addressing: hashes are even over their range, so each stands near the slot that its top bits name.
 * Returns -1 where they are so uneven that `table`, of a power of two of slots and `spare` more, runs over at its end.
 */
export function shingle(text: usize, units: i32, characters: i32, size: i32, items: usize, table: usize): i32 {
  const end = text + (<usize>units << 1);
  const count = characters ? hashCharacters(text, end, items) : hashWords(text, end, items);
  if (count == 0) return 0;
  const length = min(size, count);
  const shingles = count - length + 1;
  const bits = max(33 - clz(shingles), 4);
  const shift = 64 - bits;
  const tableEnd = table + (<usize>((1 << bits) + spare) << 3);
  memory.fill(table, 0, tableEnd - table);

  for (let from = 0; from < shingles; from++) {
    let high = seedHigh;
    let low = seedLow;
    const first = items + (<usize>from << 3);
    const last = first + (<usize>length << 3);
    for (let at = first; at < last; at += 8) {
      high = rotl((high ^ load<i32>(at)) * multiplyHigh, 13) + low;
      low = rotl((low ^ load<i32>(at, 4)) * multiplyLow, 17) ^ high;
    }
    high = mix(high ^ length);
    low = mix(low + high);
    // 0 is an empty slot.
    let hash = max((<u64>(<u32>(high + low)) << 32) | <u64>(<u32>low), 1);
    let slot = table + (<usize>(hash >> shift) << 3);
    let held = load<u64>(slot);
    while (held != 0 && held < hash) {
      slot += 8;
      held = load<u64>(slot);
    }
    if (held == hash) continue;
    while (held != 0) {
      store<u64>(slot, hash);
      hash = held;
      slot += 8;
      held = load<u64>(slot);
    }
    // The last slot stays empty: there every search ends.
    if (slot + 8 >= tableEnd) return -1;
    store<u64>(slot, hash);
  }

  let to = items;
  for (let slot = table; slot < tableEnd; slot += 8) {
    const hash = load<u64>(slot);
    if (hash == 0) continue;
    store<u64>(to, hash);
    to += 8;
  }
  return i32((to - items) >> 3);
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
