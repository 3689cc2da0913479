import { LeavenError } from '../errors/leaven-error.ts';
import { drawFolds } from './folds.ts';
import type { LabeledTexts, Texts, Trainer, TrainingEvent } from './trainer.ts';

export interface OutOfFoldInput {
  trainer: Trainer;
  /** All parameters, defaults filled in. There are no dev rows: without early stopping. */
  params: Readonly<Record<string, unknown>>;
  rows: LabeledTexts;
  /** The relatives of each row by a common name, such as the id of the original a copy was made from: they stay in one fold. Absent: equal ids. */
  groups?: readonly string[];
  /** 2 or more; no more than there are groups are made. */
  folds: number;
  classes: readonly string[];
  fields: readonly string[];
  language: string;
  seed: number;
  signal?: AbortSignal;
  onEvent?: (event: FoldEvent) => void;
}

/** A line of the log of one fold's training. */
export interface FoldEvent extends TrainingEvent {
  /** From 1. */
  fold: number;
  folds: number;
}

/**
 * Probabilities of every row by a model that has seen neither it nor its relatives: rows x classes, in the order of the rows.
 *
 * A class that is missing from what a fold's model trains on (it has fewer groups than folds, say) gets probability 0 there, and where
 * only one class is left, that one gets 1. Rows of unknown class (-1) are predicted and not trained on. Costs one training for each fold.
 *
 * @throws LeavenError training/too-few-folds, training/one-class, training/no-rows, run/interrupted, and what the trainer throws
 */
export async function outOfFold(input: OutOfFoldInput): Promise<Float32Array> {
  const { rows, classes, signal } = input;
  const groups = input.groups ?? rows.ids;
  const count = new Set(groups).size;
  checkClasses(rows, classes);
  if (!(Number.isInteger(input.folds) && input.folds >= 2 && count >= 2))
    throw new LeavenError('training/too-few-folds', { folds: input.folds, rows: rows.ids.length, groups: count });
  const folds = Math.min(input.folds, count);
  const foldOfRow = drawFolds(groups, rows.targets, folds, input.seed);
  const probabilities = new Float32Array(rows.ids.length * classes.length);
  for (let fold = 0; fold < folds; fold++) {
    if (signal?.aborted) throw new LeavenError('run/interrupted');
    const [held, seen]: [number[], number[]] = [[], []];
    for (const [row, own] of foldOfRow.entries()) {
      if (own === fold) held.push(row);
      else if ((rows.targets[row] as number) >= 0) seen.push(row);
    }
    const present = presentClasses(rows, seen, classes.length);
    const predicted = await predictFold(input, { held, seen, present, fold: fold + 1, folds });
    for (const [i, row] of held.entries())
      for (const [k, label] of present.entries()) probabilities[row * classes.length + label] = predicted[i * present.length + k] as number;
  }
  return probabilities;
}

interface Fold {
  /** Rows to predict and rows to train on. */
  held: readonly number[];
  seen: readonly number[];
  /** Classes that the rows to train on have, as indices. */
  present: readonly number[];
  fold: number;
  folds: number;
}

async function predictFold(input: OutOfFoldInput, { held, seen, present, fold, folds }: Fold): Promise<Float32Array> {
  const { trainer, params, rows, classes, fields, language, seed, signal, onEvent } = input;
  if (present.length === 0) throw new LeavenError('training/no-rows', { split: 'train' });
  if (present.length === 1) return new Float32Array(held.length).fill(1);
  const model = await trainer.train({
    params,
    train: pickLabeled(rows, seen, present, classes.length),
    classes: present.map((label) => classes[label] as string),
    fields,
    language,
    seed,
    ...(signal ? { signal } : {}),
    ...(onEvent ? { onEvent: (event) => onEvent({ ...event, fold, folds }) } : {}),
  });
  return model.predict(pickTexts(rows, held), signal);
}

function checkClasses({ targets }: LabeledTexts, classes: readonly string[]): void {
  const known = targets.filter((label) => label >= 0);
  if (known.length === 0) throw new LeavenError('training/no-rows', { split: 'train' });
  if (known.every((label) => label === known[0]))
    throw new LeavenError('training/one-class', { rows: known.length, label: classes[known[0] as number] });
}

function presentClasses({ targets, soft }: LabeledTexts, rows: readonly number[], classes: number): number[] {
  const found = new Uint8Array(classes);
  for (const row of rows) {
    found[targets[row] as number] = 1;
    if (soft) for (let k = 0; k < classes; k++) if ((soft[row * classes + k] as number) > 0) found[k] = 1;
  }
  return [...found.keys()].filter((label) => found[label] === 1);
}

function pickTexts({ ids, columns }: Texts, rows: readonly number[]): Texts {
  const pick = (list: readonly string[]) => rows.map((row) => list[row] as string);
  return { ids: pick(ids), columns: columns.map(pick) };
}

function pickLabeled(all: LabeledTexts, rows: readonly number[], present: readonly number[], classes: number): LabeledTexts {
  const place = new Int32Array(classes);
  for (const [k, label] of present.entries()) place[label] = k;
  const targets = Int32Array.from(rows, (row) => place[all.targets[row] as number] as number);
  const { soft } = all;
  if (!soft) return { ...pickTexts(all, rows), targets };
  const weights = new Float32Array(rows.length * present.length);
  for (const [i, row] of rows.entries())
    for (const [k, label] of present.entries()) weights[i * present.length + k] = soft[row * classes + label] as number;
  return { ...pickTexts(all, rows), targets, soft: weights };
}
