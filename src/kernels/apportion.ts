/**
 * Whole numbers that share out `total` in proportion to weights, by largest remainder (Hamilton); ties go to the first.
 * They always add up to `total`. Weights are non-negative, one at least positive.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const order = exact.map((_, i) => i).sort((a, b) => fraction(exact, b) - fraction(exact, a) || a - b);
  let left = total - shares.reduce((a, b) => a + b, 0);
  for (let i = 0; left > 0; i = (i + 1) % order.length) {
    const at = order[i] as number;
    if ((weights[at] as number) === 0) continue;
    shares[at] = (shares[at] as number) + 1;
    left--;
  }
  return shares;
}

function fraction(exact: readonly number[], index: number): number {
  const value = exact[index] as number;
  return value - Math.floor(value);
}

/**
 * A table of whole numbers with the given row sums whose column sums are `apportion(total, weights)`, each cell as near
 * to its share of the row as largest remainders allow: a stratified split whose parts have exact sizes.
 */
export function apportionRows(rowSums: readonly number[], weights: readonly number[]): number[][] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const columns = apportion(
    rowSums.reduce((a, b) => a + b, 0),
    weights,
  );
  const cells = rowSums.map((row) => weights.map((weight) => Math.floor((row * weight) / sum)));
  const free = columns.map((column, k) => column - cells.reduce((a, row) => a + (row[k] as number), 0));
  // Of all cells, the largest remainder first, while its row and its column still have something to give.
  const missing = rowSums.map((row, s) => row - (cells[s] as number[]).reduce((a, b) => a + b, 0));
  const order = rowSums.flatMap((row, s) => weights.map((weight, k) => ({ s, k, rest: ((row * weight) / sum) % 1 })));
  order.sort((a, b) => b.rest - a.rest || a.s - b.s || a.k - b.k);
  for (let left = missing.reduce((a, b) => a + b, 0); left > 0; ) {
    for (const { s, k } of order) {
      if ((missing[s] as number) <= 0 || (free[k] as number) <= 0) continue;
      (cells[s] as number[])[k] = ((cells[s] as number[])[k] as number) + 1;
      missing[s] = (missing[s] as number) - 1;
      free[k] = (free[k] as number) - 1;
      left--;
    }
  }
  return cells;
}
