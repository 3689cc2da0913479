import type { SchemaElement } from 'hyparquet';
import { BadFile } from '../columns/bad-file.ts';
import type { CellValue, ColumnType } from '../columns/types.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const dayNanoseconds = 86_400_000_000_000n;
const julianDayOf1970 = 2_440_588n;

/** How the raw values of a leaf become values of its column. */
export function cellReader({ type: physical }: SchemaElement, type: ColumnType): (raw: unknown) => Exclude<CellValue, null> {
  switch (type.kind) {
    case 'integer':
      if (physical === 'INT64') {
        const signed = type.signed;
        return (raw) => (signed ? (raw as bigint) : BigInt.asUintN(64, raw as bigint));
      }
      return type.signed ? (raw) => raw as number : (raw) => (raw as number) >>> 0;
    case 'decimal':
      return (raw) => (raw instanceof Uint8Array ? signedBytes(raw) : BigInt(raw as number | bigint));
    case 'float':
      return type.bits === 16 ? (raw) => float16(raw as Uint8Array) : (raw) => raw as number;
    case 'string':
      return (raw) => {
        try {
          return utf8.decode(raw as Uint8Array);
        } catch {
          throw new BadFile('utf-8');
        }
      };
    case 'time':
      return (raw) => BigInt(raw as number | bigint);
    case 'timestamp':
      if (physical !== 'INT96') return (raw) => BigInt(raw as number | bigint);
      return (raw) => ((raw as bigint) >> 64n) * dayNanoseconds - julianDayOf1970 * dayNanoseconds + BigInt.asUintN(64, raw as bigint);
    case 'date':
      return (raw) => raw as number;
    default:
      return (raw) => raw as Exclude<CellValue, null>;
  }
}

/** Two's complement, the highest byte first. */
export function signedBytes(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

/** IEEE 754 half precision, the lowest byte first. */
export function float16(bytes: Uint8Array): number {
  return halfOf((bytes[0] as number) | ((bytes[1] as number) << 8));
}

export function halfOf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return (sign * fraction) / 2 ** 24;
  if (exponent === 0x1f) return fraction !== 0 ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}
