import { toBase64 } from './base64.ts';
import { dateText, timestampText, timeText } from './calendar.ts';
import type { CellValue, ColumnType } from './types.ts';

/** JSON of a value that is no list, struct or map. */
export type LeafText = (value: Exclude<CellValue, null>) => string;

/** How values of a type are written in JSON: see `ColumnType`. */
export function leafText(type: ColumnType): LeafText {
  switch (type.kind) {
    case 'boolean':
      return (value) => (value ? 'true' : 'false');
    case 'integer':
    case 'duration':
      return String;
    case 'float':
      return (value) => floatText(value as number);
    case 'decimal':
      return (value) => decimalText(value as bigint, type.scale);
    case 'string':
      return (value) => JSON.stringify(value);
    case 'binary':
      return (value) => `"${toBase64(value as Uint8Array)}"`;
    case 'uuid':
      return (value) => `"${uuidText(value as Uint8Array)}"`;
    case 'date':
      return (value) => `"${dateText(value as number)}"`;
    case 'time':
      return (value) => `"${timeText(value as bigint, type.unit, type.utc ?? false)}"`;
    case 'timestamp':
      return (value) => `"${timestampText(value as bigint, type.unit, type.utc ?? false)}"`;
    default:
      return () => 'null';
  }
}

function floatText(value: number): string {
  if (!Number.isFinite(value)) return `"${value}"`;
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/** All digits of the scale: 150 of scale 2 is 1.50. A negative scale stands as an exponent. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale < 0) return unscaled === 0n ? '0' : `${unscaled}e${-scale}`;
  if (scale === 0) return String(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
