import type { Word } from '../core/analysis.ts';
import type { TextEdit } from '../core/edits.ts';
import type { Random } from '../core/random.ts';
import { noiseCount } from './text-noise.ts';
import { drawnOrder } from './text-words.ts';

/** Whether a word is one of Latin letters: an English word, in a text that has English. */
export function isLatinWord({ language, text }: Word): boolean {
  return language !== 'zh' && /[A-Za-z]/.test(text);
}

export function isChineseWord({ language }: Word): boolean {
  return language === 'zh';
}

/**
 * Edits that change a share of the words of one kind, drawn from those for which something is proposed. Linear.
 *
 * @param propose what stands for a word, of which it may be a part; nothing where it stays
 */
export function wordEdits(
  { words, random, ratio, free }: { words: readonly Word[]; random: Random; ratio: number; free(start: number, end: number): boolean },
  counts: (word: Word) => boolean,
  propose: (word: Word) => TextEdit | undefined,
): TextEdit[] {
  const units = words.filter(counts);
  let left = noiseCount(random, ratio, units.length);
  const edits: TextEdit[] = [];
  const next = drawnOrder(random, left === 0 ? 0 : units.length);
  for (let drawn = next(); drawn >= 0 && left > 0; drawn = next()) {
    const word = units[drawn] as Word;
    const edit = propose(word);
    if (edit === undefined || !free(word.start, word.end)) continue;
    edits.push(edit);
    left--;
  }
  return edits;
}
