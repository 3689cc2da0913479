import { StringPool } from '../kernels/string-pool.ts';
import { WordRows } from '../kernels/word-rows.ts';

/** Rows of 32-bit words with the id of the sample each was made of. */
export class NamedRows {
  readonly rows: WordRows;
  readonly ids = new StringPool();

  constructor(width: number) {
    this.rows = new WordRows(width);
  }

  get length(): number {
    return this.rows.length;
  }

  push(row: ArrayLike<number>, id: string): void {
    this.rows.push(row);
    this.ids.push(id);
  }

  /** Length of the rows, rows, ids. */
  encode(): Uint8Array {
    const rows = this.rows.encode();
    const ids = this.ids.encode();
    const out = new Uint8Array(4 + rows.length + ids.length);
    new DataView(out.buffer).setUint32(0, rows.length, true);
    out.set(rows, 4);
    out.set(ids, 4 + rows.length);
    return out;
  }

  /** Adds rows that `encode` wrote. */
  append(bytes: Uint8Array): void {
    const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
    this.rows.append(bytes.subarray(4, 4 + size));
    this.ids.append(bytes.subarray(4 + size));
  }
}
