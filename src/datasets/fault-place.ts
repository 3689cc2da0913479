import { open } from 'node:fs/promises';
import { LeavenError } from '../errors/leaven-error.ts';
import type { Packing } from './format.ts';
import { readPieces, unpack } from './source-bytes.ts';

/** The fault with its place: the line is counted only now, when it is wanted. `path` is a plain file that its offset counts in. */
export async function placeFault(error: unknown, name: string, path: string): Promise<unknown> {
  const isPlaced =
    error instanceof LeavenError &&
    typeof error.data.offset === 'number' &&
    error.code.startsWith('dataset/') &&
    !/(?:gzip|zstd|encoding)$/.test(error.code);
  if (!isPlaced) return error;
  const line = await lineAt(path, undefined, name, error.data.offset as number);
  return new LeavenError(error.code, { ...error.data, file: name, line }, { position: { file: name, line, column: 1 }, cause: error });
}

/** Line of an offset in the unpacked bytes of a file. */
export async function lineAt(path: string, packing: Packing | undefined, name: string, offset: number): Promise<number> {
  const file = await open(path, 'r');
  try {
    let line = 1;
    let base = 0;
    const raw = readPieces(file);
    for await (const piece of packing ? unpack(raw, packing, name) : raw) {
      const end = Math.min(piece.length, offset - base);
      for (let i = 0; i < end; i++) if (piece[i] === 10) line++;
      base += piece.length;
      if (base >= offset) break;
    }
    return line;
  } finally {
    await file.close();
  }
}
