import type { DatasetView, Decision } from '../core/operator.ts';
import { failed, type StageContext, takes, tallyOf } from './context.ts';
import type { LoadedOperator, LoadedStep } from './loaded.ts';
import type { Row } from './row.ts';
import { type StepTally, splitTally } from './tally.ts';

/** Carries out what a dataset operator decided about each sample, now that it has seen them all. */
export function decideEntry(context: StageContext, step: LoadedStep, rows: Row[], counts: StepTally): Row[] {
  const loaded = step.operators[0] as LoadedOperator;
  const own = tallyOf(context, step, loaded);
  const view = loaded.table as DatasetView;
  const next: Row[] = [];
  for (const row of rows) {
    if (!takes(step, row)) {
      next.push(row);
      continue;
    }
    own.asked++;
    let decision: Decision;
    try {
      decision = view.decide({ sample: row.sample, split: row.split, ordinal: row.place, root: row.root });
    } catch (error) {
      failed(context, step, loaded, row, error);
      continue;
    }
    if (decision.action === 'drop') {
      own.rejected++;
      context.reject(row, step.plan.id, decision.reason, row.sample, decision.detail !== undefined ? { detail: decision.detail } : {});
    } else if (decision.action === 'merge') {
      context.merge(row, step.plan.id, decision.into, decision.detail);
    } else {
      keep(context, step, loaded, row, decision, next, counts);
    }
  }
  return next;
}

function keep(
  context: StageContext,
  step: LoadedStep,
  loaded: LoadedOperator,
  row: Row,
  decision: Extract<Decision, { action: 'keep' }>,
  next: Row[],
  counts: StepTally,
): void {
  if (decision.orderKey !== undefined) row.orderKey = decision.orderKey;
  if (decision.split !== undefined && decision.split !== row.split) {
    splitTally(context.tally, row.split).moved--;
    splitTally(context.tally, decision.split).moved++;
    row.split = decision.split;
    row.trace.push({ step: step.plan.id, operator: loaded.plan.use, plan: { split: decision.split } });
    counts.changed++;
    tallyOf(context, step, loaded).changed++;
  }
  next.push(row);
  const copies = decision.copies ?? 0;
  if (copies === 0) return;
  splitTally(context.tally, row.split).asked += copies;
  counts.asked += copies;
  for (let copy = 1; copy <= copies; copy++) {
    const trace = [{ step: step.plan.id, operator: loaded.plan.use, copy }];
    next.push({ ...row, sample: { ...row.sample, id: `${row.sample.id}#${step.plan.id}.${copy}` }, parent: row.sample.id, trace });
  }
}
