import type { ShingleSets } from '../../kernels/near/shingle-sets.ts';
import { radixOrder } from '../../kernels/radix-order.ts';

const blockWords = 1 << 19;

/** Distinct sets of hashes held in memory: what is equal is kept once. */
export class MemorySets {
  /** The last set of each print, and for each set the one before it of the same print. */
  private readonly known = new Map<number, number>();
  private readonly before: number[] = [];
  private readonly held: Uint32Array[] = [];
  /** Room for the next sets: one block holds many, since a block each costs more than its words. */
  private block = new Uint32Array(0);
  private used = 0;

  /** The number of a set, in the order they came. */
  add(hashes: Uint32Array): number {
    const print = printOf(hashes);
    const last = this.known.get(print) ?? -1;
    for (let index = last; index >= 0; index = this.before[index] as number)
      if (equals(this.held[index] as Uint32Array, hashes)) return index;
    if (this.used + hashes.length > this.block.length) {
      this.block = new Uint32Array(Math.max(blockWords, hashes.length));
      this.used = 0;
    }
    const end = this.used + hashes.length;
    this.block.set(hashes, this.used);
    const index = this.held.push(this.block.subarray(this.used, end)) - 1;
    this.used = end;
    this.before.push(last);
    this.known.set(print, index);
    return index;
  }

  /** The sets in ascending order of their sizes, and which of them each one that came has become. */
  sorted(): { sets: ShingleSets; numbers: Uint32Array } {
    const { held } = this;
    const count = held.length;
    const order = radixOrder([Uint32Array.from(held, (hashes) => hashes.length / 2)], count);
    const numbers = new Uint32Array(count);
    for (let s = 0; s < count; s++) numbers[order[s] as number] = s;
    const get = (set: number) => held[order[set] as number] as Uint32Array;
    const sizes = new Uint32Array(count);
    for (let s = 0; s < count; s++) sizes[s] = get(s).length / 2;
    return {
      numbers,
      sets: {
        count,
        sizes,
        get,
        // As they lie in memory.
        each(visit) {
          for (let index = 0; index < count; index++) visit(numbers[index] as number, held[index] as Uint32Array);
        },
      },
    };
  }
}

function printOf(hashes: Uint32Array): number {
  let print = hashes.length;
  for (let i = 0; i < hashes.length; i += 2) print = Math.imul(print ^ (hashes[i] as number), 0x9e3779b1) ^ (hashes[i + 1] as number);
  return print >>> 0;
}

function equals(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
