import { setImmediate } from 'node:timers/promises';
import { LeavenError } from '../errors/leaven-error.ts';
import { SoftmaxLoss } from '../kernels/learning/softmax-loss.ts';
import { type FeatureTable, RowCounter, type SparseRows, weighRows } from '../kernels/learning/sparse-rows.ts';
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

/** Rows between two turns of the event loop and looks at the signal. */
const portion = 1024;

/** Probabilities of all rows, from a model that fills in the scores of one. @throws LeavenError run/interrupted */
export async function predictRows(
  features: TextFeatures,
  classes: number,
  { ids, columns }: Texts,
  score: (rows: SparseRows, row: number, scores: Float64Array) => void,
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const softmax = new SoftmaxLoss(classes);
  const probabilities = new Float32Array(ids.length * classes);
  for (let from = 0; from < ids.length; from += portion) {
    if (signal?.aborted) throw new LeavenError('run/interrupted');
    const to = Math.min(ids.length, from + portion);
    const rows = countRows(features, columns, from, to, false);
    weighRows(rows, features.worth);
    for (let row = from; row < to; row++) {
      score(rows, row - from, softmax.scores);
      softmax.normalize();
      probabilities.set(softmax.probabilities, row * classes);
    }
    await setImmediate();
  }
  return probabilities;
}
