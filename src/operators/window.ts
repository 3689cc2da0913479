export interface WindowRule {
  /** Values before that each is compared with. */
  window: number;
  sigmas: number;
  /** Values the window must hold before it judges. */
  minimum: number;
  remember: 'all' | 'kept';
}

export interface Stray {
  /** Its place in the order, and which of its values it is. */
  place: number;
  signal: number;
  value: number;
  mean: number;
  deviation: number;
}

/**
 * Rows with a value outside mean ± sigmas x deviation of the window before them, at most one stray a row. Each mean is summed anew, oldest
 * first, so that it depends on nothing but the window. Costs the rows times the window.
 */
export function judgeWindow(rows: readonly (readonly (number | null)[])[], rule: WindowRule): Stray[] {
  const windows: number[][] = (rows[0] ?? []).map(() => []);
  const strays: Stray[] = [];
  for (const [place, values] of rows.entries()) {
    let stray: Stray | undefined;
    for (const [signal, value] of values.entries()) {
      const recent = windows[signal] as number[];
      if (value === null || stray || recent.length < rule.minimum) continue;
      const { mean, deviation } = momentsOf(recent);
      if (deviation > 0 && Math.abs(value - mean) > rule.sigmas * deviation) stray = { place, signal, value, mean, deviation };
    }
    if (stray) strays.push(stray);
    if (stray && rule.remember === 'kept') continue;
    for (const [signal, value] of values.entries()) {
      if (value === null) continue;
      const recent = windows[signal] as number[];
      recent.push(value);
      if (recent.length > rule.window) recent.shift();
    }
  }
  return strays;
}

function momentsOf(values: readonly number[]): { mean: number; deviation: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let square = 0;
  for (const value of values) square += (value - mean) * (value - mean);
  return { mean, deviation: Math.sqrt(square / values.length) };
}
