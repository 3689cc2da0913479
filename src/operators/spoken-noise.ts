import type { Word } from '../core/analysis.ts';
import type { TextEdit } from '../core/edits.ts';
import type { Random } from '../core/random.ts';
import { chineseHomophones, type SpokenWord } from '../languages/chinese/homophones.ts';
import { keepsChineseContent } from '../languages/guards/chinese-edit.ts';
import { noiseCount } from './text-noise.ts';
import { drawnOrder } from './text-words.ts';

const mark = /\p{M}/u;

/** Whether what ends at an offset bears a mark, which would be left on another character: a variation selector or a combining one. */
export function isMarkedAt(text: string, end: number): boolean {
  return end < text.length && mark.test(String.fromCodePoint(text.codePointAt(end) as number));
}

/** Characters of words, in order, whichever of them can change: the units of noise in Chinese. Half a pair is none. */
function charactersOf(words: readonly Word[]): { word: number[]; at: number[] } {
  const word: number[] = [];
  const at: number[] = [];
  for (const [index, { text, language }] of words.entries()) {
    if (language !== 'zh') continue;
    for (let i = 0; i < text.length; i += (text.codePointAt(i) as number) > 65535 ? 2 : 1) {
      word.push(index);
      at.push(i);
    }
  }
  return { word, at };
}

/** A known word of one or two characters inside a word, at an offset of it. */
interface Piece {
  spoken: SpokenWord;
  at: number;
}

/** Words that the segmenter guessed at this length are no words, and are read from where they are asked for. */
const longestWord = 16;

/** The piece that holds a character: a word is read from the left in twos where these are words, and else one by one. */
function pieceAt(text: string, wanted: number): Piece | undefined {
  const { byWord } = chineseHomophones();
  for (let at = text.length > longestWord ? wanted : 0; at <= wanted; ) {
    const two = byWord.get(text.slice(at, at + 2));
    const spoken = two ?? byWord.get(text.charAt(at));
    const length = two ? 2 : 1;
    if (wanted < at + length) return spoken && { spoken, at };
    at += length;
  }
  return undefined;
}

/**
 * Edits that replace Chinese words by others that are said alike, until a share of all characters has changed: on average exactly, for
 * where a word of two characters is one too long it is taken by chance. Linear but for the words that are drawn.
 *
 * @param propose what stands for a known word, in as many characters, when its character `place` was drawn
 */
export function spokenEdits(
  input: { text: string; words: readonly Word[]; random: Random; ratio: number; free(start: number, end: number): boolean },
  propose: (spoken: SpokenWord, place: number) => string | undefined,
): TextEdit[] {
  const { text, words, random, ratio, free } = input;
  const characters = charactersOf(words);
  let left = noiseCount(random, ratio, characters.at.length);
  const edits: TextEdit[] = [];
  const taken = new Set<number>();
  const next = drawnOrder(random, left === 0 ? 0 : characters.at.length);
  for (let drawn = next(); drawn >= 0 && left > 0; drawn = next()) {
    const word = words[characters.word[drawn] as number] as Word;
    const at = characters.at[drawn] as number;
    if (taken.has(word.start + at)) continue;
    const piece = pieceAt(word.text, at);
    if (piece === undefined) continue;
    const start = word.start + piece.at;
    const end = start + piece.spoken.word.length;
    if (taken.has(start) || taken.has(end - 1) || isMarkedAt(text, end) || !free(start, end)) continue;
    const insert = propose(piece.spoken, at - piece.at);
    if (insert === undefined || !keepsChineseContent(text, { start, end, insert })) continue;
    let changed = 0;
    for (let i = 0; i < insert.length; i++) if (insert.charAt(i) !== piece.spoken.word.charAt(i)) changed++;
    if (changed > left && !random.chance(left / changed)) break;
    left -= changed;
    for (let i = start; i < end; i++) taken.add(i);
    edits.push({ start, end, insert });
  }
  return edits;
}

/** Draws one of some words in proportion to its frequency, as input methods offer them. */
export function drawSpoken(random: Random, words: readonly SpokenWord[]): SpokenWord | undefined {
  if (words.length === 0) return undefined;
  return words[random.weighted(words.map(({ frequency }) => frequency))];
}

/** A word with one of its characters replaced. */
export function withCharacter(word: string, place: number, character: string): string {
  return word.slice(0, place) + character + word.slice(place + 1);
}
