import type { SourcePlan } from '../core/plan.ts';
import { byteMark, encodingName } from './encoding.ts';
import { placeFault } from './fault-place.ts';
import { type PreparedSource, recordLimit } from './format.ts';
import { createNestedText, isNestedSquad, withEnds } from './formats/squad-text.ts';
import { createIntake } from './intake.ts';
import type { PrepareOptions } from './prepare-source.ts';
import { prepareTyped } from './prepare-typed.ts';
import { hashing, openSource, packingOf, readPieces, unpack } from './source-bytes.ts';
import { openSpool, type Spool } from './spool.ts';
import { checkUtf8, transcode } from './utf8-stream.ts';

/**
 * Reads a source once, in constant memory: its hash, a strict check of its encoding, its records and shards. Parquet and Arrow files become
 * copies in JSON lines.
 *
 * @throws LeavenError dataset/invalid-utf8, dataset/invalid-encoding, dataset/unknown-encoding, dataset/truncated-gzip,
 * dataset/corrupt-gzip, dataset/truncated-zstd, dataset/corrupt-zstd, dataset/empty-file, dataset/not-a-file, dataset/not-json-lines, dataset/not-json-array,
 * dataset/unclosed-quote, dataset/missing-column, dataset/duplicate-column, dataset/record-too-long
 */
export async function prepareSource(source: SourcePlan, options: PrepareOptions): Promise<PreparedSource> {
  if (source.format.format === 'parquet' || source.format.format === 'arrow') return prepareTyped(source, options);
  const encoding = source.format.encoding === undefined ? undefined : encodingName(source.format.encoding);
  const file = await openSource(source.file, source.name);
  let spool: Spool | undefined;
  try {
    const raw = hashing(readPieces(file, options.signal));
    const first = await peek(raw.pieces);
    const packing = source.format.compression ?? packingOf(first.head);
    const bytes = packing ? await peek(unpack(first.pieces, packing, source.name)) : first;
    const mark = byteMark(bytes.head);
    const actual = mark?.encoding ?? encoding ?? 'utf-8';
    const utf8 = actual === 'utf-8';
    const nested = isNestedSquad(source.format) ? createNestedText(source.name, options.recordLimit ?? recordLimit) : undefined;
    const inPlace = utf8 && !packing && !nested;
    spool = inPlace ? undefined : await openSpool(options.spoolFolder);
    const base = inPlace ? (mark?.length ?? 0) : 0;

    const intake = createIntake(nested ? { ...source, format: { ...source.format, format: 'jsonl' } } : source, options, base);
    const checked = utf8 ? checkUtf8(bytes.pieces, mark?.length ?? 0) : transcode(bytes.pieces, actual, mark?.length ?? 0);
    try {
      for await (const part of checked) {
        const piece = nested ? nested.lines(part) : part;
        // Written before it is scanned: a fault's line is counted in what is written.
        await spool?.write(piece);
        intake.take(piece);
      }
      intake.end();
    } catch (error) {
      throw await placeFault(error, source, packing, actual, spool?.temporary);
    }
    const { sha256, bytes: size } = raw.finished();
    const ends = nested?.finish();
    const taken = withEnds(intake.finish(), ends);
    const path = spool ? await spool.keep() : source.file;
    return {
      file: path,
      name: source.name,
      split: source.split,
      sha256,
      bytes: size,
      ...taken,
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
