import type { OperatorPlan, Plan, SourcePlan } from '../core/plan.ts';
import { createStreams } from '../core/random.ts';
import type { Span } from '../core/sample.ts';
import type { ColumnQuery, GenerateContext, SourceOperator } from '../core/source-operator.ts';
import { arrangementOf } from '../datasets/arrange.ts';
import type { PreparedSource, ReadRecord } from '../datasets/format.ts';
import { type PrepareOptions, prepareSource } from '../datasets/prepare-source.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { loadOperator } from '../operators/load.ts';
import { writeWhole } from './files.ts';
import { readSourceBatches } from './source-rows.ts';

/**
 * A source of a plan, prepared; the records of a generator are made first, into the folder of copies. `before` are the sources prepared
 * so far, which a generator may take values from.
 *
 * @throws LeavenError as prepareSource; what the generator throws
 */
export async function prepareOne(
  plan: Plan,
  source: SourcePlan,
  before: readonly PreparedSource[],
  options: PrepareOptions,
  limit = Number.POSITIVE_INFINITY,
): Promise<PreparedSource> {
  const { generator, step } = source;
  const file = generator ? await generate(plan, source, generator, before, options.spoolFolder, limit) : source.file;
  const prepared = await prepareSource({ ...source, file }, options);
  return { ...prepared, ...(step !== undefined ? { step } : {}), ...arrangementOf(source) };
}

/** Writes what a generator makes as JSON lines, under a name that its step gives: the same bytes at every resume. */
async function generate(
  plan: Plan,
  source: SourcePlan,
  generator: OperatorPlan,
  before: readonly PreparedSource[],
  folder: string,
  limit: number,
): Promise<string> {
  const operator = (await loadOperator(generator.use, generator.module)) as SourceOperator;
  const step = source.step ?? generator.slot;
  const { params } = generator;
  const streams = createStreams({ seed: plan.seed, epoch: 0, stepId: step, slot: generator.slot });
  const resources = await operator.prepare?.(params);
  const found = collectValues(plan, source.split, operator.columns?.(params, resources) ?? [], before);
  const context: GenerateContext<unknown, unknown> = {
    params,
    schema: plan.schema,
    resources,
    random: (index) => streams.open(String(index)),
    valuesOf: (query) => found.get(keyOf(query)) ?? [],
  };
  const file = `${folder}/${step.replace(/[^\w.-]/g, '_')}.jsonl`;
  writeWhole(file, lines(operator.generate?.(context) ?? [], limit));
  return file;
}

function* lines(records: Iterable<object>, limit: number): Generator<string> {
  let made = 0;
  for (const record of records) {
    if (made++ >= limit) return;
    yield `${JSON.stringify(record)}\n`;
  }
}

function keyOf({ column, label }: ColumnQuery): string {
  return JSON.stringify([column, label ?? null]);
}

/**
 * The values of columns in the rows of a split as they are read, each once, in code-unit order: numbers and booleans by their text.
 *
 * @throws LeavenError operator/no-values
 */
function collectValues(
  plan: Plan,
  split: string,
  queries: readonly ColumnQuery[],
  sources: readonly PreparedSource[],
): Map<string, string[]> {
  const found = new Map(queries.map((query) => [keyOf(query), new Set<string>()]));
  if (found.size === 0) return new Map();
  for (const source of sources) {
    if (source.step !== undefined || (source.split !== split && source.split !== '*')) continue;
    for (const shard of source.shards.keys())
      for (const records of readSourceBatches(plan, source, shard))
        for (const record of records) {
          if (!record.values || (source.split === '*' && record.values[plan.splitColumn ?? ''] !== split)) continue;
          for (const query of queries) for (const value of valuesIn(plan, record, query)) found.get(keyOf(query))?.add(value);
        }
  }
  return new Map(
    queries.map((query) => {
      const values = [...(found.get(keyOf(query)) ?? [])].sort();
      if (values.length === 0) throw new LeavenError('operator/no-values', { column: query.column, label: query.label, split });
      return [keyOf(query), values];
    }),
  );
}

function valuesIn(plan: Plan, { values = {} }: ReadRecord, { column, label }: ColumnQuery): string[] {
  const value = values[column];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  const field = plan.schema.fields.find((one) => one.name === column);
  const text = field?.kind === 'spans' ? values[field.over ?? ''] : undefined;
  if (!Array.isArray(value)) return [];
  if (typeof text !== 'string') return value.filter((item): item is string => typeof item === 'string' && item !== '');
  return (value as Span[]).flatMap((span) => {
    const mention = label === undefined || span.label === label ? text.slice(span.start, span.end) : '';
    return mention === '' ? [] : [mention];
  });
}
