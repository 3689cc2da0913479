import type { FormatPlan } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { cellsOf, type Lines, lineOf, shapeTable, type TableShape } from './columns/table.ts';
import type { Column } from './columns/types.ts';
import type { PreparedSource, RecordWriter, WriterOptions } from './format.ts';
import { createJsonEncoder } from './formats/json-writer.ts';

/** Records of a Parquet or Arrow file on their way there: JSON lines, without what its texts cannot hold. */
export function typedEncoder(output: FormatPlan, schema: Schema, options: WriterOptions): RecordWriter['encode'] {
  const encode = createJsonEncoder({ ...output, format: 'jsonl' }, schema, options);
  return (sample, original) => {
    const line = encode(sample, original);
    if (/\\u[dD][89a-fA-F]/.test(line) && !isWellFormed(JSON.parse(line)))
      throw new LeavenError('dataset/cannot-write', { field: brokenField(sample), format: output.format, reason: 'unpaired-surrogate' });
    return line;
  };
}

function brokenField(sample: Sample): string {
  return Object.keys(sample).find((field) => !isWellFormed(sample[field])) ?? 'id';
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => key.isWellFormed() && isWellFormed(member));
}

/**
 * The columns of a typed file: those of the sources, under the names they have in the data set, where their types fit all lines; else what
 * the lines hold. Without a line and without a typed source they are the fields of the schema, as texts.
 */
export function typedShape(lines: Lines, sources: readonly PreparedSource[], schema: Schema, idField: string): TableShape {
  const shape = shapeTable(
    lines,
    sources.flatMap((source) => (source.types ? [renamed(source.types, source.rename)] : [])),
    idField,
  );
  if (shape.columns.length > 0) return shape;
  const names = new Set([idField, ...schema.fields.map((field) => field.name)]);
  return { columns: [...names].map((name) => ({ name, type: { kind: 'string' }, nullable: true })), inferred: new Set() };
}

function renamed(columns: readonly Column[], rename: Readonly<Record<string, string>> = {}): readonly Column[] {
  const names = new Map(Object.entries(rename).map(([name, column]) => [column, name]));
  return columns.map((column) => ({ ...column, name: names.get(column.name) ?? column.name }));
}

/** A record as it is read back from a file of these columns. */
export function typedLine(line: string, columns: readonly Column[]): string {
  return lineOf(cellsOf(line, { columns, inferred: new Set(columns.map(({ name }) => name)) }, 'typed'), columns);
}

/** The bytes of a typed file. Row groups and batches have a size of their own, so that the bytes depend on the rows alone. */
export async function typedPieces(format: 'parquet' | 'arrow', lines: Iterable<string>, shape: TableShape): Promise<Iterable<Uint8Array>> {
  if (format === 'arrow') return (await import('./arrow/write.ts')).arrowPieces(lines, shape);
  return (await import('./parquet/write.ts')).parquetPieces(lines, shape);
}
