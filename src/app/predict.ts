import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { writeWhole } from '../pipeline/files.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { openModel } from '../training/model-folder.ts';
import { type ModelDataOptions, withModelData } from './model-data.ts';
import { chooseSplit } from './open-data.ts';
import { type Predictions, predictionLines } from './prediction-lines.ts';
import { countUnread, type Unread } from './unread.ts';

export interface PredictOptions extends ModelDataOptions {
  /** File for the predictions, as JSON lines; what was rejected goes beside it. */
  out?: string;
  /** Replace the file. */
  overwrite?: boolean;
}

export interface PredictResult extends Predictions {
  split: string;
  /** Rows that reading or a step took out, in all; those that could not be read by reason. */
  rejected: number;
  unread: Unread;
  /** Absolute paths of what was written. */
  file?: string;
  rejectedFile?: string;
}

/**
 * What a model says of each row, in the order of the data. Labels are not needed.
 *
 * @throws LeavenError training/model-damaged, training/unknown-split, training/file-exists; as `withModelData`
 */
export async function predict(model: string, data: string | RecipeInput, options: PredictOptions = {}): Promise<PredictResult> {
  const cwd = options.cwd ?? process.cwd();
  const file = options.out === undefined ? undefined : resolve(cwd, options.out);
  const rejectedFile = file?.replace(/(\.jsonl)?$/i, '.rejected.jsonl');
  for (const path of [file, rejectedFile])
    if (path !== undefined && existsSync(path) && !options.overwrite) throw new LeavenError('training/file-exists', { file: path });
  const opened = await openModel(options.cwd === undefined ? model : resolve(cwd, model));
  const { classes } = opened.document;
  return withModelData(data, opened.document, false, options, async (source) => {
    const split = chooseSplit(source, options.split, typeof data === 'string' ? data : source.plan.name);
    const rows = await source.read(split);
    const rejects: string[] = [];
    for await (const reject of source.rejects(split)) rejects.push(`${JSON.stringify(reject)}\n`);
    const probabilities =
      rows.ids.length === 0 ? new Float32Array() : await opened.model.predict({ ids: rows.ids, columns: rows.columns }, options.signal);
    const predictions = { ids: rows.ids, classes, probabilities };
    if (file !== undefined) writeWhole(file, predictionLines(predictions));
    if (rejectedFile !== undefined && rejects.length > 0) writeWhole(rejectedFile, rejects);
    return {
      ...predictions,
      split,
      rejected: rejects.length,
      unread: await countUnread(source, split),
      ...(file !== undefined ? { file } : {}),
      ...(rejectedFile !== undefined && rejects.length > 0 ? { rejectedFile } : {}),
    };
  });
}
