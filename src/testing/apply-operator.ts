import { applyTextEdits, normalizeEdits, type TextEdit } from '../core/edits.ts';
import {
  type CollectContext,
  type CollectedRow,
  type Collector,
  type DatasetOperator,
  type DatasetView,
  type Decision,
  type FilterOperator,
  type Json,
  Rejection,
  type SampleOperator,
  type TextOperator,
  worksOnText,
} from '../core/operator.ts';
import { placesOf, textAt } from '../core/places.ts';
import { createStreams, openStream, type Random } from '../core/random.ts';
import type { Sample } from '../core/sample.ts';
import { createSchema, type Schema, textualFields } from '../core/schema.ts';
import { type TaskName, tasks } from '../core/tasks.ts';
import { createAnalyzer } from '../languages/analysis.ts';
import { defaultRoles } from '../recipe/fields.ts';

export type Params = Record<string, unknown>;
type AnyOperator = { id: string };

export interface Setting {
  params: Params;
  seed: number;
  schema: Schema;
  resources: unknown;
  /** What the operator's table was opened to, where it has one. */
  table: unknown;
}

/** Analysis as a run has it by default: English or any language, every guard on. */
export const analyzer = createAnalyzer({ language: 'und', guardsOff: [] });

const schemaTasks: readonly TaskName[] = [
  'chat',
  'multiple-choice',
  'code',
  'question-answering',
  'relation-extraction',
  'token-classification',
  'text-pair',
  'text-to-text',
  'multi-label',
  'text-classification',
  'text',
];

/** The schema of the first task whose required fields a sample has; plain text where none fits. */
export function schemaFor(sample: Sample): Schema {
  const task = schemaTasks.find((name) =>
    Object.entries(tasks[name] as Record<string, { optional?: true }>).every(([role, { optional }]) => optional || role in sample),
  );
  return createSchema(task ?? 'text');
}

export function textFields(schema: Schema): string[] {
  return textualFields(schema).map(({ name }) => name);
}

function streamOf(operator: AnyOperator, seed: number, id: string, copy = 0): Random {
  return openStream({ seed, epoch: 0, stepId: operator.id, slot: operator.id }, id, copy);
}

/** The edits that a text operator decides on for one text: that of a field, or of a place in one (`messages[2]`). */
export function drawText(
  operator: TextOperator,
  sample: Sample,
  place: string,
  setting: Setting,
  random: Random = streamOf(operator, setting.seed, sample.id),
  shared: Map<string, unknown> = new Map(),
): readonly TextEdit[] {
  const text = textAt(sample, place) ?? '';
  const field = place.replace(/(\[\d+\])+$/, '');
  const { params, seed, schema, resources, table } = setting;
  const analysis = analyzer.analyze(text);
  if (text === '' || !worksOnText(operator, analysis)) return [];
  return operator.draw({ sample, text, field, place, shared, analysis, params, seed, schema, resources, table, random, saved() {} }) ?? [];
}

/** A sample after a text or sample operator: all text fields of its schema in turn, of messages those that a step has by default. */
export function applyOperator(operator: TextOperator | SampleOperator, sample: Sample, setting: Setting, copy = 0): Sample {
  const random = streamOf(operator, setting.seed, sample.id, copy);
  if (operator.input === 'sample') {
    const { params, seed, schema, resources, table } = setting;
    const plan = operator.draw({
      ...{ sample, params, seed, schema, resources, table, random },
      fields: textFields(schema),
      analyze: (text) => analyzer.analyze(text),
      saved() {},
    });
    return plan === undefined || plan instanceof Rejection
      ? sample
      : operator.apply({ sample, plan: JSON.parse(JSON.stringify(plan)) as Json, params, schema });
  }
  let current = sample;
  const shared = new Map<string, unknown>();
  const choice = { roles: defaultRoles([operator]) };
  for (const { key, text } of textualFields(setting.schema).flatMap((field) => placesOf(sample, field, choice))) {
    const edits = normalizeEdits(text, drawText(operator, current, key, setting, random, shared));
    current = applyTextEdits(current, setting.schema, key, edits);
  }
  return current;
}

/** The samples that pass a filter. `p#…` is a copy of `p`; copies that pass are siblings of the later ones. */
export function keptByFilter(operator: FilterOperator, samples: readonly Sample[], setting: Setting): string[] {
  const byId = new Map(samples.map((sample) => [sample.id, sample]));
  const accepted = new Map<string, Sample[]>();
  const kept: string[] = [];
  for (const sample of samples) {
    const root = rootOf(sample);
    const parent = root === sample.id ? undefined : byId.get(root);
    const siblings = accepted.get(root) ?? [];
    const { params, schema, resources, table } = setting;
    const measures = operator.measure({
      sample,
      params,
      schema,
      resources,
      table,
      fields: textFields(schema),
      siblings,
      ...(parent ? { parent } : {}),
      analyze: (text) => analyzer.analyze(text),
    });
    if (operator.decide({ measures, params }) !== undefined) continue;
    kept.push(sample.id);
    if (parent) accepted.set(root, [...siblings, sample]);
  }
  return kept;
}

/** Samples as rows of the split that their field `split` names, or of train. */
export function rowsOf(samples: readonly Sample[]): CollectedRow[] {
  return samples.map((sample, ordinal) => ({
    sample,
    ordinal,
    split: typeof sample.split === 'string' ? sample.split : 'train',
    root: rootOf(sample),
  }));
}

function rootOf(sample: Sample): string {
  return sample.id.split('#')[0] as string;
}

export function collectContext(
  operator: AnyOperator,
  { params, seed, schema, resources }: Pick<Setting, 'params' | 'seed' | 'schema'> & { resources?: unknown },
): CollectContext<Params> {
  const streams = createStreams({ seed, epoch: 0, stepId: operator.id, slot: operator.id });
  return {
    ...{ params, schema, resources, fields: textFields(schema) },
    random: (id) => streams.open(id),
    analyze: (text) => analyzer.analyze(text),
  };
}

/** The finished bytes of a collector that saw the rows in parts, merged from the last part on where `backwards`. */
export function collect(
  collector: Collector<any, any, any>,
  context: CollectContext<Params>,
  parts: readonly (readonly CollectedRow[])[],
  backwards = false,
): Uint8Array {
  return finished(
    collector,
    context,
    parts.map((rows) => collector.encode(stateOf(collector, context, rows))),
    backwards,
  );
}

/** As `collect`, for collectors that may have to wait. */
export async function collectSettled(
  collector: Collector<any, any, any>,
  context: CollectContext<Params>,
  parts: readonly (readonly CollectedRow[])[],
  backwards = false,
): Promise<Uint8Array> {
  const partials: Uint8Array[] = [];
  for (const rows of parts) {
    const state = stateOf(collector, context, rows);
    await collector.settle?.(state, context);
    partials.push(collector.encode(state));
  }
  return finished(collector, context, partials, backwards);
}

function stateOf(collector: Collector<any, any, any>, context: CollectContext<Params>, rows: readonly CollectedRow[]): unknown {
  const state = collector.create(context);
  for (const row of rows) collector.add(state, row, context);
  return state;
}

function finished(
  collector: Collector<any, any, any>,
  context: CollectContext<Params>,
  partials: readonly Uint8Array[],
  backwards: boolean,
): Uint8Array {
  const state = collector.create(context);
  for (const partial of backwards ? [...partials].reverse() : partials) collector.merge(state, partial);
  return collector.finish(state, context);
}

export function decisionsOf(
  operator: DatasetOperator,
  rows: readonly CollectedRow[],
  context: CollectContext<Params>,
): Map<string, Decision> {
  return decidedBy(operator.collector.open(collect(operator.collector, context, [rows]), context), rows);
}

/** As `decisionsOf`, for operators whose collector may have to wait. */
export async function settledDecisionsOf(
  operator: DatasetOperator,
  rows: readonly CollectedRow[],
  context: CollectContext<Params>,
): Promise<Map<string, Decision>> {
  return decidedBy(operator.collector.open(await collectSettled(operator.collector, context, [rows]), context), rows);
}

function decidedBy(view: DatasetView, rows: readonly CollectedRow[]): Map<string, Decision> {
  return new Map(rows.map((row) => [row.sample.id, view.decide(row)]));
}

/** What a dataset operator leaves, in order: ids, or `split/id` where it names the split. */
export async function keptByDataset(
  operator: DatasetOperator,
  samples: readonly Sample[],
  setting: Pick<Setting, 'params' | 'seed' | 'schema' | 'resources'>,
): Promise<string[]> {
  const kept: { name: string; order: string }[] = [];
  for (const [id, decision] of await settledDecisionsOf(operator, rowsOf(samples), collectContext(operator, setting))) {
    if (decision.action !== 'keep') continue;
    kept.push({ name: decision.split === undefined ? id : `${decision.split}/${id}`, order: decision.orderKey ?? '' });
  }
  if (operator.reorders) kept.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return kept.map(({ name }) => name);
}
