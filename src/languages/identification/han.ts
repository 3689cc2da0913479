import {
  chineseAlone,
  japaneseAlone,
  simplifiedAlone,
  simplifiedAsJapanese,
  traditionalAlone,
  traditionalAsJapanese,
} from './han-forms.generated.ts';
import { writingOf } from './scripts.ts';

/** Bits of a Han character. */
const notJapanese = 1;
const notChinese = 2;
const simplified = 4;
const traditional = 8;
const first = 0x4e00;
const forms = new Uint8Array(0xa000 - first);
for (const [characters, bits] of [
  [simplifiedAlone, notJapanese | simplified],
  [simplifiedAsJapanese, simplified],
  [traditionalAlone, notJapanese | traditional],
  [traditionalAsJapanese, traditional],
  [chineseAlone, notJapanese],
  [japaneseAlone, notChinese],
  // In the Japanese standard, and hardly ever in Japanese.
  ['你它很這們還沒麼個兩給嗎說該', notJapanese],
] as const)
  for (const character of characters) forms[character.charCodeAt(0) - first] = (forms[character.charCodeAt(0) - first] as number) | bits;

function formOf(codePoint: number): number {
  return codePoint >= first && codePoint < first + forms.length ? (forms[codePoint - first] as number) : 0;
}

export interface Range {
  start: number;
  end: number;
}

/** Whether a text has kana or characters of Japan alone; where it has not, its Han is taken for Chinese. */
const japaneseSigns = new RegExp(`[\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\uff70${japaneseAlone}]`, 'u');

/** Log odds of Japanese against Chinese that a character adds. */
function japaneseOdds(codePoint: number, kana: boolean): number {
  // Chinese writes の for 的 in names of shops and dishes.
  if (kana) return codePoint === 0x306e ? 0.7 : 4;
  const form = formOf(codePoint);
  return form & notJapanese ? -4 : form & notChinese ? 4 : form & simplified ? -0.5 : -0.15;
}

/** What it costs to go over to the other language, by what stands between two characters. */
const withinWord = 4;
const atSpace = 3;
const atBorder = 2;
const sentenceEnd = /[\n.!?;:…。！？；：｡]/;

/**
 * The Japanese pieces of a text in Han and kana, from their first character to their last: the likeliest way to part it, in which each
 * character speaks for a language and each change costs (Viterbi over two states). The rest of the Han is Chinese. Linear.
 */
export function japaneseRanges(text: string): Range[] {
  if (!japaneseSigns.test(text)) return [];
  const places: number[] = [];
  /** Bit 0: Chinese came from Japanese; bit 1: Japanese came from Chinese. */
  const changes: number[] = [];
  let chinese = 0;
  let japanese = 0;
  let cost = 0;
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) as number;
    const writing = writingOf(codePoint);
    if (writing === 'han' || writing === 'kana') {
      const odds = japaneseOdds(codePoint, writing === 'kana');
      const toChinese = japanese - cost > chinese;
      const toJapanese = chinese - cost > japanese;
      places.push(i);
      changes.push((toChinese ? 1 : 0) | (toJapanese ? 2 : 0));
      const before = chinese;
      if (toChinese) chinese = japanese - cost;
      if (toJapanese) japanese = before - cost;
      japanese += odds;
      cost = withinWord;
    } else cost = Math.min(cost, sentenceEnd.test(text[i] as string) ? atBorder : atSpace);
    if (codePoint > 65535) i++;
  }
  return tracedBack(text, places, changes, japanese > chinese);
}

function tracedBack(text: string, places: readonly number[], changes: readonly number[], endsJapanese: boolean): Range[] {
  const ranges: Range[] = [];
  let isJapanese = endsJapanese;
  let end = -1;
  for (let k = places.length - 1; k >= 0; k--) {
    const at = places[k] as number;
    if (isJapanese && end < 0) end = at + ((text.codePointAt(at) as number) > 65535 ? 2 : 1);
    const changed = ((changes[k] as number) & (isJapanese ? 2 : 1)) !== 0;
    if (isJapanese && (changed || k === 0)) {
      ranges.push({ start: at, end });
      end = -1;
    }
    if (changed) isJapanese = !isJapanese;
  }
  return ranges.reverse();
}

/** How Chinese is written: `Hans` simplified, `Hant` traditional; nothing where no character tells, or both kinds do. */
export function chineseScript(text: string): 'Hans' | 'Hant' | undefined {
  let plain = 0;
  let full = 0;
  for (let i = 0; i < text.length; i++) {
    const form = formOf(text.charCodeAt(i));
    if (form & simplified) plain++;
    else if (form & traditional) full++;
  }
  if (plain > 4 * full) return 'Hans';
  return full > 4 * plain ? 'Hant' : undefined;
}

/** Han characters of Chinese alone, and how many there are: what a short text is told by. */
export function countChineseAlone(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (formOf(text.charCodeAt(i)) & notJapanese) count++;
  return count;
}
