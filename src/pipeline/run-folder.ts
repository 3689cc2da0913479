import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { exists, readJson } from './files.ts';
import { layout } from './layout.ts';

/** What run.json says that later commands rely on. The rest of it is for people and the report. */
export interface RunState {
  leaven: 1;
  kind: 'run';
  state: 'running' | 'finished';
  name: string;
  seed: number;
  planHash: string;
  [more: string]: unknown;
}

export type FolderState = { kind: 'fresh' } | { kind: 'unfinished'; state: RunState } | { kind: 'finished'; state: RunState };

/**
 * What is in an output folder.
 *
 * @throws LeavenError run/folder-not-empty where it holds files that no run wrote
 */
export function inspectFolder(folder: string): FolderState {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { kind: 'fresh' };
    if (code === 'ENOTDIR') throw new LeavenError('run/folder-not-empty', { folder });
    throw error;
  }
  const state = readJson<RunState>(layout.state(folder));
  if (state?.leaven === 1 && state.kind === 'run') return { kind: state.state === 'finished' ? 'finished' : 'unfinished', state };
  if (exists(layout.state(folder))) throw new LeavenError('run/folder-damaged', { file: 'run.json', folder });
  // A run that was killed in its first moments leaves no more than these.
  if (names.every((name) => name === '.lock' || name === 'stages' || /^run\.json\..*\.tmp$/.test(name))) return { kind: 'fresh' };
  throw new LeavenError('run/folder-not-empty', { folder });
}

/** The state of a finished run, for commands that read one. @throws LeavenError run/not-a-run, run/not-finished */
export function finishedState(folder: string): RunState {
  const state = readJson<RunState>(layout.state(folder));
  if (state?.kind !== 'run')
    throw new LeavenError(exists(layout.state(folder)) ? 'run/folder-damaged' : 'run/not-a-run', { folder, file: 'run.json' });
  if (state.state !== 'finished') throw new LeavenError('run/not-finished', { folder });
  return state;
}

/** A finished run whose files are what run.json says. @throws LeavenError run/folder-damaged */
export function verifyFiles(folder: string, state: RunState): void {
  for (const file of (state.files ?? []) as { path: string; sha256: string }[]) {
    const hash = createHash('sha256');
    let handle: number;
    try {
      handle = openSync(join(folder, file.path), 'r');
    } catch {
      throw new LeavenError('run/folder-damaged', { file: file.path, folder });
    }
    const block = new Uint8Array(1 << 20);
    for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) hash.update(block.subarray(0, got));
    closeSync(handle);
    if (hash.digest('hex') !== file.sha256) throw new LeavenError('run/folder-damaged', { file: file.path, folder });
  }
}

/** What only an unfinished run needs; tables and the plan stay for replays. */
export function removeShards(folder: string, stage: number): void {
  const place = layout.stage(folder, stage);
  for (const name of exists(place) ? readdirSync(place) : []) if (name.startsWith('shard-')) rmSync(join(place, name), { force: true });
  rmSync(layout.stageLayout(folder, stage), { force: true });
}

/** Everything a run writes, so that no other file is ever removed. */
export function clearFolder(folder: string): void {
  for (const path of [
    layout.state,
    layout.data,
    layout.stages,
    layout.rejected,
    layout.provenance,
    layout.duplicates,
    layout.report,
    layout.reportJson,
    layout.recipe,
  ]) {
    rmSync(path(folder), { recursive: true, force: true });
  }
}

interface Lock {
  pid: number;
  host: string;
  /** When the process began, in ticks since boot: another process may get the same number. */
  started: string;
}

/** Takes the folder for this process; the lock of a dead process is taken over. Returns how to give it back. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = layout.lock(folder);
  const mine: Lock = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  for (let tries = 0; ; tries++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, JSON.stringify(mine));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 3) throw error;
    }
    const other = readJson<Lock>(file);
    if (other && (other.host !== mine.host || alive(other))) throw new LeavenError('run/locked', { folder, pid: other.pid });
    rmSync(file, { force: true });
  }
}

function alive(lock: Lock): boolean {
  try {
    process.kill(lock.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return startOf(lock.pid) === lock.started;
}

/** The start time of a process where the system tells it (Linux), else nothing. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
