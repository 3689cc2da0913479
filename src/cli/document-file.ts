import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { writeWhole } from '../pipeline/files.ts';

/**
 * Why `--json FILE` may not write there, if so: it replaces documents of Leaven and nothing else, for a slip of the hand must not cost
 * a data file. Asked before the command does anything.
 */
export function refusalOf(file: string): LeavenError | undefined {
  try {
    const head = headOf(resolve(file));
    if (head === undefined || /^\s*(?:\{\s*"leaven":|$)/.test(head)) return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code !== 'EISDIR') return toLeavenError(error);
  }
  return new LeavenError('cli/not-a-document', { file });
}

/** The first characters of a file. */
function headOf(path: string): string {
  const handle = openSync(path, 'r');
  const bytes = new Uint8Array(64);
  try {
    return Buffer.from(bytes.subarray(0, readSync(handle, bytes))).toString('latin1');
  } finally {
    closeSync(handle);
  }
}

/** Writes the document whole or not at all. */
export function writeDocumentFile(file: string, text: string): void {
  writeWhole(resolve(file), [text]);
}
