import type { Random } from '../core/random.ts';
import { chinesePlaces } from '../languages/chinese/place-names.ts';
import { copyCase } from '../languages/english/inflection.ts';
import { type NameKind, namesByKind, namesOfSeveralWordsByKind } from '../languages/english/names.ts';
import { chineseCharacters } from '../languages/names/chinese.ts';
import { genderOfChinese, splitChineseName } from '../languages/names/find-chinese-names.ts';
import { foldName, type Gender, nameIndex, namesByOrigin } from '../languages/names/origins.ts';
import { listedKind, ownKind } from './entity-mentions.ts';
import { isPersonLabel } from './person-names.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const shortMonths = months.map((month) => month.slice(0, 3));
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const shortWeekdays = weekdays.map((day) => day.slice(0, 3));
const units = 'one two three four five six seven eight nine'.split(' ');
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const words =
  'about archive blog branch catalog contact delta docs field garden harbor index journal ledger meadow news orchard page river shop signal station summit topic valley welcome'.split(
    ' ',
  );
/** Names that RFC 2606 keeps for examples. */
const domains = ['example.com', 'example.org', 'example.net'];
const hanDigits = '一二三四五六七八九';

const anyMonth = new RegExp(`\\b(?:${months.concat(shortMonths).join('|')})\\b`, 'i');
/** Whether something in a form can vary: digits, words that stand for numbers or days, Chinese numbers before their unit. */
const canVary = new RegExp(
  `\\d|\\b(?:${[months, shortMonths, weekdays, shortWeekdays, units, teens, tens, ordinals].flat().join('|')})\\b|[一二三四五六七八九十](?:[月日号点百千万亿个元人年岁名次]|十)|(?:星期|礼拜|周)[一二三四五六日天]`,
  'i',
);

/** Something of the same form: a date in its format, a number of its size, an address, an id, a name from lists. Nothing where the form tells nothing. */
export function generateLike(surface: string, type: string, random: Random): string | undefined {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(surface)) return emailLike(surface, random);
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(surface) || (type === 'url' && /^\S+\.\S+$/.test(surface))) return urlLike(surface, random);
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(surface)) return surface.replace(/\d+/g, () => String(1 + random.integer(254)));
  const listed = listedKind(surface);
  if (listed !== undefined && listed !== 'month' && listed !== 'weekday') return fromLists(surface, listed, random);
  if (isPersonLabel(type)) return personLike(surface, random);
  return canVary.test(surface) ? digitsLike(wordsLike(surface, random), random) : undefined;
}

function emailLike(surface: string, random: Random): string {
  const local = surface.slice(0, surface.indexOf('@'));
  const first = [...namesByOrigin.english.male, ...namesByOrigin.english.female];
  let part = 0;
  const made = local
    .replace(/[A-Za-z]{2,}/g, () => random.pick(part++ === 0 ? first : namesByOrigin.english.surnames).toLowerCase())
    .replace(/\d/g, () => String(random.integer(10)));
  return `${made}@${random.pick(domains)}`;
}

function urlLike(surface: string, random: Random): string {
  const match = /^((?:https?:\/\/)?(?:www\.)?)([^/?#:]+)(.*)$/i.exec(surface);
  if (!match) return surface;
  const [, head = '', , path = ''] = match;
  const rest = path.replace(/[A-Za-z]{3,}(?![A-Za-z]*$)|\/[A-Za-z]{3,}$|\d+/g, (piece) => {
    if (/\d/.test(piece)) return piece.replace(/\d/g, () => String(random.integer(10)));
    return piece.startsWith('/') ? `/${random.pick(words)}` : random.pick(words);
  });
  return `${head}${random.pick(words)}.${random.pick(domains)}${rest}`;
}

function fromLists(surface: string, kind: string, random: Random): string | undefined {
  const chinese = chinesePlaces[kind as keyof typeof chinesePlaces];
  if (/\p{Script=Han}/u.test(surface)) return chinese && random.pick(chinese);
  const own = [...(namesByKind[kind as NameKind] ?? []), ...(namesOfSeveralWordsByKind[kind as NameKind] ?? [])].filter(
    (name) => !ownKind.has(name) && name.endsWith('s') === surface.toLowerCase().endsWith('s'),
  );
  return own.length < 2
    ? undefined
    : random.pick(own).replace(/(^|[\s-])(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}

function personLike(surface: string, random: Random): string | undefined {
  const chinese = splitChineseName(surface);
  if (chinese) {
    const gender = genderOfChinese(chinese.given);
    const list =
      gender === 'male' || gender === 'female' ? chineseCharacters[gender] : [...chineseCharacters.male, ...chineseCharacters.female];
    return random.pick(chineseCharacters.surnames) + random.pick(list.filter((name) => name.length === chinese.given.length));
  }
  if (!/^[\p{Script=Latin}\p{M}.'\u2019 -]+$/u.test(surface)) return undefined;
  const parts = surface.split(' ');
  const known = nameIndex().first.get(foldName(parts.find((part) => nameIndex().first.has(foldName(part))) ?? ''));
  const gender: Gender = known === 'male' || known === 'female' ? known : random.pick(['male', 'female'] as const);
  const alone = parts.length === 1;
  return parts
    .map((part, k) => {
      if (/^(?:mr|mrs|ms|miss|dr|prof|sir|jr|sr)\.?$/i.test(part)) return part;
      if (/^\p{L}\.?$/u.test(part)) return part.replace(/\p{L}/u, () => random.pick(namesByOrigin.english[gender]).charAt(0));
      return alone
        ? known === undefined
          ? random.pick(namesByOrigin.english.surnames)
          : random.pick(namesByOrigin.english[gender])
        : random.pick(k === parts.length - 1 ? namesByOrigin.english.surnames : namesByOrigin.english[gender]);
    })
    .join(' ');
}

/** Months, weekdays and number words replaced by others of their kind. */
function wordsLike(surface: string, random: Random): string {
  const english = surface.replace(/[A-Za-z]+/g, (word) => {
    const lower = word.toLowerCase();
    for (const list of [months, shortMonths, weekdays, shortWeekdays, units, teens, tens, ordinals])
      if (list.some((one) => one.toLowerCase() === lower)) return copyCase(word, random.pick(list).toLowerCase());
    return word;
  });
  return english
    .replace(/[一二三四五六七八九十]{1,2}(?=月)/g, () => hanNumber(1 + random.integer(12)))
    .replace(/[一二三四五六七八九十]{1,3}(?=[日号])/g, () => hanNumber(1 + random.integer(28)))
    .replace(/(星期|礼拜|周)([一二三四五六日天])/g, (_, week: string) => week + random.pick([...'一二三四五六日']))
    .replace(/[一二三四五六七八九](?=[点百千万亿个元人年岁名次]|十[个元人年岁名次])/g, () => hanDigits.charAt(random.integer(9)));
}

function hanNumber(value: number): string {
  if (value <= 9) return hanDigits.charAt(value - 1);
  const ten = value < 20 ? '十' : `${hanDigits.charAt(Math.floor(value / 10) - 1)}十`;
  return value % 10 === 0 ? ten : ten + hanDigits.charAt((value % 10) - 1);
}

/** Digits replaced by digits: years near their year, months and days and hours in their range, a check digit right where it was. */
function digitsLike(surface: string, random: Random): string {
  const pad = (value: number, digits: string) => String(value).padStart(digits.startsWith('0') ? digits.length : 1, '0');
  const near = (year: string) => String(Math.min(2099, Math.max(1900, Number(year) - 20 + random.integer(41))));
  const date = /^(.*?)(\d{4})([-/.年] ?)(\d{1,2})([-/.月] ?)(\d{1,2})(?!\d)(.*)$/s.exec(surface);
  if (date) {
    const [, before = '', year = '', one = '', month = '', two = '', day = '', rest = ''] = date;
    return `${before}${near(year)}${one}${pad(1 + random.integer(12), month)}${two}${pad(1 + random.integer(28), day)}${timeLike(rest, random, pad)}`;
  }
  const short = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/s.exec(surface);
  if (short) {
    const [, left = '', mark = '', right = '', year = '', rest = ''] = short;
    // Day and month in either order: both stay months, so that either order is a date.
    const long = year.length === 4 ? near(year) : String(random.integer(100)).padStart(2, '0');
    return `${pad(1 + random.integer(12), left)}${mark}${pad(1 + random.integer(12), right)}${mark}${long}${timeLike(rest, random, pad)}`;
  }
  if (/^\d{1,2}:\d{2}/.test(surface)) return timeLike(surface, random, pad);
  const named = anyMonth.test(surface) || /[月日年]/.test(surface);
  if (named)
    return surface.replace(/\d+/g, (digits, at: number) => {
      if (digits.length === 4) return near(digits);
      return pad(1 + random.integer(surface.charAt(at + digits.length) === '月' ? 12 : 28), digits);
    });
  if (/^(?:19|20)\d\d$/.test(surface)) return near(surface);
  const decade = /^(.*?)(1[5-9]|20)?\d0(['\u2019]?s)$/.exec(surface);
  if (decade) return `${decade[1]}${decade[2] === undefined ? '' : '19'}${1 + random.integer(9)}0${decade[3]}`;
  const isId = /\d/.test(surface) && /[A-Za-z]/.test(surface) && !/[a-z]{3}/.test(surface);
  const made = surface.replace(/[A-Za-z]+|\d+/g, (run) => {
    if (/\d/.test(run))
      return run.replace(/\d/g, (digit, at: number) => String(at === 0 && digit !== '0' ? 1 + random.integer(9) : random.integer(10)));
    if (!isId || /^(?:am|pm|st|nd|rd|th|km|kg|cm|mm|m|s|k|bn|mn)$/i.test(run)) return run;
    return run
      .replace(/[A-Z]/g, () => String.fromCharCode(65 + random.integer(26)))
      .replace(/[a-z]/g, () => String.fromCharCode(97 + random.integer(26)));
  });
  return withCheckDigit(surface, ordinalEnding(made));
}

function timeLike(text: string, random: Random, pad: (value: number, digits: string) => string): string {
  return text.replace(/(\d{1,2}):(\d{2})(?::(\d{2}))?/g, (whole, hour: string, _minute: string, second: string | undefined) => {
    const twelve = /[ap]\.?m/i.test(text.slice(text.indexOf(whole) + whole.length));
    const hours = pad(twelve ? 1 + random.integer(12) : random.integer(24), hour);
    const sixty = () => String(random.integer(60)).padStart(2, '0');
    return `${hours}:${sixty()}${second === undefined ? '' : `:${sixty()}`}`;
  });
}

/** 21st, 22nd, 23rd: the ending of the new number. */
function ordinalEnding(text: string): string {
  return text.replace(/(\d+)(st|nd|rd|th)\b/gi, (_, digits: string) => {
    const last = Number(digits.slice(-1));
    const teen = digits.at(-2) === '1';
    return digits + (teen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th');
  });
}

/** The Luhn check digit of a card number, where the number replaced had a right one. */
function withCheckDigit(surface: string, made: string): string {
  const old = surface.replace(/\D/g, '');
  if (!/^[\d -]{13,24}$/.test(surface) || old.length < 13 || luhn(old) !== 0) return made;
  for (let digit = 0; digit < 10; digit++) {
    const tried = made.replace(/\d(?=\D*$)/, String(digit));
    if (luhn(tried.replace(/\D/g, '')) === 0) return tried;
  }
  return made;
}

function luhn(digits: string): number {
  let sum = 0;
  for (let k = 0; k < digits.length; k++) {
    const value = Number(digits.charAt(digits.length - 1 - k)) * (k % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10;
}
