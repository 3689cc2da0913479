import type { Word } from '../../core/analysis.ts';

/** An edit; those of one group are made together or not at all. */
export interface GroupedEdit {
  start: number;
  end: number;
  insert: string;
  group: number;
}

/** Whether white space of one line alone stands between two words. */
export function adjoin(text: string, left: Word | undefined, right: Word | undefined): boolean {
  if (!left || !right || right.start === left.end) return false;
  for (let i = left.end; i < right.start; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x20 && unit !== 0xa0 && unit !== 0x09) return false;
  }
  return true;
}

/** Up to `count` words that follow a word without punctuation between them, in lower case. */
export function following(text: string, words: readonly Word[], index: number, count: number): string[] {
  const next: string[] = [];
  for (let i = index; next.length < count && adjoin(text, words[i], words[i + 1]); i++)
    next.push((words[i + 1] as Word).text.toLowerCase());
  return next;
}

/** Whether the sentence that goes on at an offset ends in a question mark. */
export function isQuestion(text: string, from: number): boolean {
  for (let i = from; i < text.length && i - from < 2000; i++) {
    const character = text.charAt(i);
    if (character === '?' || character === '\uff1f') return true;
    if (character === '!' || character === '\n') return false;
    if (character === '.' && !/[\p{L}\p{N}]/u.test(text.charAt(i + 1))) return false;
  }
  return false;
}

const openers = new Set(
  'why how where when what who and but or so because then if that think thought know guess believe hope say said says feel sure though although since while until yes no well maybe perhaps now'.split(
    ' ',
  ),
);

/** Whether a clause begins at a word: nothing or punctuation before it, or a word that opens clauses. */
export function opensClause(text: string, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  return !adjoin(text, before, words[index]) || openers.has((before as Word).text.toLowerCase());
}
