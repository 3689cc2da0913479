import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { exists, readJson, writeJson } from '../pipeline/files.ts';
import { lockFolder } from '../pipeline/run-folder.ts';

/** What a training keeps while it goes on, in a folder beside the model's. */
export interface TrainingFolder {
  checkpoints: string;
  logs: string;
  /** Mean loss that the log ends with. */
  lastLoss(): number | undefined;
  /** Removes it: the model stands. */
  remove(): void;
  /** Leaves it for `resume` where the training was stopped from outside; what failed of itself would fail again. */
  leave(error: LeavenError): void;
}

export interface TrainingFolderOptions {
  resume: boolean;
  overwrite: boolean;
}

const mark = 'training.json';
const folderOf = (model: string) => `${model}.training`;
const isOwn = (folder: string) => readJson<{ kind?: string }>(join(folder, mark))?.kind === 'training';

/** @throws LeavenError training/unfinished, training/folder-not-empty */
export function checkTrainingFolder(model: string, { resume, overwrite }: TrainingFolderOptions): void {
  const folder = folderOf(model);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name !== '.lock' && !/^training\.json\..*\.tmp$/.test(name)) : [];
  if (names.length === 0) return;
  if (!isOwn(folder)) throw new LeavenError('training/folder-not-empty', { folder, file: names.sort()[0] });
  if (!resume && !overwrite) throw new LeavenError('training/unfinished', { folder });
}

/**
 * Takes the folder for this process.
 *
 * @throws LeavenError training/unfinished, training/folder-not-empty, run/locked
 */
export function openTrainingFolder(model: string, options: TrainingFolderOptions): TrainingFolder {
  checkTrainingFolder(model, options);
  const folder = folderOf(model);
  const unlock = lockFolder(folder);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (!options.resume)
      for (const name of readdirSync(folder)) if (name !== '.lock') rmSync(join(folder, name), { recursive: true, force: true });
    if (!exists(folder, mark)) writeJson(join(folder, mark), { leaven: 1, kind: 'training' });
  } catch (error) {
    unlock();
    throw error;
  }
  const logs = join(folder, 'logs');
  return {
    checkpoints: join(folder, 'checkpoints'),
    logs,
    lastLoss: () => lastLossOf(join(logs, 'log.jsonl')),
    remove,
    leave({ code }) {
      if (code === 'run/interrupted' || code.startsWith('system/')) unlock();
      else remove();
    },
  };
}

/** What a finished training left behind when it was killed at its very end. */
export function clearTrainingFolder(model: string): void {
  if (isOwn(folderOf(model))) rmSync(folderOf(model), { recursive: true, force: true });
}

function lastLossOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const { loss } = JSON.parse(lines.at(-1) ?? '') as { loss?: unknown };
    return typeof loss === 'number' ? loss : undefined;
  } catch {
    return undefined;
  }
}
