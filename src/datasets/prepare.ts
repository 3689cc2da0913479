import { isUtf8 } from 'node:buffer';
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourcePlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { checkHead, readHeader } from './check-head.ts';
import { byteMark, createDecoder, encodingName, findInvalidUtf8, guessEncoding, incompleteTail } from './encoding.ts';
import { type PreparedSource, recordLimit } from './format.ts';
import { createScanner } from './formats/scanner.ts';
import { createShards } from './shards.ts';
import { gunzip, hashing, isGzip, openSource, readPieces } from './source-bytes.ts';

export interface PrepareOptions {
  /** Folder for UTF-8 copies of sources in other encodings or packed ones. Made when needed. */
  spoolFolder: string;
  /** Records in a shard. */
  shardSize: number;
  schema: Schema;
  signal?: AbortSignal;
  /** Longest record in bytes, 64 MiB where absent. */
  recordLimit?: number;
}

/** How much of a file's beginning is kept for checks of its header and first records. */
const headSize = 1 << 20;

/**
 * Reads a source once, in constant memory: its hash, a strict check of its encoding, its records and shards.
 *
 * @throws LeavenError dataset/invalid-utf8, dataset/invalid-encoding, dataset/unknown-encoding, dataset/truncated-gzip,
 * dataset/corrupt-gzip, dataset/empty-file, dataset/not-a-file, dataset/not-json-lines, dataset/not-json-array,
 * dataset/unclosed-quote, dataset/missing-column, dataset/duplicate-column, dataset/record-too-long
 */
export async function prepareSource(source: SourcePlan, options: PrepareOptions): Promise<PreparedSource> {
  const encoding = source.format.encoding === undefined ? undefined : encodingName(source.format.encoding);
  const file = await openSource(source.file, source.name);
  let spool: Spool | undefined;
  try {
    const raw = hashing(readPieces(file, options.signal));
    const first = await peek(raw.pieces);
    const packed = source.format.compression === 'gzip' || isGzip(first.head);
    const bytes = packed ? await peek(gunzip(first.pieces, source.name)) : first;
    const mark = byteMark(bytes.head);
    const actual = mark?.encoding ?? encoding ?? 'utf-8';
    const inPlace = !packed && actual === 'utf-8';
    const utf8 = actual === 'utf-8';
    spool = inPlace ? undefined : await openSpool(options.spoolFolder);
    const base = inPlace ? (mark?.length ?? 0) : 0;

    const header =
      source.format.format === 'csv' || source.format.format === 'tsv'
        ? (source.format.header ?? source.format.columns === undefined)
        : false;
    const shards = createShards(options.shardSize, header);
    const scanner = createScanner(source.format, shards.add, { base, limit: options.recordLimit ?? recordLimit, inside: false });
    const head = createHead();
    const take = async (piece: Uint8Array) => {
      head.add(piece);
      scanner.push(piece);
      await spool?.write(piece);
    };
    const checked = utf8 ? checkUtf8(bytes.pieces, mark?.length ?? 0) : transcode(bytes.pieces, actual, mark?.length ?? 0);
    let prepared: { shards: ReturnType<typeof shards.finish> };
    try {
      for await (const piece of checked) await take(piece);
      scanner.finish();
      prepared = { shards: shards.finish() };
    } catch (error) {
      throw await placed(error, source, packed, actual, spool);
    }
    const { sha256, bytes: size } = raw.finished();
    const format = { ...source.format };
    const columns = readHeader(source, header ? head.text(shards.header(), base) : undefined, options.schema);
    if (columns) format.columns = columns;
    if (source.format.format === 'csv' || source.format.format === 'tsv') format.header = header;
    const records = shards.count();
    if (records === 0)
      throw new LeavenError('dataset/empty-file', { file: source.name, ...(header && shards.header() ? { header: true } : {}) });
    const shape = { name: source.name, format, ...(columns ? { columns } : {}) };
    const names = checkHead(head.bytes(), shards.firstRecords(), base, shape, options.schema);
    const path = spool ? await spool.keep() : source.file;
    return {
      file: path,
      name: source.name,
      split: source.split,
      sha256,
      bytes: size,
      records,
      shards: prepared.shards,
      ...(names ? { columns: names } : {}),
      format,
    };
  } finally {
    await file.close();
    await spool?.discard();
  }
}

/** The first bytes of a stream, and the stream with them. */
async function peek(pieces: AsyncGenerator<Uint8Array>): Promise<{ head: Uint8Array; pieces: AsyncGenerator<Uint8Array> }> {
  const first = await pieces.next();
  const head = first.done ? new Uint8Array(0) : first.value.slice(0, 4);
  async function* all() {
    try {
      if (!first.done) yield first.value;
      yield* pieces;
    } finally {
      await pieces.return(undefined);
    }
  }
  return { head, pieces: all() };
}

/** Fault inside the stream, at an offset of the decoded (UTF-8) or the unpacked bytes. */
class BadBytes extends Error {
  readonly offset: number;
  readonly sample: Uint8Array;
  constructor(offset: number, sample: Uint8Array) {
    super('bad bytes');
    this.offset = offset;
    this.sample = sample;
  }
}

/** Passes UTF-8 on without its byte mark; a bad byte stops it. */
async function* checkUtf8(pieces: AsyncIterable<Uint8Array>, skip: number): AsyncGenerator<Uint8Array> {
  let base = 0;
  let pending = new Uint8Array(0);
  for await (const piece of pieces) {
    let joined = piece;
    if (pending.length > 0) {
      joined = new Uint8Array(pending.length + piece.length);
      joined.set(pending);
      joined.set(piece, pending.length);
    }
    const tail = incompleteTail(joined);
    const whole = joined.subarray(0, joined.length - tail);
    if (!isUtf8(whole)) {
      const at = findInvalidUtf8(whole);
      throw new BadBytes(base + at, joined.slice(Math.max(0, at - 2048) & ~1, at + 4096));
    }
    pending = joined.slice(joined.length - tail);
    yield base === 0 && skip > 0 ? whole.subarray(skip) : whole;
    base += whole.length;
  }
  if (pending.length > 0) throw new BadBytes(base, pending);
}

const encoder = new TextEncoder();

/** Decodes another encoding strictly and passes it on as UTF-8. */
async function* transcode(pieces: AsyncIterable<Uint8Array>, encoding: string, skip: number): AsyncGenerator<Uint8Array> {
  const decoder = createDecoder(encoding);
  let base = 0;
  const decode = (run: () => string): Uint8Array => {
    try {
      return encoder.encode(run());
    } catch {
      throw new BadBytes(base, new Uint8Array(0));
    }
  };
  for await (const piece of pieces) {
    const body = base === 0 ? piece.subarray(skip) : piece;
    yield decode(() => decoder.decode(body));
    base += piece.length;
  }
  yield decode(() => decoder.flush());
}

/** The fault with its place: the line is counted only now, when it is wanted. */
async function placed(error: unknown, source: SourcePlan, packed: boolean, encoding: string, spool: Spool | undefined): Promise<unknown> {
  if (error instanceof BadBytes) {
    if (encoding !== 'utf-8') {
      const offset = await locateBadBytes(source, packed, encoding, error.offset);
      return new LeavenError('dataset/invalid-encoding', { file: source.name, encoding, offset });
    }
    const line = await lineAt(source.file, packed, source.name, error.offset);
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
    !error.code.endsWith('gzip')
  ) {
    const line = spool
      ? await lineAt(await spool.flushed(), false, source.name, error.data.offset)
      : await lineAt(source.file, false, source.name, error.data.offset);
    return new LeavenError(
      error.code,
      { ...error.data, file: source.name, line },
      { position: { file: source.name, line, column: 1 }, cause: error },
    );
  }
  return error;
}

async function lineAt(path: string, packed: boolean, name: string, offset: number): Promise<number> {
  const file = await open(path, 'r');
  try {
    let line = 1;
    let base = 0;
    const raw = readPieces(file);
    for await (const piece of packed ? gunzip(raw, name) : raw) {
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
async function locateBadBytes(source: SourcePlan, packed: boolean, encoding: string, pieceStart: number): Promise<number> {
  const file = await open(source.file, 'r');
  try {
    const decoder = createDecoder(encoding);
    const raw = readPieces(file);
    let base = 0;
    for await (const piece of packed ? gunzip(raw, source.name) : raw) {
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

interface Head {
  add(piece: Uint8Array): void;
  bytes(): Uint8Array;
  text(range: { begin: number; end: number } | undefined, base: number): string | undefined;
}

/** Keeps the beginning of the UTF-8 text. */
function createHead(): Head {
  const parts: Uint8Array[] = [];
  let size = 0;
  let joined: Uint8Array | undefined;
  const bytes = () => {
    joined ??= Buffer.concat(parts);
    return joined;
  };
  return {
    add(piece) {
      if (size >= headSize) return;
      const part = piece.slice(0, headSize - size);
      parts.push(part);
      size += part.length;
    },
    bytes,
    text(range, base) {
      if (range === undefined || range.end - base > bytes().length) return undefined;
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes().subarray(range.begin - base, range.end - base));
    },
  };
}

interface Spool {
  write(bytes: Uint8Array): Promise<void>;
  /** Path of what is written so far. */
  flushed(): Promise<string>;
  /** Makes the copy durable under a name that its content gives. */
  keep(): Promise<string>;
  discard(): Promise<void>;
}

/** The UTF-8 copy: a temporary file, renamed to its own hash once it is whole, so that equal copies are one. */
async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.spool-${process.pid}-${randomBytes(6).toString('hex')}`);
  const file: FileHandle = await open(temporary, 'wx');
  const hash = createHash('sha256');
  let open_ = true;
  return {
    async write(bytes) {
      hash.update(bytes);
      let written = 0;
      while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten;
    },
    flushed: async () => temporary,
    async keep() {
      await file.sync();
      await file.close();
      open_ = false;
      const path = join(folder, `${hash.digest('hex')}.utf8`);
      await rename(temporary, path);
      return path;
    },
    async discard() {
      if (!open_) return;
      open_ = false;
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}
