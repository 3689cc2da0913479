/**
 * Open-addressing set of 64-bit keys in one typed array: 8 bytes a slot, at most 3/4 full. Two different records share a
 * key with probability n^2 / 2^65.
 */
export class KeyTable {
  private slots: Uint32Array;
  private mask: number;
  private used = 0;
  private hasZero = false;

  /** @param expected number of keys expected, so that the table seldom grows */
  constructor(expected = 16) {
    let capacity = 16;
    while (capacity * 0.75 < expected) capacity *= 2;
    this.slots = new Uint32Array(capacity * 2);
    this.mask = capacity - 1;
  }

  get size(): number {
    return this.used + (this.hasZero ? 1 : 0);
  }

  has(high: number, low: number): boolean {
    if ((high | low) === 0) return this.hasZero;
    return this.find(high >>> 0, low >>> 0) < 0;
  }

  /** True where the key is new. */
  add(high: number, low: number): boolean {
    if ((high | low) === 0) {
      const fresh = !this.hasZero;
      this.hasZero = true;
      return fresh;
    }
    const slot = this.find(high >>> 0, low >>> 0);
    if (slot < 0) return false;
    this.slots[slot] = high;
    this.slots[slot + 1] = low;
    this.used++;
    if (this.used > (this.mask + 1) * 0.75) this.grow();
    return true;
  }

  /** Index of the free slot for a key, or -1 where it is there already. */
  private find(high: number, low: number): number {
    let at = (high ^ Math.imul(low, 0x9e3779b1)) & this.mask;
    for (;;) {
      const slot = at * 2;
      const a = this.slots[slot] as number;
      const b = this.slots[slot + 1] as number;
      if (a === 0 && b === 0) return slot;
      if (a === high && b === low) return -1;
      at = (at + 1) & this.mask;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let i = 0; i < old.length; i += 2) {
      const high = old[i] as number;
      const low = old[i + 1] as number;
      if (high === 0 && low === 0) continue;
      const slot = this.find(high, low);
      this.slots[slot] = high;
      this.slots[slot + 1] = low;
    }
  }
}
