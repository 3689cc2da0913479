import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { utf8 } from '../core/bytes.ts';
import type { FormatPlan, SourcePlan } from '../core/plan.ts';
import { openArrow } from './arrow/read.ts';
import { placeFault } from './fault-place.ts';
import type { PreparedSource } from './format.ts';
import { createIntake } from './intake.ts';
import { openParquet } from './parquet/read.ts';
import type { PrepareOptions } from './prepare-source.ts';
import { hashing, openSource, packingOf, readPieces, unpack } from './source-bytes.ts';
import { openSpool, type Spool } from './spool.ts';
import type { ReadBytes, TypedFile } from './typed-file.ts';

/**
 * Reads a Parquet or Arrow file: its rows are written as JSON lines, which is what everything after this reads.
 *
 * @throws LeavenError as `openParquet` and `openArrow`; dataset/not-a-file, dataset/empty-file, dataset/missing-column,
 * dataset/record-too-long; those of packed files
 */
export async function prepareTyped(source: SourcePlan, options: PrepareOptions): Promise<PreparedSource> {
  const { format, compression, encoding: _, ...rest } = source.format;
  const lines: FormatPlan = { ...rest, format: 'jsonl' };
  const file = await openSource(source.file, source.name);
  let unpacked: Spool | undefined;
  let opened: FileHandle | undefined;
  let copy: Spool | undefined;
  try {
    const packing = compression ?? packingOf(readerOf(file)(0, 4));
    const raw = hashing(readPieces(file, options.signal));
    if (packing) {
      unpacked = await openSpool(options.spoolFolder);
      for await (const piece of unpack(raw.pieces, packing, source.name)) await unpacked.write(piece);
      opened = await open(unpacked.temporary, 'r');
    } else for await (const _ of raw.pieces);
    const { sha256, bytes } = raw.finished();
    const typed = await openTyped(format === 'arrow' ? 'arrow' : 'parquet', opened ?? file, source.name);
    const intake = createIntake({ ...source, format: lines }, options, 0);
    copy = await openSpool(options.spoolFolder);
    try {
      for (const text of typed.lines()) {
        options.signal?.throwIfAborted();
        const piece = utf8(text);
        await copy.write(piece);
        intake.take(piece);
      }
      intake.end();
    } catch (error) {
      throw await placeFault(error, source.name, copy.temporary);
    }
    const taken = intake.finish();
    return { file: await copy.keep(), name: source.name, split: source.split, sha256, bytes, ...taken, types: typed.columns };
  } finally {
    await file.close();
    await opened?.close();
    await unpacked?.discard();
    await copy?.discard();
  }
}

/** A file that is open, as a file of typed columns. */
export async function openTyped(format: 'parquet' | 'arrow', file: FileHandle, name: string): Promise<TypedFile> {
  const { size } = await file.stat();
  return format === 'arrow' ? openArrow(readerOf(file), size, name) : openParquet(readerOf(file), size, name);
}

function readerOf(file: FileHandle): ReadBytes {
  return (offset, length) => {
    const bytes = new Uint8Array(length);
    let got = 0;
    while (got < length) {
      const read = readSync(file.fd, bytes, got, length - got, offset + got);
      if (read === 0) break;
      got += read;
    }
    return got < length ? bytes.slice(0, got) : bytes;
  };
}
