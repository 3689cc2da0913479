import { resolve } from 'node:path';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { type ClassificationReport, classificationReport } from '../metrics/classification.ts';
import { leavenVersion } from '../pipeline/versions.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { trainingIdentity } from '../training/identity.ts';
import { openTrainingLog } from '../training/log.ts';
import type { ModelFacts } from '../training/model-document.ts';
import { checkModelFolder, type OpenedModel, openModel, saveModel } from '../training/model-folder.ts';
import type { FoldEvent } from '../training/out-of-fold.ts';
import { encodeRows } from '../training/read-rows.ts';
import type { TrainerChoice } from '../training/settings.ts';
import { argmaxRows, type TrainedModel, type TrainInput, type TrainingEvent } from '../training/trainer.ts';
import type { DataOptions, DataProgress } from './open-data.ts';
import { outOfFoldOf, withOutOfFold } from './out-of-fold.ts';
import { readTrainingData, type TrainingData } from './training-data.ts';
import { checkTrainingFolder, clearTrainingFolder, openTrainingFolder } from './training-folder.ts';
import type { Unread } from './unread.ts';

export interface TrainOptions extends Omit<DataOptions, 'onProgress'>, TrainerChoice {
  /** Folder of the model. */
  out: string;
  /** The recipe's, or 42, where absent. */
  seed?: number;
  /** Updates to make, whatever the trainer's epochs say. */
  steps?: number;
  /**
   * Also train on so many parts of train, each without one, and keep what is said of the part left out: out-of-fold.jsonl in the
   * model's folder. Copies stay with their original.
   */
  folds?: number;
  /**
   * Draw the copies anew for each pass over the data: pass k is epoch k of the recipe (`stream`). Updates, classes and features are those
   * of the first pass. Not with data files and run folders, `folds` and the trainer `command`.
   */
  onTheFly?: boolean;
  /** Replace a model. */
  overwrite?: boolean;
  /** Continue a training that was stopped; begin where there is none. */
  resume?: boolean;
  onEvent?: (event: TrainEvent) => void;
}

export type TrainEvent =
  | ({ type: 'data' } & DataProgress)
  | { type: 'plan'; trainer: string; classes: number; rows: number; validation: number; seed: number }
  | TrainingEvent
  | FoldEvent;

export interface TrainResult {
  /** Absolute path of the model's folder. */
  folder: string;
  trainer: string;
  params: Readonly<Record<string, unknown>>;
  classes: readonly string[];
  seed: number;
  rows: { train: number; validation: number };
  /** All splits of the data. */
  splits: readonly string[];
  /** Rows of train without a text or a label: not trained on. */
  unusable: number;
  /** Records of train that could not be read, by reason. */
  unread: Unread;
  steps: number;
  /** Updates after which the kept weights stood, where early stopping chose them. */
  bestStep?: number;
  /** Mean training loss of the last epoch; 0 where the trainer tells none. */
  loss: number;
  /** SHA-256 over the weights. */
  weights: string;
  /** Absolute path of out-of-fold.jsonl, and how often its labels are those of train. */
  outOfFold?: { file: string; accuracy: number };
  /** On the validation split, where there is one. */
  validation?: ClassificationReport;
  seconds: number;
  /** The model was there already, trained from the same data by the same settings. */
  reused: boolean;
}

/**
 * Trains a model on the train split of a recipe, of a finished run or of data files, with early stopping on its validation split.
 *
 * @throws LeavenError training/*, recipe/*, dataset/*; run/interrupted when the signal aborts: `resume` then goes on to the same bytes
 */
export async function train(data: string | RecipeInput, options: TrainOptions): Promise<TrainResult> {
  const started = performance.now();
  const { onEvent, overwrite = false, resume = false, ...rest } = options;
  if (options.onTheFly && options.folds !== undefined)
    throw new LeavenError('cli/conflicting-options', { first: '--on-the-fly', second: '--folds' });
  const folder = resolve(options.cwd ?? process.cwd(), options.out);
  // Asked before an hour of work; a model that is there may be the very one that `resume` is after.
  checkModelFolder(folder, overwrite || resume);
  checkTrainingFolder(folder, { resume, overwrite });
  const read = await readTrainingData(data, { ...rest, onProgress: (progress) => onEvent?.({ type: 'data', ...progress }) });
  const input = inputOf(read, options);
  const { classes, seed } = input;
  const rows = { train: read.train.ids.length, validation: read.dev.ids.length };
  onEvent?.({ type: 'plan', trainer: read.trainer.id, classes: classes.length, rows: rows.train, validation: rows.validation, seed });
  const facts = factsOf(read, input, options.folds);
  const before = resume && !overwrite ? await finishedBefore(folder, facts) : undefined;
  const { model, document } = before ?? (await makeModel(folder, read, input, facts, options));
  const { training } = document;
  return {
    folder,
    trainer: read.trainer.id,
    params: read.params,
    classes,
    seed,
    rows,
    splits: read.splits,
    unusable: read.unusable,
    unread: read.unread,
    steps: training.steps,
    ...(training.bestStep !== undefined ? { bestStep: training.bestStep } : {}),
    loss: training.loss,
    weights: training.weights,
    ...(options.folds !== undefined ? { outOfFold: outOfFoldOf(folder) } : {}),
    ...(input.dev ? { validation: await judge(model, input.dev, classes, options.signal) } : {}),
    seconds: (performance.now() - started) / 1000,
    reused: before !== undefined,
  };
}

function inputOf(read: TrainingData, { seed, steps, signal }: TrainOptions): TrainInput {
  const { classes, dev, passes } = read;
  return {
    params: read.params,
    train: encodeRows(read.train, classes),
    ...(dev.ids.length > 0 ? { dev: encodeRows(dev, classes) } : {}),
    classes,
    fields: Object.values(read.fields),
    language: read.language,
    seed: seed ?? read.seed,
    ...(passes ? { passes } : {}),
    ...(steps !== undefined ? { steps } : {}),
    ...(signal ? { signal } : {}),
  };
}

function factsOf(read: TrainingData, input: TrainInput, folds: number | undefined): Omit<ModelFacts, 'loss'> {
  const { task, fields, labelField, classes, language, preprocessing } = read;
  const { id } = read.trainer;
  return {
    trainer: { id, params: read.params as ModelFacts['trainer']['params'] },
    ...{ task, fields, labelField, classes, language, preprocessing },
    seed: input.seed,
    rows: input.train.ids.length,
    versions: { leaven: leavenVersion(), training: trainingIdentity(id, input), ...(folds !== undefined ? { folds } : {}) },
  };
}

/** The model that an earlier call finished, if it is the one that is asked for. @throws LeavenError training/model-exists */
async function finishedBefore(folder: string, facts: Omit<ModelFacts, 'loss'>): Promise<OpenedModel | undefined> {
  try {
    checkModelFolder(folder);
    return undefined;
  } catch (error) {
    const fault = toLeavenError(error);
    if (fault.code !== 'training/model-exists') throw fault;
    const opened = await openModel(folder);
    const { training, folds } = opened.document.versions;
    if (training !== facts.versions.training || folds !== facts.versions.folds) throw fault;
    clearTrainingFolder(folder);
    return opened;
  }
}

async function makeModel(
  folder: string,
  read: TrainingData,
  input: TrainInput,
  facts: Omit<ModelFacts, 'loss'>,
  { resume = false, overwrite = false, folds, onEvent }: TrainOptions,
): Promise<OpenedModel> {
  const place = openTrainingFolder(folder, { resume, overwrite });
  const log = openTrainingLog({ folder: place.logs, now: Date.now, resume });
  // A training that had only to be saved tells no loss again.
  let loss = place.lastLoss() ?? 0;
  try {
    const alone = await read.trainer.train({
      ...input,
      checkpoints: { folder: place.checkpoints, resume },
      onEvent: (event) => {
        loss = event.loss;
        log.write(event);
        onEvent?.(event);
      },
    });
    log.close();
    const model = folds === undefined ? alone : await withOutOfFold(alone, read, input, folds, (event) => onEvent?.(event));
    const document = saveModel(folder, model, { ...facts, loss }, { overwrite, logs: place.logs });
    place.remove();
    return { model, document };
  } catch (error) {
    log.close();
    place.leave(toLeavenError(error));
    throw error;
  }
}

async function judge(
  model: TrainedModel,
  dev: NonNullable<TrainInput['dev']>,
  classes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ClassificationReport> {
  const probabilities = await model.predict(dev, signal);
  return classificationReport({ truth: dev.targets, predicted: argmaxRows(probabilities, classes.length), probabilities, classes });
}
