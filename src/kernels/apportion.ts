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
  const rest = (row: number, k: number) => ((row * (weights[k] as number)) / sum) % 1;
  const free = columns.map((column, k) => column - cells.reduce((a, row) => a + (row[k] as number), 0));
  for (const [s, row] of cells.entries()) {
    const size = rowSums[s] as number;
    const order = weights.map((_, k) => k).sort((a, b) => rest(size, b) - rest(size, a) || a - b);
    let missing = size - row.reduce((a, b) => a + b, 0);
    // The largest remainder first, while its column still has something to give.
    for (let i = 0; missing > 0; i = (i + 1) % order.length) {
      const k = order[i] as number;
      if ((free[k] as number) <= 0) continue;
      row[k] = (row[k] as number) + 1;
      free[k] = (free[k] as number) - 1;
      missing--;
    }
  }
  return cells;
}
