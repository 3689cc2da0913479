import { joinBytes } from '../core/bytes.ts';
import { arrowBatch, arrowEnd, arrowSchema } from '../datasets/arrow/write.ts';
import type { CellValue, Column, ColumnType } from '../datasets/columns/types.ts';
import { LeavenError } from '../errors/leaven-error.ts';

type Row = Readonly<Record<string, unknown>>;
type Kind = 'text' | 'number' | 'boolean';

/** Rows as an Arrow IPC stream: a record batch for each list of rows. */
export interface ArrowStream {
  add(rows: readonly Row[]): Uint8Array;
  end(): Uint8Array;
}

const types: Readonly<Record<Kind, ColumnType>> = {
  text: { kind: 'string' },
  number: { kind: 'float', bits: 64 },
  boolean: { kind: 'boolean' },
};

/**
 * Begins an Arrow IPC stream. Its columns are those named and those of the first rows: numbers as Float64, booleans as Bool, texts as Utf8;
 * what is none of these, or not of one kind, as JSON text.
 *
 * @throws LeavenError from `add` stream/arrow-column, where a later row does not fit
 */
export function openArrowStream(names: readonly string[], first: readonly Row[]): ArrowStream {
  const known = new Set([...names, ...first.flatMap(Object.keys)]);
  const kinds = [...known].map((name) => kindOf(first, name));
  const columns: Column[] = [...known].map((name, i) => ({ name, type: types[kinds[i] as Kind], nullable: true }));
  // The schema stands before the first batch, or before the end of an empty stream.
  let opening: Uint8Array[] = [arrowSchema(columns)];
  const after = (...pieces: Uint8Array[]) => {
    const all = joinBytes([...opening, ...pieces]);
    opening = [];
    return all;
  };
  return {
    add(rows) {
      for (const row of rows) for (const name of Object.keys(row)) if (!known.has(name)) throw misfit(row, name, 'no such column');
      const { head, body } = arrowBatch(
        columns,
        columns.map(({ name }, i) => rows.map((row) => cellOf(row, name, kinds[i] as Kind))),
      );
      return after(head, body);
    },
    end: () => after(arrowEnd),
  };
}

function kindOf(rows: readonly Row[], name: string): Kind {
  const values = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
  const isKind = (kind: Kind) => values.length > 0 && values.every((value) => typeof value === kind);
  return isKind('number') ? 'number' : isKind('boolean') ? 'boolean' : 'text';
}

function cellOf(row: Row, name: string, kind: Kind): CellValue {
  const value = row[name] ?? null;
  if (value === null) return null;
  if (kind === 'text') return typeof value === 'string' ? value : JSON.stringify(value);
  if (typeof value !== kind) throw misfit(row, name, kind);
  return value as number | boolean;
}

function misfit(row: Row, column: string, expected: string): LeavenError {
  return new LeavenError('stream/arrow-column', { column, id: String(row.id ?? ''), expected, got: JSON.stringify(row[column] ?? null) });
}
