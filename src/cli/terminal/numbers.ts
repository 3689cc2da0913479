import type { Language } from '../../errors/language.ts';

const byLanguage = new Map<Language, Intl.NumberFormat>();

/** A count with separators between thousands: 36,120. */
export function count(value: number, language: Language): string {
  let format = byLanguage.get(language);
  if (!format) byLanguage.set(language, (format = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })));
  return format.format(value);
}

/** A rate or a size with three figures at most: 41k, 1.2M. */
export function short(value: number): string {
  if (value < 1000) return String(Math.round(value));
  const [divisor, unit] = value < 999_500 ? ([1e3, 'k'] as const) : value < 999_500_000 ? ([1e6, 'M'] as const) : ([1e9, 'G'] as const);
  const scaled = value / divisor;
  return `${scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled)}${unit}`;
}

/** Bytes in decimal units: 1.2 MB. */
export function bytes(value: number): string {
  if (value < 1000) return `${Math.round(value)} B`;
  return short(value).replace(/(\d)([kMG])$/, '$1 $2B');
}

/** A duration: 0.4 s, 12 s, 3 min 20 s, 2 h 5 min. */
export function duration(seconds: number, units: { s: string; min: string; h: string }): string {
  if (seconds < 9.95 && !Number.isInteger(seconds)) return `${seconds.toFixed(1)} ${units.s}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} ${units.s}`;
  if (whole < 3600) return `${Math.floor(whole / 60)} ${units.min} ${whole % 60} ${units.s}`;
  return `${Math.floor(whole / 3600)} ${units.h} ${Math.floor((whole % 3600) / 60)} ${units.min}`;
}
