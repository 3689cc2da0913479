import { createRecordParser } from '../datasets/read.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { LoadedRecipe } from '../recipe/load.ts';
import { encodeRows, gatherRows, usableRows } from '../training/read-rows.ts';
import type { TrainingPasses } from '../training/trainer.ts';
import type { DataProgress } from './open-data.ts';
import { type OpenedStream, openPlan } from './open-stream.ts';

/** Which rows, and how far they have come. */
export interface PassesOptions {
  split: string;
  classes: readonly string[];
  signal?: AbortSignal;
  onProgress?: (progress: DataProgress) => void;
}

/**
 * The k-th pass of a training as the k-th epoch of its recipe. What runs once is kept beside the run folder that the recipe names, where a
 * resumed training finds it again.
 *
 * @throws LeavenError recipe/stream-after-global; from `read` training/no-rows, training/unseen-class
 */
export async function openPasses({ plan, positionOf }: LoadedRecipe, options: PassesOptions): Promise<TrainingPasses> {
  const { signal, onProgress } = options;
  const output = { path: plan.output.path, format: { format: 'jsonl' as const } };
  const opened = await openPlan(
    { plan: { ...plan, output }, positionOf },
    { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) },
  );
  return { identity: opened.plan.hash, read: (pass) => readPass(opened, pass, options) };
}

async function readPass(opened: OpenedStream, pass: number, { split, classes, signal }: PassesOptions) {
  const { plan } = opened;
  const parse = createRecordParser({ name: `epoch ${pass}`, format: plan.output.format }, plan.schema);
  const { rows, add } = gatherRows(plan);
  for await (const lines of opened.read(pass, { split, ...(signal ? { signal } : {}) }))
    for (const line of lines)
      if (!add(parse(line, rows.ids.length + 1)))
        throw new LeavenError('core/unexpected', { message: `row ${rows.ids.length + 1}: ${line}` });
  const usable = usableRows(rows);
  if (usable.ids.length === 0) throw new LeavenError('training/no-rows', { split });
  const encoded = encodeRows(usable, classes);
  const unseen = encoded.targets.indexOf(-1);
  if (unseen >= 0)
    throw new LeavenError('training/unseen-class', { pass: pass + 1, id: usable.ids[unseen], label: usable.labels[unseen] ?? '' });
  return encoded;
}
