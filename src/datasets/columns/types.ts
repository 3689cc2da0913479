/** Unit of a time: seconds, milli-, micro- or nanoseconds. */
export type TimeUnit = 's' | 'ms' | 'us' | 'ns';

/**
 * What a column of a typed file (Parquet, Arrow) holds. Values read from one stand in JSON so:
 *
 * - integers, floats and decimals: numbers with all their digits, also beyond 2^53; NaN and infinities the texts "NaN", "Infinity" and
 *   "-Infinity"
 * - dates, times, timestamps: ISO 8601, with `Z` where the file says UTC and a fraction of the unit's digits where it is not zero
 * - binary: base64; UUIDs as text; durations: the number of their unit
 * - lists: arrays; structs: objects; maps: arrays of { key, value }, in order
 */
export type ColumnType =
  | { kind: 'null' }
  | { kind: 'boolean' }
  | { kind: 'integer'; bits: 8 | 16 | 32 | 64; signed: boolean }
  | { kind: 'float'; bits: 16 | 32 | 64 }
  | { kind: 'decimal'; precision: number; scale: number }
  | { kind: 'string'; as?: 'json' | 'enum' }
  | { kind: 'binary'; length?: number }
  | { kind: 'uuid' }
  | { kind: 'date'; unit?: 'ms' }
  | { kind: 'time'; unit: TimeUnit; utc?: true }
  | { kind: 'timestamp'; unit: TimeUnit; utc?: true; zone?: string }
  | { kind: 'duration'; unit: TimeUnit }
  | { kind: 'list'; item: Column; length?: number }
  | { kind: 'struct'; fields: readonly Column[] }
  | { kind: 'map'; key: Column; value: Column };

export interface Column {
  name: string;
  type: ColumnType;
  nullable: boolean;
}

/**
 * A value between a file and its JSON: numbers for integers of up to 32 bits and floats, bigints for those of 64, for unscaled decimals and
 * for counts of a unit of time, days for dates. Lists are arrays, structs objects without a prototype, maps arrays of { key, value }.
 */
export type CellValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly CellValue[]
  | { readonly [name: string]: CellValue };

/** Columns of one file; more want a look at the file. */
export const columnLimit = 10_000;
/** Levels of lists and structs. */
export const depthLimit = 64;
