import type { SourcePlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { checkHead, readHeader } from './check-head.ts';
import { byteMark, encodingName } from './encoding.ts';
import { placeFault } from './fault-place.ts';
import { type PreparedSource, recordLimit } from './format.ts';
import { createScanner } from './formats/scanner.ts';
import { createShards } from './shards.ts';
import { gunzip, hashing, isGzip, openSource, readPieces } from './source-bytes.ts';
import { openSpool, type Spool } from './spool.ts';
import { checkUtf8, transcode } from './utf8-stream.ts';

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
    const utf8 = actual === 'utf-8';
    const inPlace = utf8 && !packed;
    spool = inPlace ? undefined : await openSpool(options.spoolFolder);
    const base = inPlace ? (mark?.length ?? 0) : 0;

    const table = source.format.format === 'csv' || source.format.format === 'tsv';
    const header = table && (source.format.header ?? source.format.columns === undefined);
    const shards = createShards(options.shardSize, header);
    const scanner = createScanner(source.format, shards.add, { base, limit: options.recordLimit ?? recordLimit, inside: false });
    const head = createHead();
    const checked = utf8 ? checkUtf8(bytes.pieces, mark?.length ?? 0) : transcode(bytes.pieces, actual, mark?.length ?? 0);
    try {
      for await (const piece of checked) {
        head.add(piece);
        // Written before it is scanned: a fault's line is counted in what is written.
        await spool?.write(piece);
        scanner.push(piece);
      }
      scanner.finish();
    } catch (error) {
      throw await placeFault(error, source, packed, actual, spool?.temporary);
    }
    const { sha256, bytes: size } = raw.finished();
    const format = { ...source.format };
    const columns = readHeader(source, header ? head.text(shards.header(), base) : undefined, options.schema);
    if (columns) format.columns = columns;
    if (table) format.header = header;
    const records = shards.count();
    if (records === 0)
      throw new LeavenError('dataset/empty-file', {
        file: source.name,
        ...(header && shards.header() ? { but: { en: ' but a header', 'zh-CN': '，仅有表头' } } : {}),
      });
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
      shards: shards.finish(),
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
