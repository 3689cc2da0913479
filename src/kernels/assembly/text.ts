import { textModule } from './text.generated.ts';

/** Permutations of a signature. */
export const permutations = 128;

export interface TextKernel {
  /**
   * Distinct hashes of the shingles of a lower-cased text, ascending, each as its low and its high word; nothing where they are too uneven for
   * it. The view holds until the next call.
   */
  shingle(lower: string, characters: boolean, size: number): Uint32Array | undefined;
  /** Signature of a set of hashes by factors and summands, `permutations` of each. */
  minHash(hashes: Uint32Array, factors: Uint32Array, out: Uint32Array): void;
}

interface Exports {
  shingle(text: number, units: number, characters: number, size: number, items: number, table: number): number;
  minHash(hashes: number, count: number, factors: number, out: number): void;
}

/** Factors and summands, then the signature, then what a call is about. */
const signatureAt = permutations * 8;
const freeAt = signatureAt + permutations * 4;
const pageSize = 65536;
/** As the kernel has them at the end of a table. */
const spareSlots = 256;

let kernel: TextKernel | undefined | null = null;

/** The kernel, instantiated when it is first asked for; nothing where WebAssembly with vectors is not to be had. */
export function textKernel(): TextKernel | undefined {
  if (kernel === null) {
    try {
      kernel = instantiate();
    } catch {
      kernel = undefined;
    }
  }
  return kernel;
}

function instantiate(): TextKernel {
  const bytes = Uint8Array.from(atob(textModule), (byte) => byte.charCodeAt(0));
  const memory = new WebAssembly.Memory({ initial: 16 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const { shingle, minHash } = exports as unknown as Exports;
  const reserve = (size: number): ArrayBuffer => {
    const missing = size - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageSize));
    return memory.buffer;
  };
  return {
    shingle(lower, characters, size) {
      const units = lower.length;
      const items = freeAt + Math.ceil(units / 4) * 8;
      // Words stand at most at every second unit.
      const most = characters ? units : (units >> 1) + 1;
      const table = items + most * 8;
      const buffer = reserve(table + (Math.max(16, 4 * most) + spareSlots) * 8);
      const text = new Uint16Array(buffer, freeAt, units);
      for (let i = 0; i < units; i++) text[i] = lower.charCodeAt(i);
      const count = shingle(freeAt, units, characters ? 1 : 0, size, items, table);
      return count < 0 ? undefined : new Uint32Array(buffer, items, count * 2);
    },
    minHash(hashes, factors, out) {
      const buffer = reserve(freeAt + hashes.byteLength);
      const words = new Uint32Array(buffer);
      words.set(factors, 0);
      words.set(hashes, freeAt / 4);
      minHash(freeAt, hashes.length / 2, 0, signatureAt);
      out.set(words.subarray(signatureAt / 4, freeAt / 4));
    },
  };
}
