import type { GuardName } from '../core/analysis.ts';
import type { Json } from '../core/operator.ts';
import type { Plan } from '../core/plan.ts';
import type { MergeRecord, RejectRecord } from '../core/provenance.ts';
import { textOf } from '../core/sample.ts';
import type { KeyTable } from '../kernels/key-table.ts';
import { augmentRow } from './augment.ts';
import { failed, judge, noteExample, noteMeasures, type StageContext, sourceOf, takes, tallyOf, textFields, traced } from './context.ts';
import { type AnalysisCache, createAnalysisCache, type Drawn, draw } from './draw.ts';
import { decideEntry } from './entry.ts';
import { isAugment, type LoadedOperator, type LoadedStage, type LoadedStep } from './loaded.ts';
import type { Row, TracedStep } from './row.ts';
import { addMerge, addReject, addStrength, count, createTally, type StepTally, splitTally, stepTally, type Tally } from './tally.ts';

/** A reject or merge and the place of its row, so that a shard's records can be put in input order. */
export interface Placed<T> {
  place: number;
  record: T;
  /** What the steps before it did. Kept only where samples are traced. */
  history?: readonly TracedStep[];
}

export interface StageOutput {
  rows: Row[];
  rejects: Placed<RejectRecord>[];
  merges: Placed<MergeRecord>[];
  tally: Tally;
}

/** Runs all steps of a stage over the rows of one shard, step by step. Rows keep their order, copies follow their parent. */
export function runStage(plan: Plan, stage: LoadedStage, rows: Row[], heldOut?: KeyTable, tracing = false): StageOutput {
  const tally = createTally();
  const rejects: Placed<RejectRecord>[] = [];
  const merges: Placed<MergeRecord>[] = [];
  const caches = new Map<unknown, AnalysisCache>();
  const shown = textFields(plan);
  const historyOf = (row: Row) => (tracing ? { history: [...(row.history ?? []), ...row.trace] } : {});
  const context: StageContext = {
    plan,
    stage,
    tally,
    heldOut,
    tracing,
    tallies: new Map(),
    cacheOf(step) {
      let cache = caches.get(step.analyzer);
      if (!cache) {
        cache = createAnalysisCache(step.analyzer);
        caches.set(step.analyzer, cache);
      }
      return cache;
    },
    reject(row, step, reason, sample, options = {}) {
      const id = options.id ?? sample.id;
      const privacy = stage.privacy(step);
      const seen = privacy.sample(sample);
      const detail = options.detail === undefined ? undefined : privacy.json(options.detail);
      const record: RejectRecord = {
        id,
        split: row.split,
        step,
        reason,
        ...(detail !== undefined ? { detail } : {}),
        source: sourceOf(plan, row, id),
        sample: seen as unknown as Json,
      };
      rejects.push({ place: row.place, record, ...historyOf(row) });
      splitTally(tally, row.split).rejected++;
      stepTally(tally, step).rejected++;
      addReject(tally, step, reason, options.error ?? false, id, shown.map((field) => textOf(seen, field)).join(' ⏎ '), detail);
    },
    merge(row, step, into, detail) {
      const { split } = row;
      const privacy = stage.privacy(step);
      const sample = privacy.sample(row.sample);
      merges.push({
        place: row.place,
        record: {
          id: sample.id,
          into,
          split,
          step,
          ...(detail !== undefined ? { detail: privacy.json(detail) } : {}),
          source: sourceOf(plan, row),
          sample: sample as unknown as Json,
        },
        ...historyOf(row),
      });
      splitTally(tally, split).merged++;
      stepTally(tally, step).merged++;
      addMerge(tally, sample.id, into, shown.map((field) => textOf(sample, field)).join(' ⏎ '));
    },
  };

  let current = rows;
  // What was read for the steps that add samples has been counted there; the rest passes them by.
  const joins = stage.plan.joins?.map((step) => step.id) ?? [];
  for (const [place, id] of joins.entries()) {
    const counts = stepTally(tally, id);
    const without = (later: readonly string[]) =>
      current.reduce((sum, { origin }) => sum + Number(!later.includes(plan.sources[origin.source]?.step ?? '')), 0);
    counts.in += without(joins.slice(place));
    counts.out += without(joins.slice(place + 1));
  }
  if (stage.entry) current = timed(context, stage.entry, current, decideEntry);
  for (const step of stage.steps) {
    current = timed(
      context,
      step,
      current,
      isAugment(step.plan) ? augmentAll : step.operators[0]?.operator.shape === 'filter' ? filterAll : changeAll,
    );
  }
  return { rows: current, rejects, merges, tally };
}

type StepRunner = (context: StageContext, step: LoadedStep, rows: Row[], counts: StepTally) => Row[];

function timed(context: StageContext, step: LoadedStep, rows: Row[], run: StepRunner): Row[] {
  const counts = stepTally(context.tally, step.plan.id);
  counts.in += rows.length;
  const start = performance.now();
  const next = run(context, step, rows, counts);
  const spent = Math.round((performance.now() - start) * 1000);
  counts.microseconds += spent;
  counts.out += next.length;
  if (step.plan.kind === 'operator') tallyOf(context, step, step.operators[0] as LoadedOperator).microseconds += spent;
  return next;
}

/** Plain sample steps: each row is drawn once. */
function changeAll(context: StageContext, step: LoadedStep, rows: Row[], counts: StepTally): Row[] {
  const loaded = step.operators[0] as LoadedOperator;
  const own = tallyOf(context, step, loaded);
  const cache = context.cacheOf(step);
  const { schema } = context.plan;
  const pure = loaded.operator.determinism === 'pure';
  const measured = 'measured' in loaded.operator ? loaded.operator.measured : undefined;
  // A pure operator draws nothing: it needs no stream of each sample's own.
  const idle = pure ? loaded.streams.open('') : undefined;
  const kept: Row[] = [];
  for (const row of rows) {
    if (!takes(step, row)) {
      kept.push(row);
      continue;
    }
    own.asked++;
    let drawn: Drawn;
    try {
      drawn = draw(loaded, step, cache, schema, row.sample, idle ?? loaded.streams.open(row.sample.id));
    } catch (error) {
      failed(context, step, loaded, row, error);
      continue;
    }
    for (const guard of Object.keys(drawn.saves)) count(own.saves, guard, drawn.saves[guard as GuardName]);
    if (drawn.rejection) {
      own.rejected++;
      context.reject(row, step.plan.id, drawn.rejection.reason, row.sample, { detail: drawn.rejection.detail });
      continue;
    }
    kept.push(row);
    if (drawn.plan === undefined) {
      count(own.unchanged, drawn.unchanged ?? 'no-edit');
      continue;
    }
    own.changed++;
    counts.changed++;
    addStrength(own, drawn.strength);
    if (measured) noteMeasures(context, step, loaded, measured(drawn.plan), true);
    noteExample(context, step, loaded, row.sample, drawn.sample.id, drawn);
    row.sample = drawn.sample;
    row.trace.push({
      step: step.plan.id,
      operator: loaded.plan.use,
      ...traced(context, step, drawn, pure),
      ...(context.tracing ? { after: drawn.sample } : {}),
    });
  }
  return kept;
}

function filterAll(context: StageContext, step: LoadedStep, rows: Row[]): Row[] {
  const loaded = step.operators[0] as LoadedOperator;
  const own = tallyOf(context, step, loaded);
  const kept: Row[] = [];
  for (const row of rows) {
    if (!takes(step, row)) {
      kept.push(row);
      continue;
    }
    own.asked++;
    try {
      const { measures, reason } = judge(context, step, loaded, row.sample, row.entered, row.siblings ?? []);
      if (reason === undefined) kept.push(row);
      else {
        own.rejected++;
        context.reject(row, step.plan.id, reason, row.sample, { detail: measures as Json });
      }
    } catch (error) {
      failed(context, step, loaded, row, error);
    }
  }
  return kept;
}

function augmentAll(context: StageContext, step: LoadedStep, rows: Row[], counts: StepTally): Row[] {
  const next: Row[] = [];
  for (const row of rows) {
    if (takes(step, row)) augmentRow(context, step, row, next, counts);
    else next.push(row);
  }
  return next;
}
