import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import { LeavenError } from '../errors/leaven-error.ts';
import type { Packing } from './format.ts';
import { BadZstd, createZstdReader, isZstd } from './zstd.ts';

const pieceSize = 1 << 20;

/** The raw bytes of a file in pieces. A piece is valid until the next is asked for. */
export async function* readPieces(file: FileHandle, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(pieceSize);
  let position = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(buffer, 0, pieceSize, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Opens a file for reading; a folder, a pipe or a device is no source. */
export async function openSource(path: string, name: string): Promise<FileHandle> {
  // Looked at before it is opened: opening a pipe waits for a writer.
  if (!(await stat(path)).isFile()) throw new LeavenError('dataset/not-a-file', { file: name });
  return open(path, 'r');
}

export interface RawDigest {
  sha256: string;
  bytes: number;
}

/** Passes pieces on and takes their hash; `finished()` tells it once they have all passed. */
export function hashing(pieces: AsyncIterable<Uint8Array>): { pieces: AsyncGenerator<Uint8Array>; finished(): RawDigest } {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* pass() {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  return { pieces: pass(), finished: () => ({ sha256: hash.digest('hex'), bytes }) };
}

async function* gunzip(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const gzip = createGunzip({ chunkSize: 1 << 18 });
  const feeding = (async () => {
    try {
      for await (const piece of pieces) {
        // What stands behind the packed data still counts for the hash of the file.
        if (gzip.destroyed || gzip.readableEnded) continue;
        // The next piece overwrites this one's buffer, and zlib reads it later.
        if (!gzip.write(Buffer.from(piece))) await drained(gzip);
      }
      gzip.end();
    } catch (error) {
      gzip.destroy(error as Error);
    }
  })();
  let produced = 0;
  try {
    for await (const piece of gzip as AsyncIterable<Buffer>) {
      produced += piece.length;
      // Plain bytes, whose slice() copies: a Buffer's does not.
      yield new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
    }
    await feeding;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') throw new LeavenError('dataset/truncated-gzip', { file: name, offset: produced }, { cause: error });
    if (code?.startsWith('Z_')) throw new LeavenError('dataset/corrupt-gzip', { file: name, offset: produced }, { cause: error });
    throw error;
  } finally {
    gzip.destroy();
    await feeding;
  }
}

/** Waits until the stream takes more, or no longer takes anything. */
function drained(stream: Gunzip): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'end']) stream.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'close', 'end']) stream.on(event, done);
  });
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** How bytes that begin so are packed. */
export function packingOf(head: Uint8Array): Packing | undefined {
  return isGzip(head) ? 'gzip' : isZstd(head) ? 'zstd' : undefined;
}

/**
 * Unpacks bytes as they arrive.
 *
 * @throws LeavenError dataset/truncated-gzip, dataset/corrupt-gzip, dataset/truncated-zstd, dataset/corrupt-zstd
 */
export function unpack(pieces: AsyncIterable<Uint8Array>, packing: Packing, name: string): AsyncGenerator<Uint8Array> {
  return packing === 'gzip' ? gunzip(pieces, name) : unzstd(pieces, name);
}

async function* unzstd(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let produced = 0;
  const reader = createZstdReader((bytes) => ready.push(bytes));
  const fault = (error: unknown): unknown => {
    if (!(error instanceof BadZstd)) return error;
    const data = { file: name, offset: produced };
    if (error.truncated) return new LeavenError('dataset/truncated-zstd', data, { cause: error });
    return new LeavenError('dataset/corrupt-zstd', { ...data, reason: error.message }, { cause: error });
  };
  for await (const piece of pieces) {
    // A little at a time: of a piece that is nearly all repetition a great deal comes out.
    for (let at = 0; at < piece.length; at += packedAtOnce) {
      try {
        reader.push(piece.subarray(at, at + packedAtOnce));
      } catch (error) {
        throw fault(error);
      }
      for (const bytes of ready) {
        produced += bytes.length;
        if (bytes.length > 0) yield bytes;
      }
      ready = [];
    }
  }
  try {
    reader.end();
  } catch (error) {
    throw fault(error);
  }
}

const packedAtOnce = 1 << 14;
