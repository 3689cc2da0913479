import { resolve } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { type ClassificationReport, classificationReport } from '../metrics/classification.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { openModel } from '../training/model-folder.ts';
import { encodeRows, type Rows, usableRows } from '../training/read-rows.ts';
import { argmaxRows, type Texts } from '../training/trainer.ts';
import { type ModelDataOptions, withModelData } from './model-data.ts';
import { noisesOf } from './noise-suite.ts';
import { chooseSplit } from './open-data.ts';
import { preprocess } from './preprocess.ts';
import { type NoiseOptions, type NoiseProgress, type NoiseReport, testUnderNoise } from './under-noise.ts';
import { countUnread, type Unread } from './unread.ts';

export interface Evaluation {
  split: string;
  /** Rows judged. */
  n: number;
  report: ClassificationReport;
  /** Labels that training has not seen, counted as wrong; most rows first. */
  unseenLabels: readonly { label: string; rows: number }[];
  /** Rows without a text or a label: not judged. */
  unusable: number;
  unread: Unread;
  /** How the answers hold under noise, where that was asked for. */
  noise?: NoiseReport;
}

export interface EvaluateOptions extends ModelDataOptions {
  /** Also judges the model on the same rows with noise in their texts. The seed is the model's where it has none. */
  noise?: NoiseOptions;
  onNoise?: (progress: NoiseProgress) => void;
}

/**
 * Judges a model on rows whose labels are known.
 *
 * @throws LeavenError training/model-damaged, training/unknown-split, training/no-rows, training/unseen-labels, training/unknown-noise;
 * as `withModelData`
 */
export async function evaluate(model: string, data: string | RecipeInput, options: EvaluateOptions = {}): Promise<Evaluation> {
  // A wrong name is told before a model is read.
  if (options.noise) noisesOf(options.noise.noises ?? []);
  const opened = await openModel(options.cwd === undefined ? model : resolve(options.cwd, model));
  const { classes } = opened.document;
  return withModelData(data, opened.document, true, options, async (source) => {
    const split = chooseSplit(source, options.split, typeof data === 'string' ? data : source.plan.name);
    const all = await source.read(split);
    const rows = usableRows(all);
    if (rows.ids.length === 0) throw new LeavenError('training/nothing-to-judge', { split });
    const encoded = encodeRows(rows, classes);
    const { targets: truth, ids, columns } = encoded;
    if (truth.every((target) => target < 0)) throw new LeavenError('training/unseen-labels', { rows: ids.length, classes: shown(classes) });
    const probabilities = await opened.model.predict({ ids, columns }, options.signal);
    const predicted = argmaxRows(probabilities, classes.length);
    const evaluation: Evaluation = {
      split,
      n: ids.length,
      report: classificationReport({ truth, predicted, probabilities, classes }),
      unseenLabels: countUnseen(rows, truth),
      unusable: all.ids.length - ids.length,
      unread: await countUnread(source, split),
    };
    if (!options.noise) return evaluation;
    const subject = {
      ...{ model: opened.model, classes, language: opened.document.language, schema: source.plan.schema, rows: encoded, predicted },
      prepare: (texts: Texts) => preprocess(texts, opened.document, options.signal),
      ...{ signal: options.signal, onProgress: options.onNoise },
    };
    return { ...evaluation, noise: await testUnderNoise(subject, { seed: opened.document.seed, ...options.noise }) };
  });
}

function countUnseen(rows: Rows, truth: Int32Array): { label: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const [row, target] of truth.entries()) {
    if (target >= 0) continue;
    const label = rows.labels[row] ?? Object.keys(rows.weights[row] ?? {}).sort()[0] ?? '';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, n]) => ({ label, rows: n })).sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1));
}

/** A model may know a thousand classes; a message has one line. */
function shown(classes: readonly string[]): readonly string[] {
  return classes.length > 20 ? [...classes.slice(0, 20), '…'] : classes;
}
