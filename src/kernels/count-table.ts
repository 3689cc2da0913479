/** Open-addressing counts of 64-bit keys in typed arrays: 12 bytes a slot, at most 3/4 full. Two keys are taken for one with probability n^2 / 2^65. */
export class CountTable {
  private keys: Uint32Array;
  private counts: Uint32Array;
  private mask: number;
  private used = 0;

  constructor(expected = 16) {
    let capacity = 16;
    while (capacity * 0.75 < expected) capacity *= 2;
    this.keys = new Uint32Array(capacity * 2);
    this.counts = new Uint32Array(capacity);
    this.mask = capacity - 1;
  }

  get size(): number {
    return this.used;
  }

  add(high: number, low: number, count: number): void {
    const slot = this.find(high >>> 0, low >>> 0);
    if (this.counts[slot] === 0) {
      this.keys[slot * 2] = high;
      this.keys[slot * 2 + 1] = low;
      this.used++;
    }
    // A count stays at the top that four bytes hold.
    this.counts[slot] = Math.min(0xffffffff, (this.counts[slot] as number) + count);
    if (this.used > (this.mask + 1) * 0.75) this.grow();
  }

  get(high: number, low: number): number {
    return this.counts[this.find(high >>> 0, low >>> 0)] as number;
  }

  /** Keys with at least `least` counts, as triples of words (high, low, count), in no order that means anything. */
  entries(least = 1): Uint32Array {
    const words: number[] = [];
    for (let slot = 0; slot <= this.mask; slot++) {
      const count = this.counts[slot] as number;
      if (count >= least) words.push(this.keys[slot * 2] as number, this.keys[slot * 2 + 1] as number, count);
    }
    return Uint32Array.from(words);
  }

  /** The slot of a key, or the free one where it would stand. A slot without a count is free. */
  private find(high: number, low: number): number {
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & this.mask;
    while (this.counts[slot] !== 0 && (this.keys[slot * 2] !== high || this.keys[slot * 2 + 1] !== low)) slot = (slot + 1) & this.mask;
    return slot;
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.counts = new Uint32Array(counts.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let old = 0; old < counts.length; old++) {
      if (counts[old] === 0) continue;
      const slot = this.find(keys[old * 2] as number, keys[old * 2 + 1] as number);
      this.keys[slot * 2] = keys[old * 2] as number;
      this.keys[slot * 2 + 1] = keys[old * 2 + 1] as number;
      this.counts[slot] = counts[old] as number;
    }
  }
}
