import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../pipeline/files.ts';
import { type FoldEvent, outOfFold } from '../training/out-of-fold.ts';
import type { TrainedModel, TrainInput } from '../training/trainer.ts';
import { predictionLines } from './prediction-lines.ts';
import type { TrainingData } from './training-data.ts';

/** Name in the folder of a model. */
const fileName = 'out-of-fold.jsonl';

/** The model with one more file among its own: what models that have not seen a row say of it. */
export async function withOutOfFold(
  model: TrainedModel,
  { trainer, train, originals }: TrainingData,
  input: TrainInput,
  folds: number,
  onEvent: (event: FoldEvent) => void,
): Promise<TrainedModel> {
  const { classes, fields, language, seed, signal } = input;
  // The parts have no validation rows to stop by.
  const { patience: _, ...params } = input.params as Record<string, unknown>;
  const probabilities = await outOfFold({
    ...{ trainer, params, classes, fields, language, seed, folds, onEvent },
    rows: input.train,
    groups: originals,
    ...(signal ? { signal } : {}),
  });
  const given = Array.from(input.train.targets, (target) => classes[target]);
  return {
    steps: model.steps,
    ...(model.bestStep !== undefined ? { bestStep: model.bestStep } : {}),
    predict: (texts, stop) => model.predict(texts, stop),
    fingerprint: () => model.fingerprint(),
    save(folder) {
      const names = model.save(folder);
      writeWhole(join(folder, fileName), predictionLines({ ids: train.ids, classes, probabilities }, given));
      return [...names, fileName];
    },
  };
}

/** How often the models of the parts agree with the labels of train. */
export function outOfFoldOf(folder: string): { file: string; accuracy: number } {
  const file = join(folder, fileName);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const right = lines.filter((line) => {
    const { label, given } = JSON.parse(line) as { label: string; given: string };
    return label === given;
  });
  return { file, accuracy: right.length / lines.length };
}
