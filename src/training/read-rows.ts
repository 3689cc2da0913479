import { join } from 'node:path';
import type { Plan } from '../core/plan.ts';
import { textOf } from '../core/sample.ts';
import { fieldsOfKind, type Schema } from '../core/schema.ts';
import type { TaskName } from '../core/tasks.ts';
import type { ReadRecord } from '../datasets/format.ts';
import { prepareSource } from '../datasets/prepare.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { OutputFile } from '../pipeline/assemble.ts';
import { layout } from '../pipeline/layout.ts';
import { givenId, readSourceBatches } from '../pipeline/source-rows.ts';
import type { LabeledTexts, Texts } from './trainer.ts';

/** The rows of one split as a run wrote them, in its order. */
export interface Rows extends Texts {
  /** Absent where a row has none: such rows can be predicted, not trained on or judged. */
  labels: readonly (string | undefined)[];
  /** Class weights of rows that have them. */
  weights: readonly (Readonly<Record<string, number>> | undefined)[];
}

/** A run folder whose files stand. */
export interface FinishedRun {
  plan: Plan;
  files: readonly Pick<OutputFile, 'path' | 'role' | 'rows'>[];
}

/** Tasks with one class for each row, told by texts alone. */
export const trainableTasks: readonly TaskName[] = ['text-classification', 'text-pair'];

/** @throws LeavenError training/task-not-supported */
export function checkTask(trainer: string, { task }: Schema): void {
  if (!trainableTasks.includes(task)) throw new LeavenError('training/task-not-supported', { trainer, task, expected: trainableTasks });
}

/** Reads one split of a run. A split that was not written has no rows. */
export async function readRows(run: FinishedRun, split: string, signal?: AbortSignal): Promise<Rows> {
  const { plan, files } = run;
  const folder = plan.output.path;
  const { rows, add } = gatherRows(plan);
  for (const file of files.filter((one) => one.role === split && one.rows > 0)) {
    const source = await prepareSource(
      {
        split,
        file: join(folder, file.path),
        name: file.path,
        format: { ...plan.output.format, ...(plan.output.compression ? { compression: plan.output.compression } : {}) },
      },
      { spoolFolder: layout.inputs(folder), shardSize: 10_000, schema: plan.schema, ...(signal ? { signal } : {}) },
    );
    for (const shard of source.shards.keys()) {
      signal?.throwIfAborted();
      for (const batch of readSourceBatches(plan, source, shard)) {
        // Leaven wrote it: a record that cannot be read back was damaged since.
        for (const record of batch) if (!add(record)) throw new LeavenError('run/folder-damaged', { file: file.path, folder });
      }
    }
  }
  return rows;
}

/** Rows that records are added to; `add` tells whether one could be read. */
export function gatherRows(plan: Plan): { rows: Rows; add(record: ReadRecord): boolean } {
  const fields = fieldsOfKind(plan.schema, 'text').map((field) => field.name);
  const label = fieldsOfKind(plan.schema, 'label')[0]?.name;
  const weights = fieldsOfKind(plan.schema, 'label-weights')[0]?.name;
  const rows = {
    ids: [] as string[],
    columns: fields.map(() => [] as string[]),
    labels: [] as (string | undefined)[],
    weights: [] as Rows['weights'][number][],
  };
  return {
    rows,
    add(record) {
      const { values } = record;
      if (!values) return false;
      rows.ids.push(givenId(plan, record) ?? String(rows.ids.length + 1));
      for (const [at, field] of fields.entries()) rows.columns[at]?.push(textOf(values as { id: string }, field));
      const own = label === undefined ? undefined : values[label];
      rows.labels.push(typeof own === 'string' && own !== '' ? own : undefined);
      rows.weights.push(weights === undefined ? undefined : (values[weights] as Rows['weights'][number]));
      return true;
    },
  };
}

/** The rows at some places, in that order. */
export function pickRows(rows: Rows, places: readonly number[]): Rows {
  const pick = <T>(list: readonly T[]): T[] => places.map((place) => list[place] as T);
  return { ids: pick(rows.ids), columns: rows.columns.map(pick), labels: pick(rows.labels), weights: pick(rows.weights) };
}

/** Rows that have a text and a label or class weights, as trainers and judges take them. */
export function usableRows(rows: Rows): Rows {
  const places: number[] = [];
  for (let i = 0; i < rows.ids.length; i++) {
    const hasText = rows.columns.some((column) => (column[i] as string).trim() !== '');
    if (hasText && (rows.labels[i] !== undefined || rows.weights[i] !== undefined)) places.push(i);
  }
  return places.length === rows.ids.length ? rows : pickRows(rows, places);
}

/** All classes of labels and class weights, sorted by code unit. */
export function classesOf(rows: Rows): string[] {
  const classes = new Set<string>();
  for (const [i, label] of rows.labels.entries()) {
    if (label !== undefined) classes.add(label);
    for (const name of Object.keys(rows.weights[i] ?? {})) classes.add(name);
  }
  return [...classes].sort();
}

/** Labels as indices of `classes`; -1 for a class it does not hold. */
export function encodeRows(rows: Rows, classes: readonly string[]): LabeledTexts {
  const index = new Map(classes.map((name, place) => [name, place]));
  const n = rows.ids.length;
  const targets = new Int32Array(n).fill(-1);
  const soft = rows.weights.some((weights) => weights !== undefined) ? new Float32Array(n * classes.length) : undefined;
  for (let i = 0; i < n; i++) {
    const label = rows.labels[i];
    const given = rows.weights[i];
    if (given === undefined) {
      const place = label === undefined ? undefined : index.get(label);
      targets[i] = place ?? -1;
      if (soft && place !== undefined) soft[i * classes.length + place] = 1;
      continue;
    }
    let sum = 0;
    let best = -1;
    for (const [name, weight] of Object.entries(given)) {
      const place = index.get(name);
      if (place === undefined) continue;
      sum += weight;
      if (best < 0 || weight > (given[classes[best] as string] ?? 0)) best = place;
    }
    targets[i] = best;
    if (soft && sum > 0)
      for (const [name, weight] of Object.entries(given)) {
        const place = index.get(name);
        if (place !== undefined) soft[i * classes.length + place] = weight / sum;
      }
  }
  return { ids: rows.ids, columns: rows.columns, targets, ...(soft ? { soft } : {}) };
}
