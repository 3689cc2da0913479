/** The middle of values in order, or the mean of the two middle ones; NaN where there are none. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const low = sorted[(n - 1) >> 1] as number;
  const high = sorted[n >> 1] as number;
  return low === high ? low : low / 2 + high / 2;
}

export interface RobustScale {
  /** Values that are numbers. */
  n: number;
  median: number;
  /** An estimate of the standard deviation that outliers hardly move; 0 where all values are equal. */
  spread: number;
}

/** Scaled by these, the median and the mean of absolute deviations of normal values are their standard deviation. */
const medianScale = 1.482602218505602;
const meanScale = 1.2533141373155001;

/**
 * Median and spread of values: 1.4826 times the median absolute deviation from it, as `median_abs_deviation(scale='normal')` of SciPy; where
 * more than half the values are equal, which makes that 0, 1.2533 times their mean (Iglewicz and Hoaglin 1993). The same for any order.
 */
export function robustScale(values: ArrayLike<number>): RobustScale {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const median = medianOfSorted(sorted);
  const deviations = sorted.map((value) => Math.abs(value - median)).sort();
  const spread = medianOfSorted(deviations) * medianScale;
  if (spread > 0) return { n: sorted.length, median, spread };
  let sum = 0;
  for (const deviation of deviations) sum += deviation;
  return { n: sorted.length, median, spread: sorted.length === 0 ? Number.NaN : (sum / sorted.length) * meanScale };
}

/** How many spreads a value lies from the median; 0 where all values are equal, NaN for what is no number. */
export function robustScore(value: number, { median, spread }: RobustScale): number {
  if (Number.isNaN(value)) return value;
  return spread > 0
    ? (value - median) / spread
    : value === median
      ? 0
      : value > median
        ? Number.POSITIVE_INFINITY
        : Number.NEGATIVE_INFINITY;
}

/** The robust z of each value among all of them. */
export function robustZ(values: ArrayLike<number>): Float64Array {
  const scale = robustScale(values);
  return Float64Array.from(values, (value) => robustScore(value, scale));
}
