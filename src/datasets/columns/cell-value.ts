import { fromBase64 } from './base64.ts';
import { daysOf, timeOf, timestampOf } from './calendar.ts';
import { ExactNumber, type ExactValue } from './exact-json.ts';
import type { CellValue, Column, ColumnType } from './types.ts';

/** A value that its column cannot hold without loss. */
export const misfit: unique symbol = Symbol('misfit');
export type Fitted = CellValue | typeof misfit;

const integerText = /^-?(?:0|[1-9]\d*)$/;
const decimalText = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** The value of a column that stands so in JSON: the way back from `leafText`. A null fits everywhere; who writes it looks whether it may. */
export function toCell(type: ColumnType, value: ExactValue): Fitted {
  if (value === null) return null;
  switch (type.kind) {
    case 'null':
      return misfit;
    case 'boolean':
      return typeof value === 'boolean' ? value : misfit;
    case 'integer':
      return fitInteger(value, type.bits, type.signed);
    case 'duration':
      return fitInteger(value, 64, true);
    case 'float':
      return fitFloat(value);
    case 'decimal':
      return fitDecimal(value, type.precision, type.scale);
    case 'string':
      return typeof value === 'string' ? value : misfit;
    case 'binary': {
      const bytes = typeof value === 'string' ? fromBase64(value) : undefined;
      return bytes && (type.length === undefined || bytes.length === type.length) ? bytes : misfit;
    }
    case 'uuid':
      return typeof value === 'string' ? (uuidBytes(value) ?? misfit) : misfit;
    case 'date':
      return fitDays(value);
    case 'time':
      return typeof value === 'string' ? within64(timeOf(value, type.unit, type.utc ?? false)) : misfit;
    case 'timestamp':
      return typeof value === 'string' ? within64(timestampOf(value, type.unit, type.utc ?? false)) : misfit;
    case 'list':
      if (!Array.isArray(value) || (type.length !== undefined && value.length !== type.length)) return misfit;
      return fitAll(value, (item) => fitColumn(type.item, item));
    case 'struct': {
      if (!(value instanceof Map)) return misfit;
      const record: Record<string, CellValue> = Object.create(null);
      let known = 0;
      for (const field of type.fields) {
        const member = value.get(field.name);
        if (member !== undefined) known++;
        const fitted = fitColumn(field, member ?? null);
        if (fitted === misfit) return misfit;
        record[field.name] = fitted;
      }
      return known === value.size ? record : misfit;
    }
    case 'map': {
      if (!Array.isArray(value)) return misfit;
      const entry: ColumnType = { kind: 'struct', fields: [type.key, type.value] };
      return fitAll(value, (item) => (item === null ? misfit : toCell(entry, item)));
    }
  }
}

/** Inside a list or struct a null must be allowed where it stands: its level cannot be changed alone. */
function fitColumn({ type, nullable }: Column, value: ExactValue): Fitted {
  return value === null && !nullable ? misfit : toCell(type, value);
}

function fitAll(values: readonly ExactValue[], one: (value: ExactValue) => Fitted): Fitted {
  const fitted: CellValue[] = [];
  for (const value of values) {
    const cell = one(value);
    if (cell === misfit) return misfit;
    fitted.push(cell);
  }
  return fitted;
}

function fitInteger(value: ExactValue, bits: number, signed: boolean): Fitted {
  let text: string;
  if (typeof value === 'number' && Number.isInteger(value)) text = String(value);
  else if (value instanceof ExactNumber) text = value.text;
  else return misfit;
  if (!integerText.test(text) || text === '-0') return misfit;
  const whole = BigInt(text);
  const fits = signed ? BigInt.asIntN(bits, whole) === whole : BigInt.asUintN(bits, whole) === whole;
  if (!fits) return misfit;
  return bits === 64 ? whole : Number(whole);
}

function fitFloat(value: ExactValue): Fitted {
  if (typeof value === 'number') return value;
  if (value instanceof ExactNumber) {
    const number = Number(value.text);
    // A whole number that a float would round.
    if (integerText.test(value.text) && value.text !== '-0' && BigInt(value.text) !== BigInt(number)) return misfit;
    return Number.isFinite(number) ? number : misfit;
  }
  if (value === 'NaN') return Number.NaN;
  if (value === 'Infinity' || value === '-Infinity') return Number(value);
  return misfit;
}

function fitDecimal(value: ExactValue, precision: number, scale: number): Fitted {
  const text = typeof value === 'number' ? String(value) : value instanceof ExactNumber ? value.text : '';
  const parts = decimalText.exec(text);
  if (!parts) return misfit;
  const fraction = parts[3] ?? '';
  const digits = (parts[2] as string) + fraction;
  // Places to move the point so that the scale stands behind it.
  const shift = scale - fraction.length + Number(parts[4] ?? 0);
  if (shift > 100 || shift < -100 || digits.length > 200) return misfit;
  let unscaled = BigInt(digits);
  if (shift >= 0) unscaled *= 10n ** BigInt(shift);
  else {
    const by = 10n ** BigInt(-shift);
    if (unscaled % by !== 0n) return misfit;
    unscaled /= by;
  }
  if (unscaled >= 10n ** BigInt(precision)) return misfit;
  return parts[1] === '-' ? -unscaled : unscaled;
}

function fitDays(value: ExactValue): Fitted {
  const days = typeof value === 'string' ? daysOf(value) : undefined;
  return days === undefined || days !== (days | 0) ? misfit : days;
}

function within64(value: bigint | undefined): Fitted {
  return value === undefined || BigInt.asIntN(64, value) !== value ? misfit : value;
}

function uuidBytes(text: string): Uint8Array | undefined {
  if (!/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text)) return undefined;
  const hex = text.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}
