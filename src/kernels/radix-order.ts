/**
 * Indices of rows in the order of their keys: least significant digit radix sort, stable, 16 bits a pass.
 * Key k of row i is `keys[0][i], keys[1][i], …` compared from the first array on. Time and memory linear in the rows.
 */
export function radixOrder(keys: readonly Uint32Array[], rows: number): Uint32Array {
  let order = new Uint32Array(rows);
  let other = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  const counts = new Uint32Array(65536);
  for (let k = keys.length - 1; k >= 0; k--) {
    const key = keys[k] as Uint32Array;
    for (const shift of [0, 16]) {
      counts.fill(0);
      for (let i = 0; i < rows; i++) {
        const digit = ((key[i] as number) >>> shift) & 0xffff;
        counts[digit] = (counts[digit] as number) + 1;
      }
      // One digit for all: they stand as they should.
      if (counts[((key[0] as number) >>> shift) & 0xffff] === rows) continue;
      let start = 0;
      for (let d = 0; d < 65536; d++) {
        const count = counts[d] as number;
        counts[d] = start;
        start += count;
      }
      for (let i = 0; i < rows; i++) {
        const row = order[i] as number;
        const digit = ((key[row] as number) >>> shift) & 0xffff;
        const to = counts[digit] as number;
        counts[digit] = to + 1;
        other[to] = row;
      }
      [order, other] = [other, order];
    }
  }
  return order;
}
