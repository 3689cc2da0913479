import type { Word } from '../../core/analysis.ts';
import type { TextEdit } from '../../core/edits.ts';
import { copyCase } from './inflection.ts';

const silentH = /^(?:hour|honest|honou?r|heir|herb\b)/;
const consonantVowel = /^(?:uni(?!n|m)|use|usa|usu|uti|ute|uto|ufo|ubi|eu|ewe|one\b|once\b|ura)/;

/** Whether `an` goes before a word: by its first sound, as far as spelling tells it. */
export function takesAn(word: string): boolean {
  const lower = word.toLowerCase();
  if (silentH.test(lower)) return true;
  return /^[aeiou]/.test(lower) && !consonantVowel.test(lower);
}

/** The edit that makes an article before a new word agree with it; nothing where none stands there, it is guarded or agrees. */
export function articleEdit(text: string, article: Word | undefined, at: number, newWord: string): TextEdit | undefined {
  if (!article || article.guard !== undefined || article.end - article.start > 2) return undefined;
  const lower = article.text.toLowerCase();
  if (lower !== 'a' && lower !== 'an') return undefined;
  for (let i = article.end; i < at; i++) if (text.charCodeAt(i) !== 32) return undefined;
  if (at === article.end) return undefined;
  const right = takesAn(newWord) ? 'an' : 'a';
  if (right === lower) return undefined;
  const shouted = lower === 'an' && article.text === 'AN';
  return { start: article.start, end: article.end, insert: shouted ? right.toUpperCase() : copyCase(article.text.charAt(0), right) };
}

/** The edit of the article right before an offset at which a new word begins; words are in order. */
export function articleBefore(text: string, words: readonly Word[], at: number, newWord: string): TextEdit | undefined {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as Word).start < at) low = middle + 1;
    else high = middle;
  }
  return articleEdit(text, words[low - 1], at, newWord);
}
