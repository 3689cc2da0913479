import { blockRows } from '../assembly/vectors.ts';
import { createProducts } from './products.ts';
import { cosineOf, type UnitVectors } from './unit-vectors.ts';

/**
 * Calls `found` for each pair of rows in `from … to` whose cosine is `threshold` or more, the lower row first. Every pair is compared: time
 * grows with the square of the rows; no memory is taken.
 */
export function cosinePairs(
  vectors: UnitVectors,
  { from, to, threshold }: { from: number; to: number; threshold: number },
  found: (a: number, b: number, cosine: number) => void,
): void {
  if (to - from < 2) return;
  const { values, size, squares } = vectors;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let row = from; row < to; row++) {
    least = Math.min(least, squares[row] as number);
    most = Math.max(most, squares[row] as number);
  }
  // A product below it is below the threshold whichever the rows; one above is looked at closely.
  const floor = threshold * (threshold < 0 ? most : least) - 1;
  const { place, multiply, products } = createProducts(size);
  for (let top = from; top < to; top += blockRows) {
    const rows = Math.min(blockRows, to - top);
    place('rows', values.subarray(top * size, (top + rows) * size));
    for (let left = top; left < to; left += blockRows) {
      const columns = Math.min(blockRows, to - left);
      place('columns', values.subarray(left * size, (left + columns) * size));
      if (multiply() < floor) continue;
      for (let r = 0; r < rows; r++) {
        for (let c = left === top ? r + 1 : 0; c < columns; c++) {
          if ((products[r * blockRows + c] as number) < floor) continue;
          const cosine = cosineOf(vectors, top + r, left + c);
          if (cosine >= threshold) found(top + r, left + c, cosine);
        }
      }
    }
  }
}
