/** Most cells (symbols times symbols) of one comparison: two or three seconds, and 250 MB where the way is read out. */
export const mostSubsequenceCells = 2e9;

/**
 * Length of the longest common subsequence of two sequences of numbers from 0 to `symbols - 1`, by bit vectors (Hyyrö 2004): 32 rows at a
 * time, linear memory. NaN above 2e9 cells, once what both begin and end with is taken away.
 */
export function commonSubsequenceLength(a: Int32Array, b: Int32Array, symbols: number): number {
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a[from] === b[from]) from++;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const same = a.length - (endA - from);
  const rows = a.subarray(from, endA);
  const columns = b.subarray(from, endB);
  if (rows.length * columns.length > mostSubsequenceCells) return Number.NaN;
  const match = new Int32Array(symbols);
  const carries = new Uint8Array(columns.length);
  let length = same;
  for (let top = 0; top < rows.length; top += 32) {
    const height = Math.min(32, rows.length - top);
    for (let i = 0; i < height; i++) mark(match, rows[top + i] as number, i);
    let vector = -1;
    for (let j = 0; j < columns.length; j++) {
      const equal = vector & (match[columns[j] as number] as number);
      const sum = (vector >>> 0) + (equal >>> 0) + (carries[j] as number);
      carries[j] = sum > 0xffffffff ? 1 : 0;
      vector = sum | 0 | (vector & ~equal);
    }
    length += zeros(vector, height);
    for (let i = 0; i < height; i++) match[rows[top + i] as number] = 0;
  }
  return length;
}

/**
 * Marks in `taken` the places of `rows` that one longest common subsequence with `columns` uses: of several, the one that is read from the
 * end, where an equal pair is taken at once and otherwise the place of `rows` is passed over first, as rouge-score does.
 */
export function markCommonSubsequence(rows: Int32Array, columns: Int32Array, symbols: number, taken: Uint8Array): void {
  const blocks = (rows.length + 31) >>> 5;
  // A zero bit: the length grows by one from the row above to this one, in this column.
  const vectors = new Int32Array(blocks * (columns.length + 1)).fill(-1);
  const match = new Int32Array(symbols);
  const carries = new Uint8Array(columns.length);
  for (let block = 0; block < blocks; block++) {
    const top = block * 32;
    const height = Math.min(32, rows.length - top);
    for (let i = 0; i < height; i++) mark(match, rows[top + i] as number, i);
    let vector = -1;
    for (let j = 0; j < columns.length; j++) {
      const equal = vector & (match[columns[j] as number] as number);
      const sum = (vector >>> 0) + (equal >>> 0) + (carries[j] as number);
      carries[j] = sum > 0xffffffff ? 1 : 0;
      vector = sum | 0 | (vector & ~equal);
      vectors[(j + 1) * blocks + block] = vector;
    }
    for (let i = 0; i < height; i++) match[rows[top + i] as number] = 0;
  }
  let row = rows.length;
  let column = columns.length;
  while (row > 0 && column > 0) {
    if (rows[row - 1] === columns[column - 1]) {
      taken[row - 1] = 1;
      row--;
      column--;
    } else if ((((vectors[column * blocks + ((row - 1) >>> 5)] as number) >>> ((row - 1) & 31)) & 1) === 0) column--;
    else row--;
  }
}

function mark(match: Int32Array, symbol: number, bit: number): void {
  match[symbol] = (match[symbol] as number) | (1 << bit);
}

function zeros(vector: number, height: number): number {
  let bits = ~vector;
  if (height < 32) bits &= (1 << height) - 1;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}
