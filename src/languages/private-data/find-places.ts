import type { Candidates } from './candidates.ts';
import { isDigit } from './characters.ts';
import { findNumberedAddress } from './find-chinese-addresses.ts';

const states = new Set(
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY AA AE AP'.split(
    ' ',
  ),
);
const zip = /\d{5}(?:-\d{4})?(?![\d-]|[.,]\d)/y;
const stateBefore = /(?:,\s{0,3}|[a-z.]\s|^\s*|\n\s*)([A-Z]{2})\.?,?\s{1,3}$/;
const postalWords = /zip|post ?code|postal|plz|cap|[邮郵][编編政遞]/i;
const postalBefore =
  /(?:(?<![a-z])(?:zip(?: ?code)?|post ?code|postal(?: code)?|plz|cap)(?![a-z])|邮编|邮政编码|郵編|郵遞區號|郵政編碼)(?:\s*(?:is|was|=|:|：|是|为|為))?\s*[#'"“]?$/i;
const postal = /\d{2,6}(?:[- ]\d{2,4})?(?: [A-Z]{2}(?![A-Za-z]))?(?![A-Za-z0-9])/y;

/** A postal code behind its state or a word for postal codes, at a digit. Returns its end, or 0. */
export function findPostalCode(candidates: Candidates, start: number): number {
  const { text } = candidates;
  if (
    isDigit(text.charCodeAt(start + 1)) &&
    candidates.says(postalWords) &&
    postalBefore.test(text.slice(Math.max(0, start - 24), start))
  ) {
    postal.lastIndex = start;
    if (postal.test(text)) return candidates.add('POSTAL_CODE', start, postal.lastIndex, 0.85) ? postal.lastIndex : 0;
  }
  zip.lastIndex = start;
  if (!zip.test(text)) return 0;
  const state = stateBefore.exec(text.slice(Math.max(0, start - 24), start))?.[1];
  return state !== undefined && states.has(state) && candidates.add('POSTAL_CODE', start, zip.lastIndex, 0.75) ? zip.lastIndex : 0;
}

const britishCode =
  /(?:GIR ?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9]|[0-9][A-HJKPS-UW]|[A-HK-Y][0-9][ABEHMNPRV-Y]) [0-9][ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])/y;
const canadianCode = /[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d(?![A-Za-z0-9])/y;

/** Postal codes of letters and digits: those of Britain and Canada. */
export function findLetteredPostalCode(candidates: Candidates, start: number): number {
  const { text } = candidates;
  for (const code of [britishCode, canadianCode]) {
    code.lastIndex = start;
    if (code.test(text)) return candidates.add('POSTAL_CODE', start, code.lastIndex, 0.85) ? code.lastIndex : 0;
  }
  return 0;
}

const streetTypes =
  'street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|square|sq|terrace|ter|parkway|pkwy|highway|hwy|circle|cir|close|crescent|way|trail|trl|mews|row|gardens|grove|hill|quay|alley|plaza|walk|loop|turnpike|esplanade|parade';
const unit = '(?:,?\\s{1,4}(?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|#)\\.?\\s?#?[0-9A-Za-z-]{1,6})';
const name = "[A-Z0-9][A-Za-z0-9'’.\\u00c0-\\u024f-]{0,24}";
const english = new RegExp(
  `\\d{1,6}[A-Za-z]?,? (?:(?:[NSEW]|North|South|East|West)\\.? )?(?:${name} ){1,4}(?:${streetTypes})\\b\\.?(?: (?:[NSEW]{1,2}|North|South|East|West)\\b)?${unit}?`,
  'iy',
);
/** Each word of the name in capitals, or a number. */
const properName = /^\d{1,6}[A-Za-z]?,? (?:[A-Z0-9][^ ]* )+/;
const question = /^\d+ (?:what|which|who|whose|where|when|how|why|in|on|at|of|the|minutes?|hours?|days?|years?|miles?|km|percent|times) /i;
const military = /(?:(?:PSC|Unit|CMR) \d{1,5},? Box \d{1,5}|P\.? ?O\.? Box \d{1,6})(?:\s{1,4}[ADF]PO,? A[AEP] \d{5})?/iy;
const anyName = name.replace('A-Z0-9', 'A-Za-z0-9');
const european = new RegExp(
  `(?<![A-Za-z\\u00c0-\\u024f])(?:(?:rue|calle|viale|piazza|rua|ul\\.|ulica|avda\\.|chemin) (?:${anyName} ){1,4}|(?:Rue|Calle|Viale|Piazza|Rua|Ul\\.|Ulica|Avda\\.|Chemin|Avenue|Av\\.|Boulevard|Place|Via|Corso|Plaza) (?:${anyName} ){1,4})$`,
);
const europeanWords = /rue|calle|via|piazza|rua|ul\.|ulica|avda|chemin|avenue|av\.|boulevard|place|corso|plaza/i;
const germanicWords = /stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|gatan|vägen|gata|veien|vej|gade|straat|laan|plein|kade|katu|tie/;
const germanic =
  /(?:[A-Z\u00c0-\u00de][a-z\u00df-\u00ff-]{2,24}(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|gatan|vägen|gata|veien|vej|gade|straat|laan|weg|plein|kade|katu|tie)) $/;
/** `450 Præstevænget 15`: anything may be a street between two numbers, if a flat follows it or a word for addresses stands before it. */
const twoNumbers = new RegExp(
  `\\d{1,6},? (?:${name.replace('A-Z0-9', '\\p{Lu}').replace('A-Za-z0-9', '\\p{L}')} ){1,4}\\d{1,4}(?![\\p{L}\\d])`,
  'uy',
);
const houseNumber = /\d{1,4}[A-Za-z]?(?![A-Za-z0-9])/y;

/** Street addresses at a digit: house number, name and kind of street, or a kind that stands before the number. Returns the end, or 0. */
export function findAddress(candidates: Candidates, start: number): number {
  const { text } = candidates;
  if (!candidates.wants('ADDRESS')) return 0;
  if (isHanBehind(text, start)) return findNumberedAddress(candidates, start);
  english.lastIndex = start;
  const match = english.exec(text);
  if (match && !question.test(match[0])) {
    const capital = properName.exec(match[0])?.[0].length ?? 0;
    const proper = match[0].slice(0, capital).split(' ').length > match[0].trim().split(' ').length - 2;
    const whole = unitAfter(text, english.lastIndex);
    if (candidates.add('ADDRESS', start, whole, proper ? 0.75 : 0.3, 0.85)) return whole;
  }
  const before = text.slice(Math.max(0, start - 56), start);
  const parted = text.charAt(start - 1) === ' ';
  const street =
    (parted && candidates.says(europeanWords) && european.exec(before)) ||
    (parted && candidates.says(germanicWords) && germanic.exec(before));
  houseNumber.lastIndex = start;
  if (street && houseNumber.test(text)) {
    const from = start - (before.length - street.index);
    const whole = unitAfter(text, houseNumber.lastIndex);
    if (candidates.add('ADDRESS', from, whole, 0.7, 0.85)) return whole;
  }
  twoNumbers.lastIndex = start;
  if (twoNumbers.test(text)) {
    const end = twoNumbers.lastIndex;
    const whole = unitAfter(text, end);
    if (candidates.add('ADDRESS', start, whole, whole > end ? 0.75 : 0.3, 0.85)) return whole;
  }
  return findBox(candidates, start) || findNumberedAddress(candidates, start);
}

/** Whether a Chinese character goes on a number: no address of another language has that. */
function isHanBehind(text: string, start: number): boolean {
  let at = start + 1;
  while (at < start + 6 && isDigit(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  return code >= 0x4e00 && code <= 0x9fff;
}

const unitBehind = new RegExp(`${unit}(?![A-Za-z0-9])`, 'iy');

function unitAfter(text: string, end: number): number {
  unitBehind.lastIndex = end;
  return unitBehind.test(text) ? unitBehind.lastIndex : end;
}

const boxWords = /PSC|Unit|CMR|Box/i;
const boxBefore = /(?:PSC|Unit|CMR|P\.? ?O\.? ?Box) $/i;

function findBox(candidates: Candidates, digit: number): number {
  const { text } = candidates;
  if (!candidates.says(boxWords)) return 0;
  const before = boxBefore.exec(text.slice(Math.max(0, digit - 12), digit));
  if (!before) return 0;
  const start = digit - before[0].length;
  military.lastIndex = start;
  return military.test(text) && candidates.add('ADDRESS', start, military.lastIndex, 0.85) ? military.lastIndex : 0;
}
