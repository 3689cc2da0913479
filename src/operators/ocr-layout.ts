import type { TextEdit } from '../core/edits.ts';
import type { Random } from '../core/random.ts';
import { drawPlaces, noiseCount } from './text-noise.ts';

interface LayoutInput {
  text: string;
  random: Random;
  /** Whether nothing holds a range. */
  free(start: number, end: number): boolean;
  /** Edits that are drawn already. */
  taken: readonly TextEdit[];
  /** Share of the gaps that change. */
  spaces: number;
  /** Columns of a line; none where lines stay. */
  lineWidth: number | undefined;
}

const han = /\p{Script=Han}/u;
const letter = /[A-Za-z]/;
/** A word that gets a space or a hyphen inside has this many letters, so that no part of one letter stands alone. */
const shortest = 4;

/** Lost and extra spaces and broken lines, as recognition of printed pages has them. None in what is taken or held. Linear. */
export function layoutErrors({ text, random, free, taken, spaces, lineWidth }: LayoutInput): TextEdit[] {
  const touched = new Set<number>();
  const touch = ({ start, end }: TextEdit) => {
    for (let i = start; i < Math.max(end, start + 1); i++) touched.add(i);
  };
  taken.forEach(touch);
  const isOpen = (start: number, end: number) => {
    for (let i = start; i < end; i++) if (touched.has(i)) return false;
    return free(start, end);
  };
  const edits: TextEdit[] = [];
  const gaps = gapsOf(text);
  const open = gaps.filter((gap) => isOpen(gap - 1, Math.min(gap + 2, text.length)));
  for (const gap of drawPlaces(random, noiseCount(random, spaces, gaps.length), open)) {
    const edit = text.charAt(gap) === ' ' ? changedGap(text, gap, random, isOpen) : { start: gap, end: gap, insert: ' ' };
    touch(edit);
    edits.push(edit);
  }
  if (lineWidth !== undefined) edits.push(...lineBreaks(text, lineWidth, random, isOpen));
  return edits;
}

/** Single spaces between two words, and places between two Chinese characters. */
function gapsOf(text: string): number[] {
  const gaps: number[] = [];
  for (let at = 1; at < text.length; at++) {
    const before = text.charAt(at - 1);
    const here = text.charAt(at);
    if (here === ' ' ? /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(text.charAt(at + 1)) : han.test(before) && han.test(here))
      gaps.push(at);
  }
  return gaps;
}

type IsOpen = (start: number, end: number) => boolean;

/** A space that is lost, or one more in the word behind it. */
function changedGap(text: string, gap: number, random: Random, isOpen: IsOpen): TextEdit {
  const end = wordEnd(text, gap + 1);
  const inside = end - gap - 1 >= shortest && random.chance(0.5) ? gap + 2 + random.integer(end - gap - 2) : 0;
  if (inside > 0 && isOpen(gap + 1, end)) return { start: inside, end: inside, insert: ' ' };
  return { start: gap, end: gap + 1, insert: '' };
}

/** Longest word that is looked through. */
const longest = 40;

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start < longest && letter.test(text.charAt(end))) end++;
  return end;
}

/** Line ends where a line of so many columns is full: in place of a space, between Chinese characters, or in a word behind a hyphen. */
function lineBreaks(text: string, width: number, random: Random, isOpen: IsOpen): TextEdit[] {
  const edits: TextEdit[] = [];
  let columns = 0;
  let gap = -1;
  let columnsAtGap = 0;
  let word = 0;
  for (let at = 0; at < text.length; at++) {
    const here = text.charAt(at);
    if (here === '\n') {
      columns = 0;
      gap = -1;
      continue;
    }
    const inWord = letter.test(here);
    if (!inWord || !letter.test(text.charAt(at - 1))) word = at;
    if (here === ' ') {
      if (letter.test(text.charAt(at + 1)) && isOpen(at, at + 1)) {
        gap = at;
        columnsAtGap = columns + 1;
      }
    } else if (han.test(here) && han.test(text.charAt(at - 1)) && isOpen(at - 1, at + 1)) {
      gap = at;
      columnsAtGap = columns;
    }
    columns += here > '\u2e7f' ? 2 : 1;
    if (columns <= width) continue;
    const end = inWord ? wordEnd(text, word) : 0;
    if (at - word >= 2 && end - at >= 2 && end - word >= shortest && isOpen(word, end) && random.chance(0.5)) {
      edits.push({ start: at, end: at, insert: '-\n' });
      columns = 1;
    } else if (gap >= 0) {
      edits.push(text.charAt(gap) === ' ' ? { start: gap, end: gap + 1, insert: '\n' } : { start: gap, end: gap, insert: '\n' });
      columns -= columnsAtGap;
    }
    gap = -1;
  }
  return edits;
}
