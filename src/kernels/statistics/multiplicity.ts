/**
 * Holm's step-down correction (1979): adjusted p values, in the order given, which hold the chance of one false finding among all of
 * them below the level, whatever their dependence.
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => (p[a] as number) - (p[b] as number) || a - b);
  const adjusted = new Array<number>(p.length).fill(1);
  let least = 0;
  order.forEach((at, rank) => {
    least = Math.max(least, Math.min(1, (p[at] as number) * (p.length - rank)));
    adjusted[at] = least;
  });
  return adjusted;
}
