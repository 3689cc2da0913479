import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Finished {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts the built command; tests may kill it. */
export function start(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): { child: ChildProcess; finished: Promise<Finished> } {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, LEAVEN_LANG: 'en', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (piece) => (stdout += piece));
  child.stderr?.on('data', (piece) => (stderr += piece));
  const finished = new Promise<Finished>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
  return { child, finished };
}

/** Runs the built command to its end. */
export function leaven(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Finished> {
  return start(args, cwd, env).finished;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'leaven-test-'));
}

/** One hash over everything of a run that must be the same to the byte. */
export function hashRun(folder: string): Record<string, string> {
  const hashes: Record<string, string> = {};
  const add = (path: string) => {
    hashes[path] = createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex');
  };
  for (const name of readdirSync(join(folder, 'data')).sort()) add(`data/${name}`);
  for (const name of ['rejected.jsonl', 'provenance.jsonl', 'duplicates.jsonl'])
    if (statSync(join(folder, name), { throwIfNoEntry: false })) add(name);
  return hashes;
}

export function readLines<T = Record<string, unknown>>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
