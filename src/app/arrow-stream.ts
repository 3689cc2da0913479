import type { DataType, RecordBatchStreamWriter, Schema } from 'apache-arrow';
import { LeavenError } from '../errors/leaven-error.ts';

type Row = Readonly<Record<string, unknown>>;
type Library = typeof import('apache-arrow');
type Kind = 'text' | 'number' | 'boolean';

/** Rows as an Arrow IPC stream: a record batch for each list of rows. */
export interface ArrowStream {
  add(rows: readonly Row[]): Uint8Array;
  end(): Uint8Array;
}

/**
 * Begins an Arrow IPC stream. Its columns are those named and those of the first rows: numbers as Float64, booleans as Bool, texts as Utf8;
 * what is none of these, or not of one kind, as JSON text.
 *
 * @throws LeavenError stream/missing-library; from `add` stream/arrow-column, where a later row does not fit
 */
export async function openArrowStream(names: readonly string[], first: readonly Row[]): Promise<ArrowStream> {
  const arrow = await loadArrow();
  const columns = [...new Set([...names, ...first.flatMap(Object.keys)])];
  const kinds = columns.map((name) => kindOf(first, name));
  const types: Record<Kind, DataType> = { text: new arrow.Utf8(), number: new arrow.Float64(), boolean: new arrow.Bool() };
  const schema: Schema = new arrow.Schema(columns.map((name, i) => new arrow.Field(name, types[kinds[i] as Kind], true)));
  const known = new Set(columns);
  const pieces: Uint8Array[] = [];
  const writer: RecordBatchStreamWriter = new arrow.RecordBatchStreamWriter();
  class Sink extends arrow.AsyncByteQueue {
    override write(piece: Uint8Array): void {
      pieces.push(piece.slice());
    }
  }
  writer.reset(new Sink(), schema);
  const take = () => Buffer.concat(pieces.splice(0));
  return {
    add(rows) {
      for (const row of rows) for (const name of Object.keys(row)) if (!known.has(name)) throw misfit(row, name, 'no such column');
      const children = columns.map((name, i) => {
        const values = rows.map((row) => cellOf(row, name, kinds[i] as Kind));
        return arrow.vectorFromArray(values, types[kinds[i] as Kind]).data[0] as import('apache-arrow').Data;
      });
      const data = arrow.makeData({ type: new arrow.Struct(schema.fields), length: rows.length, nullCount: 0, children });
      writer.write(new arrow.RecordBatch(schema, data));
      return take();
    },
    end() {
      writer.finish();
      return take();
    },
  };
}

/** @throws LeavenError stream/missing-library */
export async function loadArrow(): Promise<Library> {
  try {
    return await import('apache-arrow');
  } catch (error) {
    throw new LeavenError('stream/missing-library', { library: 'apache-arrow' }, { cause: error });
  }
}

function kindOf(rows: readonly Row[], name: string): Kind {
  const values = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
  const isKind = (kind: Kind) => values.length > 0 && values.every((value) => typeof value === kind);
  return isKind('number') ? 'number' : isKind('boolean') ? 'boolean' : 'text';
}

function cellOf(row: Row, name: string, kind: Kind): string | number | boolean | null {
  const value = row[name] ?? null;
  if (value === null) return null;
  if (kind === 'text') return typeof value === 'string' ? value : JSON.stringify(value);
  if (typeof value !== kind) throw misfit(row, name, kind);
  return value as number | boolean;
}

function misfit(row: Row, column: string, expected: string): LeavenError {
  return new LeavenError('stream/arrow-column', { column, id: String(row.id ?? ''), expected, got: JSON.stringify(row[column] ?? null) });
}
