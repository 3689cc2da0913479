/** Rows of 32-bit words in columns that grow: what a collector keeps of each sample. 4 bytes a word. */
export class WordRows {
  readonly columns: Uint32Array[];
  length = 0;

  constructor(width: number, capacity = 1024) {
    this.columns = Array.from({ length: width }, () => new Uint32Array(capacity));
  }

  push(row: ArrayLike<number>): void {
    this.reserve(this.length + 1);
    for (let c = 0; c < this.columns.length; c++) (this.columns[c] as Uint32Array)[this.length] = row[c] as number;
    this.length++;
  }

  /** A column without its spare room. */
  column(index: number): Uint32Array {
    return (this.columns[index] as Uint32Array).subarray(0, this.length);
  }

  /** Columns one after the other, little-endian. */
  encode(): Uint8Array {
    const bytes = new Uint8Array(this.columns.length * this.length * 4);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (let c = 0; c < this.columns.length; c++) {
      const column = this.columns[c] as Uint32Array;
      for (let i = 0; i < this.length; i++, at += 4) view.setUint32(at, column[i] as number, true);
    }
    return bytes;
  }

  /** Adds rows that `encode` wrote. */
  append(bytes: Uint8Array): void {
    const rows = bytes.byteLength / (this.columns.length * 4);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.reserve(this.length + rows);
    let at = 0;
    for (const column of this.columns) for (let i = 0; i < rows; i++, at += 4) column[this.length + i] = view.getUint32(at, true);
    this.length += rows;
  }

  private reserve(rows: number): void {
    const capacity = (this.columns[0] as Uint32Array).length;
    if (rows <= capacity) return;
    // Half as much again keeps spare room small at millions of rows.
    const grown = Math.max(rows, capacity + (capacity >> 1));
    for (const [c, column] of this.columns.entries()) {
      const next = new Uint32Array(grown);
      next.set(column);
      this.columns[c] = next;
    }
  }
}
