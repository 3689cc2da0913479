import type { Candidates } from './candidates.ts';
import type { DigitGroups } from './digit-groups.ts';
import { type NumberingPlan, planOf, plansOf } from './numbering-plans.ts';

export interface PhoneFinder {
  /** A phone number made of the first groups; `plus` where a + stands before them. Returns its end, or 0. */
  find(candidates: Candidates, groups: DigitGroups, start: number, plus: boolean): number;
}

const extension = /(?:[ ,;]{0,2}(?:x|ext\.?|extension|转|轉)[ .:]?)(\d{1,6})(?![0-9A-Za-z])/iy;
const scores = {
  international: 0.95,
  /** National, written as that region writes it: with its prefix or in groups. */
  written: 0.7,
  /** National, in pairs, by a plan without prefix. */
  paired: 0.5,
  /** Digits that could be a number, and are one beside a phone word. */
  grouped: 0.3,
  beside: 0.85,
};

/** Words right before digits that are no phone, whatever else stands near. */
const otherNumber =
  /(?:编号|订单|单号|货号|型号|赔率|金额|奖金|总额|价格|第|order|invoice|model|part|isbn|item)(?: ?(?:no\.?|number|号|為|为|是|#))?\s*[:：#]?\s*$/i;

/** Groups that one number is written in, at most. */
const mostPhoneGroups = 7;

export function createPhoneFinder(regions: readonly string[]): PhoneFinder {
  const nationals = regions.flatMap((region) => planOf(region) ?? []);
  return {
    find(candidates, groups, start, plus) {
      for (let count = Math.min(groups.count, mostPhoneGroups); count > 0; count--) {
        const digits = groups.digits(count);
        if (digits.length < 7 || digits.length > 17) continue;
        const end = groups.end(count - 1);
        if (!mayEnd(candidates.text, end)) continue;
        const score = scoreOf(digits, groups, count, plus, nationals);
        if (score === undefined || (score === scores.grouped && otherNumber.test(candidates.text.slice(Math.max(0, start - 16), start))))
          continue;
        extension.lastIndex = end;
        const whole = extension.test(candidates.text) ? extension.lastIndex : end;
        if (candidates.add('PHONE', start, whole, score, Math.max(score, scores.beside))) return whole;
      }
      return 0;
    },
  };
}

/** Whether a number may end here: not in the middle of a decimal, a share or a longer code. */
function mayEnd(text: string, end: number): boolean {
  return !/^(?:[%‰°]|[.,:/-]\d|[-/]?[A-Za-wyz]|x(?!\d))/.test(text.slice(end, end + 2)) || /^-[A-Z][a-z]/.test(text.slice(end, end + 3));
}

function scoreOf(
  digits: string,
  groups: DigitGroups,
  count: number,
  plus: boolean,
  nationals: readonly NumberingPlan[],
): number | undefined {
  if (plus) return scoreInternational(digits);
  if (digits.startsWith('00')) {
    const score = scoreInternational(digits.slice(2));
    // In one piece it is as well the number of a part.
    return score !== undefined && count === 1 ? scores.grouped : score;
  }
  if (isDecimals(groups, count)) return undefined;
  if (isDate(digits, groups, count)) return undefined;
  if (digits.length > 13) return undefined;
  for (const national of nationals) {
    const score = scoreNational(digits, groups, count, national);
    if (score > 0) return score;
  }
  return isGrouped(groups, count) || digits.length <= 12 ? scores.grouped : undefined;
}

function scoreInternational(digits: string): number | undefined {
  let score: number | undefined;
  for (const { plan, number } of plansOf(digits)) {
    if (plan.isValid(number)) return scores.international;
    // `+44 (0)20 …`: the prefix of the region is written but not dialled.
    const written = number.startsWith('0') && plan.prefix === '0';
    if (written && plan.hasLength(number.length - 1)) return scores.international;
    // Only the length is right: a number out of use, or invented.
    if (plan.hasLength(number.length)) score = scores.written;
  }
  return score;
}

/** The score of a number as its region writes it; 0 where it is none. The form is looked at first, which costs least. */
function scoreNational(digits: string, groups: DigitGroups, count: number, plan: NumberingPlan): number {
  const { country, prefix } = plan;
  const dialled = prefix !== '' && digits.startsWith(prefix);
  const score = scoreForm(digits, groups, count, country, dialled && prefix === '0');
  const number = dialled ? digits.slice(prefix.length) : digits;
  return score > 0 && plan.isValid(number) ? score : 0;
}

function scoreForm(digits: string, groups: DigitGroups, count: number, country: string, zero: boolean): number {
  const shape = groups.shape(count);
  if (country === 'CN' && /^(?:11|3-4-4|3-8|4-4-3|7-4)$/.test(shape)) return /^1[3-9]\d{9}$/.test(digits) ? scores.written : 0;
  // (212) 555-0100, 212-555-0100, 1 212 555 0100
  if (country === 'US' || country === 'CA') return shape === '3-3-4' || shape === '1-3-3-4' ? scores.written : 0;
  if (zero) return digits.length >= (country === 'CN' ? 10 : 9) && count > 1 && groups.size(0) >= 2 ? scores.written : 0;
  // No prefix tells numbers of Denmark and Norway from others: nothing else may stand beside their groups.
  return (shape === '2-2-2-2' || shape === '3-2-3') && groups.count === count && groups.mark(count) === ' ' ? scores.paired : 0;
}

function isGrouped(groups: DigitGroups, count: number): boolean {
  return count > 1 && count <= 6 && groups.size(count - 1) >= 2;
}

/** 1.70/1.75, 2.042.943: points and strokes part decimals as well as digits of phones. */
function isDecimals(groups: DigitGroups, count: number): boolean {
  for (let i = 0; i < count - 1; i++) {
    const mark = groups.separators[i] as string;
    if (mark === '/' && i > 0) return true;
    if (mark === '.' && (groups.size(0) === 1 || groups.mark(count) !== '.')) return true;
  }
  return false;
}

/** 2021-03-09, 09.03.2021, 1998-2004: dates and spans of years have as many digits as phones. */
function isDate(digits: string, groups: DigitGroups, count: number): boolean {
  if (count === 1) return digits.length === 8 && /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
  const shape = groups.shape(count);
  if (shape === '4-4') return /^(?:1[5-9]|20)\d\d(?:1[5-9]|20)\d\d$/.test(digits);
  if (/^4-[12]-/.test(shape)) return /^(?:1[5-9]|20)/.test(digits);
  return /^[12]-[12]-4(?:-|$)/.test(shape) && /[/.-]/.test(groups.separators[0] as string);
}
