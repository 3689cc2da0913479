/** A piece of text that gets one tag. Offsets are UTF-16 units. */
export interface TaggedWord {
  start: number;
  end: number;
}

/** Han characters stand alone, other letters and digits in runs, and every other sign by itself: as BERT's tokenizers part a text. */
const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\s\p{L}\p{M}\p{N}]/gu;

export function taggedWords(text: string): TaggedWord[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** Words that one call of the model sees, and those of them whose tags are taken: the others are there as context. */
export interface Window {
  from: number;
  to: number;
  takeFrom: number;
  takeTo: number;
}

/** Tokens of one word that are looked at: the rest of a window is context. */
export function longestWord(room: number): number {
  return Math.max(1, room - Math.floor(room / 8));
}

/**
 * Cuts words into windows of at most `room` tokens that overlap, so that each word has an eighth of a window of context on both sides.
 * `lengths` are tokens of words, none above `longestWord(room)`.
 */
export function windowsOf(lengths: readonly number[], room: number): Window[] {
  const windows: Window[] = [];
  const context = Math.floor(room / 8);
  let from = 0;
  let takeFrom = 0;
  while (takeFrom < lengths.length) {
    let tokens = 0;
    let to = from;
    while (to < lengths.length && tokens + (lengths[to] as number) <= room) tokens += lengths[to++] as number;
    let takeTo = to;
    if (to < lengths.length) for (let behind = 0; takeTo > takeFrom + 1 && behind < context; ) behind += lengths[--takeTo] as number;
    windows.push({ from, to, takeFrom, takeTo });
    from = takeTo;
    takeFrom = takeTo;
    for (let before = 0; from > 0 && before + (lengths[from - 1] as number) <= context; ) before += lengths[--from] as number;
  }
  return windows;
}
