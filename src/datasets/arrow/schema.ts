import { LeavenError } from '../../errors/leaven-error.ts';
import { BadFile } from '../columns/bad-file.ts';
import { type Column, type ColumnType, columnLimit, depthLimit, type TimeUnit } from '../columns/types.ts';
import type { Table } from './flatbuffer.ts';

/** Numbers of the types in Schema.fbs. */
export const typeIds = {
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  list: 12,
  struct: 13,
  fixedBinary: 15,
  fixedList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
  binaryView: 23,
  utf8View: 24,
} as const;

/** Name of the metadata that tells what a type is an extension for. */
export const extensionName = 'ARROW:extension:name';

const unread: Readonly<Record<number, string>> = {
  11: 'interval',
  14: 'union',
  22: 'run-end encoded',
  25: 'list view',
  26: 'large list view',
};

/** A field of the schema: what its values are, and how its buffers hold them. */
export interface ArrowField {
  column: Column;
  typeId: number;
  children: ArrowField[];
  /** Bits of an integer, a float, a decimal, a date or a time. */
  bits: number;
  /** Bytes or items of each value. */
  size: number;
  /** Values stand in a dictionary; the field's own are places in it. */
  dictionary?: { id: number; bits: number; signed: boolean };
}

const units: readonly TimeUnit[] = ['s', 'ms', 'us', 'ns'];

/** @throws BadFile, LeavenError dataset/unsupported-column, dataset/beyond-limit */
export function readFields(schema: Table, file: string): ArrowField[] {
  // Bytes the other way round: no writer of today.
  if (schema.short(0) !== 0) throw new BadFile('encoding');
  const count = { fields: 0 };
  return schema.tables(1).map((field) => readField(field, file, count, 1));
}

function readField(table: Table, file: string, count: { fields: number }, depth: number): ArrowField {
  if (++count.fields > columnLimit)
    throw new LeavenError('dataset/beyond-limit', {
      file,
      what: { en: 'columns', 'zh-CN': '列数' },
      got: count.fields,
      limit: columnLimit,
    });
  if (depth > depthLimit) throw new BadFile('metadata');
  const name = table.text(0) ?? '';
  const typeId = table.byte(2);
  const children = table.tables(5).map((child) => readField(child, file, count, depth + 1));
  const type = table.table(3);
  const encoding = table.table(4);
  const index = encoding?.table(1);
  const shape = shapeOf(typeId, type, children);
  if (!shape) throw new LeavenError('dataset/unsupported-column', { file, column: name, type: unread[typeId] ?? String(typeId) });
  return {
    column: { name, type: extended(shape.type, extensionIn(table)), nullable: table.byte(1) !== 0 },
    typeId,
    children,
    bits: shape.bits ?? 0,
    size: shape.size ?? 0,
    ...(encoding ? { dictionary: { id: encoding.long(0), bits: index?.int(0) ?? 32, signed: (index?.byte(1) ?? 1) !== 0 } } : {}),
  };
}

function extensionIn(field: Table): string | undefined {
  return field
    .tables(6)
    .find((entry) => entry.text(0) === extensionName)
    ?.text(1);
}

function extended(type: ColumnType, extension: string | undefined): ColumnType {
  if (extension === 'arrow.uuid' && type.kind === 'binary' && type.length === 16) return { kind: 'uuid' };
  return extension === 'arrow.json' && type.kind === 'string' ? { kind: 'string', as: 'json' } : type;
}

interface FieldShape {
  type: ColumnType;
  bits?: number;
  size?: number;
}

function shapeOf(typeId: number, type: Table | undefined, children: readonly ArrowField[]): FieldShape | undefined {
  const first = children[0]?.column;
  switch (typeId) {
    case typeIds.null:
      return { type: { kind: 'null' } };
    case typeIds.int: {
      const bits = among(type?.int(0) ?? 0, [8, 16, 32, 64]);
      return { type: { kind: 'integer', bits, signed: (type?.byte(1) ?? 0) !== 0 }, bits };
    }
    case typeIds.float: {
      const bits = ([16, 32, 64] as const)[type?.short(0) ?? 0];
      if (bits === undefined) throw new BadFile('metadata');
      return { type: { kind: 'float', bits }, bits };
    }
    case typeIds.binary:
    case typeIds.largeBinary:
    case typeIds.binaryView:
      return { type: { kind: 'binary' } };
    case typeIds.utf8:
    case typeIds.largeUtf8:
    case typeIds.utf8View:
      return { type: { kind: 'string' } };
    case typeIds.bool:
      return { type: { kind: 'boolean' } };
    case typeIds.decimal: {
      const bits = among(type?.int(2, 128) ?? 128, [32, 64, 128, 256]);
      return { type: { kind: 'decimal', precision: type?.int(0) ?? 0, scale: type?.int(1) ?? 0 }, bits };
    }
    case typeIds.date: {
      const milliseconds = (type?.short(0, 1) ?? 1) === 1;
      return { type: { kind: 'date', ...(milliseconds ? { unit: 'ms' as const } : {}) }, bits: milliseconds ? 64 : 32 };
    }
    case typeIds.time: {
      const bits = among(type?.int(1, 32) ?? 32, [32, 64]);
      return { type: { kind: 'time', unit: unitOf(type?.short(0, 1) ?? 1) }, bits };
    }
    case typeIds.timestamp: {
      const zone = type?.text(1);
      const utc = zone !== undefined && zone !== '' ? ({ utc: true, ...(zone === 'UTC' ? {} : { zone }) } as const) : {};
      return { type: { kind: 'timestamp', unit: unitOf(type?.short(0) ?? 0), ...utc }, bits: 64 };
    }
    case typeIds.duration:
      return { type: { kind: 'duration', unit: unitOf(type?.short(0, 1) ?? 1) }, bits: 64 };
    case typeIds.fixedBinary:
      return { type: { kind: 'binary', length: sized(type?.int(0)) }, size: sized(type?.int(0)) };
    case typeIds.list:
    case typeIds.largeList:
      if (!first || children.length !== 1) throw new BadFile('metadata');
      return { type: { kind: 'list', item: { ...first, name: 'element' } } };
    case typeIds.fixedList:
      if (!first || children.length !== 1) throw new BadFile('metadata');
      return { type: { kind: 'list', item: { ...first, name: 'element' }, length: sized(type?.int(0)) }, size: sized(type?.int(0)) };
    case typeIds.struct:
      return { type: { kind: 'struct', fields: children.map(({ column }) => column) } };
    case typeIds.map: {
      const [key, value] = children[0]?.children ?? [];
      if (!key || !value || children.length !== 1) throw new BadFile('metadata');
      return { type: { kind: 'map', key: { ...key.column, name: 'key' }, value: { ...value.column, name: 'value' } } };
    }
    default:
      return undefined;
  }
}

function unitOf(unit: number): TimeUnit {
  const name = units[unit];
  if (name === undefined) throw new BadFile('metadata');
  return name;
}

function among<T extends number>(value: number, allowed: readonly T[]): T {
  if (!allowed.includes(value as T)) throw new BadFile('metadata');
  return value as T;
}

function sized(value: number | undefined): number {
  if (value === undefined || value < 0) throw new BadFile('metadata');
  return value;
}
