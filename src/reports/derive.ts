import type { LeakPair, RunReport, SplitCounts } from './model.ts';

/** What the report shows beyond the model: computed here alone, so that report.json carries every number on the page. */
export interface Derived {
  /** read + asked. */
  total: number;
  /** written / (read + moved) over the splits that copies were asked in; over all where none were. */
  growth: number;
  /** The splits that `growth` is about; none where it is about all. */
  grownSplits: readonly string[];
  writtenShare: number;
  rejectedShare: number;
  mergedShare: number;
  readShare: number;
  askedShare: number;
  /** Rows of held-out splits that are also in a training split, exact and as token sets. */
  leaks: number;
  /** For each of `labels`: number of samples and, for each class (then others, then missing), the share before and after. */
  labels: readonly { before: number; after: number; shares: readonly (readonly [before: number, after: number])[] }[];
  /** For each of `operators`. */
  operators: readonly { changedShare: number; unchanged: number; guardSaves: number }[];
  guardSaves: number;
  /** Rejects by reason over all steps, most first. */
  reasons: readonly { reason: string; count: number }[];
  /** Share of all CPU seconds, for each of `steps`. */
  stepCpuShares: readonly number[];
  peakMemoryMegabytes: number;
  wattHours: number;
}

const sum = (splits: readonly SplitCounts[], key: 'written' | 'read' | 'moved') => splits.reduce((total, split) => total + split[key], 0);
const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

export function derive(report: RunReport): Derived {
  const { read, asked, written, rejected, merged } = report.counts;
  const total = read + asked;
  const grown = report.splits.filter((split) => split.asked > 0);
  const stepSeconds = report.steps.reduce((total, step) => total + step.cpuSeconds, 0);
  const reasons = new Map<string, number>();
  for (const { reason, count } of report.rejects) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  return {
    total,
    growth: grown.length > 0 ? ratio(sum(grown, 'written'), sum(grown, 'read') + sum(grown, 'moved')) : ratio(written, read),
    grownSplits: grown.map((split) => split.name),
    writtenShare: ratio(written, total),
    rejectedShare: ratio(rejected, total),
    mergedShare: ratio(merged, total),
    readShare: ratio(read, total),
    askedShare: ratio(asked, total),
    leaks: report.leaks.pairs.reduce((sum, pair) => sum + leaksOf(pair), 0),
    labels: report.labels.map(labelShares),
    operators: report.operators.map((operator) => ({
      changedShare: ratio(operator.changed, operator.asked),
      unchanged: operator.unchanged.reduce((sum, { count }) => sum + count, 0),
      guardSaves: operator.guardSaves.reduce((sum, { count }) => sum + count, 0),
    })),
    guardSaves: report.operators.reduce((sum, { guardSaves }) => sum + guardSaves.reduce((own, { count }) => own + count, 0), 0),
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    stepCpuShares: report.steps.map(({ cpuSeconds }) => ratio(cpuSeconds, stepSeconds)),
    peakMemoryMegabytes: report.time.peakMemoryBytes / 1e6,
    wattHours: report.energy.kWh * 1000,
  };
}

export function leaksOf(pair: LeakPair): number {
  return pair.exact + pair.tokenSet;
}

function labelShares({ classes, others, missing, of = 'samples' }: RunReport['labels'][number]): Derived['labels'][number] {
  const rows = [...classes, ...(others ? [others] : []), missing];
  // Samples without a label are part of the samples, not of the spans.
  const counted = of === 'samples' ? rows : rows.slice(0, -1);
  const before = counted.reduce((sum, row) => sum + row.before, 0);
  const after = counted.reduce((sum, row) => sum + row.after, 0);
  return { before, after, shares: rows.map((row) => [ratio(row.before, before), ratio(row.after, after)] as const) };
}
