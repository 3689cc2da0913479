import type { DatasetOperator, FilterOperator, Json, Operator, OperatorExample, SampleOperator, TextOperator } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import type { SourceOperator } from '../core/source-operator.ts';
import { addedRecords } from './added-records.ts';
import { applyOperator, collect, collectContext, keptByDataset, keptByFilter, rowsOf, type Setting, schemaFor } from './apply-operator.ts';

/** Everything an operator is handed beside a sample; its table is collected over `samples`. */
export async function settingFor(
  operator: Operator,
  params: Record<string, unknown>,
  seed: number,
  samples: readonly Sample[],
): Promise<Setting> {
  const parsed = operator.params.parse(params);
  const schema = schemaFor(samples[0] ?? { id: '', text: '' });
  const setting: Setting = { params: parsed, seed, schema, resources: await operator.prepare?.(parsed), table: undefined };
  if ((operator.shape !== 'sample' && operator.shape !== 'filter') || !operator.table) return setting;
  const context = collectContext(operator, setting);
  return { ...setting, table: operator.table.open(collect(operator.table, context, [rowsOf(samples)]), context) };
}

type JsonRecord = Readonly<Record<string, Json>>;

/**
 * What an operator makes of an example: a sample, or the ids that are kept. Of several input samples, an operator that
 * works sample by sample sees all in its table and works on the first.
 */
export function runExample(operator: TextOperator | SampleOperator, example: OperatorExample<any>): Promise<Sample>;
export function runExample(operator: FilterOperator | DatasetOperator, example: OperatorExample<any>): Promise<string[]>;
export function runExample(operator: SourceOperator, example: OperatorExample<any>): Promise<JsonRecord[]>;
export function runExample(operator: Operator, example: OperatorExample<any>): Promise<Sample | string[] | JsonRecord[]>;
export async function runExample(operator: Operator, example: OperatorExample<any>): Promise<Sample | string[] | JsonRecord[]> {
  const samples = (Array.isArray(example.input) ? example.input : [example.input]) as readonly Sample[];
  if (operator.shape === 'source') return addedRecords(operator, example, samples);
  const setting = await settingFor(operator, { ...example.params }, example.seed ?? 0, samples);
  if (operator.shape === 'sample') return applyOperator(operator, samples[0] as Sample, setting);
  if (operator.shape === 'filter') return keptByFilter(operator, samples, setting);
  if (operator.shape === 'dataset') return keptByDataset(operator, samples, setting);
  throw new Error(`${operator.id}: examples of shape ${operator.shape} cannot be run without its partners or backend`);
}
