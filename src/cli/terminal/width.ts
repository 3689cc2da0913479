import { eastAsianWidth } from 'get-east-asian-width';

const ascii = /^[\x20-\x7e]*$/;
// Made when first needed: it loads tables that help and most answers do without.
let segmenter: Intl.Segmenter | undefined;
const wideEmoji = /\p{Emoji_Presentation}|\ufe0f|\u200d/u;
const zeroWidth = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u;
const sgr = /\x1b\[[0-9;]*m/g;

/** Columns a text takes on a terminal: Han, kana, full-width forms and emoji take two, marks none; colour codes are not counted. */
export function displayWidth(text: string): number {
  const bare = text.includes('\x1b') ? text.replace(sgr, '') : text;
  if (ascii.test(bare)) return bare.length;
  let width = 0;
  for (const segment of graphemesOf(bare)) width += graphemeWidth(segment);
  return width;
}

function* graphemesOf(text: string): Iterable<string> {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

function graphemeWidth(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  if (wideEmoji.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0x20);
}

/** The text with spaces after it up to a width; longer texts stay whole. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** The text with spaces before it up to a width. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}

/** The longest beginning that fits, with `…` where something was left off. For texts without colour codes. */
export function clip(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const segment of graphemesOf(text)) {
    const wide = graphemeWidth(segment);
    if (width + wide > columns - 1) break;
    kept += segment;
    width += wide;
  }
  return columns > 0 ? `${kept}…` : '';
}
