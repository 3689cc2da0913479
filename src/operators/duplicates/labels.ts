import type { CollectedRow } from '../../core/operator.ts';
import type { FieldKind } from '../../core/tasks.ts';
import { valueKey } from '../dataset-keys.ts';
import type { DeduplicateContext } from './parameters.ts';

const labelKinds: ReadonlySet<FieldKind> = new Set(['label', 'labels', 'label-weights', 'spans', 'answers', 'relations', 'choices']);

function labelFields({ schema }: DeduplicateContext): string[] {
  return schema.fields.filter(({ kind }) => labelKinds.has(kind)).map(({ name }) => name);
}

/** All labels of a row as one string: equal strings are equal labels. */
export function labelsOf({ sample }: CollectedRow, input: DeduplicateContext): string {
  return JSON.stringify(labelFields(input).map((name) => valueKey(sample, name)));
}

/** The labels of a row as a person reads them. */
export function labelNameOf({ sample }: CollectedRow, input: DeduplicateContext): string {
  const values = labelFields(input).map((name) => sample[name]);
  const [only] = values;
  if (values.length === 1 && (typeof only === 'string' || typeof only === 'number')) return String(only);
  return JSON.stringify(values.length === 1 ? (only ?? null) : values);
}
