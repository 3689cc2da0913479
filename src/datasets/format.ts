import type { Json } from '../core/operator.ts';
import type { FormatPlan } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import type { Arrangement } from './arrange.ts';
import type { Column } from './columns/types.ts';

/** How a file is packed. */
export type Packing = 'gzip' | 'zstd';

/** A byte range of a prepared file that ends at a record's end. */
export interface Shard {
  offset: number;
  length: number;
  /** Number of its first record in the file, from 1. */
  firstRecord: number;
  records: number;
  /** Records with bytes that are not in the encoding, and the offset of the first such byte in the unpacked source. */
  bad?: readonly (readonly [record: number, offset: number])[];
}

/** The encoding of a source that nobody named and that is not plain UTF-8. */
export interface FoundEncoding {
  encoding: string;
  /** From 0 to 1. */
  confidence: number;
}

/** A source after its one reading: plain JSON that travels to workers. */
export interface PreparedSource extends Arrangement {
  /** Path to read: the source itself, or its UTF-8 copy in the spool folder. */
  file: string;
  name: string;
  split: string;
  /** SHA-256 of the source's raw bytes, in hexadecimal. */
  sha256: string;
  /** Size of the source's raw bytes. */
  bytes: number;
  records: number;
  shards: Shard[];
  /** Column names in order; for JSON the fields of the first records. */
  columns?: readonly string[];
  /** The format with what the file itself says (columns, header) filled in. */
  format: FormatPlan;
  /** Columns of a Parquet or Arrow file, whose records stand in JSON lines. */
  types?: readonly Column[];
  /** What was found out about its encoding, where that is worth a word. */
  found?: FoundEncoding;
  /** Id of the step at which its rows join the data; the beginning where absent. */
  step?: string;
}

/** What a shard's reader must know of its source. */
export type SourceShape = Pick<PreparedSource, 'name' | 'format' | 'columns' | 'rename' | 'constants'>;

export interface ReadRecord {
  /** The record as it stands in the file, without its line end or separator. */
  raw: string;
  /** Number of the record in its file, from 1; blank lines do not count. */
  record: number;
  /** Fields by name, with those of the schema in the form operators expect. */
  values?: Record<string, unknown>;
  error?: { reason: string; detail: Json };
}

/** Receives records in order: raw bytes are [begin, end), the next record begins at `next` or later. */
export type RecordSink = (begin: number, end: number, next: number) => void;

/** Finds records in UTF-8 bytes that arrive in pieces. Offsets are absolute. */
export interface RecordScanner {
  push(bytes: Uint8Array): void;
  finish(): void;
}

export interface ScanOptions {
  /** Offset of the first byte. */
  base: number;
  /** Longest record in bytes. */
  limit: number;
  /** True where the bytes begin inside the file, at a record. */
  inside: boolean;
}

/** What became of a record's text: fields, or a reason. */
export type Parsed = { values: Record<string, unknown> } | { error: { reason: string; detail: Json } };

/** What a writer may reuse: the record a sample comes from. */
export interface OriginalRecord {
  /** The sample as it was read. Fields that are still the same value are written as the file has them. */
  sample: Sample;
  raw: string;
  /** Format of the prepared source. */
  format: FormatPlan;
  values: Readonly<Record<string, unknown>>;
}

/** Records joined by `separator` between `head` and `tail` make the file; `empty` is the file without records. */
export interface RecordWriter {
  head: string;
  separator: string;
  tail: string;
  empty: string;
  /** Names of the columns written, for formats that have columns. */
  columns?: readonly string[];
  /** @throws LeavenError dataset/cannot-write where the format cannot hold the sample */
  encode(sample: Sample, original?: OriginalRecord): string;
}

export interface WriterOptions {
  /** Field that holds the ids in the data. */
  idField: string;
  /** Column names of the file that is written, for formats that have columns; those of the schema where absent. */
  columns?: readonly string[];
  /** Columns that the samples have got since, written after these. */
  added?: readonly string[];
  /** False where records that have no id get none. */
  addsIds?: boolean;
  /** conll, squad: the line end of the file, and what stands in it before its first record and after its last one. */
  lineEnd?: string;
  fileHead?: string;
  fileEnd?: string;
}

/** The longest record that is read unless said otherwise: 64 MiB. */
export const recordLimit = 64 * 1024 * 1024;
