/** Rough counts of 64-bit hashes, never too low: what is rare in the data comes first in the order of a prefix. */
export class Rarity {
  /** Two words for 32 slots, so that both are in one line of the cache: a bit for hashes seen once, and one for those seen again. */
  private readonly seen: Uint32Array;
  /** The second words alone, once all is seen. */
  private again: Uint32Array | undefined;
  private readonly counts: Uint16Array;
  private readonly slotMask: number;
  private readonly countMask: number;

  /** @param total hashes to come, for the size of the tables: at most 192 MiB */
  constructor(total: number) {
    const slots = powerOfTwo(total * 8, 1 << 12, 2 ** 29);
    this.slotMask = slots - 1;
    this.seen = new Uint32Array(slots / 16);
    // Few slots stay in the cache; that some hashes share one moves the order a little and loses no pair.
    const counts = powerOfTwo(total / 4, 1 << 10, 2 ** 25);
    this.countMask = counts - 1;
    this.counts = new Uint16Array(counts);
  }

  /** First pass, over the hashes of every set. Without branches: each would be mispredicted half of the time and wait for the memory. */
  see(hashes: Uint32Array): void {
    const { seen, slotMask } = this;
    for (let i = 0; i < hashes.length; i += 2) {
      const slot = (hashes[i] as number) & slotMask;
      const at = (slot >>> 5) << 1;
      const bit = 1 << (slot & 31);
      const once = seen[at] as number;
      seen[at] = once | bit;
      seen[at + 1] = (seen[at + 1] as number) | (once & bit);
    }
  }

  private seenAgain(): Uint32Array {
    const { seen } = this;
    for (let i = 0; i < seen.length; i += 2) seen[i >>> 1] = seen[i + 1] as number;
    return seen.subarray(0, seen.length / 2);
  }

  /** Second pass: writes the high words of those hashes that were seen again into `out`, counts them, and tells how many there are. */
  count(hashes: Uint32Array, out: Uint32Array): number {
    const { counts, countMask } = this;
    const shared = this.shared(hashes, out);
    for (let i = 0; i < shared; i++) {
      const at = (out[i] as number) & countMask;
      const count = counts[at] as number;
      counts[at] = count + Number(count < 0xffff);
    }
    return shared;
  }

  /** Writes the high words of the hashes that some other set may have into `out`; how many there are. */
  shared(hashes: Uint32Array, out: Uint32Array): number {
    const { slotMask } = this;
    this.again ??= this.seenAgain();
    const again = this.again;
    let shared = 0;
    for (let i = 0; i < hashes.length; i += 2) {
      const slot = (hashes[i] as number) & slotMask;
      out[shared] = hashes[i + 1] as number;
      shared += ((again[slot >>> 5] as number) >>> (slot & 31)) & 1;
    }
    return shared;
  }

  /** Rough count of a hash that is not unique. */
  of(high: number): number {
    return this.counts[high & this.countMask] as number;
  }
}

function powerOfTwo(wanted: number, least: number, most: number): number {
  let size = least;
  while (size < wanted && size < most) size *= 2;
  return size;
}
