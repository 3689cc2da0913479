import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

let serial = 0;

/** A name beside `file` that no other thread or process uses. */
function temporaryName(file: string): string {
  serial++;
  return `${file}.${process.pid}-${threadId}-${serial}.tmp`;
}

/** Writes a file whole or not at all: a name of its own, to the disk, then renamed. */
export function writeWhole(file: string, pieces: Iterable<string | Uint8Array>): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const temporary = temporaryName(file);
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(temporary, 'wx');
  let bytes = 0;
  try {
    for (const piece of pieces) {
      const buffer = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      hash.update(buffer);
      let at = 0;
      while (at < buffer.length) at += writeSync(handle, buffer, at);
      bytes += buffer.length;
    }
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(handle);
  renameSync(temporary, file);
  return { bytes, sha256: hash.digest('hex') };
}

export function writeJson(file: string, value: unknown): void {
  writeWhole(file, [`${JSON.stringify(value, null, 2)}\n`]);
}

/** The JSON of a file, or nothing where it is absent or not JSON. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function exists(...parts: string[]): boolean {
  return existsSync(join(...parts));
}
