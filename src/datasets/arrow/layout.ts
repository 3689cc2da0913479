import type { Column, ColumnType, TimeUnit } from '../columns/types.ts';
import type { FieldValue } from './flatbuffer-writer.ts';
import { extensionName, typeIds } from './schema.ts';

const units: readonly TimeUnit[] = ['s', 'ms', 'us', 'ns'];

/** A field of the schema (Schema.fbs, Field). */
export function fieldTable({ name, type, nullable }: Column): readonly FieldValue[] {
  const [typeId, table, children] = describe(type);
  const extension = extensionOf(type);
  return [
    { text: name },
    nullable ? { byte: 1 } : undefined,
    { byte: typeId },
    { table },
    undefined,
    { tables: children.map(fieldTable) },
    extension === undefined ? undefined : { tables: [[{ text: extensionName }, { text: extension }]] },
  ];
}

/** Types that Arrow has as extensions of others. */
function extensionOf(type: ColumnType): string | undefined {
  return type.kind === 'uuid' ? 'arrow.uuid' : type.kind === 'string' && type.as === 'json' ? 'arrow.json' : undefined;
}

function describe(type: ColumnType): [typeId: number, table: readonly FieldValue[], children: readonly Column[]] {
  switch (type.kind) {
    case 'null':
      return [typeIds.null, [], []];
    case 'boolean':
      return [typeIds.bool, [], []];
    case 'integer':
      return [typeIds.int, [{ int: type.bits }, type.signed ? { byte: 1 } : undefined], []];
    case 'float':
      return [typeIds.float, [{ short: [16, 32, 64].indexOf(type.bits) }], []];
    case 'decimal':
      return [typeIds.decimal, [{ int: type.precision }, { int: type.scale }, { int: decimalBits(type.precision) }], []];
    case 'string':
      return [typeIds.utf8, [], []];
    case 'binary':
      return type.length === undefined ? [typeIds.binary, [], []] : [typeIds.fixedBinary, [{ int: type.length }], []];
    case 'uuid':
      return [typeIds.fixedBinary, [{ int: 16 }], []];
    case 'date':
      return [typeIds.date, [{ short: type.unit === 'ms' ? 1 : 0 }], []];
    case 'time':
      return [typeIds.time, [{ short: units.indexOf(type.unit) }, { int: timeBits(type.unit) }], []];
    case 'timestamp': {
      const zone = type.zone ?? (type.utc ? 'UTC' : undefined);
      return [typeIds.timestamp, [{ short: units.indexOf(type.unit) }, zone === undefined ? undefined : { text: zone }], []];
    }
    case 'duration':
      return [typeIds.duration, [{ short: units.indexOf(type.unit) }], []];
    case 'list':
      if (type.length !== undefined) return [typeIds.fixedList, [{ int: type.length }], [{ ...type.item, name: 'item' }]];
      return [typeIds.list, [], [{ ...type.item, name: 'item' }]];
    case 'struct':
      return [typeIds.struct, [], type.fields];
    case 'map': {
      const entry: ColumnType = {
        kind: 'struct',
        fields: [
          { ...type.key, name: 'key', nullable: false },
          { ...type.value, name: 'value' },
        ],
      };
      return [typeIds.map, [undefined], [{ name: 'entries', type: entry, nullable: false }]];
    }
  }
}

export function decimalBits(precision: number): number {
  return precision <= 38 ? 128 : 256;
}

export function timeBits(unit: TimeUnit): number {
  return unit === 's' || unit === 'ms' ? 32 : 64;
}
