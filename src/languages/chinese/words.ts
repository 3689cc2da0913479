import type { PartOfSpeech, Word } from '../../core/analysis.ts';
import { japaneseRanges, type Range } from '../identification/han.ts';
import type { ScannedWords } from '../words.ts';
import { cutChinese, tagChinese } from './segmenter.ts';

const han = /[\p{Script=Han}]/u;
const hanOnly = /\p{Script=Han}/gu;
const otherUnspaced =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

export interface PartedWords extends ScannedWords {
  /** Whether some of its Han is Chinese. */
  chinese: boolean;
  /** What is Japanese. */
  japanese: readonly Range[];
  /** Characters written without spaces that are not cut into words: Thai, kana, and the Han of Japanese. */
  uncut: number;
}

const runs = /\p{Script=Han}+|\P{Script=Han}+/gu;

/** Scanned words parted where Chinese meets other scripts or Japanese, with each run of Chinese in one piece. Asks no segmenter. Linear. */
export function partScripts(text: string, scanned: ScannedWords): PartedWords {
  const characters = text.match(hanOnly)?.length ?? 0;
  if (characters === 0) return { ...scanned, chinese: false, japanese: [], uncut: scanned.unspaced };
  const japanese = japaneseRanges(text);
  const cut = characters - japanese.reduce((sum, { start, end }) => sum + (text.slice(start, end).match(hanOnly)?.length ?? 0), 0);
  if (cut === 0) return { ...scanned, chinese: false, japanese, uncut: scanned.unspaced };
  const words = partWords(scanned.words, japanese, (piece) => piece.match(runs) ?? []);
  return { ...scanned, words, chinese: true, japanese, uncut: scanned.unspaced - cut };
}

/** The words that were scanned, with their Chinese cut by jieba. Linear. */
export function cutWords(scanned: readonly Word[], japanese: readonly Range[]): Word[] {
  return partWords(scanned, japanese, cutChinese);
}

/** Words with their Chinese cut; each piece of Japanese stays whole. */
function partWords(scanned: readonly Word[], japanese: readonly Range[], cut: (text: string) => readonly string[]): Word[] {
  const words: Word[] = [];
  let next = 0;
  for (const word of scanned) {
    while (next < japanese.length && (japanese[next] as Range).end <= word.start) next++;
    let at = word.start;
    for (let k = next; k < japanese.length && (japanese[k] as Range).start < word.end; k++) {
      const { start, end } = japanese[k] as Range;
      if (start > at) cutWord(pieceOf(word, at, start), cut, words);
      const from = Math.max(at, start);
      at = Math.min(end, word.end);
      words.push(pieceOf(word, from, at));
    }
    if (at === word.start) cutWord(word, cut, words);
    else if (at < word.end) cutWord(pieceOf(word, at, word.end), cut, words);
  }
  return words;
}

function pieceOf(word: Word, start: number, end: number): Word {
  return { start, end, text: word.text.slice(start - word.start, end - word.start) };
}

/** Adds the pieces of a word: those with Han as they are, letters and digits that the scanner joined (3.5, iPhone-12) in one. */
function cutWord(word: Word, cut: (text: string) => readonly string[], words: Word[]): void {
  if (!han.test(word.text)) {
    words.push(word);
    return;
  }
  let at = word.start;
  let open = -1;
  const close = (end: number) => {
    if (open >= 0) words.push({ start: open, end, text: word.text.slice(open - word.start, end - word.start) });
    open = -1;
  };
  for (const piece of cut(word.text)) {
    const end = at + piece.length;
    if (han.test(piece) && !otherUnspaced.test(piece)) {
      close(at);
      words.push({ start: at, end, text: word.text.slice(at - word.start, end - word.start), language: 'zh' });
    } else if (open < 0) open = at;
    at = end;
  }
  close(at);
}

/** Parts of speech of the Chinese words of a text; `others` tells those of the rest. */
export function tagWords(words: readonly Word[], text: string, others: readonly PartOfSpeech[]): readonly PartOfSpeech[] {
  const tags = [...others];
  for (let i = 0; i < words.length; i++) {
    if (words[i]?.language !== 'zh') continue;
    let last = i;
    while (words[last + 1]?.language === 'zh' && words[last + 1]?.start === words[last]?.end) last++;
    const start = (words[i] as Word).start;
    // A run is tagged as it was cut: in its own company.
    let at = start;
    const byStart = new Map<number, string>();
    for (const { word, tag } of tagChinese(text.slice(start, (words[last] as Word).end))) {
      byStart.set(at, tag);
      at += word.length;
    }
    for (; i <= last; i++) tags[i] = partOfSpeech(byStart.get((words[i] as Word).start) ?? 'x');
    i = last;
  }
  return tags;
}

/** jieba's tags (ICTCLAS) as classes. */
function partOfSpeech(tag: string): PartOfSpeech {
  if (/^n[rstz]/.test(tag)) return 'proper-noun';
  if (tag === 'vd' || tag === 'ad' || tag.startsWith('d')) return 'adverb';
  if (tag === 'an' || tag === 'vn' || tag.startsWith('n') || tag === 's' || tag === 'l' || tag === 'j')
    return tag === 'l' ? 'other' : 'noun';
  if (tag.startsWith('v')) return 'verb';
  if (tag.startsWith('a') || tag.startsWith('z') || tag === 'b') return 'adjective';
  return 'other';
}
