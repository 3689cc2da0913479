import type { MeasureChart } from '../core/operator.ts';
import { type MeasureTally, measureBins, type ValueCounts } from '../pipeline/measure-tally.ts';
import type { Tally } from '../pipeline/tally.ts';
import type { MeasureHistogram, MeasureSide } from '../reports/model.ts';

/** Bars of a chart at most. */
const bars = 30;
/** Share of the values on either side that may lie beside the axis. */
const beside = 0.002;

/** The measures of a run, in the order of their steps' ids. */
export function measureHistograms({ measures }: Tally): MeasureHistogram[] {
  return Object.entries(measures)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, tally]) => histogram(tally));
}

interface Window {
  /** The first bin shown, how many of them make a bar, and how many bars there are. */
  first: number;
  perBar: number;
  bars: number;
}

function histogram({ step, slot, operator, measure, chart, measured, kept }: MeasureTally): MeasureHistogram {
  const { from, to, min, max } = chart;
  const window = usedWindow(measured, chart);
  const edge = (bar: number) => from + ((to - from) * Math.min(measureBins, window.first + bar * window.perBar)) / measureBins;
  return {
    step,
    operator,
    ...(slot === operator ? {} : { slot }),
    measure,
    edges: Array.from({ length: window.bars + 1 }, (_, bar) => edge(bar)),
    ...(min !== undefined ? { min } : {}),
    ...(max !== undefined ? { max } : {}),
    measured: side(measured, window),
    kept: side(kept, window),
  };
}

/** The part of the range that holds all but a few of the values. */
function usedWindow({ bins }: ValueCounts, { from, to }: MeasureChart): Window {
  const used = Object.keys(bins)
    .map(Number)
    .sort((a, b) => a - b);
  const total = used.reduce((sum, bin) => sum + (bins[bin] ?? 0), 0);
  const leave = Math.floor(total * beside);
  const end = (order: readonly number[]) => {
    let passed = 0;
    return order.find((bin) => (passed += bins[bin] ?? 0) > leave);
  };
  const first = end(used) ?? 0;
  const last = end([...used].reverse()) ?? measureBins - 1;
  const perBar = Math.ceil((last - first + 1) / bars);
  // A chart of one bar says nothing: a few on either side of it show how narrow it is.
  if (first === last && from < to) {
    const start = Math.max(0, Math.min(measureBins - 5, first - 2));
    return { first: start, perBar: 1, bars: 5 };
  }
  return { first, perBar, bars: Math.ceil((last - first + 1) / perBar) };
}

function side({ bins, below, above, ...counts }: ValueCounts, { first, perBar, bars: shown }: Window): MeasureSide {
  const out: MeasureSide & { counts: number[] } = { counts: Array<number>(shown).fill(0), n: below + above, below, above, ...counts };
  for (const [name, count] of Object.entries(bins)) {
    out.n += count;
    const bar = Math.floor((Number(name) - first) / perBar);
    if (bar < 0) out.below += count;
    else if (bar >= shown) out.above += count;
    else out.counts[bar] = (out.counts[bar] ?? 0) + count;
  }
  return out;
}
