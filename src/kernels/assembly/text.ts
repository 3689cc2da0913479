import { textModule } from './text.generated.ts';

/** Permutations of a signature. */
export const permutations = 128;

export interface TextKernel {
  /**
   * Distinct hashes of the shingles of a text in lower case, ascending, each as its low and its high word; nothing where they are too uneven
   * for it. The view holds until the next call.
   */
  shingle(text: string, characters: boolean, size: number): Uint32Array | undefined;
  /** Signature of a set of hashes by factors and summands, `permutations` of each. */
  minHash(hashes: Uint32Array, factors: Uint32Array, out: Uint32Array): void;
}

interface Exports {
  shingle(text: number, units: number, kind: number, size: number, highs: number, lows: number, table: number): number;
  minHash(hashes: number, count: number, factors: number, out: number): void;
}

/** Factors and summands, then the signature, then what a call is about. */
const signatureAt = permutations * 8;
const freeAt = signatureAt + permutations * 4;
const pageSize = 65536;
/** As the kernel has them at the end of a table. */
const spareSlots = 256;
const kinds = { bytes: 0, words: 1, characters: 2 };
const encoder = new TextEncoder();

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
    shingle(text, characters, size) {
      const asGiven = characters ? 0 : text.length;
      // A text that is read to its end into as many bytes is ASCII, which the kernel lower-cases.
      const isAscii = !characters && encoder.encodeInto(text, new Uint8Array(reserve(freeAt + asGiven), freeAt, asGiven)).read === asGiven;
      const lower = isAscii ? text : text.toLowerCase();
      const units = lower.length;
      // Words stand at most at every second unit.
      const most = characters ? units : (units >> 1) + 1;
      const highs = freeAt + Math.ceil(units / 4) * 8;
      const lows = highs + most * 4;
      const table = highs + most * 8;
      const buffer = reserve(table + (Math.max(16, 4 * most) + spareSlots) * 8);
      if (!isAscii) {
        const copy = new Uint16Array(buffer, freeAt, units);
        for (let i = 0; i < units; i++) copy[i] = lower.charCodeAt(i);
      }
      const kind = isAscii ? kinds.bytes : characters ? kinds.characters : kinds.words;
      const count = shingle(freeAt, units, kind, size, highs, lows, table);
      return count < 0 ? undefined : new Uint32Array(buffer, highs, count * 2);
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
