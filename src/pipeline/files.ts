import { utf8 } from '../core/bytes.ts';
import { filesOf } from '../core/files.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Writes a file whole or not at all: a name of its own, to the disk, then renamed. */
export function writeWhole(file: string, pieces: Iterable<string | Uint8Array>): { bytes: number; sha256: string } {
  return filesOf(file).write(file, bytesOf(pieces));
}

function* bytesOf(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? utf8(piece) : piece;
}

export function writeJson(file: string, value: unknown): void {
  writeWhole(file, [`${JSON.stringify(value, null, 2)}\n`]);
}

/** The JSON of a file, or nothing where it is absent or not JSON. */
export function readJson<T>(file: string): T | undefined {
  const files = filesOf(file);
  try {
    return JSON.parse(decoder.decode(files.read(file))) as T;
  } catch {
    return undefined;
  }
}

/** The whole of a file, in a buffer of its own. */
export function readBytes(file: string): Uint8Array {
  return filesOf(file).read(file);
}

export function removeFolder(folder: string): void {
  filesOf(folder).remove(folder);
}

export function exists(...parts: string[]): boolean {
  const path = parts.join('/');
  return filesOf(path).kind(path) !== undefined;
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function hashFile(file: string): string {
  return filesOf(file).hash(file);
}
