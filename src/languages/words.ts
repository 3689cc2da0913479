import type { Word } from '../core/analysis.ts';

/** Characters that were met, as bits: most guards have nothing to look for in a text without theirs. */
export const met = {
  backtick: 1,
  bracket: 2,
  angle: 4,
  percent: 8,
  dollar: 16,
  at: 32,
  hash: 64,
  underscore: 128,
  digit: 256,
  upper: 512,
  slash: 1024,
  paren: 2048,
  innerDot: 4096,
  ampersand: 8192,
  backslash: 16384,
  /** An asterisk or a tilde. */
  star: 32768,
  pipe: 65536,
  /** An equals sign or a caret. */
  equals: 131072,
  line: 262144,
} as const;

export interface ScannedWords {
  words: Word[];
  /** Bits of `met`. */
  met: number;
  /** Letters outside ASCII, and how many of them belong to scripts written without spaces. */
  letters: number;
  unspaced: number;
}

const lower = 1;
const upper = 2;
const digit = 3;
const underscore = 4;
const classes = new Uint8Array(128);
for (let c = 97; c <= 122; c++) classes[c] = lower;
for (let c = 65; c <= 90; c++) classes[c] = upper;
for (let c = 48; c <= 57; c++) classes[c] = digit;
classes[95] = underscore;

const marks = new Uint32Array(128);
marks[96] = met.backtick;
marks[91] = marks[123] = met.bracket;
marks[60] = marks[62] = met.angle;
marks[37] = met.percent;
marks[36] = met.dollar;
marks[64] = met.at;
marks[35] = met.hash;
marks[47] = met.slash;
marks[40] = met.paren;
marks[38] = met.ampersand;
marks[92] = met.backslash;
marks[42] = marks[126] = met.star;
marks[124] = met.pipe;
marks[61] = marks[94] = met.equals;
marks[10] = met.line;

const otherKind = 1;
const letterKind = 2;
const digitKind = 3;
const markKind = 4;
const unspacedKind = 5;
const kinds = new Uint8Array(65536);

/** What a code point outside ASCII is to a word; remembered per code point of the basic plane. */
function kindOf(codePoint: number): number {
  const cached = codePoint < 65536 ? (kinds[codePoint] as number) : 0;
  if (cached !== 0) return cached;
  const character = String.fromCodePoint(codePoint);
  const kind =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u.test(
      character,
    )
      ? unspacedKind
      : /\p{L}/u.test(character)
        ? letterKind
        : /\p{N}/u.test(character)
          ? digitKind
          : /\p{M}|[\u00ad\u200c\u200d]/u.test(character)
            ? markKind
            : otherKind;
  if (codePoint < 65536) kinds[codePoint] = kind;
  return kind;
}

const clitics = new Set(['s', 're', 've', 'll', 'd', 'm', 't', 'em', 'til', 'tis', 'twas', 'cause']);

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x02bc || unit === 0x2018 || unit === 0x00b4 || unit === 0xff07;
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}

/** Whether a letter or digit begins at an offset. */
function startsWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return classes[unit] !== 0;
  if (Number.isNaN(unit)) return false;
  const kind = kindOf(text.codePointAt(at) as number);
  return kind !== otherKind && kind !== markKind;
}

function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return classes[unit] === lower || classes[unit] === upper;
  return unit >= 128 && startsWord(text, at);
}

function isDigitAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

/** Whether `'s` and its like begin here, as tokenised corpora write them: an apostrophe behind a space. */
function cliticEnd(text: string, at: number): number {
  const before = at === 0 ? 32 : text.charCodeAt(at - 1);
  if (before > 32 && before !== 0xa0) return 0;
  let end = at + 1;
  while (end < text.length && end - at <= 6 && isLetterAt(text, end)) end++;
  if (end === at + 1 || !clitics.has(text.slice(at + 1, end).toLowerCase())) return 0;
  const next = text.charCodeAt(end);
  return end < text.length && (isApostrophe(next) || startsWord(text, end)) ? 0 : end;
}

/**
 * Words of a text: runs of letters, digits, marks and underscores, with apostrophes, hyphens and the points of initials
 * (`U.S.`) and numbers (`3.5`, `1,000`, `10:30`) inside them. Split contractions of tokenised corpora are words too: `'s`, `n't`.
 */
export function scanWords(text: string): ScannedWords {
  const words: Word[] = [];
  const length = text.length;
  let seen = 0;
  let letters = 0;
  let unspaced = 0;
  let i = 0;
  while (i < length) {
    const first = text.charCodeAt(i);
    const start = i;
    if (first < 128) {
      if (classes[first] === 0) {
        seen |= marks[first] as number;
        if (first === 0x27) {
          const end = cliticEnd(text, i);
          if (end > 0) {
            words.push({ start, end, text: text.slice(start, end) });
            i = end;
            continue;
          }
        }
        i++;
        continue;
      }
    } else if (!startsWord(text, i)) {
      const end = isApostrophe(first) ? cliticEnd(text, i) : 0;
      if (end > 0) words.push({ start, end, text: text.slice(start, end) });
      i = end > 0 ? end : i + ((text.codePointAt(i) as number) > 65535 ? 2 : 1);
      continue;
    }
    let segment = i;
    let initials = false;
    for (;;) {
      while (i < length) {
        const unit = text.charCodeAt(i);
        if (unit < 128) {
          const kind = classes[unit] as number;
          if (kind === 0) break;
          if (kind !== lower) seen |= kind === upper ? met.upper : kind === digit ? met.digit : met.underscore;
          i++;
        } else {
          const codePoint = text.codePointAt(i) as number;
          const kind = kindOf(codePoint);
          if (kind === otherKind) break;
          if (kind === unspacedKind) unspaced++;
          if (kind === unspacedKind || kind === letterKind) letters++;
          if (kind === digitKind) seen |= met.digit;
          if (kind === letterKind) seen |= met.upper;
          i += codePoint > 65535 ? 2 : 1;
        }
      }
      if (i + 1 >= length) break;
      const joint = text.charCodeAt(i);
      if (joint === 32) break;
      if (isHyphen(joint) || isApostrophe(joint)) {
        if (!startsWord(text, i + 1)) break;
      } else if (joint === 0x60) {
        // don`t: a grave accent for the apostrophe.
        if (text.charCodeAt(i - 1) !== 110 || text.charCodeAt(i + 1) !== 116 || startsWord(text, i + 2)) break;
      } else if (joint === 0x2e) {
        if (isDigitAt(text, i - 1) && isDigitAt(text, i + 1)) {
          // 3.5
        } else if (i - segment === 1 && isLetterAt(text, i - 1) && isLetterAt(text, i + 1) && !startsWord(text, i + 2)) initials = true;
        else {
          if (startsWord(text, i + 1)) seen |= met.innerDot;
          break;
        }
      } else if (joint === 0x2c || joint === 0x3a || joint === 0x2f) {
        if (!isDigitAt(text, i - 1) || !isDigitAt(text, i + 1)) break;
      } else break;
      i++;
      segment = i;
    }
    if (initials && text.charCodeAt(i) === 0x2e) i++;
    words.push({ start, end: i, text: text.slice(start, i) });
  }
  return { words, met: seen, letters, unspaced };
}
