import { type Contrast, type Estimate, estimate } from './estimate.ts';
import { type ArmPredictions, classWeights, type Metric, type WeightedMetric, weightedMetric } from './seed-metrics.ts';

/** Uniform integers from 0 to below - 1: the `Random` of the core. */
export interface Draws {
  integer(below: number): number;
}

export interface BootstrapInput {
  metric: Metric;
  /** True class of each item; -1 for a class that no arm can predict. */
  truth: Int32Array;
  classes: number;
  /** Arms x seeds: the predicted class of each item. Every arm has the same seeds in the same order. */
  arms: readonly ArmPredictions[];
  random: Draws;
  /** 2,000 where absent. */
  resamples?: number;
}

export interface Bootstrap {
  /** The metric of one arm: mean over its seeds, with its interval. */
  summarize(arm: number): Estimate & { seeds: readonly number[] };
  /** `arm` less `baseline`, seed by seed and item by item. */
  compare(arm: number, baseline: number): Estimate;
}

/**
 * Resamples seeds and items, both (the pigeonhole bootstrap: Owen 2007, The pigeonhole bootstrap), the same resamples for all arms: what is
 * said of two arms is said of the same items and seeds.
 *
 * Of n items n - 1 are drawn, of S seeds S - 1 (Rao and Wu 1988), which makes the variance that is resampled the unbiased one; with five
 * seeds the plain bootstrap lacks a fifth of it. What else the few seeds ask for is in `estimate`.
 * Time: resamples x arms x seeds x wrong predictions, about half a second for 20 arms, 5 seeds and 2,000 items.
 */
export function bootstrapArms({ metric, truth, classes, arms, random, resamples = 2000 }: BootstrapInput): Bootstrap {
  const items = truth.length;
  const seeds = arms[0]?.length ?? 0;
  const measures = arms.flatMap((arm) => arm.map((predicted) => weightedMetric(metric, truth, predicted, classes)));
  const weights = new Int32Array(items).fill(1);
  const whole = Float64Array.from(measures, (measure) => (items === 0 ? 0 : measure(weights, items)));
  // One line a resample: the metric of each seed of each arm on the items drawn.
  const resampled = new Float64Array(resamples * measures.length);
  const seedCounts = new Int32Array(resamples * seeds);
  for (let turn = 0; turn < resamples; turn++) {
    for (let k = 1; k < seeds; k++) count(seedCounts, turn * seeds + random.integer(seeds));
    if (items < 2) continue;
    weights.fill(0);
    for (let k = 1; k < items; k++) count(weights, random.integer(items));
    const support = classWeights(truth, weights, classes);
    for (let k = 0; k < measures.length; k++)
      resampled[turn * measures.length + k] = (measures[k] as WeightedMetric)(weights, items - 1, support);
  }
  const contrast = (arm: number, baseline: number | undefined): Contrast => {
    const own = Float64Array.from({ length: seeds }, (_, s) => (whole[arm * seeds + s] as number) - at(whole, baseline, s, 0));
    const drawn = new Float64Array(resamples * seeds);
    for (let turn = 0; turn < resamples; turn++)
      for (let s = 0; s < seeds; s++) {
        const line = turn * measures.length;
        drawn[turn * seeds + s] = (resampled[line + arm * seeds + s] as number) - at(resampled, baseline, s, line);
      }
    return { seeds: own, items, drawn, seedCounts, resamples };
  };
  function at(values: Float64Array, arm: number | undefined, seed: number, line: number): number {
    return arm === undefined ? 0 : (values[line + arm * seeds + seed] as number);
  }
  return {
    summarize: (arm) => ({
      ...estimate(contrast(arm, undefined), [0, 1]),
      seeds: Array.from(whole.subarray(arm * seeds, (arm + 1) * seeds)),
    }),
    compare: (arm, baseline) => estimate(contrast(arm, baseline), [-1, 1]),
  };
}

function count(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
