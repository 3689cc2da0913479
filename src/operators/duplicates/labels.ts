import type { CollectedRow } from '../../core/operator.ts';
import type { FieldKind } from '../../core/tasks.ts';
import { valueKey } from '../dataset-keys.ts';
import type { DeduplicateContext } from './parameters.ts';

const labelKinds: ReadonlySet<FieldKind> = new Set(['label', 'labels', 'label-weights', 'spans', 'answers', 'relations', 'choices']);

/** All labels of a row as one string: equal strings are equal labels. */
export function labelsOf({ sample }: CollectedRow, { schema }: DeduplicateContext): string {
  return JSON.stringify(schema.fields.filter(({ kind }) => labelKinds.has(kind)).map(({ name }) => valueKey(sample, name)));
}
