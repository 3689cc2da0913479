import type { Candidates } from './candidates.ts';
import { isDigit } from './characters.ts';
import { isDay } from './chinese-codes.ts';

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const forms = [
  /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])/y,
  /(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d|\2\d)/y,
  /(\d{2,4}) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号號])?/y,
  new RegExp(`\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]${months},?[ -]\\d{4}(?!\\d)`, 'iy'),
  /(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/y,
  /()(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]/y,
  /(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?!\d|[-/.]\d)/y,
];
const monthBefore = new RegExp(`(?<![a-z])${months} $`, 'i');
const dayAndYear = /\d{1,2}(?:st|nd|rd|th)?,? \d{4}(?!\d)/iy;

/** The end of a date that begins at a digit; 0 where none does. */
function dateEnd(text: string, start: number): number {
  let digits = 0;
  while (digits < 9 && isDigit(text.charCodeAt(start + digits))) digits++;
  if (digits === 0 || digits > 8 || (digits > 4 && digits < 8)) return 0;
  const mark = text.charAt(start + digits);
  for (const [i, form] of forms.entries()) {
    // Most digits are told apart by how many they are and what follows them.
    if ((i === 4) !== (digits === 8) || (i < 3 && i !== 2 && !'-/. '.includes(mark || '!')) || (i === 2 && digits < 2)) continue;
    if ((i === 5 && digits > 2) || (i === 6 && digits !== 4)) continue;
    form.lastIndex = start;
    const match = form.exec(text);
    if (!match) continue;
    const [, a, b, c, d] = match.map(Number) as number[];
    if (i === 0 && !isDay(a as number, c as number, d as number)) continue;
    if (i === 1 && !(isDay(2000, a as number, c as number) || isDay(2000, c as number, a as number))) continue;
    if ((i === 2 || i === 5) && !((b as number) >= 1 && (b as number) <= 12)) continue;
    return form.lastIndex;
  }
  return 0;
}

export function isDateAt(text: string, start: number): boolean {
  return dateEnd(text, start) > 0;
}

const birthWords = /born|birth|dob|d\.o\.b|geb|出生|生[日于於人]|[诞誕]/i;

/** Words that make a date that follows them, or precedes them, one of birth. */
const birthBefore =
  /(?:(?<![a-z])(?:born(?: (?:on|in))?|birth ?day|birth ?date|dob|d\.o\.b\.?|date of birth|geb\.?)(?![a-z])|出生(?![率证證缺])(?:日期|于|年月|年月日)?|生日|生[于於]|[诞誕]生[于於])[^\d\n。;；]{0,16}$/i;
const birthAfter = /^ ?(?:出生(?![率证證缺人])|生人|[诞誕]生)|^,? (?:is|was) (?:my|his|her|their|your) (?:birthday|date of birth)/i;

const spelledUnit = '[〇零○一二三四五六七八九十廿两兩]';
const spelledYear = new RegExp(`(?:(?:民[国國]|公元|农历|農曆|阴历|陰曆)?${spelledUnit}{2,4}年)?${spelledUnit}{1,3}$`);
const spelledDay = new RegExp(`月(?:初?${spelledUnit}{1,3}[日号號]?)?`, 'y');

/** 一九九〇年五月三日 beside a word of birth, at 月. Returns its end, or 0. */
export function findSpelledBirthDate(candidates: Candidates, month: number): number {
  const { text } = candidates;
  if (!candidates.wants('DATE_OF_BIRTH') || !candidates.says(birthWords)) return 0;
  const before = spelledYear.exec(text.slice(Math.max(candidates.floor, month - 12), month));
  spelledDay.lastIndex = month;
  if (!before || !spelledDay.test(text)) return 0;
  const start = month - before[0].length;
  const end = spelledDay.lastIndex;
  // A month alone is none.
  if (end === month + 1 && !before[0].includes('年')) return 0;
  return isBesideBirth(text, start, end) && candidates.add('DATE_OF_BIRTH', start, end, 0.85) ? end : 0;
}

function isBesideBirth(text: string, start: number, end: number): boolean {
  return birthBefore.test(text.slice(Math.max(0, start - 40), start)) || birthAfter.test(text.slice(end, end + 32));
}

/** 3个, 200元: a Chinese character behind a number that no date goes on with. */
function isOtherNumber(text: string, digit: number): boolean {
  let at = digit + 1;
  while (at < digit + 9 && isDigit(text.charCodeAt(at))) at++;
  const unit = text.charCodeAt(at);
  return unit >= 0x4e00 && unit <= 0x9fff && at < digit + 6 && unit !== 0x5e74 && unit !== 0x6708;
}

/** A date beside a word of birth. Returns its end, or 0. */
export function findBirthDate(candidates: Candidates, digit: number): number {
  const { text } = candidates;
  if (!candidates.wants('DATE_OF_BIRTH') || isOtherNumber(text, digit) || !candidates.says(birthWords)) return 0;
  let start = digit;
  let end = dateEnd(text, digit);
  if (end === 0) {
    const month = monthBefore.exec(text.slice(Math.max(0, digit - 12), digit));
    if (!month) return 0;
    dayAndYear.lastIndex = digit;
    if (!dayAndYear.test(text)) return 0;
    start = digit - month[0].length;
    end = dayAndYear.lastIndex;
  }
  if (!isBesideBirth(text, start, end)) return 0;
  start -= /(?:民[国國]|公元|农历|農曆) ?$/.exec(text.slice(Math.max(0, start - 4), start))?.[0].length ?? 0;
  candidates.add('DATE_OF_BIRTH', start, end, 0.85);
  return end;
}
