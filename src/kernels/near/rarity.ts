/** Rough counts of 64-bit hashes, never too low: what is rare in the data comes first in the order of a prefix. */
export class Rarity {
  /** One bit a slot for hashes seen once, one for those seen again. */
  private readonly once: Uint32Array;
  private readonly again: Uint32Array;
  private readonly counts: Uint16Array;
  private readonly slotMask: number;
  private readonly countMask: number;

  /** @param total hashes to come, for the size of the tables: at most 192 MiB */
  constructor(total: number) {
    const slots = powerOfTwo(total * 8, 1 << 12, 2 ** 29);
    this.slotMask = slots - 1;
    this.once = new Uint32Array(slots / 32);
    this.again = new Uint32Array(slots / 32);
    const counts = powerOfTwo(total, 1 << 10, 2 ** 25);
    this.countMask = counts - 1;
    this.counts = new Uint16Array(counts);
  }

  /** First pass over all hashes. */
  see(low: number): void {
    const slot = low & this.slotMask;
    const word = slot >>> 5;
    const bit = 1 << (slot & 31);
    if (((this.once[word] as number) & bit) === 0) this.once[word] = (this.once[word] as number) | bit;
    else this.again[word] = (this.again[word] as number) | bit;
  }

  /** Second pass: counts those that were not seen once alone. */
  count(low: number, high: number): void {
    if (this.isUnique(low)) return;
    const at = high & this.countMask;
    const count = this.counts[at] as number;
    if (count < 0xffff) this.counts[at] = count + 1;
  }

  /** Whether no other set has this hash. */
  isUnique(low: number): boolean {
    const slot = low & this.slotMask;
    return ((this.again[slot >>> 5] as number) & (1 << (slot & 31))) === 0;
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
