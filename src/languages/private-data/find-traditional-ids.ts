import type { Candidates } from './candidates.ts';

/** Ids of Taiwan and Hong Kong. */

/** Letters of Taiwan's ids in the order of their numbers, which begin with 10. */
const taiwanLetters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** The check digit behind a letter and eight digits of an id of Taiwan. */
export function taiwanDigit(id: string): string {
  const letter = taiwanLetters.indexOf(id.charAt(0)) + 10;
  let sum = Math.trunc(letter / 10) + (letter % 10) * 9;
  for (let i = 1; i < 9; i++) sum += (id.charCodeAt(i) - 0x30) * (9 - i);
  return `${(10 - (sum % 10)) % 10}`;
}

/** A citizen's (1, 2) or a foreign resident's (8, 9) id. */
export function isTaiwanId(id: string): boolean {
  return /^[A-Z][1289]\d{8}$/.test(id) && taiwanDigit(id) === id.charAt(9);
}

/** The check character behind one or two letters and six digits of an id of Hong Kong. */
export function hongKongDigit(id: string): string {
  const padded = id.length === 7 ? ` ${id}` : id;
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const sign = padded.charAt(i);
    sum += (sign === ' ' ? 36 : Number.parseInt(sign, 36)) * (9 - i);
  }
  return '0123456789A'.charAt((11 - (sum % 11)) % 11);
}

const businessWeights = [1, 2, 1, 2, 1, 2, 4, 1];

/** A unified business number of Taiwan by the rule of 2023: the sum of the digits of its weighted digits is a multiple of five. */
export function isTaiwanBusinessNumber(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const product = (digits.charCodeAt(i) - 0x30) * (businessWeights[i] as number);
    sum += Math.trunc(product / 10) + (product % 10);
  }
  // 7 times 4 counts as 0 or as 1.
  return sum % 5 === 0 || (digits.charAt(6) === '7' && (sum + 1) % 5 === 0);
}

const bracketed = /[(（]([0-9A])[)）]/y;
/** Words before what looks like an id of Taiwan and is the number of a thing. */
const thingBefore =
  /(?:编号|編號|订单|訂單|单号|單號|货号|貨號|型号|型號|流水|order|invoice|model|part|item|sku|serial)\W{0,3}(?:no\.?|number|号|號)?\W{0,3}$/i;

/** A word of letters and digits that is an id of Taiwan or Hong Kong. Returns its end, or 0. */
export function findTraditionalId(candidates: Candidates, start: number, end: number): number {
  const { text } = candidates;
  const word = text.slice(start, end);
  if (word.length === 10) {
    if (!isTaiwanId(word) || thingBefore.test(text.slice(Math.max(0, start - 16), start))) return 0;
    return candidates.add('TW_ID_CARD', start, end, 0.6, 0.95) ? end : 0;
  }
  const match = /^([A-Z]{1,2}\d{6})([0-9A])?$/.exec(word);
  if (!match) return 0;
  const [, id, own] = match as unknown as [string, string, string | undefined];
  if (own !== undefined) return hongKongDigit(id) === own && candidates.add('HK_ID_CARD', start, end, 0.3, 0.85) ? end : 0;
  bracketed.lastIndex = end;
  const check = bracketed.exec(text)?.[1];
  if (check !== hongKongDigit(id)) return 0;
  return candidates.add('HK_ID_CARD', start, bracketed.lastIndex, 0.85, 0.97) ? bracketed.lastIndex : 0;
}
