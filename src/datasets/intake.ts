import { joinBytes } from '../core/bytes.ts';
import type { SourcePlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { arrangementOf } from './arrange.ts';
import { checkHead, readHeader } from './check-head.ts';
import type { BadPlace } from './encoding/text-reader.ts';
import { type PreparedSource, type RecordSink, recordLimit } from './format.ts';
import { tellConll } from './formats/conll.ts';
import { createScanner } from './formats/scanner.ts';
import { tellTokens } from './layouts/tokens.ts';
import { type ByteRange, createShards } from './shards.ts';

export interface IntakeOptions {
  /** Records in a shard. */
  shardSize: number;
  schema: Schema;
  /** Longest record in bytes, 64 MiB where absent. */
  recordLimit?: number;
}

/** How much of a file's beginning is kept for checks of its header and first records. */
const headSize = 1 << 20;
/** How much of its end is kept for what stands behind its last record. */
const endSize = 64;

/** What UTF-8 bytes tell of their source: records, shards, columns and the format with what the file itself says. */
export interface Intake {
  /** `bad` are places in the piece that stand for bytes which are not in the encoding. */
  take(piece: Uint8Array, bad?: readonly BadPlace[]): void;
  /** No more bytes come. @throws LeavenError dataset/not-json-array, dataset/unclosed-quote */
  end(): void;
  /** @throws LeavenError dataset/empty-file, dataset/not-json-lines, dataset/missing-column, dataset/duplicate-column, dataset/no-columns,
   * dataset/invalid-encoding where the header cannot be read */
  finish(): Pick<PreparedSource, 'records' | 'shards' | 'columns' | 'format'>;
  /** How many records have bad bytes. */
  badRecords(): number;
}

/** Takes in the bytes of a source, wherever they come from. `base` is the offset of the first one in the file. */
export function createIntake(source: SourcePlan, options: IntakeOptions, base: number): Intake {
  const table = source.format.format === 'csv' || source.format.format === 'tsv';
  const header = table && (source.format.header ?? source.format.columns === undefined);
  const shards = createShards(options.shardSize, header);
  let recordsEnd = base;
  const waiting: BadPlace[] = [];
  let told = 0;
  /** Offset of the first bad byte of the record that ends at `end`. */
  const badBefore = (begin: number, end: number): number | undefined => {
    let found: number | undefined;
    for (; told < waiting.length && (waiting[told] as BadPlace).at < end; told++) {
      const { at, offset } = waiting[told] as BadPlace;
      if (at >= begin) found ??= offset;
    }
    return found;
  };
  const sink: RecordSink = (begin, end, next) => {
    recordsEnd = end;
    shards.add(begin, end, next, told < waiting.length ? badBefore(begin, end) : undefined);
    if (told === waiting.length) waiting.length = told = 0;
  };
  const scanner = createScanner(source.format, sink, { base, limit: options.recordLimit ?? recordLimit, inside: false });
  const head = createHead();
  const end = createEnd();
  return {
    take(piece, bad = []) {
      for (const place of bad) waiting.push(place);
      head.add(piece);
      end.add(piece);
      scanner.push(piece);
    },
    end: () => scanner.finish(),
    finish() {
      let format = { ...source.format };
      const headerBad = shards.headerBad();
      if (headerBad !== undefined)
        throw new LeavenError('dataset/invalid-encoding', { file: source.name, encoding: format.encoding ?? 'utf-8', offset: headerBad });
      const columns = readHeader(source, header ? head.text(shards.header(), base) : undefined, options.schema);
      if (columns) format.columns = columns;
      if (table) format.header = header;
      const records = shards.count();
      if (records === 0)
        throw new LeavenError('dataset/empty-file', {
          file: source.name,
          ...(header && shards.header() ? { but: { en: ' but a header', 'zh-CN': '，仅有表头' } } : {}),
        });
      if (format.format === 'conll')
        format = { ...tellConll(head.texts(shards.firstRecords(), base), format), fileEnd: end.after(recordsEnd - base) };
      if (format.layout === 'tokens' && !table) format = tellTokens(head.texts(shards.firstRecords(), base), format, options.schema);
      const shape = { name: source.name, format, ...(columns ? { columns } : {}), ...arrangementOf(source) };
      const names = checkHead(head.bytes(), shards.firstRecords(), base, shape, options.schema);
      return { records, shards: shards.finish(), ...(names ? { columns: names } : {}), format };
    },
    badRecords: () => shards.badCount(),
  };
}

interface Head {
  add(piece: Uint8Array): void;
  bytes(): Uint8Array;
  text(range: ByteRange | undefined, base: number): string | undefined;
  /** The texts of the ranges that it holds whole. */
  texts(ranges: readonly ByteRange[], base: number): string[];
}

/** Keeps the end of the UTF-8 text. */
function createEnd() {
  let size = 0;
  let kept = new Uint8Array(0);
  return {
    add(piece: Uint8Array): void {
      size += piece.length;
      const joined = piece.length >= endSize ? piece : joinBytes([kept, piece]);
      kept = joined.slice(-endSize);
    },
    /** The text behind an offset, as far as it is kept. */
    after(offset: number): string {
      return new TextDecoder().decode(kept.subarray(Math.max(0, kept.length - (size - offset))));
    },
  };
}

/** Keeps the beginning of the UTF-8 text. */
function createHead(): Head {
  const parts: Uint8Array[] = [];
  let size = 0;
  let joined: Uint8Array | undefined;
  const bytes = () => {
    joined ??= joinBytes(parts);
    return joined;
  };
  const text: Head['text'] = (range, base) => {
    if (range === undefined || range.end - base > bytes().length) return undefined;
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes().subarray(range.begin - base, range.end - base));
  };
  return {
    add(piece) {
      if (size >= headSize) return;
      const part = piece.slice(0, headSize - size);
      parts.push(part);
      size += part.length;
    },
    bytes,
    text,
    texts: (ranges, base) =>
      ranges.flatMap((range) => {
        const found = text(range, base);
        return found === undefined ? [] : [found];
      }),
  };
}
