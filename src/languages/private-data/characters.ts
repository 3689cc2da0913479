/** What a UTF-16 unit may be the beginning of: the one table that the scan reads for each unit. */
export const unitClass = {
  plain: 0,
  digit: 1,
  at: 2,
  colon: 3,
  point: 4,
  dash: 5,
  underscore: 6,
  equals: 7,
  /** Capitals that the names of keys have in their beginnings (AKIA, AIza). */
  keyLetter: 8,
  bracket: 9,
  /** A province on a number plate of mainland China. */
  province: 10,
  /** What only looks like a letter, digit or sign of ASCII, or is not seen at all: the text is read again with these folded. */
  folded: 11,
  /** Before a letter that is none: `\\n`, `\\u4e2d`. */
  escape: 12,
  /** Han characters and letters that end words by which names, addresses, accounts and dates are announced. */
  announcing: 13,
} as const;

export const plateProvinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使';

export const unitClasses = new Uint8Array(65536);
const set = (units: string, kind: number) => {
  for (let i = 0; i < units.length; i++) unitClasses[units.charCodeAt(i)] = kind;
};
set('0123456789', unitClass.digit);
set('@', unitClass.at);
set(':：', unitClass.colon);
set('.', unitClass.point);
set('-', unitClass.dash);
set('_', unitClass.underscore);
set('=', unitClass.equals);
set('JKz', unitClass.keyLetter);
set('[', unitClass.bracket);
set('\\', unitClass.escape);
set(plateProvinces, unitClass.province);
set('QqXx名人字户戶者叫是敬爱愛址扣鹅鵝信宝寶月市区區县縣', unitClass.announcing);
for (let digit = 0; digit < 10; digit++) for (const zero of [0xff10, 0x660, 0x6f0, 0x966]) unitClasses[zero + digit] = unitClass.folded;
for (let letter = 0; letter < 26; letter++) for (const a of [0xff21, 0xff41]) unitClasses[a + letter] = unitClass.folded;
set('＠．－＿＋／', unitClass.folded);
/** Zero-width characters, soft hyphens and marks of direction: nobody sees them, and a value may be split by them. */
export const invisible = '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff';
set(invisible, unitClass.folded);

export interface FoldedText {
  text: string;
  /** Where each unit of the folded text stood. */
  origins: Uint32Array;
}

/** The text as a reader sees it: full-width and foreign digits as ASCII, what is not seen left out. Linear. */
export function foldText(text: string): FoldedText {
  const origins = new Uint32Array(text.length);
  const pieces: string[] = [];
  let kept = 0;
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unitClasses[unit] === unitClass.folded) {
      if (i > copied) pieces.push(text.slice(copied, i));
      copied = i + 1;
      const ascii = asciiOf(unit);
      if (ascii === 0) continue;
      pieces.push(String.fromCharCode(ascii));
    }
    origins[kept++] = i;
  }
  pieces.push(text.slice(copied));
  return { text: pieces.join(''), origins: origins.subarray(0, kept) };
}

function asciiOf(unit: number): number {
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  for (const zero of [0x660, 0x6f0, 0x966]) if (unit >= zero && unit < zero + 10) return unit - zero + 0x30;
  return 0;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a && unit < 0x80;
}

export function isAlphanumeric(unit: number): boolean {
  return isDigit(unit) || isLetter(unit);
}

export function isHex(unit: number): boolean {
  const lower = unit | 0x20;
  return isDigit(unit) || (lower >= 0x61 && lower <= 0x66 && unit < 0x80);
}

/** Where the word of ASCII letters and digits around a place begins. */
export function wordStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && isAlphanumeric(text.charCodeAt(start - 1))) start--;
  return start;
}

export function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isAlphanumeric(text.charCodeAt(end))) end++;
  return end;
}
