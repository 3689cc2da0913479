import { blockRows, createVectorKernel, type VectorKernel } from '../assembly/vectors.ts';

/** What multiplies blocks of rows of `size` whole numbers: WebAssembly with vectors, or the same in TypeScript. */
export function createProducts(size: number): VectorKernel {
  return createVectorKernel(size) ?? createPlainProducts(size);
}

/** The twin of the kernel: the same numbers, whole and exact. */
export function createPlainProducts(size: number): VectorKernel {
  const blocks: Record<'rows' | 'columns', Int16Array> = { rows: new Int16Array(0), columns: new Int16Array(0) };
  const products = new Int32Array(blockRows * blockRows);
  return {
    place(side, values) {
      blocks[side] = values;
    },
    multiply: () => multiplyBlocks(blocks.rows, blocks.columns, size, products),
    products,
  };
}

/** Two by two, so that each number that is read is used twice. */
function multiplyBlocks(rows: Int16Array, columns: Int16Array, size: number, out: Int32Array): number {
  let largest = -(2 ** 31);
  for (let r = 0; r * size < rows.length; r += 2) {
    const a0 = r * size;
    // An odd last row is multiplied in place of the next one; nobody reads the product.
    const a1 = a0 + size < rows.length ? a0 + size : a0;
    for (let c = 0; c * size < columns.length; c += 2) {
      const b0 = c * size;
      const b1 = b0 + size < columns.length ? b0 + size : b0;
      let p00 = 0;
      let p01 = 0;
      let p10 = 0;
      let p11 = 0;
      for (let d = 0; d < size; d++) {
        const x0 = rows[a0 + d] as number;
        const x1 = rows[a1 + d] as number;
        const y0 = columns[b0 + d] as number;
        const y1 = columns[b1 + d] as number;
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
      largest = Math.max(largest, p00, p01, p10, p11);
    }
  }
  return largest;
}
