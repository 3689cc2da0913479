import type { FormatPlan, SourcePlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { arrangeColumns } from './arrange.ts';
import type { ReadRecord, SourceShape } from './format.ts';
import { parseCsvCells, parseTsvCells } from './formats/cells.ts';
import { nearestName } from './nearest.ts';
import { readShard } from './read.ts';
import type { ByteRange } from './shards.ts';

/** A table may have thousands of columns; a message has one line. */
const shownNames = 20;

/**
 * The column names of a source: from the recipe, else from the header.
 *
 * @throws LeavenError dataset/missing-column, dataset/duplicate-column, dataset/no-columns
 */
export function readHeader(source: SourcePlan, header: string | undefined, schema: Schema): readonly string[] | undefined {
  const { format } = source;
  if (format.format === 'json' || format.format === 'jsonl' || format.format === 'conll') return undefined;
  if (format.format === 'lines') return format.columns ?? [schema.fields.find((field) => field.kind === 'text')?.name ?? 'text'];
  const own = format.columns ?? (header === undefined ? undefined : namesOf(cellsOf(header, format)));
  if (own === undefined) {
    if (format.header) return undefined;
    throw new LeavenError('dataset/no-columns', { file: source.name, format: format.format });
  }
  const columns = arrangeColumns(own, source);
  const constants = Object.keys(source.constants ?? {});
  const twice = columns.find((name, index) => columns.indexOf(name) !== index || constants.includes(name));
  if (twice !== undefined) throw new LeavenError('dataset/duplicate-column', { file: source.name, column: twice });
  // Columns of a layout have names of their own.
  const missing = format.layout
    ? undefined
    : schema.fields.find((field) => !field.optional && !columns.includes(field.name) && !constants.includes(field.name));
  if (missing) {
    const better = header === undefined ? undefined : betterDelimiter(header, format, missing.name);
    const nearest = nearestName(missing.name, columns);
    throw new LeavenError('dataset/missing-column', {
      file: source.name,
      column: missing.name,
      role: missing.role,
      columns: columns.slice(0, shownNames),
      ...(better !== undefined ? { delimiter: JSON.stringify(better) } : nearest !== undefined ? { nearest } : {}),
    });
  }
  return columns;
}

function cellsOf(raw: string, format: FormatPlan): string[] {
  return format.format === 'csv' ? parseCsvCells(raw, format.delimiter ?? ',').values : parseTsvCells(raw, format.delimiter ?? '\t').values;
}

/** Unnamed columns (a data frame's index, trailing delimiters) are named by their place, from the second on. */
function namesOf(cells: readonly string[]): string[] {
  let unnamed = 0;
  return cells.map((cell, index) => (cell !== '' ? cell : unnamed++ === 0 ? '' : `column_${index + 1}`));
}

function betterDelimiter(header: string, format: FormatPlan, wanted: string): string | undefined {
  return [',', ';', '\t', '|'].find(
    (delimiter) => delimiter !== format.delimiter && cellsOf(header, { ...format, delimiter }).includes(wanted),
  );
}

/**
 * Refuses a file whose first records show that the recipe means another format or other fields; tells its field names.
 *
 * @throws LeavenError dataset/not-json-lines, dataset/missing-column
 */
export function checkHead(
  head: Uint8Array,
  ranges: readonly ByteRange[],
  base: number,
  source: SourceShape,
  schema: Schema,
): readonly string[] | undefined {
  const whole = ranges.filter((range) => range.end - base <= head.length);
  const first = whole[0];
  const last = whole.at(-1);
  if (first === undefined || last === undefined) return source.columns;
  const records = readShard(head.subarray(first.begin - base, last.end - base), source, { firstRecord: 1 }, schema);
  const opening = records[0];
  if (source.format.format === 'jsonl' && opening?.error?.reason === 'bad-json' && looksPretty(opening.raw, records[1]?.raw))
    throw new LeavenError('dataset/not-json-lines', {
      file: source.name,
      format: 'json',
    });
  if (source.format.format !== 'jsonl' && source.format.format !== 'json') return source.columns;
  const names = [...new Set(arrangeColumns(keysOf(records), source))];
  const field = missingEverywhere(records.map((record) => record.error));
  if (field === undefined) return names;
  const nearest = nearestName(field, names);
  const role = schema.fields.find((one) => one.name === field)?.role ?? field;
  throw new LeavenError('dataset/missing-column', {
    file: source.name,
    column: field,
    role,
    columns: names.slice(0, shownNames),
    ...(nearest !== undefined ? { nearest } : {}),
  });
}

function missingEverywhere(errors: readonly ({ reason: string; detail: unknown } | undefined)[]): string | undefined {
  const fields = errors.map((error) => (error?.reason === 'missing-field' ? (error.detail as { field: string }).field : undefined));
  const first = fields[0];
  return first !== undefined && fields.every((field) => field === first) ? first : undefined;
}

/** Names of the fields of the first records, in order of appearance. */
function keysOf(records: readonly ReadRecord[]): string[] {
  const names = new Set<string>();
  for (const { raw, error } of records)
    if (error === undefined || error.reason === 'missing-field' || error.reason === 'wrong-type')
      for (const key of Object.keys(JSON.parse(raw) as object)) names.add(key);
  return [...names];
}

/** The first line of an object or list that goes on in the next lines. */
function looksPretty(first: string, second: string | undefined): boolean {
  const line = first.trim();
  if (!/^[[{]/.test(line)) return false;
  if (/^(?:[[{]|[[{].*[,[{])$/.test(line)) return true;
  return second !== undefined && /^\s+["{[\]}]/.test(second);
}
