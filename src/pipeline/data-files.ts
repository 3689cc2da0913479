import { joinBytes, utf8 } from '../core/bytes.ts';
import type { RecordWriter } from '../datasets/format.ts';
import { createScanner, isTypedFormat } from '../datasets/formats/scanner.ts';
import { typedPieces, typedShape } from '../datasets/write-typed.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { WorkContext } from './job.ts';
import { recordsOf, type StageShards, type StoredSection, sectionBytes } from './sections.ts';
import { createRowWriterOf } from './write-rows.ts';

/** A file of data/ that is to be written. Files are written one after another: those of a split share one pass over its rows. */
export interface DataFile {
  /** Name in data/. */
  name: string;
  split: string;
  rows: number;
  pieces: Iterable<Uint8Array>;
}

const extensions: Record<string, string> = {
  jsonl: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  delimited: 'txt',
  lines: 'txt',
  conll: 'conll',
  parquet: 'parquet',
  arrow: 'arrow',
};

/** The files of all splits: one each, or several of `rowsPerFile` rows, `train-00000-of-00003.jsonl`. */
export async function* dataFiles(context: WorkContext, last: StageShards, splits: readonly string[]): AsyncGenerator<DataFile> {
  const { plan, folder, sources } = context;
  const { format, compression, rowsPerFile } = plan.output;
  const ending = `${extensions[format.format]}${compression === 'gzip' ? '.gz' : ''}`;
  const writer = createRowWriterOf(context);
  const sections = (split: string) => recordsOf(folder, last, `data/${split}`);
  const typed = isTypedFormat(format.format) ? format.format : undefined;
  const shape = typed && typedShape(() => linesOf(splits.flatMap(sections)), sources, plan.schema, plan.idField);
  for (const split of splits) {
    const stored = sections(split);
    const total = stored.reduce((sum, { section }) => sum + section.count, 0);
    const size = Math.max(1, Math.min(rowsPerFile ?? total, total));
    const count = Math.max(1, Math.ceil(total / size));
    const lines = typed ? linesOf(stored) : undefined;
    const records = typed || count === 1 ? undefined : recordsIn(stored, format);
    for (let index = 0; index < count; index++) {
      const rows = Math.min(size, total - index * size);
      const part = count === 1 ? '' : `-${fiveDigits(index)}-of-${fiveDigits(count)}`;
      let pieces: Iterable<Uint8Array>;
      if (typed && shape && lines) pieces = await typedPieces(typed, take(lines, rows), shape);
      else pieces = records ? gathered(joined(take(records, rows), writer)) : contents(stored, writer);
      yield { name: `${split}${part}.${ending}`, split, rows, pieces };
    }
  }
}

function fiveDigits(value: number): string {
  return String(value).padStart(5, '0');
}

/** The sections' bytes with what the format puts around and between them. */
export function* contents(sections: readonly StoredSection[], writer: RecordWriter | undefined): Generator<Uint8Array> {
  let begun = false;
  for (const stored of sections) {
    if (stored.section.count === 0) continue;
    if (writer) yield utf8(begun ? writer.separator : writer.head);
    begun = true;
    yield wholeSection(stored);
  }
  if (writer) yield utf8(begun ? writer.tail : writer.empty);
}

function wholeSection(stored: StoredSection): Uint8Array {
  const bytes = sectionBytes(stored);
  if (bytes.length !== stored.section.length) throw new LeavenError('run/folder-damaged', { file: stored.file });
  return bytes;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function* linesOf(sections: readonly StoredSection[]): Generator<string> {
  for (const stored of sections) if (stored.section.count > 0) yield* decoder.decode(wholeSection(stored)).split('\n');
}

/** The records of sections, cut where a reader would cut them. */
function* recordsIn(sections: readonly StoredSection[], format: WorkContext['plan']['output']['format']): Generator<Uint8Array> {
  for (const stored of sections) {
    if (stored.section.count === 0) continue;
    const bytes = wholeSection(stored);
    const records: Uint8Array[] = [];
    const scanner = createScanner(format, (begin, end) => records.push(bytes.subarray(begin, end)), {
      base: 0,
      limit: Number.POSITIVE_INFINITY,
      inside: true,
    });
    scanner.push(bytes);
    scanner.finish();
    if (records.length !== stored.section.count) throw new LeavenError('run/folder-damaged', { file: stored.file });
    yield* records;
  }
}

/** The next values of an iterator that goes on after them. */
function* take<T>(values: Iterator<T>, count: number): Generator<T> {
  for (let left = count; left > 0; left--) {
    const next = values.next();
    if (next.done) return;
    yield next.value;
  }
}

function* joined(records: Iterable<Uint8Array>, writer: RecordWriter): Generator<Uint8Array> {
  const separator = utf8(writer.separator);
  let begun = false;
  for (const record of records) {
    yield begun ? separator : utf8(writer.head);
    begun = true;
    yield record;
  }
  yield utf8(begun ? writer.tail : writer.empty);
}

const blockSize = 1 << 16;

/** Small pieces put together, so that each write is worth it. */
function* gathered(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < blockSize) continue;
    yield joinBytes(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield joinBytes(held);
}
