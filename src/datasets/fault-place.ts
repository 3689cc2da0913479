import { open } from 'node:fs/promises';
import type { SourcePlan } from '../core/plan.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { createDecoder, guessEncoding } from './encoding.ts';
import { type Packing, readPieces, unpack } from './source-bytes.ts';
import { BadBytes } from './utf8-stream.ts';

/** The fault with its place: the line is counted only now, when it is wanted. */
export async function placeFault(
  error: unknown,
  source: SourcePlan,
  packing: Packing | undefined,
  encoding: string,
  spool: string | undefined,
): Promise<unknown> {
  if (error instanceof BadBytes) {
    if (encoding !== 'utf-8') {
      const offset = await locateBadBytes(source, packing, encoding, error.offset);
      return new LeavenError('dataset/invalid-encoding', { file: source.name, encoding, offset });
    }
    const line = await lineAt(source.file, packing, source.name, error.offset);
    return new LeavenError(
      'dataset/invalid-utf8',
      { file: source.name, offset: error.offset, line, guess: guessEncoding(error.sample) },
      { position: { file: source.name, line, column: 1 } },
    );
  }
  if (
    error instanceof LeavenError &&
    typeof error.data.offset === 'number' &&
    error.code.startsWith('dataset/') &&
    !/(?:gzip|zstd)$/.test(error.code)
  ) {
    const line = await lineAt(spool ?? source.file, undefined, source.name, error.data.offset);
    return new LeavenError(
      error.code,
      { ...error.data, file: source.name, line },
      { position: { file: source.name, line, column: 1 }, cause: error },
    );
  }
  return error;
}

async function lineAt(path: string, packing: Packing | undefined, name: string, offset: number): Promise<number> {
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

/** The exact place inside the piece that failed: the same stream again, that piece byte by byte. */
async function locateBadBytes(source: SourcePlan, packing: Packing | undefined, encoding: string, pieceStart: number): Promise<number> {
  const file = await open(source.file, 'r');
  try {
    const decoder = createDecoder(encoding);
    const raw = readPieces(file);
    let base = 0;
    for await (const piece of packing ? unpack(raw, packing, source.name) : raw) {
      if (base < pieceStart) decoder.decode(piece);
      else
        for (let i = 0; i < piece.length; i++)
          try {
            decoder.decode(piece.subarray(i, i + 1));
          } catch {
            return base + i;
          }
      base += piece.length;
    }
    return base;
  } finally {
    await file.close();
  }
}
