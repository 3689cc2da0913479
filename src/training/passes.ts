import { type SparseRows, weighRows } from '../kernels/learning/sparse-rows.ts';
import { countRows, type TextFeatures } from './text-features.ts';
import type { LabeledTexts, TrainInput } from './trainer.ts';

/**
 * What begins a pass of a training whose rows differ from pass to pass. Features and their worth stay those of the first pass: what only
 * a later one has is left out, as in prediction.
 */
export function beginPasses(
  { train, passes }: Pick<TrainInput, 'train' | 'passes'>,
  features: TextFeatures,
  use: (rows: SparseRows, labels: LabeledTexts) => void,
): ((pass: number) => Promise<number>) | undefined {
  if (!passes) return undefined;
  return async (pass) => {
    if (pass === 0) return train.ids.length;
    const data = await passes.read(pass);
    const rows = countRows(features, data.columns, 0, data.ids.length, false);
    weighRows(rows, features.worth);
    use(rows, data);
    return data.ids.length;
  };
}
