import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';

interface Lock {
  pid: number;
  host: string;
  /** When the process began, in ticks since boot: another process may get the same number. */
  started: string;
}

/** Takes the folder of a lock file for this process; the lock of a dead process is taken over. Returns how to give it back. */
export function takeLock(file: string): () => void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOTDIR' || code === 'EEXIST' ? new LeavenError('run/folder-not-empty', { folder }) : error;
  }
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
    const other = readLock(file);
    if (other && (other.host !== mine.host || alive(other))) throw new LeavenError('run/locked', { folder, pid: other.pid });
    rmSync(file, { force: true });
  }
}

function readLock(file: string): Lock | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lock;
  } catch {
    return undefined;
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

/** The start time of a process where the system tells it (Linux), else nothing. What is dead and merely not yet collected has none. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
