import type { ProvenanceStep } from '../core/provenance.ts';
import type { Sample } from '../core/sample.ts';
import type { Origin, Row } from './row.ts';

/** A row between two stages: the record it came from and what has changed since. */
interface PackedRow {
  i: string;
  s: string;
  r: string;
  p?: string;
  t: ProvenanceStep[];
  k?: string;
  /** Fields that differ from the origin's, and fields that are gone. */
  d?: Record<string, unknown>;
  x?: string[];
  /** Absent where the row shares its origin with the row before. */
  o?: { id: string; raw: string; source: number; record: number };
}

/** Rows as JSON lines. */
export function packRows(rows: readonly Row[]): string[] {
  let last: Origin | undefined;
  return rows.map((row) => {
    const packed: PackedRow = { i: row.sample.id, s: row.split, r: row.root, t: row.trace };
    if (row.parent !== undefined) packed.p = row.parent;
    if (row.orderKey !== undefined) packed.k = row.orderKey;
    const original = row.origin.sample;
    for (const [field, value] of Object.entries(row.sample)) {
      if (field === 'id' || value === original[field]) continue;
      packed.d ??= {};
      packed.d[field] = value;
    }
    const gone = Object.keys(original).filter((field) => !Object.hasOwn(row.sample, field));
    if (gone.length > 0) packed.x = gone;
    if (row.origin !== last) {
      const { raw, source, record } = row.origin;
      packed.o = { id: original.id, raw, source, record };
      last = row.origin;
    }
    return JSON.stringify(packed);
  });
}

/** The order key and origin of a packed row without unpacking it. */
export function peekRow(line: string): {
  orderKey: string | undefined;
  withOrigin: (origin: string | undefined) => string;
  origin: string | undefined;
} {
  const packed = JSON.parse(line) as PackedRow;
  const own = packed.o === undefined ? undefined : JSON.stringify(packed.o);
  return {
    orderKey: packed.k,
    origin: own,
    withOrigin: (origin) => {
      const { k: _, ...rest } = packed;
      return JSON.stringify(own === undefined && origin !== undefined ? { ...rest, o: JSON.parse(origin) } : rest);
    },
  };
}

/**
 * Rows from JSON lines. `read` parses an origin's raw record again.
 *
 * @param ordinal place of the first row in the stage's input
 * @param before origin of the row before the first
 */
export function unpackRows(
  lines: readonly string[],
  ordinal: number,
  read: (origin: { id: string; raw: string; source: number; record: number }) => Origin,
  before?: Origin,
): Row[] {
  let origin = before;
  return lines.map((line, index) => {
    const packed = JSON.parse(line) as PackedRow;
    if (packed.o) origin = read(packed.o);
    if (!origin) throw new Error('a packed row without an origin');
    const sample: Record<string, unknown> & { id: string } = { ...origin.sample, ...packed.d, id: packed.i };
    for (const field of packed.x ?? []) delete sample[field];
    return {
      sample: sample as Sample,
      split: packed.s,
      root: packed.r,
      ...(packed.p !== undefined ? { parent: packed.p } : {}),
      ...(packed.k !== undefined ? { orderKey: packed.k } : {}),
      origin,
      trace: packed.t,
      place: ordinal + index,
    };
  });
}
