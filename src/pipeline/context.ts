import type { FilterOperator, Json, Measures } from '../core/operator.ts';
import { textAt } from '../core/places.ts';
import type { Plan } from '../core/plan.ts';
import type { RecordSource } from '../core/provenance.ts';
import type { Sample } from '../core/sample.ts';
import { textualFields } from '../core/schema.ts';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import type { KeyTable } from '../kernels/key-table.ts';
import type { AnalysisCache, Drawn } from './draw.ts';
import { appliesTo, type LoadedOperator, type LoadedStage, type LoadedStep } from './loaded.ts';
import { addMeasures } from './measure-tally.ts';
import { redactEdits } from './privacy.ts';
import type { Row } from './row.ts';
import { addExample, exampleKey, type OperatorTally, operatorTally, type Tally, wantsExample } from './tally.ts';

/** What the steps of one shard share. */
export interface StageContext {
  plan: Plan;
  stage: LoadedStage;
  tally: Tally;
  /** Fingerprints of held-out texts that no copy may equal. */
  heldOut: KeyTable | undefined;
  /** Whether rows keep the plans of pure steps and the history of their parents: for replay, not for runs. */
  tracing: boolean;
  tallies: Map<LoadedOperator, OperatorTally>;
  cacheOf(step: LoadedStep): AnalysisCache;
  reject(row: Row, step: string, reason: string, sample: Sample, options?: { id?: string; detail?: Json; error?: boolean }): void;
  merge(row: Row, step: string, into: string, detail?: Json): void;
}

/** Fields of the schema that hold text, plain or as messages or choices: what is shown of a sample and compared for leaks. */
export function textFields(plan: Plan): string[] {
  return textualFields(plan.schema).map((field) => field.name);
}

export function tallyOf(context: StageContext, step: LoadedStep, loaded: LoadedOperator): OperatorTally {
  let own = context.tallies.get(loaded);
  if (own === undefined) {
    own = operatorTally(context.tally, step.plan.id, loaded.plan.slot, loaded.plan.use);
    context.tallies.set(loaded, own);
  }
  return own;
}

/** Whether a step works on a row: its split, its condition, its probability. */
export function takes(step: LoadedStep, row: Row): boolean {
  const { plan } = step;
  if (!appliesTo(plan.splits, row.split)) return false;
  if (step.when && !step.when.holds(row.sample)) return false;
  return plan.probability >= 1 || step.chance.open(row.sample.id, 0, 0).chance(plan.probability);
}

/** An error of an operator on one sample: a reject, or the end of the run where the step says stop. */
export function failed(context: StageContext, step: LoadedStep, loaded: LoadedOperator, row: Row, thrown: unknown, id?: string): void {
  const error = toLeavenError(thrown);
  const reason = context.stage.privacy(step.plan.id).text(error.text('en').message);
  if (step.plan.onError === 'stop') {
    throw new LeavenError(
      'run/stopped-by-sample',
      { step: step.plan.id, id: id ?? row.sample.id, reason },
      { cause: thrown, path: step.plan.path },
    );
  }
  context.reject(row, step.plan.id, 'operator-error', row.sample, {
    ...(id !== undefined ? { id } : {}),
    error: true,
    detail: { operator: loaded.plan.use, code: error.code, message: reason },
  });
}

/** What a sample's trace keeps of a draw: the plan, without anything that the recipe redacts. A pure operator's follows from its input. */
export function traced(context: StageContext, step: LoadedStep, { plan, kept }: Drawn, pure = false): { plan?: Json } {
  if (plan === undefined) return {};
  if (context.tracing) return { plan };
  if (kept !== undefined) return { plan: kept };
  return pure ? {} : { plan: context.stage.privacy(step.plan.id).json(plan) };
}

/** Keeps a changed text for the report where it is wanted. */
export function noteExample(
  context: StageContext,
  step: LoadedStep,
  loaded: LoadedOperator,
  before: Sample,
  id: string,
  drawn: Drawn,
): void {
  const key = exampleKey(id);
  const owner = `${step.plan.id}/${loaded.plan.use}`;
  const saves = Object.keys(drawn.saves).length > 0;
  for (const kind of ['typical', 'largest', 'guarded'] as const) {
    if (kind === 'guarded' && !saves) continue;
    const plan = (drawn.plan ?? {}) as Record<string, never>;
    const field = Object.keys(plan)[0];
    const text = field === undefined ? undefined : textAt(before, field);
    if (field === undefined || text === undefined) continue;
    if (!wantsExample(context.tally, owner, kind, key, drawn.strength, text)) continue;
    const label = context.plan.schema.fields.find((spec) => spec.kind === 'label');
    const shown = label ? before[label.name] : undefined;
    const privacy = context.stage.privacy(step.plan.id);
    addExample(context.tally, owner, {
      key,
      kind,
      id,
      parent: before.id,
      step: step.plan.id,
      operator: loaded.plan.use,
      field,
      before: privacy.mask(text),
      edits: redactEdits((plan as Record<string, never>)[field] as never, privacy),
      guarded: context
        .cacheOf(step)
        .analyze(text)
        .guarded()
        .map((range) => [range.start, range.end, range.guard]),
      strength: Math.round(drawn.strength * 1000),
      ...(typeof shown === 'string' ? { label: shown } : {}),
    });
  }
}

/** What a filter measured and decided about one sample. */
export function judge(
  context: StageContext,
  step: LoadedStep,
  loaded: LoadedOperator,
  sample: Sample,
  parent: Sample | undefined,
  siblings: readonly Sample[],
): { measures: Measures; reason: string | undefined } {
  const filter = loaded.operator as FilterOperator;
  const { params } = loaded.plan;
  const measures = filter.measure({
    sample,
    fields: step.plan.fields,
    params,
    schema: context.plan.schema,
    resources: loaded.resources,
    table: loaded.table,
    siblings,
    analyze: (text) => step.analyzer.analyze(text),
    ...(parent ? { parent } : {}),
  });
  const reason = filter.decide({ measures, params });
  noteMeasures(context, step, loaded, measures, reason === undefined);
  return { measures, reason };
}

/** Counts measures for the charts of the report. */
export function noteMeasures(context: StageContext, step: LoadedStep, loaded: LoadedOperator, measures: Measures, kept: boolean): void {
  const { operator, plan } = loaded;
  if (!operator.charts) return;
  const owner = { step: step.plan.id, slot: plan.slot, operator: plan.use };
  addMeasures(context.tally.measures, owner, measures, kept, (measure) => operator.charts?.(plan.params, measure));
}

/** Where the original of a row stands: kept with what is rejected or merged, so that nothing has to be searched for. */
export function sourceOf(plan: Plan, row: Row, id = row.sample.id): RecordSource {
  const { source, record } = row.origin;
  const { name = '', step } = plan.sources[source] ?? {};
  const place = { file: name, record, ...(step !== undefined ? { step } : {}) };
  return row.root === id ? place : { ...place, root: row.root };
}
