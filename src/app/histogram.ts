import type { LengthHistogram, LengthSide } from '../reports/model.ts';

const bins = 24;

/** A length histogram from exact counts: both sides share edges; the longest hundredth goes into the last bin. */
export function lengthHistogram(
  split: string,
  field: string,
  before: Record<number, number>,
  after: Record<number, number>,
): LengthHistogram {
  const left = sorted(before);
  const right = sorted(after);
  const reach = Math.max(quantile(left, 0.99), quantile(right, 0.99), 1);
  const width = Math.max(1, Math.ceil((reach + 1) / bins));
  const used = Math.ceil((reach + 1) / width);
  const edges = Array.from({ length: used + 1 }, (_, i) => i * width);
  const end = edges[used] as number;
  const openEnd = [...left, ...right].some(([value]) => value >= end);
  return { split, field, unit: 'words', edges, openEnd, before: side(left, width, used), after: side(right, width, used) };
}

type Counted = readonly (readonly [value: number, count: number])[];

function sorted(counts: Record<number, number>): Counted {
  return Object.entries(counts)
    .map(([value, count]) => [Number(value), count] as const)
    .sort(([a], [b]) => a - b);
}

function quantile(values: Counted, share: number): number {
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  for (const [value, count] of values) {
    passed += count;
    if (passed >= total * share) return value;
  }
  return 0;
}

function side(values: Counted, width: number, used: number): LengthSide {
  const counts = Array<number>(used).fill(0);
  let n = 0;
  let sum = 0;
  for (const [value, count] of values) {
    const bin = Math.min(used - 1, Math.floor(value / width));
    counts[bin] = (counts[bin] ?? 0) + count;
    n += count;
    sum += value * count;
  }
  const min = values[0]?.[0] ?? 0;
  const max = values[values.length - 1]?.[0] ?? 0;
  return { counts, n, missing: 0, min, median: quantile(values, 0.5), mean: n > 0 ? sum / n : 0, max };
}
