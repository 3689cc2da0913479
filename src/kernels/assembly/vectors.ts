import { vectorsModule } from './vectors.generated.ts';

/** Rows of a block: two blocks of 384 numbers a row stay in the second cache. */
export const blockRows = 64;

export interface VectorKernel {
  /** Puts rows of whole numbers in place, at most `blockRows`, for the calls that follow. */
  place(side: 'rows' | 'columns', values: Int16Array): void;
  /** Multiplies what is in place; the products stand `blockRows` a row. Returns the largest, which may be that of a row that was not placed: 0. */
  multiply(): number;
  readonly products: Int32Array;
}

interface Exports {
  products(a: number, rows: number, b: number, columns: number, stride: number, out: number, width: number): number;
}

const pageSize = 65536;
let module: WebAssembly.Module | undefined | null = null;

/** A kernel for rows of `size` numbers with a memory of its own; nothing where WebAssembly with vectors is not to be had. */
export function createVectorKernel(size: number): VectorKernel | undefined {
  if (module === null) {
    try {
      module = new WebAssembly.Module(Uint8Array.from(atob(vectorsModule), (byte) => byte.charCodeAt(0)));
    } catch {
      module = undefined;
    }
  }
  return module && instantiate(module, size);
}

function instantiate(compiled: WebAssembly.Module, size: number): VectorKernel {
  const width = Math.ceil(size / 8) * 8;
  const blockBytes = blockRows * width * 2;
  const outAt = blockBytes * 2;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((outAt + blockRows * blockRows * 4) / pageSize) });
  const { products: multiply } = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Exports;
  const blocks = {
    rows: new Int16Array(memory.buffer, 0, blockRows * width),
    columns: new Int16Array(memory.buffer, blockBytes, blockRows * width),
  };
  const counts = { rows: 0, columns: 0 };
  return {
    place(side, values) {
      const block = blocks[side];
      const rows = values.length / size;
      if (width === size) block.set(values);
      else for (let row = 0; row < rows; row++) block.set(values.subarray(row * size, (row + 1) * size), row * width);
      block.fill(0, rows * width);
      counts[side] = rows;
    },
    multiply: () => multiply(0, Math.ceil(counts.rows / 2) * 2, blockBytes, Math.ceil(counts.columns / 4) * 4, width * 2, outAt, blockRows),
    products: new Int32Array(memory.buffer, outAt, blockRows * blockRows),
  };
}
