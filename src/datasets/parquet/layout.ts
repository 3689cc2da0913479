import type { SchemaElement } from 'hyparquet';
import type { CellValue, Column, ColumnType } from '../columns/types.ts';

type Leaf = Omit<SchemaElement, 'name' | 'repetition_type'>;

/** The schema of a column: as its values are stored, or with what they mean. */
export function columnElements({ name, type, nullable }: Column, as: 'physical' | 'logical'): SchemaElement[] {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED';
  switch (type.kind) {
    case 'list':
      return [
        { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...columnElements({ ...type.item, name: 'element' }, as),
      ];
    case 'map':
      return [
        { name, repetition_type, num_children: 1, converted_type: 'MAP', logical_type: { type: 'MAP' } },
        { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
        ...columnElements({ ...type.key, name: 'key', nullable: false }, as),
        ...columnElements({ ...type.value, name: 'value' }, as),
      ];
    case 'struct':
      return [{ name, repetition_type, num_children: type.fields.length }, ...type.fields.flatMap((field) => columnElements(field, as))];
    default: {
      const { type: physical, type_length, ...meaning } = leafElement(type);
      const stored: Leaf = { ...(physical ? { type: physical } : {}), ...(type_length !== undefined ? { type_length } : {}) };
      if (as === 'logical') return [{ name, repetition_type, ...stored, ...meaning }];
      // The writer encodes texts itself; all other values it gets as they are stored.
      return [{ name, repetition_type, ...stored, ...(type.kind === 'string' ? { converted_type: 'UTF8' } : {}) }];
    }
  }
}

const unitNames = { s: 'MILLIS', ms: 'MILLIS', us: 'MICROS', ns: 'NANOS' } as const;

function leafElement(type: ColumnType): Leaf {
  switch (type.kind) {
    case 'boolean':
      return { type: 'BOOLEAN' };
    case 'integer': {
      const { bits, signed } = type;
      const physical = bits === 64 ? 'INT64' : 'INT32';
      if (signed && bits >= 32) return { type: physical };
      // The older annotation alone: the writer gives the newer one a width of the wrong size, which other readers refuse.
      return { type: physical, converted_type: `${signed ? '' : 'U'}INT_${bits}` as 'UINT_8' };
    }
    case 'duration':
      return { type: 'INT64' };
    case 'float':
      if (type.bits === 16) return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 2, logical_type: { type: 'FLOAT16' } };
      return { type: type.bits === 32 ? 'FLOAT' : 'DOUBLE' };
    case 'decimal': {
      const { precision, scale } = type;
      const meaning: Leaf = { converted_type: 'DECIMAL', precision, scale, logical_type: { type: 'DECIMAL', precision, scale } };
      if (precision <= 9) return { type: 'INT32', ...meaning };
      if (precision <= 18) return { type: 'INT64', ...meaning };
      return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: decimalBytes(precision), ...meaning };
    }
    case 'string':
      if (type.as === 'json') return { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } };
      if (type.as === 'enum') return { type: 'BYTE_ARRAY', converted_type: 'ENUM', logical_type: { type: 'ENUM' } };
      return { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    case 'binary':
      return type.length ? { type: 'FIXED_LEN_BYTE_ARRAY', type_length: type.length } : { type: 'BYTE_ARRAY' };
    case 'uuid':
      return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } };
    case 'date':
      return { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } };
    case 'time': {
      const isAdjustedToUTC = type.utc ?? false;
      const small = type.unit === 's' || type.unit === 'ms';
      const converted = type.unit === 'ns' || !isAdjustedToUTC ? {} : ({ converted_type: small ? 'TIME_MILLIS' : 'TIME_MICROS' } as const);
      return { type: small ? 'INT32' : 'INT64', ...converted, logical_type: { type: 'TIME', isAdjustedToUTC, unit: unitNames[type.unit] } };
    }
    case 'timestamp': {
      const isAdjustedToUTC = type.utc ?? false;
      const converted =
        type.unit === 'ns' || !isAdjustedToUTC
          ? {}
          : ({ converted_type: type.unit === 'us' ? 'TIMESTAMP_MICROS' : 'TIMESTAMP_MILLIS' } as const);
      return { type: 'INT64', ...converted, logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit: unitNames[type.unit] } };
    }
    // A column of nothing but nulls.
    default:
      return { type: 'INT32', logical_type: { type: 'NULL' } };
  }
}

/** Bytes that hold every decimal of a precision. */
export function decimalBytes(precision: number): number {
  const most = 10n ** BigInt(precision) - 1n;
  let bytes = 1;
  while (BigInt.asIntN(bytes * 8, most) !== most) bytes++;
  return bytes;
}

/** How a column's values are stored. */
export function physicalValue(type: ColumnType): (cell: Exclude<CellValue, null>) => unknown {
  switch (type.kind) {
    case 'integer':
      if (type.bits === 64) return (cell) => BigInt.asIntN(64, cell as bigint);
      return type.bits === 32 && !type.signed ? (cell) => (cell as number) | 0 : (cell) => cell;
    case 'duration':
      return (cell) => cell;
    case 'float':
      return type.bits === 16 ? (cell) => halfBytes(cell as number) : (cell) => cell;
    case 'decimal': {
      if (type.precision <= 9) return (cell) => Number(cell);
      if (type.precision <= 18) return (cell) => cell;
      const size = decimalBytes(type.precision);
      return (cell) => bigBytes(cell as bigint, size);
    }
    case 'time':
      if (type.unit === 's') return (cell) => Number(cell) * 1000;
      return type.unit === 'ms' ? Number : (cell) => cell;
    case 'timestamp':
      return type.unit === 's' ? (cell) => (cell as bigint) * 1000n : (cell) => cell;
    case 'list': {
      const item = nested(type.item.type);
      return (cell) => (cell as readonly CellValue[]).map(item);
    }
    case 'map': {
      const entry = structValue([type.key, type.value]);
      return (cell) => (cell as readonly CellValue[]).map((one) => entry(one as Record<string, CellValue>));
    }
    case 'struct': {
      const convert = structValue(type.fields);
      return (cell) => convert(cell as Record<string, CellValue>);
    }
    default:
      return (cell) => cell;
  }
}

function nested(type: ColumnType): (cell: CellValue) => unknown {
  const convert = physicalValue(type);
  return (cell) => (cell === null ? null : convert(cell));
}

function structValue(fields: readonly Column[]): (cell: Readonly<Record<string, CellValue>>) => object {
  const converters = fields.map(({ name, type }) => [name, nested(type)] as const);
  return (cell) => {
    const record: Record<string, unknown> = Object.create(null);
    for (const [name, convert] of converters) record[name] = convert(cell[name] ?? null);
    return record;
  };
}

/** Two's complement in so many bytes, the highest first. */
function bigBytes(value: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let left = BigInt.asUintN(size * 8, value);
  for (let i = size - 1; i >= 0; i--, left >>= 8n) bytes[i] = Number(left & 255n);
  return bytes;
}

/** IEEE 754 half precision, the lowest byte first, of a value that has one. */
export function halfBytes(value: number): Uint8Array {
  const bits = halfBits(value);
  return new Uint8Array([bits & 255, bits >> 8]);
}

export function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size >= 65_520) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | Math.round(size * 2 ** 24);
  let exponent = 0;
  let fraction = size;
  for (; fraction >= 2; exponent++) fraction /= 2;
  for (; fraction < 1; exponent--) fraction *= 2;
  return sign + (exponent + 15) * 1024 + Math.round((fraction - 1) * 1024);
}
