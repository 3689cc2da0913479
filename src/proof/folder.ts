import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { readJson, writeWhole } from '../pipeline/files.ts';
import { lockFolder } from '../pipeline/run-folder.ts';
import type { TaskResult, TaskTraining } from './task.ts';

/** Where things stand in a proof folder. */
export const proofLayout = {
  json: (folder: string) => join(folder, 'proof.json'),
  report: (folder: string) => join(folder, 'proof.html'),
  /** The data all arms start from, cut and cleaned of leaks. */
  base: (folder: string) => join(folder, 'base'),
  /** The same with its leaks. */
  leaks: (folder: string) => join(folder, 'base-leaks'),
  /** What the recipe grows with the first seed. */
  grown: (folder: string) => join(folder, 'grown'),
  work: (folder: string) => join(folder, 'work'),
  tasks: (folder: string) => join(folder, 'tasks'),
  task: (folder: string, key: string) => join(folder, 'tasks', `${key}.json`),
} as const;

/** What a proof or a search leaves in its folder, and what one that was killed does. */
const known = /^(proof\.(json|html)(\..*\.tmp)?|base|base-leaks|grown|work|tasks|\.lock|search\.jsonl(\..*\.tmp)?|pool|rest|cut-\d+)$/;

/**
 * Takes a folder for this process. What was trained there stays and is used where it is the same; files of others are never touched.
 * Returns how to give it back.
 *
 * @throws LeavenError proof/folder-not-empty, run/locked
 */
export function openProofFolder(folder: string, overwrite: boolean): () => void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') throw new LeavenError('proof/folder-not-empty', { folder });
    if (code !== 'ENOENT') throw error;
  }
  if (names.some((name) => !known.test(name))) throw new LeavenError('proof/folder-not-empty', { folder });
  const unlock = lockFolder(folder);
  try {
    if (overwrite) for (const name of names) if (name !== '.lock') rmSync(join(folder, name), { recursive: true, force: true });
    // A killed proof leaves half-grown data behind.
    rmSync(proofLayout.work(folder), { recursive: true, force: true });
    mkdirSync(proofLayout.tasks(folder), { recursive: true });
  } catch (error) {
    unlock();
    throw error;
  }
  return unlock;
}

interface StoredTraining extends Omit<TaskTraining, 'predicted' | 'probabilities'> {
  predicted: string;
  probabilities?: string;
}

interface StoredTask extends Omit<TaskResult, 'trainings'> {
  leaven: 1;
  trainings: readonly StoredTraining[];
  /** Over the rest: a file that was cut or changed is trained again. */
  sha256: string;
}

/** Keeps the result of a task under its key, whole or not at all. */
export function storeTask(folder: string, key: string, result: TaskResult): void {
  const trainings = result.trainings.map(({ predicted, probabilities, ...rest }) => ({
    ...rest,
    predicted: toBase64(predicted),
    ...(probabilities ? { probabilities: toBase64(probabilities) } : {}),
  }));
  const content = { leaven: 1 as const, ...result, trainings };
  const stored: StoredTask = { ...content, sha256: hashOf(content) };
  writeWhole(proofLayout.task(folder, key), [JSON.stringify(stored)]);
}

/** The result of an earlier call, or nothing where there is none that is whole. */
export function storedTask(folder: string, key: string): TaskResult | undefined {
  const stored = readJson<StoredTask>(proofLayout.task(folder, key));
  if (stored?.leaven !== 1) return undefined;
  const { sha256, ...content } = stored;
  if (sha256 !== hashOf(content)) return undefined;
  const { leaven: _, ...result } = content;
  return {
    ...result,
    trainings: content.trainings.map(({ predicted, probabilities, ...rest }) => ({
      ...rest,
      predicted: new Int32Array(fromBase64(predicted)),
      ...(probabilities !== undefined ? { probabilities: new Float32Array(fromBase64(probabilities)) } : {}),
    })),
  };
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

function toBase64(values: Int32Array | Float32Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

function fromBase64(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
