import type { Sentence } from '../core/analysis.ts';

/** Words whose point ends no sentence, whatever follows. */
const neverLast = new Set(
  'mr mrs ms dr prof st mt rev gen sen rep gov capt sgt lt col cmdr hon messrs mmes vs v eg ie e.g i.e cf fig figs eq ch pp vol nos ed eds al approx viz ca'.split(
    ' ',
  ),
);
/** Words whose point ends a sentence only before a capital. */
const seldomLast = new Set(
  'etc inc ltd co corp jr sr bros dept est no p op a.m p.m ph.d b.c a.d jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd u.s u.k u.n d.c'.split(
    ' ',
  ),
);

const terminal = /[.!?\u2026\u3002\uff01\uff1f\uff61]/;
const closing = /["'\u2019\u201d\u00bb)\]}\u300d\u300f\uff09]/;
const space = /\s/;

/**
 * Sentences by rules of our own: points of abbreviations, initials and decimals end none; closing quotes and brackets belong
 * to the sentence they close; a blank line always ends one. Ranges leave out the white space between sentences. Linear.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const length = text.length;
  const cased = text !== text.toLowerCase();
  let start = skipSpace(text, 0);
  let i = start;
  const cut = (end: number) => {
    if (end > start) sentences.push({ start, end });
    start = skipSpace(text, end);
    i = Math.max(start, i);
  };
  while (i < length) {
    const character = text.charAt(i);
    if (character === '\n' && i > start) {
      const next = skipSpace(text, i);
      if (text.slice(i + 1, next).includes('\n')) {
        let end = i;
        while (end > start && space.test(text.charAt(end - 1))) end--;
        cut(end);
      } else i = next;
      continue;
    }
    if (!terminal.test(character)) {
      i++;
      continue;
    }
    const first = i;
    let end = i + 1;
    // `. . .` and `?!` are one ending.
    for (;;) {
      const next = text.charAt(end) === ' ' && text.charAt(end - 1) === '.' ? end + 1 : end;
      if (!terminal.test(text.charAt(next)) || (next > end && text.charAt(next) !== '.')) break;
      end = next + 1;
    }
    const dots = end - first;
    let quoted = false;
    for (;;) {
      if (closing.test(text.charAt(end))) end++;
      else if (text.startsWith(" ''", end)) end += 3;
      else break;
      quoted = true;
    }
    i = end;
    if (end < length && !space.test(text.charAt(end)) && character < '\u3000') continue;
    if (endsHere(text, first, end, { dots, quoted, cased, mark: character })) cut(end);
  }
  let end = length;
  while (end > start && space.test(text.charAt(end - 1))) end--;
  if (end > start) sentences.push({ start, end });
  return sentences;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && space.test(text.charAt(i))) i++;
  return i;
}

interface Ending {
  dots: number;
  quoted: boolean;
  cased: boolean;
  mark: string;
}

function endsHere(text: string, first: number, end: number, { dots, quoted, cased, mark }: Ending): boolean {
  const next = skipSpace(text, end);
  if (next >= text.length || mark >= '\u3000') return true;
  const follower = text.charAt(next);
  const small = follower !== follower.toUpperCase();
  const ellipsis = mark === '\u2026' || (dots > 1 && mark === '.');
  if (small && (ellipsis || quoted || cased)) return false;
  if (mark !== '.' || dots > 1) return true;
  let begin = first;
  while (begin > 0 && first - begin < 12 && !/[\s("'\u201c[]/.test(text.charAt(begin - 1))) begin--;
  const word = text.slice(begin, first);
  const lower = word.toLowerCase();
  if (neverLast.has(lower)) return false;
  if (seldomLast.has(lower)) return !small && /\p{Lu}/u.test(follower);
  return !(word.length === 1 && /\p{L}/u.test(word) && word !== 'I');
}
