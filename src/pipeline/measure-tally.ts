import type { MeasureChart, Measures } from '../core/operator.ts';

/** Values of one measure of one operator in one step, as bins of equal width. Integers only, so that shards add up the same in any order. */
export interface MeasureTally {
  step: string;
  slot: string;
  operator: string;
  measure: string;
  chart: MeasureChart;
  measured: ValueCounts;
  /** Those that went on. */
  kept: ValueCounts;
}

export interface ValueCounts {
  /** Counts by bin, empty ones left out. */
  bins: Record<number, number>;
  /** Below and above what the chart shows. */
  below: number;
  above: number;
  /** Under the least value kept and over the greatest. */
  tooLow: number;
  tooHigh: number;
  /** Could not be taken. */
  missing: number;
}

export type MeasureTallies = Record<string, MeasureTally>;

/** Bins over the whole range of a chart: the report shows the part that is used, several of them as one. */
export const measureBins = 960;

type Owner = Pick<MeasureTally, 'step' | 'slot' | 'operator'>;

/** Counts what an operator measured of a sample, where it says how to show it. */
export function addMeasures(
  tallies: MeasureTallies,
  owner: Owner,
  measures: Measures,
  kept: boolean,
  chartOf: (measure: string) => MeasureChart | undefined,
): void {
  for (const measure in measures) {
    const key = `${owner.step}/${owner.slot}/${measure}`;
    const known = tallies[key];
    const chart = known?.chart ?? chartOf(measure);
    if (!chart) continue;
    const tally = known ?? (tallies[key] = emptyTally(owner, measure, chart));
    countValue(tally.measured, chart, measures[measure] as number);
    if (kept) countValue(tally.kept, chart, measures[measure] as number);
  }
}

/** Adds the second tallies to the first. Commutative and associative. */
export function mergeMeasures(into: MeasureTallies, others: MeasureTallies): void {
  for (const [key, other] of Object.entries(others)) {
    const mine = (into[key] ??= emptyTally(other, other.measure, other.chart));
    for (const side of ['measured', 'kept'] as const) {
      for (const count of ['below', 'above', 'tooLow', 'tooHigh', 'missing'] as const) mine[side][count] += other[side][count];
      for (const [bin, count] of Object.entries(other[side].bins))
        mine[side].bins[Number(bin)] = (mine[side].bins[Number(bin)] ?? 0) + count;
    }
  }
}

function emptyTally({ step, slot, operator }: Owner, measure: string, chart: MeasureChart): MeasureTally {
  const none = (): ValueCounts => ({ bins: {}, below: 0, above: 0, tooLow: 0, tooHigh: 0, missing: 0 });
  return { step, slot, operator, measure, chart, measured: none(), kept: none() };
}

/** The upper end of the chart belongs to its last bin. */
function countValue(into: ValueCounts, { from, to, min, max }: MeasureChart, value: number): void {
  if (min !== undefined && value < min) into.tooLow++;
  if (max !== undefined && value > max) into.tooHigh++;
  if (Number.isNaN(value)) into.missing++;
  else if (value < from) into.below++;
  else if (value > to) into.above++;
  else {
    const bin = Math.min(measureBins - 1, Math.floor(((value - from) / (to - from)) * measureBins));
    into.bins[bin] = (into.bins[bin] ?? 0) + 1;
  }
}
