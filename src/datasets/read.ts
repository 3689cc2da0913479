import type { Json } from '../core/operator.ts';
import type { FormatPlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import { arrangeValues } from './arrange.ts';
import { shapeFields } from './fields.ts';
import type { Parsed, ReadRecord, Shard, SourceShape } from './format.ts';
import { parseCsvCells, parseTsvCells } from './formats/cells.ts';
import { createConllParser } from './formats/conll.ts';
import { parseDelimited, setField } from './formats/delimited.ts';
import { createScanner, isCellFormat } from './formats/scanner.ts';
import { isNestedSquad, questionOf } from './formats/squad-text.ts';
import { findJsonFault, isTooDeep } from './json-fault.ts';
import { createMembers, memberText, scanMembers } from './json-text.ts';
import { layoutOf } from './layouts/layouts.ts';
import { defaultUnit } from './offsets.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes looked at before their records are handed on: small enough that the records of one batch die young. */
const batchBytes = 1 << 16;

/** The records of a shard's bytes, in order. A bad record has an error instead of values; nothing is thrown for one. */
export function readShard(bytes: Uint8Array, source: SourceShape, shard: Pick<Shard, 'firstRecord' | 'bad'>, schema: Schema): ReadRecord[] {
  return [...readShardInBatches(bytes, source, shard, schema)].flat();
}

/** The same, some hundred records at a time, so that no more of them need be held at once. */
export function* readShardInBatches(
  bytes: Uint8Array,
  source: SourceShape,
  shard: Pick<Shard, 'firstRecord' | 'bad'>,
  schema: Schema,
): Generator<ReadRecord[]> {
  const parse = createRecordParser(source, schema);
  const bad = shard.bad && new Map(shard.bad);
  const read = (raw: string, record: number): ReadRecord => {
    const offset = bad?.get(record);
    // What it holds is not what was written: no part of it is used.
    if (offset === undefined) return parse(raw, record);
    return fault(raw, record, source.name, 'invalid-encoding', { encoding: source.format.encoding ?? 'utf-8', offset });
  };
  let ranges: number[] = [];
  let record = shard.firstRecord;
  const take = (): ReadRecord[] => {
    const from = ranges[0] as number;
    const to = ranges[ranges.length - 1] as number;
    const text = decoder.decode(bytes.subarray(from, to));
    const ascii = text.length === to - from;
    const records: ReadRecord[] = [];
    let reachedByte = from;
    let reachedUnit = 0;
    const unitAt = (offset: number): number => {
      if (ascii) return offset - from;
      reachedUnit += unitsBetween(bytes, reachedByte, offset);
      reachedByte = offset;
      return reachedUnit;
    };
    for (let i = 0; i < ranges.length; i += 2) {
      const start = unitAt(ranges[i] as number);
      records.push(read(text.slice(start, unitAt(ranges[i + 1] as number)), record++));
    }
    ranges = [];
    return records;
  };
  const scanner = createScanner(source.format, (begin, end) => ranges.push(begin, end), {
    base: 0,
    limit: Number.POSITIVE_INFINITY,
    inside: true,
  });
  for (let at = 0; at < bytes.length; at += batchBytes) {
    scanner.push(bytes.subarray(at, at + batchBytes));
    if (ranges.length > 0) yield take();
  }
  scanner.finish();
  if (ranges.length > 0) yield take();
}

/** UTF-16 units of valid UTF-8: one for each lead byte, two for each of four bytes. */
function unitsBetween(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if ((byte & 0xc0) !== 0x80) units++;
    if (byte >= 0xf0) units++;
  }
  return units;
}

/** Parses records of one source one by one. */
export function createRecordParser(source: SourceShape, schema: Schema): (raw: string, record: number) => ReadRecord {
  const { format, name } = source;
  const members = createMembers();
  const parse = createParser(format, source.columns ?? format.columns ?? [], schema);
  const layout = layoutOf(format, schema);
  let raw = '';
  let scanned = false;
  const cells = isCellFormat(format.format);
  const arranged = source.rename !== undefined || source.constants !== undefined;
  const context = {
    schema,
    // Offsets of spans that tags mark are ours.
    unit: format.format === 'conll' || format.layout === 'tokens' ? ('utf-16' as const) : (format.offsets ?? defaultUnit),
    cells,
    textOf(field: string): string | undefined {
      if (cells) return undefined;
      if (!scanned) scanMembers(raw, members);
      scanned = true;
      return memberText(raw, members, source.rename?.[field] ?? field);
    },
  };
  return (text, record) => {
    raw = text;
    scanned = false;
    const found = parse(text);
    const clash = arranged && 'values' in found ? arrangeValues(found.values, source, cells) : undefined;
    if (clash) return fault(text, record, name, clash.reason, clash.detail);
    const parsed = layout === undefined || 'error' in found ? found : layout.read(found.values, schema, cells);
    if ('error' in parsed) return fault(text, record, name, parsed.error.reason, parsed.error.detail);
    const wrong = shapeFields(parsed.values, context);
    if (wrong) return fault(text, record, name, wrong.reason, wrong.detail);
    return { raw: text, record, values: parsed.values };
  };
}

function fault(raw: string, record: number, file: string, reason: string, detail: Json): ReadRecord {
  return { raw, record, error: { reason, detail: { ...(detail as { [key: string]: Json }), file, record } } };
}

function createParser(format: FormatPlan, columns: readonly string[], schema: Schema): (raw: string) => Parsed {
  switch (format.format) {
    case 'csv':
      return (raw) => toRow(parseCsvCells(raw, format.delimiter ?? ',').values, columns);
    case 'tsv':
      return (raw) => toRow(parseTsvCells(raw, format.delimiter ?? '\t').values, columns);
    case 'delimited':
      return (raw) => parseDelimited(raw, format.delimiter ?? '\t', columns);
    case 'conll':
      return createConllParser(format, schema);
    case 'lines': {
      const field = columns[0] ?? schema.fields.find((one) => one.kind === 'text')?.name ?? 'text';
      return (raw) => ({ values: { [field]: raw } });
    }
    case 'json':
      return isNestedSquad(format) ? (raw) => questionOf(parseJson(raw)) : parseJson;
    // Records of Parquet and Arrow files are read from a copy in JSON lines.
    default:
      return parseJson;
  }
}

function parseJson(raw: string): Parsed {
  if (isTooDeep(raw)) return { error: { reason: 'too-deep', detail: { expected: 'at most 200 levels of lists and objects' } } };
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    const { offset, expected } = findJsonFault(raw);
    return { error: { reason: 'bad-json', detail: { column: columnOf(raw, offset), expected } } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const got = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    return { error: { reason: 'not-an-object', detail: { expected: 'an object', got } } };
  }
  return { values: value as Record<string, unknown> };
}

/** Columns count code points from 1. */
function columnOf(raw: string, offset: number): number {
  let column = 1;
  for (let i = 0; i < offset; i++) if ((raw.charCodeAt(i) & 0xfc00) !== 0xdc00) column++;
  return column;
}

/** A row with more cells than columns is refused unless the surplus is empty; a shorter one lacks its last fields. */
function toRow(cells: readonly string[], columns: readonly string[]): Parsed {
  for (let i = columns.length; i < cells.length; i++)
    if (cells[i] !== '') return { error: { reason: 'ragged-row', detail: { expected: columns.length, got: cells.length } } };
  const values: Record<string, unknown> = {};
  const count = Math.min(columns.length, cells.length);
  for (let i = 0; i < count; i++) {
    setField(values, columns[i] as string, cells[i]);
  }
  return { values };
}
