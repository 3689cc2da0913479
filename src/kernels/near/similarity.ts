/** Hashes that two sorted sets of 64-bit hashes share, or -1 as soon as they cannot reach `least`. Linear in both. */
export function sharedHashes(a: Uint32Array, b: Uint32Array, least = 0): number {
  let i = 0;
  let j = 0;
  let shared = 0;
  // How many of each may be passed over before `least` is out of reach.
  let spareA = (a.length >> 1) - least;
  let spareB = (b.length >> 1) - least;
  if (spareA < 0 || spareB < 0) return -1;
  while (i < a.length && j < b.length) {
    const high = a[i + 1] as number;
    const other = b[j + 1] as number;
    const order = high === other ? (a[i] as number) - (b[j] as number) : high - other;
    if (order === 0) {
      shared++;
      i += 2;
      j += 2;
    } else if (order < 0) {
      i += 2;
      if (--spareA < 0) return -1;
    } else {
      j += 2;
      if (--spareB < 0) return -1;
    }
  }
  return shared;
}

/** Jaccard similarity of two sorted sets of 64-bit hashes. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const shared = sharedHashes(a, b);
  const union = (a.length + b.length) / 2 - shared;
  return union === 0 ? 1 : shared / union;
}

/** The least size of the smaller of two sets of which the larger has `size`, for the threshold to be reached: least c with c / size >= threshold. */
export function leastSize(size: number, threshold: number): number {
  let least = Math.ceil(threshold * size);
  while (least > 1 && (least - 1) / size >= threshold) least--;
  while (least / size < threshold) least++;
  return least;
}

/** Hashes that sets of two sizes must share for the threshold to be reached: least c with c / (sizes - c) >= threshold. */
export function leastShared(sizes: number, threshold: number): number {
  let least = Math.ceil((threshold / (1 + threshold)) * sizes);
  while (least > 1 && (least - 1) / (sizes - least + 1) >= threshold) least--;
  while (least / (sizes - least) < threshold) least++;
  return least;
}
