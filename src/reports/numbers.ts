import type { Language } from '../errors/language.ts';
import { type Html, raw } from './html.ts';

/** 12345678 -> `12,345,678`: in both languages, without asking the machine's locale. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** A whole number; `–` for what is none. */
export function countText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return (value < 0 ? '−' : '') + groupDigits(Math.abs(Math.trunc(value)).toFixed(0));
}

/** A measured number: at most two decimals, fewer as it grows, two significant digits below one. */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (size === 0) return '0';
  if (size < 0.000001) return `${sign}<0.000001`;
  const places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : Math.min(7, 1 - leadingPlace(size));
  const [whole = '0', fraction] = size.toFixed(places).split('.');
  const rest = (fraction ?? '').replace(/0+$/, '');
  return sign + groupDigits(whole) + (rest === '' ? '' : `.${rest}`);
}

/** Power of ten of the first digit of a number below one: 0.034 -> -2. */
function leadingPlace(size: number): number {
  let place = 0;
  for (let scaled = size; scaled < 1 && place > -7; scaled *= 10) place -= 1;
  return place;
}

/** A share from 0 to 1 in per cent; never rounds something to nothing or nearly all to all. */
export function shareText(share: number, language: Language): string {
  const unit = language === 'en' ? '\u00a0%' : '%';
  if (!Number.isFinite(share)) return '–';
  const percent = share * 100;
  if (share === 0 || share === 1) return `${percent}${unit}`;
  if (percent > 0 && percent < 0.01) return `<0.01${unit}`;
  if (percent > 99.99 && percent < 100) return `>99.99${unit}`;
  const fine = percent < 0.1 || (percent >= 99.95 && percent < 100);
  return percent.toFixed(fine ? 2 : 1) + unit;
}

/** A share on an axis or a level, where round values need no decimals. */
export function roundShareText(share: number, language: Language): string {
  const percent = Number((share * 100).toFixed(3));
  return Number.isInteger(percent) ? `${percent}${language === 'en' ? '\u00a0%' : '%'}` : shareText(share, language);
}

/** An effect from -1 to 1 in points, with its sign: one decimal, and more only where one would hide the sign. */
export function pointsText(effect: number): string {
  if (!Number.isFinite(effect)) return '–';
  const size = Math.abs(effect * 100);
  if (size === 0) return '0.0';
  const sign = effect < 0 ? '−' : '+';
  return sign + size.toFixed(size < 0.05 ? 2 : 1);
}

/** A p value: three decimals below 0.1, two above, never nought. */
export function probabilityText(p: number): string {
  if (!Number.isFinite(p)) return '–';
  if (p < 0.001) return '<0.001';
  if (p > 0.99 && p < 1) return '>0.99';
  return p >= 1 ? '1' : p.toFixed(p < 0.1 ? 3 : 2);
}

/** Two significant digits, rounded up: how many are needed is never known better. */
export function aboutText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const whole = Math.max(0, Math.ceil(value));
  const unit = 10 ** Math.max(0, String(whole).length - 2);
  return countText(Math.ceil(whole / unit) * unit);
}

/** Numbers as they stand in the report: each carries its exact value, which is also in report.json. */
export interface Numbers {
  count(value: number): Html;
  decimal(value: number): Html;
  share(value: number): Html;
  /** As it is: seeds. */
  plain(value: number): Html;
  /** A factor: `10.0`. */
  times(value: number): Html;
  /** An effect in points, with its sign: `+2.1`. */
  points(value: number): Html;
  /** A distance in points, without a sign. */
  pointsApart(value: number): Html;
  /** What is known roughly: `4,300`. */
  about(value: number): Html;
  /** A level: `95 %`. */
  level(value: number): Html;
  /** A p value: `0.031`, `<0.001`. */
  probability(value: number): Html;
}

const wrap = (value: number, text: string) =>
  raw(Number.isFinite(value) ? `<data value="${value}">${text.replace('<', '&lt;').replace('>', '&gt;')}</data>` : text);

export function numbersIn(language: Language): Numbers {
  return {
    count: (value) => wrap(value, countText(value)),
    decimal: (value) => wrap(value, decimalText(value)),
    share: (value) => wrap(value, shareText(value, language)),
    plain: (value) => wrap(value, String(value)),
    times: (value) => wrap(value, Number.isFinite(value) ? value.toFixed(value >= 100 ? 0 : 1) : '–'),
    pointsApart: (value) => wrap(value, pointsText(Math.abs(value)).replace('+', '')),
    about: (value) => wrap(value, aboutText(value)),
    level: (value) => wrap(value, roundShareText(value, language)),
    points: (value) => wrap(value, pointsText(value)),
    probability: (value) => wrap(value, probabilityText(value)),
  };
}
