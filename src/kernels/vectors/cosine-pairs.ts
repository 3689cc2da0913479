import { cosineOf, type UnitVectors } from './unit-vectors.ts';

/** Rows of a block: two blocks of 384 numbers a row stay in the cache next to the core. */
const blockRows = 32;

/**
 * Calls `found` for each pair of rows in `from … to` whose cosine is `threshold` or more, the lower row first. Every pair is compared: time
 * grows with the square of the rows; no memory is taken.
 */
export function cosinePairs(
  vectors: UnitVectors,
  { from, to, threshold }: { from: number; to: number; threshold: number },
  found: (a: number, b: number, cosine: number) => void,
): void {
  const { squares } = vectors;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let row = from; row < to; row++) {
    least = Math.min(least, squares[row] as number);
    most = Math.max(most, squares[row] as number);
  }
  // A product below it is below the threshold whichever the rows; one above is looked at closely.
  const floor = threshold * (threshold < 0 ? most : least) - 1;
  const products = new Int32Array(blockRows * blockRows);
  for (let top = from; top < to; top += blockRows) {
    const rows = Math.min(blockRows, to - top);
    for (let left = top; left < to; left += blockRows) {
      const columns = Math.min(blockRows, to - left);
      multiplyBlock(vectors, top, rows, left, columns, products);
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

/** Products of `rows` rows with `columns` others. Two by two, each number that is read is used twice. */
function multiplyBlock({ values, size }: UnitVectors, top: number, rows: number, left: number, columns: number, out: Int32Array): void {
  for (let r = 0; r < rows; r += 2) {
    const a0 = (top + r) * size;
    // An odd last row is multiplied with itself in place of the next one; nobody reads the product.
    const a1 = r + 1 < rows ? a0 + size : a0;
    for (let c = 0; c < columns; c += 2) {
      const b0 = (left + c) * size;
      const b1 = c + 1 < columns ? b0 + size : b0;
      let p00 = 0;
      let p01 = 0;
      let p10 = 0;
      let p11 = 0;
      for (let d = 0; d < size; d++) {
        const x0 = values[a0 + d] as number;
        const x1 = values[a1 + d] as number;
        const y0 = values[b0 + d] as number;
        const y1 = values[b1 + d] as number;
        p00 = (p00 + Math.imul(x0, y0)) | 0;
        p01 = (p01 + Math.imul(x0, y1)) | 0;
        p10 = (p10 + Math.imul(x1, y0)) | 0;
        p11 = (p11 + Math.imul(x1, y1)) | 0;
      }
      const at = r * blockRows + c;
      out[at] = p00;
      out[at + 1] = p01;
      out[at + blockRows] = p10;
      out[at + blockRows + 1] = p11;
    }
  }
}
