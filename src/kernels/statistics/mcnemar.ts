import { binomialCdf } from './distributions.ts';

/** Exact two-sided McNemar test (binomial) of `gained` rows right in the second arm alone and `lost` rows right in the first alone. */
export function mcnemarP(gained: number, lost: number): number {
  return Math.min(1, 2 * binomialCdf(Math.min(gained, lost), gained + lost, 0.5));
}

/**
 * Rows that the second arm has right and the first wrong, and the reverse, by the majority of the seeds.
 * A row on which the seeds of an arm are split evenly has no majority: it counts for neither side.
 * Seeds are taken as votes, so the test knows nothing of how seeds vary: it stands beside the interval, not in its place.
 */
export function mcnemarMajority(
  truth: Int32Array,
  first: readonly Int32Array[],
  second: readonly Int32Array[],
): { gained: number; lost: number; p: number } {
  let gained = 0;
  let lost = 0;
  for (let row = 0; row < truth.length; row++) {
    const a = majority(truth, first, row);
    const b = majority(truth, second, row);
    if (a < 0 && b > 0) gained++;
    if (a > 0 && b < 0) lost++;
  }
  return { gained, lost, p: mcnemarP(gained, lost) };
}

/** Positive where more seeds are right than wrong on the row, negative where fewer, 0 at a tie. */
function majority(truth: Int32Array, seeds: readonly Int32Array[], row: number): number {
  const wanted = truth[row] as number;
  let balance = 0;
  for (const predicted of seeds) balance += wanted >= 0 && predicted[row] === wanted ? 1 : -1;
  return balance;
}
