import type { Candidates } from './candidates.ts';
import { isAlphanumeric, isDigit } from './characters.ts';
import { companyDigit, residentDigit } from './checksums.ts';

/** First two digits of the codes of administrative divisions (GB/T 2260); 83 is for residents of Taiwan. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (lengths[month - 1] as number) + (leap ? 1 : 0);
}

/** A resident id of mainland China (GB 11643): region, date of birth, and the check character unless told otherwise. */
export function isResidentId(id: string, check?: 'unchecked'): boolean {
  const year = Number(id.slice(6, 10));
  return (
    provinces.has(id.slice(0, 2)) &&
    year >= 1900 &&
    year < 2100 &&
    isDay(year, Number(id.slice(10, 12)), Number(id.slice(12, 14))) &&
    (check === 'unchecked' || residentDigit(id) === id.charAt(17).toUpperCase())
  );
}

/** First two characters: the department that registered, and what was registered (GB 32100). */
const kinds = /^(?:1[1239]|2[19]|3[1-59]|4[19]|5[1-39]|6[129]|7[129]|8[19]|9[1-3]|A[19]|N[1-39]|Y1)\d{6}/;

/** A unified social credit code, spelled in capitals. */
export function isCompanyCode(code: string): boolean {
  return kinds.test(code) && companyDigit(code) === code.charAt(17);
}

/** Resident ids that end in X and credit codes: words of 18 letters and digits. */
export function findChineseCode(candidates: Candidates, start: number, end: number): void {
  const code = candidates.text.slice(start, end).toUpperCase();
  if (/^\d{17}X$/.test(code)) {
    if (isResidentId(code)) candidates.add('CN_RESIDENT_ID', start, end, 0.97);
  } else if (isCompanyCode(code)) candidates.add('CN_COMPANY_CODE', start, end, 0.95);
}

const plateEnd = /[\sA-Za-z0-9·•.\-\u00b7]/;

/**
 * A number plate from its province on: letter of the place, then five letters or digits, six on plates of cars with new energy
 * (GA 36: no I, no O; D or F first or last on those).
 */
export function findPlate(candidates: Candidates, start: number): number {
  const { text } = candidates;
  const place = text.charCodeAt(start + 1);
  if (!(place >= 0x41 && place <= 0x5a) || place === 0x49) return start + 1;
  let at = start + 2;
  if (plateEnd.test(text.charAt(at)) && !isAlphanumeric(text.charCodeAt(at))) at++;
  const from = at;
  let digits = 0;
  while (at < text.length && at - from < 7 && isPlateUnit(text.charCodeAt(at))) if (isDigit(text.charCodeAt(at++))) digits++;
  const serial = text.slice(from, at);
  const special = '学警港澳挂领使'.includes(text.charAt(at) || ' ');
  const length = serial.length + (special ? 1 : 0);
  const energy = length === 6 && (/^[A-HJK]/.test(serial) || /[A-HJK]$/.test(serial));
  if (digits < 2 || isAlphanumeric(text.charCodeAt(at)) || !(length === 5 || energy)) return start + 1;
  const end = at + (special ? 1 : 0);
  candidates.add('CN_PLATE', start, end, 0.9, 0.97);
  return end;
}

function isPlateUnit(unit: number): boolean {
  return isDigit(unit) || (unit >= 0x41 && unit <= 0x5a && unit !== 0x49 && unit !== 0x4f);
}
