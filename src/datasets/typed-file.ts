import { LeavenError } from '../errors/leaven-error.ts';
import { BadFile } from './columns/bad-file.ts';
import type { Column } from './columns/types.ts';

/** A file of typed columns, opened: its schema, and its rows as JSON lines. */
export interface TypedFile {
  columns: readonly Column[];
  /** Lines in pieces of some hundred kilobytes, each of whole lines, a row group or a batch at a time. */
  lines(): Generator<string>;
}

/** Reads bytes of a file; fewer than asked for at its end. */
export type ReadBytes = (offset: number, length: number) => Uint8Array<ArrayBuffer>;

/** Where in the file its reader is: for the fault. */
export interface Place {
  column?: string;
  /** From 1. */
  row?: number;
}

/** A fault of a reader or of a decoder below it as an error with its place. */
export function corruptFile(error: unknown, file: string, format: 'Parquet' | 'Arrow', { column, row }: Place): unknown {
  if (error instanceof LeavenError) return error;
  return new LeavenError(
    'dataset/corrupt-file',
    {
      file,
      format,
      reason: error instanceof BadFile ? error.reason : 'decoding',
      ...(column !== undefined ? { column } : {}),
      ...(row !== undefined ? { row } : {}),
    },
    { cause: error },
  );
}

export function checkColumns(columns: readonly Column[], file: string): void {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new LeavenError('dataset/duplicate-column', { file, column: twice });
}
