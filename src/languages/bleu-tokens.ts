import { splitAtSpaces, trimBoth, trimEnd } from '../kernels/text/white-space.ts';

/** How BLEU cuts a text, by the names of sacreBLEU. */
export const bleuTokenizers = ['13a', 'zh', 'char', 'intl', 'none'] as const;
export type BleuTokenizer = (typeof bleuTokenizers)[number];

/** The tokenizer that suits a text: `zh` for Chinese, `char` for other scripts without spaces, `13a` else. */
export function bleuTokenizerFor(text: string): BleuTokenizer {
  if (
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u.test(text)
  )
    return 'char';
  return /\p{Script=Han}/u.test(text) ? 'zh' : '13a';
}

/** Tokens of a text as sacreBLEU 2.6 cuts it: `13a` as mteval-v13a, `zh` with each Chinese character alone, `intl` as mteval-v14. */
export function bleuTokens(text: string, tokenizer: BleuTokenizer): string[] {
  const line = trimEnd(text);
  if (tokenizer === '13a') return cut13a(line);
  if (tokenizer === 'zh') return westernTokens(trimBoth(line).replace(chinese, ' $& '));
  if (tokenizer === 'intl') return international(line);
  return tokenizer === 'char' ? characters(line) : splitAtSpaces(line);
}

function cut13a(text: string): string[] {
  let line = text.replaceAll('<skipped>', '').replaceAll('-\n', '').replaceAll('\n', ' ');
  if (line.includes('&')) line = line.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  return isSimple(line) ? simpleTokens(line) : westernTokens(` ${line} `);
}

function isSimple(line: string): boolean {
  return /^[\x00-\x7f]*$/.test(line) && !/[.,][.,]/.test(line);
}

/** Signs part words; a point or comma does so unless between digits, a hyphen behind a digit. */
function westernTokens(line: string): string[] {
  return splitAtSpaces(
    line
      .replace(/[{-~[-` -&(-+:-@/]/g, ' $& ')
      .replace(/([^0-9])([.,])/g, '$1 $2 ')
      .replace(/([.,])([^0-9])/g, ' $1 $2')
      .replace(/([0-9])-/g, '$1 - '),
  );
}

const blank = 1;
const sign = 2;
const point = 3;
const hyphen = 4;
const digit = 5;
const kinds = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  const character = String.fromCharCode(unit);
  if (/[\t-\r\x1c-\x20]/.test(character)) kinds[unit] = blank;
  else if (/[{-~[-`!-&(-+:-@/]/.test(character)) kinds[unit] = sign;
  else if (/[0-9]/.test(character)) kinds[unit] = digit;
}
kinds[0x2e] = kinds[0x2c] = point;
kinds[0x2d] = hyphen;

/** What `westernTokens` gives for a line of ASCII where no points or commas meet, in one pass: sentences mostly are such lines. */
function simpleTokens(line: string): string[] {
  const tokens: string[] = [];
  let start = 0;
  let before = blank;
  const close = (end: number) => {
    if (end > start) tokens.push(line.slice(start, end));
    start = end + 1;
  };
  for (let i = 0; i < line.length; i++) {
    const kind = kinds[line.charCodeAt(i)] as number;
    const alone = kind === sign || (kind === hyphen && before === digit) || (kind === point && partsWords(line, i, before));
    if (kind === blank || alone) close(i);
    if (alone) tokens.push(line.charAt(i));
    before = kind;
  }
  close(line.length);
  return tokens;
}

function partsWords(line: string, at: number, before: number): boolean {
  return before !== digit || kinds[line.charCodeAt(at + 1)] !== digit;
}

/**
 * What sacreBLEU takes for Chinese: ideographs of the basic plane, their radicals, strokes and signs, full-width forms. Its ranges for the
 * planes beyond are written so that they stand for U+2001 to U+2A6D and U+2F81 to U+2FA1 instead, and so they do here.
 */
const chinese =
  /[\u3400-\u4db5\u4e00-\u9fbb\uf900-\ufa2d\ufa30-\ufa6a\ufa70-\ufad9\u2001-\u2a6d\u2f81-\u2fa1\uff00-\uffef\u2e80-\u2eff\u3000-\u303f\u31c0-\u31ef\u2f00-\u2fdf\u2ff0-\u2fff\u3100-\u312f\u31a0-\u31bf\ufe10-\ufe1f\ufe30-\ufe4f\u3200-\u33ff]/g;

/** Punctuation and symbols of any script part words, punctuation between digits excepted. */
function international(line: string): string[] {
  return splitAtSpaces(
    line
      .replace(/(\P{N})(\p{P})/gu, '$1 $2 ')
      .replace(/(\p{P})(\P{N})/gu, ' $1 $2')
      .replace(/\p{S}/gu, ' $& '),
  );
}

function characters(line: string): string[] {
  return splitAtSpaces([...line].join(' '));
}
