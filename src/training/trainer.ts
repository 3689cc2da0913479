import type { Json, ParamsSchema } from '../core/operator.ts';
import type { LabelKind } from '../core/tasks.ts';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';

/** Texts as trainers see them: column by column, in the order of the data. */
export interface Texts {
  ids: readonly string[];
  /** One list for each text field of the schema, each as long as `ids`. */
  columns: readonly (readonly string[])[];
}

export interface LabeledTexts extends Texts {
  /** Index into the classes; -1 for a class that training has not seen. */
  targets: Int32Array;
  /** Rows x classes, each row adds up to 1: where rows have label weights. `targets` then holds the heaviest class. */
  soft?: Float32Array;
}

/** What a training says while it goes on: a line of its log. */
export interface TrainingEvent {
  type: 'epoch';
  /** Passes over the data so far, from 1; the last one may be part of a pass. */
  epoch: number;
  epochs: number;
  /** Updates so far, and in all. */
  step: number;
  steps: number;
  /** Mean training loss since the last event. */
  loss: number;
  learningRate: number;
  devLoss?: number;
  devAccuracy?: number;
}

/** Rows that differ from pass to pass; `train` has those of pass 0, by which features, classes and the number of updates are told. */
export interface TrainingPasses {
  /** SHA-256 over all that the rows depend on. */
  identity: string;
  /** The rows of a pass, from 1: the same at every call. */
  read(pass: number): Promise<LabeledTexts>;
}

export interface TrainInput<P = any> {
  /** All parameters, defaults filled in. */
  params: P;
  train: LabeledTexts;
  /** What early stopping looks at. Never the test split. */
  dev?: LabeledTexts;
  /** Names of the classes, sorted by code unit; two or more. */
  classes: readonly string[];
  /** Names of the text fields, in the order of the columns. */
  fields: readonly string[];
  /** BCP 47 tag of the texts. */
  language: string;
  seed: number;
  /** Rows of each pass over the data, where they are drawn anew for each. */
  passes?: TrainingPasses;
  /** Updates to make, whatever `epochs` says: arms of a proof train equally long. */
  steps?: number;
  /** Where checkpoints go and are taken up again. Absent: none are written. */
  checkpoints?: { folder: string; resume: boolean };
  signal?: AbortSignal;
  onEvent?: (event: TrainingEvent) => void;
}

export interface TrainedModel {
  /** Rows x classes, each row adds up to 1 to rounding. */
  predict(texts: Texts, signal?: AbortSignal): Promise<Float32Array>;
  /** Writes what `Trainer.load` needs into a folder that exists. Returns the names of the files. */
  save(folder: string): readonly string[];
  /** SHA-256 over the weights, hexadecimal: equal for equal training. */
  fingerprint(): string;
  /** Updates made, and updates after which the kept weights stood (early stopping). */
  steps: number;
  bestStep?: number;
  /** Lets go of files outside memory, where there are any. The model is of no use after that; what was saved of it is. */
  dispose?(): void;
}

export interface TrainerInfo<P> {
  /** `text-linear`: the name after --trainer. */
  id: string;
  since: string;
  summary: Localized;
  description?: Localized;
  /** Kinds of labels it learns from. */
  takes: readonly LabelKind[];
  references?: readonly { title: string; url: string }[];
  /** One z.strictObject; types, command line, checks and reference page come from it. */
  params: ParamsSchema;
  /** Cross-field rules, which a JSON schema cannot say. */
  check?: (params: P) => { param: string; expected: Localized } | undefined;
  /** Whether it takes rows that differ from pass to pass. */
  takesPasses?: true;
  /** What parameters without a default are taken for, where that depends on others: a search begins there. */
  standard?: (params: P) => Readonly<Record<string, number>>;
}

export interface LoadContext {
  classes: readonly string[];
  fields: readonly string[];
  language: string;
  params: Json;
}

export interface Trainer<P = any> extends TrainerInfo<P> {
  /** Updates a training on so many rows makes where `steps` does not say it. */
  updates(params: P, rows: number): number;
  /**
   * Trains a model. The same input and seed give the same weights to the bit, in any process.
   *
   * @throws LeavenError training/one-class, training/no-rows, training/loss-not-finite, training/command-*;
   * run/interrupted when the signal aborts: with checkpoints it is resumable
   */
  train(input: TrainInput<P>): Promise<TrainedModel>;
  load(folder: string, context: LoadContext): Promise<TrainedModel>;
}

const id = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export function defineTrainer<S extends ParamsSchema>(
  trainer: Omit<Trainer<import('zod').output<S>>, 'params'> & { params: S },
): Trainer<import('zod').output<S>> {
  if (!id.test(trainer.id))
    throw new LeavenError('operator/bad-definition', { id: trainer.id, reason: 'a trainer id is words with hyphens' });
  return Object.freeze(trainer) as unknown as Trainer<import('zod').output<S>>;
}

/** The class with the greatest probability in each row; the first of equals. */
export function argmaxRows(probabilities: Float32Array, classes: number): Int32Array {
  const rows = classes === 0 ? 0 : probabilities.length / classes;
  const best = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = row * classes;
    let top = 0;
    for (let k = 1; k < classes; k++) if ((probabilities[at + k] as number) > (probabilities[at + top] as number)) top = k;
    best[row] = top;
  }
  return best;
}
