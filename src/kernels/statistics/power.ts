import { exp } from '../math.ts';
import { type Components, rescale, spreadOf } from './components.ts';
import { normalCdf, studentQuantile } from './distributions.ts';

const significance = 0.05;
const wantedPower = 0.8;
/** More than these nobody collects or trains. */
const mostRows = 10_000_000;
const mostSeeds = 1000;

export interface Study {
  components: Components;
  seeds: number;
  items: number;
}

/**
 * Probability that Student's test of `df` degrees finds an effect of `ratio` standard errors, two-sided at the 0.05 level: the noncentral
 * t distribution, as the mean of the normal one over the spread of the standard error. The trapezoid rule over its logarithm is exact here to
 * about 1e-12, for the integrand and all its slopes vanish at both ends.
 */
export function studentPower(ratio: number, df: number, critical = criticalAt(df)): number {
  const steps = 400;
  const from = -(9 / Math.sqrt(2 * df) + 40 / df);
  const to = Math.min(3, 9 / Math.sqrt(2 * df));
  let sum = 0;
  let weights = 0;
  for (let k = 0; k <= steps; k++) {
    const x = from + ((to - from) * k) / steps;
    const spread = exp(x);
    const weight = exp(df * (x - 0.5 * (spread * spread - 1)));
    sum += weight * (normalCdf(ratio - critical * spread) + normalCdf(-ratio - critical * spread));
    weights += weight;
  }
  return sum / weights;
}

/** Standard errors from which on the test speaks. */
function criticalAt(df: number): number {
  return studentQuantile(1 - significance / 2, df);
}

/** Power to find a true effect with so many seeds and items. Without any spread every effect but 0 is found. */
export function powerOf(effect: number, study: Study, seeds = study.seeds, items = study.items): number {
  const { variance, df } = spreadOf(rescale(study.components, study, { seeds, items }), seeds, items);
  if (variance === 0) return effect === 0 ? significance : 1;
  return studentPower(Math.abs(effect) / Math.sqrt(variance), df);
}

/** The least effect found with probability 0.8. */
export function detectableEffect(study: Study): number {
  const { variance, df } = spreadOf(study.components, study.seeds, study.items);
  const critical = criticalAt(df);
  let low = 0;
  let high = 4;
  while (studentPower(high, df, critical) < wantedPower) high *= 2;
  for (let turn = 0; turn < 50; turn++) {
    const between = (low + high) / 2;
    if (studentPower(between, df, critical) < wantedPower) low = between;
    else high = between;
  }
  return high * Math.sqrt(variance);
}

/** Items, with as many seeds, after which the effect is found with probability 0.8; undefined where no number does it. */
export function itemsNeeded(effect: number, study: Study): number | undefined {
  const least = leastNumber(mostRows, (items) => powerOf(effect, study, study.seeds, items) >= wantedPower);
  return least === undefined ? undefined : roundUp(least);
}

/** Seeds, with as many items; undefined also for one seed, which says nothing of how seeds vary. */
export function seedsNeeded(effect: number, study: Study): number | undefined {
  if (study.seeds < 2) return undefined;
  return leastNumber(mostSeeds, (seeds) => powerOf(effect, study, seeds) >= wantedPower);
}

/** Least number from 2 on that is enough; power grows with it. */
function leastNumber(most: number, enough: (count: number) => boolean): number | undefined {
  if (!enough(most)) return undefined;
  let low = 1;
  let high = most;
  while (high - low > 1) {
    const between = Math.floor((low + high) / 2);
    if (enough(between)) high = between;
    else low = between;
  }
  return high;
}

/** To two digits, upwards: 1,234 is 1,300. */
function roundUp(count: number): number {
  let unit = 1;
  while (count / unit >= 100) unit *= 10;
  return Math.ceil(count / unit) * unit;
}
