import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, lstatSync, openSync, readdirSync, readSync, renameSync, rmdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { toLeavenError } from '../errors/leaven-error.ts';
import { removeFolder } from '../pipeline/files.ts';

/** Files below a folder as sorted paths with forward slashes; links are files. */
export function filesOf(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true }) as string[];
  const files = paths.filter((path) => !lstatSync(join(folder, path)).isDirectory());
  return files.map((path) => path.split(sep).join('/')).sort();
}

/** Size and SHA-256 of a file, block by block; nothing where there is no such file. */
export function describeFile(folder: string, path: string): { path: string; bytes: number; sha256: string } | undefined {
  const hash = createHash('sha256');
  const block = new Uint8Array(1 << 20);
  let bytes = 0;
  let handle: number | undefined;
  try {
    handle = openSync(join(folder, path), 'r');
    for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) {
      hash.update(block.subarray(0, got));
      bytes += got;
    }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw toLeavenError(error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** Puts a folder under its name when all of it is on the disk. What had the name is removed after that, or stays where anything fails. */
export function takePlace(temporary: string, place: string): void {
  toDisk(temporary);
  if (!existsSync(place)) renameSync(temporary, place);
  else if (readdirSync(place).length === 0) {
    // Windows renames onto no folder, not even an empty one.
    rmdirSync(place);
    renameSync(temporary, place);
  } else {
    const before = `${temporary}.old`;
    renameSync(place, before);
    try {
      renameSync(temporary, place);
    } catch (error) {
      renameSync(before, place);
      throw error;
    }
    removeFolder(before);
  }
  sync(dirname(place), 'r');
}

/** Every file below, then the folder itself: a rename may not reach the disk before what it names. */
function toDisk(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (lstatSync(path).isDirectory()) toDisk(path);
    else sync(path, 'r+');
  }
  sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  let handle: number;
  try {
    handle = openSync(path, flags);
  } catch {
    // Windows opens no folders, and a read-only file is opened by nobody for writing: both are left to the system.
    return;
  }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
