import type { PartOfSpeech, Word } from '../../core/analysis.ts';
import type { ScannedWords } from '../words.ts';
import { cutChinese, tagChinese } from './segmenter.ts';

const han = /[\p{Script=Han}]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const hanOnly = /\p{Script=Han}/gu;
const otherUnspaced =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

export interface PartedWords extends ScannedWords {
  /** Whether its Han is Chinese. */
  chinese: boolean;
  /** Characters written without spaces that are not cut into words: kana, Thai, and Han beside kana. */
  uncut: number;
}

/** Scanned words parted where Chinese meets other scripts, with each run of Chinese in one piece. Asks no segmenter. Linear. */
export function partScripts(text: string, scanned: ScannedWords): PartedWords {
  const characters = text.match(hanOnly)?.length ?? 0;
  const syllables = text.match(kana)?.length ?? 0;
  const chinese = characters > 0 && (syllables < 2 || syllables * 5 < characters);
  if (!chinese) return { ...scanned, chinese, uncut: scanned.unspaced };
  const words: Word[] = [];
  for (const word of scanned.words) {
    if (!han.test(word.text)) words.push(word);
    else cutWord(word, word.text.match(runs) ?? [], words);
  }
  return { ...scanned, words, chinese, uncut: scanned.unspaced - characters };
}

const runs = /\p{Script=Han}+|\P{Script=Han}+/gu;

/** The words that were scanned, with their Chinese cut by jieba. Linear. */
export function cutWords(scanned: readonly Word[]): Word[] {
  const words: Word[] = [];
  for (const word of scanned) {
    if (han.test(word.text)) cutWord(word, cutChinese(word.text), words);
    else words.push(word);
  }
  return words;
}

/** Adds the pieces of a word: those with Han as they are, letters and digits that the scanner joined (3.5, iPhone-12) in one. */
function cutWord(word: Word, pieces: readonly string[], words: Word[]): void {
  let at = word.start;
  let open = -1;
  const close = (end: number) => {
    if (open >= 0) words.push({ start: open, end, text: word.text.slice(open - word.start, end - word.start) });
    open = -1;
  };
  for (const piece of pieces) {
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
