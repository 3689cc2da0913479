import { permutations, textKernel } from '../assembly/text.ts';

/** The least hash of a set under each of 128 permutations. */
export type MinHasher = (hashes: Uint32Array, out: Uint32Array) => void;

export { permutations };

/** The kernel's, or the one in TypeScript where there is no WebAssembly: they give the same bits. */
export function createMinHasher(): MinHasher {
  const kernel = textKernel();
  const factors = createFactors();
  return kernel ? (hashes, out) => kernel.minHash(hashes, factors, out) : createPlainMinHasher();
}

/**
 * Signatures after Broder (1997): of the low words of a set's hashes, the least of `factor * word + summand` modulo 2^32. The share of equal
 * places in two signatures estimates the Jaccard similarity of the sets. Linear in the hashes.
 */
export function createPlainMinHasher(): MinHasher {
  const factors = createFactors();
  return (hashes, out) => {
    for (let p = 0; p < permutations; p++) {
      const factor = factors[p] as number;
      const summand = factors[permutations + p] as number;
      let least = 0xffffffff;
      for (let i = 0; i < hashes.length; i += 2) {
        const value = (Math.imul(hashes[i] as number, factor) + summand) >>> 0;
        if (value < least) least = value;
      }
      out[p] = least;
    }
  };
}

/** Odd factors and summands from a fixed sequence of Weyl with MurmurHash3's finaliser. */
function createFactors(): Uint32Array {
  const factors = new Uint32Array(permutations * 2);
  for (let i = 0; i < factors.length; i++) {
    let h = Math.imul(i + 1, 0x9e3779b9);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    factors[i] = i < permutations ? (h ^ (h >>> 16)) | 1 : h ^ (h >>> 16);
  }
  return factors;
}
