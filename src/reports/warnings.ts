import { derive, leaksOf } from './derive.ts';
import { type WarningCode, warningWords } from './facts.ts';
import type { ReportWarning, RunReport } from './model.ts';

/** Where a report begins to warn. */
export const warningLimits = {
  rejectShare: 0.05,
  missingCopies: 0.01,
  lowChange: 0.5,
  /** Below this many asked, an operator's rate says nothing. */
  lowChangeAsked: 20,
  strongChange: 0.5,
  /** A class share that moved by more than this. */
  labelShift: 0.05,
  labelImbalance: 10,
  /** Mean length after over before, or its inverse. */
  lengthShift: 1.25,
  fewRows: 100,
} as const;

const order = Object.keys(warningWords) as WarningCode[];
/** Splits by these names are for measuring: changing them spoils the measure. */
const heldOut = /^(test|validation|valid|val|dev|eval|evaluation)$/i;

/** The warnings that a report shows: those of the run and those that its numbers add, the worst first. */
export function allWarnings(report: RunReport): ReportWarning[] {
  const told = (found: ReportWarning) => report.warnings.some((own) => own.code === found.code && sameData(own.data, found.data));
  return sortWarnings([...report.warnings, ...findWarnings(report).filter((found) => !told(found))]);
}

function sameData(one: ReportWarning['data'], other: ReportWarning['data']): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** What the numbers of a run give reason to doubt, the worst first. */
export function findWarnings(report: Omit<RunReport, 'warnings'>): ReportWarning[] {
  const found: ReportWarning[] = [];
  const warn = (code: WarningCode, data: ReportWarning['data'] = {}) => found.push({ code, data });
  const { counts, splits, leaks, operators } = report;
  const derived = derive({ ...report, warnings: [] });

  const off = Math.abs(counts.read + counts.asked - counts.written - counts.rejected - counts.merged);
  if (!counts.addsUp) warn('counts-off', { unaccounted: off });
  for (const pair of leaks.pairs) if (leaksOf(pair) > 0) warn('leaks', { rows: leaksOf(pair), train: pair.train, test: pair.test });
  for (const { near = 0, train, test } of leaks.pairs) if (near > 0) warn('near-leaks', { rows: near, train, test });
  if (!leaks.checked) warn('leaks-unchecked');
  for (const split of splits) if (split.asked > 0 && heldOut.test(split.name)) warn('held-out-changed', { split: split.name });

  const missing = derived.reasons.find(({ reason }) => reason === 'no-distinct-copy')?.count ?? 0;
  const rest = counts.rejected - missing;
  if (rest > warningLimits.rejectShare * derived.total) warn('reject-share', { share: rest / derived.total });
  if (missing > warningLimits.missingCopies * counts.asked) warn('missing-copies', { missing, asked: counts.asked });

  for (const [index, { operator, asked, share: ofCopies, strength }] of operators.entries()) {
    const share = derived.operators[index]?.changedShare ?? 0;
    if (ofCopies !== undefined && asked >= warningLimits.lowChangeAsked && share < warningLimits.lowChange)
      warn('low-change', { operator, share });
    if (strength && strength.n > 0 && strength.mean > warningLimits.strongChange) warn('strong-change', { operator, mean: strength.mean });
  }
  labelWarnings(report, derived.labels, warn);
  for (const { split, field, before, after } of report.lengths) {
    const times = before.mean > 0 && after.mean > 0 ? after.mean / before.mean : 1;
    if (Math.max(times, 1 / times) > warningLimits.lengthShift) warn('length-shift', { split, field, from: before.mean, to: after.mean });
  }
  if (counts.read > 0 && counts.read < warningLimits.fewRows) warn('few-rows', { rows: counts.read });
  return sortWarnings(found);
}

function labelWarnings(
  report: Pick<RunReport, 'labels'>,
  derived: ReturnType<typeof derive>['labels'],
  warn: (code: WarningCode, data: ReportWarning['data']) => void,
): void {
  for (const [index, { split, classes, missing, of = 'samples' }] of report.labels.entries()) {
    const shares = derived[index]?.shares ?? [];
    let widest = 0;
    for (const place of classes.keys()) {
      const move = ([before, after]: readonly [number, number]) => Math.abs(after - before);
      if (move(shares[place] ?? [0, 0]) > move(shares[widest] ?? [0, 0])) widest = place;
    }
    const [before, after] = shares[widest] ?? [0, 0];
    const label = classes[widest]?.label;
    const hadSamples = (derived[index]?.before ?? 0) > 0 && (derived[index]?.after ?? 0) > 0;
    if (label !== undefined && hadSamples && Math.abs(after - before) > warningLimits.labelShift)
      warn('label-shift', { split, label, before, after });

    const sorted = [...classes].filter((entry) => entry.after > 0).sort((a, b) => b.after - a.after);
    const [largest, smallest] = [sorted[0], sorted[sorted.length - 1]];
    if (largest && smallest && largest.after > warningLimits.labelImbalance * smallest.after)
      warn('label-imbalance', { split, largest: largest.label, smallest: smallest.label, times: largest.after / smallest.after });
    // A sample without a span or a relation lacks nothing.
    if (missing.after > 0 && of === 'samples') warn('missing-labels', { split, rows: missing.after });
  }
}

/** The worst first; codes the report cannot word stand after those it can. */
export function sortWarnings(warnings: readonly ReportWarning[]): ReportWarning[] {
  const rank = (code: string) => {
    const place = order.indexOf(code as WarningCode);
    return place < 0 ? order.length : place;
  };
  return [...warnings].sort((a, b) => rank(a.code) - rank(b.code));
}
