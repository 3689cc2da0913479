import type { FormatName, FormatPlan } from '../../core/plan.ts';
import type { Sample } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import { LeavenError } from '../../errors/leaven-error.ts';
import type { OriginalRecord, RecordWriter, WriterOptions } from '../format.ts';
import { createMembers, memberText, scanMembers } from '../json-text.ts';
import { layoutOf } from '../layouts/layouts.ts';
import { defaultUnit } from '../offsets.ts';
import { originalField } from '../original-text.ts';
import { createUnshaper } from '../unshape.ts';
import { type Cells, parseCsvCells, parseTsvCells } from './cells.ts';

/** Rows of cells: csv, tsv, delimited and plain lines. */
export function createRowWriter(output: FormatPlan, schema: Schema, options: WriterOptions): RecordWriter {
  const { idField } = options;
  const format = output.format;
  const delimiter = output.delimiter ?? (format === 'csv' ? ',' : '\t');
  const layout = layoutOf(output, schema);
  const members = layout?.members.length ? layout.members : schema.fields.map((field) => field.name);
  const declared = [...new Set([...(options.columns ?? output.columns ?? members), ...(options.added ?? [])])];
  const named = format === 'csv' || format === 'tsv';
  const columns = named && options.addsIds !== false && !declared.includes(idField) ? [idField, ...declared] : [...declared];
  const writesHeader = named && (output.header ?? true);
  const unshape = createUnshaper(schema, output.offsets ?? defaultUnit);
  const scanned = createMembers();

  const refuse = (field: string, reason: string, got?: string) =>
    new LeavenError('dataset/cannot-write', { format, field, reason, ...(got === undefined ? {} : { got }) });

  /** The text of a cell before quoting. */
  const cellText = (sample: Sample, field: string, original: OriginalRecord | undefined, stood: string | undefined): string => {
    if (field === idField) return sample.id;
    const shadowed = field === 'id';
    const value = shadowed
      ? original?.values.id
      : Object.hasOwn(sample, field)
        ? unshape(
            sample,
            field,
            original && (stood === undefined ? originalField(original, field) : { sample: original.sample, text: stood, cell: true }),
          )
        : undefined;
    if (typeof value === 'number' && original && !isRows(original.format.format) && (shadowed || value === original.sample[field])) {
      scanMembers(original.raw, scanned);
      return memberText(original.raw, scanned, field) ?? String(value);
    }
    return valueText(value);
  };

  const encodeCell = (text: string, field: string, last: boolean): string => {
    if (/\p{Surrogate}/u.test(text)) throw refuse(field, 'unpaired-surrogate');
    if (format === 'csv')
      return /["\r\n]/.test(text) || text.includes(delimiter) || (text.trim() === '' && text !== '')
        ? `"${text.replaceAll('"', '""')}"`
        : text;
    if (text.includes('\n')) throw refuse(field, 'line-end');
    if (format === 'tsv')
      return text.startsWith('"') || text.includes(delimiter) || (text.trim() === '' && text !== '')
        ? `"${text.replaceAll('"', '""')}"`
        : text;
    if (!last && text.includes(delimiter)) throw refuse(field, 'delimiter', delimiter);
    return text;
  };

  const finishRow = (row: string): string => {
    if (format !== 'csv' && row.endsWith('\r')) throw refuse(columns.at(-1) ?? '', 'line-end');
    if (/^[ \r]*$/.test(row)) {
      // An empty line would not be read back as a record.
      if (named) return '""';
      throw refuse(columns.at(-1) ?? '', 'blank-line');
    }
    return row;
  };

  return {
    columns,
    head: writesHeader
      ? `${columns.map((column, index) => encodeCell(column, column, index === columns.length - 1)).join(delimiter)}\n`
      : '',
    separator: '\n',
    tail: '\n',
    empty: writesHeader
      ? `${columns.map((column, index) => encodeCell(column, column, index === columns.length - 1)).join(delimiter)}\n`
      : '',
    encode(sample, original) {
      const laid = layout?.members.length ? layout.write(sample, schema, (field) => unshape(sample, field)) : undefined;
      for (const field of Object.keys(laid ?? sample))
        if (field !== 'id' && (laid ?? sample)[field] !== undefined && !columns.includes(field)) throw refuse(field, 'no-column');
      const same =
        original !== undefined && original.format.format === format && sameDialect(original.format, output) ? original : undefined;
      const before = same?.format.columns ?? [];
      if (same && isUntouched(sample, same) && before.length === columns.length && before.every((name, index) => name === columns[index]))
        if (!columns.includes(idField) || same.values[idField] === sample.id) return same.raw;
      const cells = same && named ? parseCells(same.raw, format, delimiter) : undefined;
      const row = columns.map((field, index) => {
        if (laid && field !== idField) {
          const text = valueText(laid[field]);
          const at = before.indexOf(field);
          return same && cells && at !== -1 && cells.values[at] === text
            ? same.raw.slice(cells.starts[at], cells.ends[at])
            : encodeCell(text, field, index === columns.length - 1);
        }
        const kept =
          cells && same && (field === idField ? same.values[field] === sample.id : field === 'id' || sample[field] === same.sample[field]);
        const at = before.indexOf(field);
        if (kept && cells && same && at !== -1 && at < cells.values.length) return same.raw.slice(cells.starts[at], cells.ends[at]);
        return encodeCell(cellText(sample, field, original, cells?.values[at]), field, index === columns.length - 1);
      });
      return finishRow(row.join(delimiter));
    },
  };
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRows(format: FormatName): boolean {
  return format !== 'jsonl' && format !== 'json';
}

function sameDialect(a: FormatPlan, b: FormatPlan): boolean {
  const fallback = a.format === 'csv' ? ',' : '\t';
  const sameUnit = (a.offsets ?? defaultUnit) === (b.offsets ?? defaultUnit);
  return (a.delimiter ?? fallback) === (b.delimiter ?? fallback) && sameUnit && a.layout === b.layout;
}

function parseCells(raw: string, format: FormatName, delimiter: string): Cells {
  return format === 'csv' ? parseCsvCells(raw, delimiter) : parseTsvCells(raw, delimiter);
}

function isUntouched(sample: Sample, original: OriginalRecord): boolean {
  const before = original.sample;
  for (const field of Object.keys(sample)) if (field !== 'id' && sample[field] !== before[field]) return false;
  for (const field of Object.keys(before)) if (!Object.hasOwn(sample, field)) return false;
  return true;
}
