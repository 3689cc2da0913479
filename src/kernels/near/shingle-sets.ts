/** Sets of 64-bit hashes, numbered in ascending order of their sizes. Where they are kept is their own business. */
export interface ShingleSets {
  readonly count: number;
  /** Hashes of each set. */
  readonly sizes: Uint32Array;
  /** Hands out every set once, in whatever order is cheapest. A view holds until the next one. */
  each(visit: (set: number, hashes: Uint32Array) => void): void;
  /** The hashes of one set, ascending, each as its low and its high word. */
  get(set: number): Uint32Array;
}
