import { joinBytes } from '../core/bytes.ts';
import type { SourcePlan } from '../core/plan.ts';
import { detectByHead, headSize } from './encoding/detect.ts';
import { byteMark } from './encoding/names.ts';
import './encoding/node-tables.ts';
import { badRecordsError, namedEncoding, readPlan } from './encoding/settle.ts';
import { placeFault } from './fault-place.ts';
import { lookThrough } from './find-encoding.ts';
import { type FoundEncoding, type PreparedSource, recordLimit } from './format.ts';
import { createNestedText, isNestedSquad, withEnds } from './formats/squad-text.ts';
import { createIntake } from './intake.ts';
import type { PrepareOptions } from './prepare-source.ts';
import { prepareTyped } from './prepare-typed.ts';
import { hashing, openSource, packingOf, readPieces, unpack } from './source-bytes.ts';
import { openSpool, type Spool } from './spool.ts';
import { checkUtf8, NotUtf8, transcode } from './utf8-stream.ts';

/**
 * Reads a source in constant memory: its hash, its encoding, its records and shards. UTF-8 is read once and where it lies; what turns out
 * to be another encoding is read again, and once more to find it where nobody names it. Parquet and Arrow files become copies in JSON lines.
 *
 * @throws LeavenError dataset/invalid-utf8, dataset/invalid-encoding, dataset/unknown-encoding, dataset/truncated-gzip,
 * dataset/corrupt-gzip, dataset/truncated-zstd, dataset/corrupt-zstd, dataset/empty-file, dataset/not-a-file, dataset/not-json-lines, dataset/not-json-array,
 * dataset/unclosed-quote, dataset/missing-column, dataset/duplicate-column, dataset/record-too-long
 */
export async function prepareSource(source: SourcePlan, options: PrepareOptions): Promise<PreparedSource> {
  if (source.format.format === 'parquet' || source.format.format === 'arrow') return prepareTyped(source, options);
  const named = namedEncoding(source.format);
  try {
    return await readAs(source, options, named);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const packing = await packingOfSource(source);
    const look = () => lookThrough(source, packing, error.offset, options.signal);
    const found = named === undefined && !error.marked ? (await look()).finish() : undefined;
    const encoding = found?.encoding ?? 'utf-8';
    const prepared = await readAs(source, options, encoding, async () => (await look()).error());
    return found ? { ...prepared, found: { encoding, confidence: found.confidence } } : prepared;
  }
}

/**
 * Reads a source in an encoding, or in the one that its beginning tells, UTF-8 where it tells none. With `damaged`, UTF-8 may have bad
 * bytes; it makes the error of a source that has hardly anything else.
 *
 * @throws NotUtf8 where UTF-8 may not have bad bytes
 */
async function readAs(
  source: SourcePlan,
  options: PrepareOptions,
  named: string | undefined,
  damaged?: () => Promise<Error>,
): Promise<PreparedSource> {
  const file = await openSource(source.file, source.name);
  let spool: Spool | undefined;
  try {
    const raw = hashing(readPieces(file, options.signal));
    const first = await peek(raw.pieces, 4);
    const packing = source.format.compression ?? packingOf(first.head);
    const bytes = await peek(packing ? unpack(first.pieces, packing, source.name) : first.pieces, headSize);
    const mark = byteMark(bytes.head);
    const told = named === undefined || mark ? detectByHead(bytes.head) : undefined;
    const encoding = told?.encoding ?? named ?? 'utf-8';
    const strict = encoding === 'utf-8' && !damaged;
    const nested = isNestedSquad(source.format) ? createNestedText(source.name, options.recordLimit ?? recordLimit) : undefined;
    const inPlace = strict && !packing && !nested;
    spool = inPlace ? undefined : await openSpool(options.spoolFolder);
    const skip = mark?.length ?? 0;
    const base = inPlace ? skip : 0;

    const plan = readPlan(source, strict ? undefined : encoding, nested !== undefined);
    const intake = createIntake(plan, options, base);
    const text = strict ? checkUtf8(bytes.pieces, skip) : transcode(bytes.pieces, encoding, skip);
    let firstBad: number | undefined;
    try {
      for await (const { utf8, bad } of text) {
        firstBad ??= bad[0]?.offset;
        // A document that is one value cannot be read without the part that is bad.
        if (nested && firstBad !== undefined) throw badRecordsError(source.name, encoding, firstBad);
        const piece = nested ? nested.lines(utf8) : utf8;
        // Written before it is scanned: a fault's line is counted in what is written.
        await spool?.write(piece);
        intake.take(piece, bad);
      }
      intake.end();
    } catch (error) {
      throw await placeFault(error, source.name, spool?.temporary ?? source.file);
    }
    const { sha256, bytes: size } = raw.finished();
    const ends = nested?.finish();
    const taken = withEnds(intake.finish(), ends);
    if (firstBad !== undefined && intake.badRecords() * 2 > taken.records)
      throw damaged ? await damaged() : badRecordsError(source.name, encoding, firstBad);
    const path = spool ? await spool.keep() : source.file;
    const found: FoundEncoding | undefined = told && !mark ? { encoding, confidence: told.confidence } : undefined;
    return {
      file: path,
      name: source.name,
      split: source.split,
      sha256,
      bytes: size,
      ...taken,
      ...(found ? { found } : {}),
    };
  } finally {
    await file.close();
    await spool?.discard();
  }
}

async function packingOfSource(source: SourcePlan) {
  if (source.format.compression) return source.format.compression;
  const file = await openSource(source.file, source.name);
  try {
    return packingOf((await peek(readPieces(file), 4)).head);
  } finally {
    await file.close();
  }
}

/** The first bytes of a stream, so many where there are, and the stream with them. */
async function peek(pieces: AsyncGenerator<Uint8Array>, wanted: number): Promise<{ head: Uint8Array; pieces: AsyncGenerator<Uint8Array> }> {
  const kept: Uint8Array[] = [];
  let size = 0;
  while (size < wanted) {
    const next = await pieces.next();
    if (next.done) break;
    // The next piece may overwrite this one's buffer.
    kept.push(next.value.slice());
    size += next.value.length;
  }
  async function* all() {
    try {
      yield* kept;
      yield* pieces;
    } finally {
      await pieces.return(undefined);
    }
  }
  return { head: joinBytes(kept).subarray(0, wanted), pieces: all() };
}
