import type { TimeUnit } from './types.ts';

/** Units in a second. */
export const perSecond: Readonly<Record<TimeUnit, bigint>> = { s: 1n, ms: 1_000n, us: 1_000_000n, ns: 1_000_000_000n };
const digitsOf: Readonly<Record<TimeUnit, number>> = { s: 0, ms: 3, us: 6, ns: 9 };
const daySeconds = 86_400n;

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

/** A count of days since 1970-01-01 as YYYY-MM-DD in the proleptic Gregorian calendar; years beyond four digits with sign and six digits. */
export function dateText(days: number): string {
  // Howard Hinnant, chrono-compatible low-level date algorithms: civil_from_days.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const day = shifted - era * 146_097;
  const yearOfEra = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return `${yearText(year)}-${two(month)}-${two(dayOfMonth)}`;
}

function yearText(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

function two(value: number | bigint): string {
  return String(value).padStart(2, '0');
}

const datePattern = /^([+-]\d{6,16}|\d{4})-(\d\d)-(\d\d)$/;

/** Days since 1970-01-01 of what `dateText` gives; nothing for another text or a day that no calendar has. */
export function daysOf(text: string): number | undefined {
  const parts = datePattern.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = era * 146_097 + dayOfEra - 719_468;
  return Number.isSafeInteger(days) && dateText(days) === text ? days : undefined;
}

/** A time of day from a count of units; more than a day or less than none keeps its hours. */
export function timeText(value: bigint, unit: TimeUnit, utc: boolean): string {
  const negative = value < 0n;
  const count = negative ? -value : value;
  const seconds = count / perSecond[unit];
  const clock = `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}`;
  return `${negative ? '-' : ''}${clock}${fraction(count % perSecond[unit], unit)}${utc ? 'Z' : ''}`;
}

function fraction(rest: bigint, unit: TimeUnit): string {
  return rest === 0n ? '' : `.${String(rest).padStart(digitsOf[unit], '0')}`;
}

/** A point in time from a count of units since 1970-01-01T00:00:00. */
export function timestampText(value: bigint, unit: TimeUnit, utc: boolean): string {
  const seconds = floorDivide(value, perSecond[unit]);
  const days = floorDivide(seconds, daySeconds);
  const clock = value - days * daySeconds * perSecond[unit];
  return `${dateText(Number(days))}T${timeText(clock, unit, utc)}`;
}

const timePattern = /^(-?)(\d{2,16}):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?$/;

/** The count of units of a time of day; nothing where the unit cannot hold it exactly. */
export function timeOf(text: string, unit: TimeUnit, utc: boolean): bigint | undefined {
  if (text.endsWith('Z') !== utc) return undefined;
  const parts = timePattern.exec(utc ? text.slice(0, -1) : text);
  if (!parts) return undefined;
  const seconds = BigInt(parts[2] as string) * 3600n + BigInt(parts[3] as string) * 60n + BigInt(parts[4] as string);
  const nanoseconds = BigInt((parts[5] ?? '').padEnd(9, '0'));
  const perUnit = 1_000_000_000n / perSecond[unit];
  if (nanoseconds % perUnit !== 0n) return undefined;
  const count = seconds * perSecond[unit] + nanoseconds / perUnit;
  return parts[1] === '-' ? -count : count;
}

/** The count of units of a point in time; nothing where the unit cannot hold it exactly. */
export function timestampOf(text: string, unit: TimeUnit, utc: boolean): bigint | undefined {
  const at = text.search(/[T ]/);
  if (at === -1) return undefined;
  const days = daysOf(text.slice(0, at));
  const clock = timeOf(text.slice(at + 1), unit, utc);
  if (days === undefined || clock === undefined || clock < 0n || clock >= daySeconds * perSecond[unit]) return undefined;
  return BigInt(days) * daySeconds * perSecond[unit] + clock;
}
