import type { Candidates } from './candidates.ts';
import { luhnHolds } from './checksums.ts';
import { isResidentId } from './chinese-codes.ts';
import type { DigitGroups } from './digit-groups.ts';
import { isDateAt } from './find-dates.ts';
import { isIpv4 } from './find-network.ts';
import { isTaiwanBusinessNumber } from './find-traditional-ids.ts';

/** First digits and lengths of bank cards by issuer (ISO/IEC 7812). */
const issuers: readonly { name: string; prefix: RegExp; lengths: readonly number[] }[] = [
  { name: 'visa', prefix: /^4/, lengths: [13, 16, 19] },
  { name: 'mastercard', prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { name: 'american express', prefix: /^3[47]/, lengths: [15] },
  { name: 'diners', prefix: /^3(?:0[0-5]|09|6|8|9)/, lengths: [14, 15, 16, 17, 18, 19] },
  { name: 'discover', prefix: /^6(?:011|4[4-9]|5)/, lengths: [16, 17, 18, 19] },
  { name: 'jcb', prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { name: 'jcb of old', prefix: /^(?:2131|1800)/, lengths: [15] },
  { name: 'unionpay', prefix: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  { name: 'mir', prefix: /^220[0-4]/, lengths: [16, 17, 18, 19] },
  { name: 'maestro', prefix: /^(?:50|5[6-8]|6304|6390|67|6[0-9]{2})/, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
];
const cardShapes = new Set(['4-4-4-4', '4-6-5', '4-6-4', '4-4-4-4-3', '4-4-4-4-2', '4-4-4-4-1', '4-4-5', '4-5-6', '6-13', '6-10']);

/** Cards, resident ids, IPv4 addresses and American tax numbers at the beginning of the groups. Returns the end of what it found, or 0. */
export function findNumber(candidates: Candidates, groups: DigitGroups): number {
  const start = groups.starts[0] as number;
  const checked = findResidentId(candidates, groups, start) || findCard(candidates, groups, start);
  if (checked > 0) return checked;
  if (groups.count >= 4 && groups.mark(4) === '.' && groups.size(0) <= 3) return findIpv4(candidates, groups, start);
  return groups.count >= 3 ? findTaxNumber(candidates, groups, start) : 0;
}

function findCard(candidates: Candidates, groups: DigitGroups, start: number): number {
  for (let count = Math.min(groups.count, 5); count > 0; count--) {
    const digits = groups.digits(count);
    if (digits.length < 12 || digits.length > 19) continue;
    if (count > 1 && !(cardShapes.has(groups.shape(count)) && / |-|\u00a0/.test(groups.mark(count) ?? ''))) continue;
    const end = groups.end(count - 1);
    if (!isCardNumber(digits)) {
      // Prefixes are handed out faster than lists of them: a word for a card stands in for the issuer.
      if (luhnHolds(digits) && !/^(\d)\1*$/.test(digits) && candidates.add('CREDIT_CARD', start, end, 0.1, 0.85)) return end;
      continue;
    }
    const certain = digits.length >= 14 && (count > 1 || digits.length >= 15);
    if (candidates.add('CREDIT_CARD', start, end, count > 1 ? 0.9 : certain ? 0.7 : 0.3, 0.97)) return end;
  }
  return 0;
}

export function isCardNumber(digits: string): boolean {
  return (
    !/^(\d)\1*$/.test(digits) &&
    luhnHolds(digits) &&
    issuers.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits))
  );
}

function findResidentId(candidates: Candidates, groups: DigitGroups, start: number): number {
  const { text } = candidates;
  const spaced = groups.count >= 3 && /^6-8-[34]$/.test(groups.shape(3));
  const count = spaced ? 3 : 1;
  let digits = groups.digits(count);
  let end = groups.end(count - 1);
  if (spaced && digits.length === 17 && /^[Xx](?![A-Za-z0-9])/.test(text.slice(end, end + 2))) digits += text.charAt(end++);
  if (digits.length === 18 && isResidentId(digits)) return candidates.add('CN_RESIDENT_ID', start, end, 0.97) ? end : 0;
  // Until 2013 an id had 15 digits, a year of two and no check.
  if (digits.length === 15 && count === 1 && isResidentId(`${digits.slice(0, 6)}19${digits.slice(6)}`, 'unchecked'))
    return candidates.add('CN_RESIDENT_ID', start, end, 0.4, 0.9) ? end : 0;
  return 0;
}

function findIpv4(candidates: Candidates, groups: DigitGroups, start: number): number {
  const { text } = candidates;
  const end = groups.end(3);
  const address = text.slice(start, end);
  if (!isIpv4(address) || groups.separators[3] === '.' || text.charAt(start - 1) === '.') return 0;
  if (/(?:\bv|version|release|section|chapter|§|版本|第)\s*\.?$/i.test(text.slice(Math.max(0, start - 10), start))) return 0;
  // Four small numbers are as well a section of a document.
  const small = groups.size(0) + groups.size(1) + groups.size(2) + groups.size(3) <= 5;
  return candidates.add('IP_ADDRESS', start, end, small ? 0.4 : 0.85, 0.97) ? end : 0;
}

function findTaxNumber(candidates: Candidates, groups: DigitGroups, start: number): number {
  if (groups.shape(3) !== '3-2-4') return 0;
  const mark = groups.mark(3);
  if (mark !== '-' && mark !== ' ') return 0;
  const end = groups.end(2);
  const [area, group, serial] = [groups.digits(1), groups.digits(2).slice(3), groups.digits(3).slice(5)] as [string, string, string];
  const dashed = mark === '-';
  if (isSocialSecurityNumber(area, group, serial)) return candidates.add('US_SSN', start, end, dashed ? 0.7 : 0.3, 0.97) ? end : 0;
  if (isTaxpayerNumber(area, group)) return candidates.add('US_ITIN', start, end, dashed ? 0.7 : 0.3, 0.97) ? end : 0;
  return 0;
}

export function isSocialSecurityNumber(area: string, group: string, serial: string): boolean {
  return area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
}

export function isTaxpayerNumber(area: string, group: string): boolean {
  const number = Number(group);
  return area >= '900' && ((number >= 50 && number <= 65) || (number >= 70 && number <= 88) || (number >= 90 && number !== 93));
}

/** Bare runs of digits that nothing but a word before them gives a meaning. Returns the end of what it found, or 0. */
export function findNamedNumber(candidates: Candidates, groups: DigitGroups): number {
  const start = groups.starts[0] as number;
  const one = groups.size(0);
  const end = groups.end(0);
  if (one === 9 && groups.count === 1) {
    const digits = groups.digits(1);
    const [area, group, serial] = [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)];
    if (isSocialSecurityNumber(area, group, serial) && candidates.add('US_SSN', start, end, 0.05, 0.85)) return end;
    if (isTaxpayerNumber(area, group) && candidates.add('US_ITIN', start, end, 0.05, 0.85)) return end;
  }
  // The shortest of them has six digits.
  if (groups.end(groups.count - 1) - start < 6 || !candidates.says(namedNumbers) || isDateAt(candidates.text, start)) return 0;
  for (let count = groups.count; count > 0; count--) {
    const digits = groups.digits(count).length;
    const last = groups.end(count - 1);
    if (digits >= 7 && digits <= 16 && /^[- ]?$/.test(groups.mark(count) ?? '?')) {
      if (nameBefore(candidates.text, start, license) && candidates.add('US_DRIVER_LICENSE', start, last, 0.8)) return last;
      if (nameBefore(candidates.text, start, passport) && candidates.add('PASSPORT', start, last, 0.8)) return last;
    }
    if (digits === 8 && count === 1 && nameBefore(candidates.text, start, business) && isTaiwanBusinessNumber(groups.digits(1)))
      return candidates.add('TW_COMPANY_CODE', start, last, 0.9) ? last : 0;
    if (digits >= 6 && digits <= 30 && nameBefore(candidates.text, start, account) && candidates.add('BANK_ACCOUNT', start, last, 0.75))
      return last;
  }
  return 0;
}

const namedNumbers =
  /licen[cs]e|passport|account|acct|a\/c|[驾駕][驶駛照]|[护護]照|通行|[台臺]胞|回[乡鄉]|[账帐帳賬][号户號戶]|戶口|[统統][一编編]/i;
/licen[cs]e|passport|account|acct|a\/c|驾驶证|驾照|駕照|护照|護照|駕駛|通行[证證]|[台臺]胞[证證]|回[乡鄉][证證]|[账帐帳賬][号户號戶]|戶口|[统統]一?[编編]/i;
const link =
  '(?:\\s*(?:number|num|no\\.?|nr\\.?|#|id|code|号码|號碼|证号|證號|号|號))?\\s*(?:is|was|are|=|:|：|是|为|為|-){0,2}\\s*[\'"“‘#(（]?$';
export const license = new RegExp(`(?:driv(?:er|ing)[’']?s?[’']?\\s+licen[cs]es?|驾驶证|驾照|駕照|駕駛[证證]|駕駛執照)${link}`, 'i');
export const passport = new RegExp(`(?:passport|护照|護照|通行[证證]|[台臺]胞[证證]|回[乡鄉][证證])${link}`, 'i');
const account = new RegExp(`(?:\\baccount|\\bacct\\.?|\\ba/c|账号|帐号|账户|帐户|[帳賬][號戶]|戶口)${link}`, 'i');

const business = new RegExp(`(?:[统統]一[编編][号號]|[统統][编編])${link}`);

/** Whether the words right before a place name what stands there. */
export function nameBefore(text: string, start: number, name: RegExp): boolean {
  return name.test(text.slice(Math.max(0, start - 40), start));
}
