import { type FeatureTable, RowCounter, type SparseRows } from '../kernels/learning/sparse-rows.ts';
import type { NgramHasher } from '../kernels/text/ngrams.ts';
import type { Texts } from './trainer.ts';

/** How a text becomes a sparse row: what hashes it, which features there are, and what each is worth. */
export interface TextFeatures {
  hasher: NgramHasher;
  table: FeatureTable;
  worth: Float32Array;
}

/** Counts of the features of the rows from `from` to `to`; `grow` numbers those not met before. */
export function countRows(
  { hasher, table }: Pick<TextFeatures, 'hasher' | 'table'>,
  columns: Texts['columns'],
  from: number,
  to: number,
  grow: boolean,
): SparseRows {
  let characters = 0;
  for (const texts of columns) for (let row = from; row < to; row++) characters += (texts[row] as string).length;
  // Words of some six characters, each with a pair and a beginning; more is made room for when it comes.
  const counter = new RowCounter(table, to - from, Math.ceil(characters * 0.625), grow);
  for (let row = from; row < to; row++) {
    for (let column = 0; column < columns.length; column++)
      hasher.hash((columns[column] as readonly string[])[row] as string, column, counter);
    counter.endRow();
  }
  return counter.finish();
}
