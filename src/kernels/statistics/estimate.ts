import { exp, log } from '../math.ts';
import { type Components, spreadOf } from './components.ts';
import { studentCdf, studentQuantile } from './distributions.ts';

/** A statistic of each seed, and the same on resampled items. */
export interface Contrast {
  seeds: Float64Array;
  items: number;
  /** Resamples x seeds. */
  drawn: Float64Array;
  /** Resamples x seeds: how often the seed was drawn. */
  seedCounts: Int32Array;
  resamples: number;
}

export interface Estimate {
  /** Mean over the seeds. */
  value: number;
  /** 95 % interval. */
  interval: readonly [low: number, high: number];
  /** Two-sided p value of `value` against 0; below 0.05 exactly where the interval leaves 0 out. */
  p: number;
  standardError: number;
  df: number;
  components: Components;
  seedCount: number;
  itemCount: number;
  /** One seed: the interval comes from the items alone and does not say how training varies. */
  seedsUnknown: boolean;
}

export const level = 0.95;

/**
 * Interval and p value from resamples of seeds and items.
 *
 * The resamples give the shape of the distribution and the parts of its variance; three corrections make five seeds honest.
 * The pigeonhole bootstrap counts the noise of the single cell three times (Owen 2007): percentiles are scaled to the standard error with
 * the noise counted once. They are stretched by t/z, t having Satterthwaite's degrees of freedom: about S - 1 where seeds dominate, many
 * where items do. And each percentile is taken from the middle of the resamples, so that a bias of the resampled statistic (macro-F1)
 * moves neither end.
 */
export function estimate(contrast: Contrast, range: readonly [number, number]): Estimate {
  const { seeds, items } = contrast;
  const count = seeds.length;
  const value = mean(seeds);
  const components = componentsOf(contrast, value);
  const { variance, df } = spreadOf(components, count, items);
  const shared = { value, components, df, seedCount: count, itemCount: items, seedsUnknown: count < 2 };
  // One item says nothing of the others.
  if (items < 2 || count === 0) return { ...shared, interval: range, p: 1, standardError: range[1] - range[0] };
  if (variance < 1e-20) return { ...shared, standardError: 0, ...withoutSpread(value, items, range) };
  const standardError = Math.sqrt(variance);
  const critical = studentQuantile((1 + level) / 2, df);
  const [below, above] = sides(contrast, standardError);
  const interval = [Math.max(range[0], value - critical * below), Math.min(range[1], value + critical * above)] as const;
  const distance = Math.abs(value) / (value > 0 ? below : above);
  return { ...shared, standardError, interval, p: Math.min(1, 2 * studentCdf(-distance, df)) };
}

/** Variance parts of the mean: between seeds as it stands, between items and of the cell from the resamples of items. */
function componentsOf({ seeds, drawn, resamples }: Contrast, value: number): Components {
  const count = seeds.length;
  if (count === 0 || resamples < 2) return { seed: 0, item: 0, cell: 0 };
  const means = new Float64Array(resamples);
  let cell = 0;
  for (let turn = 0; turn < resamples; turn++) {
    let sum = 0;
    let moved = 0;
    for (let s = 0; s < count; s++) {
      sum += drawn[turn * count + s] as number;
      moved += (drawn[turn * count + s] as number) - (seeds[s] as number);
    }
    means[turn] = sum / count;
    for (let s = 0; s < count; s++) cell += ((drawn[turn * count + s] as number) - (seeds[s] as number) - moved / count) ** 2;
  }
  const freedom = Math.max(1, count - 1);
  let seed = 0;
  for (const one of seeds) seed += (one - value) ** 2;
  const centre = mean(means);
  let item = 0;
  for (const one of means) item += (one - centre) ** 2;
  return {
    seed: seed / freedom / count,
    item: item / (resamples - 1),
    cell: cell / resamples / freedom / count,
  };
}

/** Standard error towards each side: the percentiles' distances from their middle, scaled so that their mean is the standard error. */
function sides({ seeds, drawn, seedCounts, resamples }: Contrast, standardError: number): [below: number, above: number] {
  const count = seeds.length;
  const both = new Float64Array(resamples);
  for (let turn = 0; turn < resamples; turn++) {
    let sum = 0;
    for (let s = 0; s < count; s++) {
      const times = count === 1 ? 1 : (seedCounts[turn * count + s] as number) / (count - 1);
      sum += times * (drawn[turn * count + s] as number);
    }
    both[turn] = sum;
  }
  both.sort();
  const centre = mean(both);
  const below = centre - percentile(both, (1 - level) / 2);
  const above = percentile(both, (1 + level) / 2) - centre;
  const width = below + above;
  return width > 0 ? [(2 * below * standardError) / width, (2 * above * standardError) / width] : [standardError, standardError];
}

/** Upper end of the exact binomial interval of something that none of so many items shows. */
export function unseenShare(items: number): number {
  return 1 - exp(log((1 - level) / 2) / items);
}

/**
 * All seeds and items say the same. At an end of the range: the exact binomial interval of so many equal items. Two arms that no item
 * parts may still differ on items that were not seen: no more of them than `unseenShare`.
 */
function withoutSpread(value: number, items: number, range: readonly [number, number]): { interval: readonly [number, number]; p: number } {
  const unseen = unseenShare(items);
  if (Math.abs(value) < 1e-12) return { interval: [range[0] < 0 ? -unseen : 0, unseen], p: 1 };
  const share = 1 - unseen;
  const p = Math.min(1, 2 * exp(-items * Math.LN2));
  const nearest = range[0] < 0 ? 2 * share - 1 : share;
  return value > 0 ? { interval: [nearest, 1], p } : { interval: [-1, -nearest], p };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Share `p` of sorted values, between two of them in proportion. */
function percentile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const value = sorted[low] as number;
  return value + (at - low) * ((sorted[Math.min(low + 1, sorted.length - 1)] as number) - value);
}
