import { filesOf } from '../core/files.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { exists, hashFile, readJson } from './files.ts';
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
  const files = filesOf(folder);
  const kind = files.kind(folder);
  if (kind === undefined) return { kind: 'fresh' };
  if (kind !== 'folder') throw new LeavenError('run/folder-not-empty', { folder });
  const names = files.list(folder);
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
    const path = `${folder}/${file.path}`;
    if (filesOf(path).kind(path) !== 'file' || hashFile(path) !== file.sha256)
      throw new LeavenError('run/folder-damaged', { file: file.path, folder });
  }
}

/** What only an unfinished run needs; tables and the plan stay for replays. */
export function removeShards(folder: string, stage: number): void {
  const place = layout.stage(folder, stage);
  const files = filesOf(folder);
  for (const name of files.list(place)) if (name.startsWith('shard-')) files.remove(`${place}/${name}`);
  files.remove(layout.stageLayout(folder, stage));
}

/** Everything a run writes, so that no other file is ever removed. */
export function clearFolder(folder: string): void {
  for (const path of [
    layout.state,
    layout.data,
    layout.card,
    layout.stages,
    layout.rejected,
    layout.provenance,
    layout.duplicates,
    layout.report,
    layout.reportJson,
    layout.recipe,
  ]) {
    filesOf(folder).remove(path(folder));
  }
}

/** Takes the folder for this process; the lock of a dead process is taken over. Returns how to give it back. @throws LeavenError run/locked */
export function lockFolder(folder: string): () => void {
  return filesOf(folder).lock(layout.lock(folder));
}
