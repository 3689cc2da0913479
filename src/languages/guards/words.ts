import type { GuardName, Word } from '../../core/analysis.ts';
import { known } from '../english/lexicon.ts';
import { connectors, namesOfSeveralWords } from '../english/names.ts';
import { negations } from '../english/negations.ts';
import { met } from '../words.ts';
import type { GuardedRange } from './ranges.ts';

/** What the guards over words work on, word by word. */
export interface WordGuards {
  text: string;
  words: readonly Word[];
  seen: number;
  lexicon: ReadonlyMap<string, number>;
  negation: boolean;
  numbers: boolean;
  entities: boolean;
}

export function isApostropheAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x27 || unit === 0x2019 || unit === 0x60 || unit === 0xb4 || unit === 0x2018 || unit === 0x02bc || unit === 0xff07;
}

/** Bits of the lexicon for a word in any case. */
export function lookUp(lexicon: ReadonlyMap<string, number>, word: string, seen: number): number {
  const plain = lexicon.get(word);
  if (plain !== undefined) return plain;
  return seen & met.upper ? (lexicon.get(word.toLowerCase()) ?? 0) : 0;
}

/** Whether nothing but spaces, and perhaps some of the given characters, stand between two words. */
function adjacent(text: string, left: Word | undefined, right: Word | undefined, also = ''): boolean {
  if (!left || !right || right.start - left.end > 3) return false;
  for (let i = left.end; i < right.start; i++) {
    const character = text.charAt(i);
    if (character !== ' ' && character !== '\u00a0' && !also.includes(character)) return false;
  }
  return true;
}

/** How a word with n't in it begins, or -1: `don't`, `n't`, `wouldn't've`. */
function contractionAt(word: string): number {
  const last = word.length - 1;
  const unit = word.charCodeAt(last) | 32;
  if (unit === 0x74) return last >= 2 && (word.charCodeAt(last - 2) | 32) === 0x6e && isApostropheAt(word, last - 1) ? last - 2 : -1;
  return unit === 0x65 && last >= 7 ? word.search(/n['\u2019]t['\u2019]ve$/i) : -1;
}

/** Canonical form of the negation at a word with how many words before it belong to it; undefined where there is none. */
export function negationAt(
  { text, words, lexicon, seen }: Pick<WordGuards, 'text' | 'words' | 'lexicon' | 'seen'>,
  index: number,
  bits: number,
): { counted: string; before: number } | undefined {
  const word = words[index] as Word;
  const at = contractionAt(word.text);
  if (at > 0) return { counted: 'not', before: 0 };
  if (at === 0) return { counted: 'not', before: hasBits(index - 1, known.negatedVerb) ? 1 : 0 };
  const length = word.end - word.start;
  if (length <= 2 && (text.charCodeAt(word.end - 1) | 32) === 0x74 && (length === 1 || isApostropheAt(text, word.start))) {
    // did n 't, didn 't, didn ' t
    const left = words[index - 1];
    if (left && adjacent(text, left, word, "'\u2019`\u00b4") && lookUp(lexicon, left.text, seen) & known.negatedStem) {
      return { counted: 'not', before: left.end - left.start === 1 && hasBits(index - 2, known.negatedVerb) ? 2 : 1 };
    }
  }
  if (bits & known.negation) {
    const lower = word.text.toLowerCase();
    const counted = negations.get(lower) ?? 'not';
    const left = counted === 'not' ? words[index - 1] : undefined;
    const joined =
      left && (lower === 'nt' || (lower === 'not' && left.text.toLowerCase() === 'can')) && hasBits(index - 1, known.negatedVerb);
    return { counted, before: joined ? 1 : 0 };
  }
  if (bits === 0 && word.text.search(/[-'\u2010\u2011\u2019]/) > 0) {
    for (const part of word.text.toLowerCase().split(/[-\u2010\u2011]/)) {
      const counted = negations.get(part) ?? negations.get(withoutClitic(part)) ?? (contractionAt(part) > 0 ? 'not' : undefined);
      if (counted !== undefined) return { counted, before: 0 };
    }
  }
  return undefined;

  function hasBits(place: number, bit: number): boolean {
    const other = words[place];
    return other !== undefined && adjacent(text, other, words[place + 1]) && (lookUp(lexicon, other.text, seen) & bit) !== 0;
  }
}

/** Whether a word says a number: it holds a digit, is a number word, or has one as a part. */
export function isNumber(word: string, bits: number, seen: number, lexicon: ReadonlyMap<string, number>): boolean {
  if (bits & known.number) return true;
  if (seen & met.digit && /\p{N}/u.test(word)) return true;
  if (bits !== 0 || word.search(/[-'\u2019]/) <= 0) return false;
  return word
    .toLowerCase()
    .split('-')
    .some((part) => ((lexicon.get(withoutClitic(part)) ?? 0) & known.number) !== 0);
}

/** A word in lower case without what hangs on it by an apostrophe: `nothing's`, `nobody'll`, `one's`. */
function withoutClitic(word: string): string {
  return word.replace(/['\u2019](?:s|d|m|ll|re|ve)$/, '');
}

const currency = /[$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9\u00a2]/;

function numberStart(text: string, word: Word): number {
  let start = word.start;
  while (start > 0 && word.start - start < 3) {
    const before = text.charAt(start - 1);
    if (currency.test(before) || '#+-~\u00b1\u2212.<>\u2264\u2265'.includes(before)) start--;
    else if (before === ' ' && currency.test(text.charAt(start - 2))) start -= 2;
    else break;
  }
  return before(text, start) ? word.start : start;

  // 1930-40 and x.5: what stands between two words binds neither.
  function before(whole: string, at: number): boolean {
    return at < word.start && at > 0 && /[\p{L}\p{N}]/u.test(whole.charAt(at - 1));
  }
}

function numberEnd(text: string, end: number): number {
  const match = /^(?: ?[%\u2030\u00b0\u2032\u2033\u20ac\u00a3\u00a5$](?: ?[CF](?![A-Za-z]))?|\+)/.exec(text.slice(end, end + 5));
  return match ? end + match[0].length : end;
}

function isUpperAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return unit >= 65 && unit <= 90;
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  return character !== character.toLowerCase() && character === character.toUpperCase();
}

/** Whether a word begins a sentence, a quotation or a line, where a capital says nothing. */
function beginsSentence(text: string, at: number, lexicon: ReadonlyMap<string, number>): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const character = text.charAt(i);
    if (character === '\n') return true;
    if (' \t\u00a0'.includes(character)) continue;
    if ('"\'\u201c\u2018\u00ab([*-\u2013\u2014`'.includes(character))
      return i === 0 || character !== '-' ? true : text.charAt(i - 1) === '-';
    if ('!?:;\u2026\u201d|>/'.includes(character)) return true;
    if (character !== '.') return false;
    let begin = i;
    while (begin > 0 && i - begin < 8 && /[A-Za-z]/.test(text.charAt(begin - 1))) begin--;
    const left = text.slice(begin, i);
    return !(left.length === 1 && isUpperAt(text, begin)) && ((lexicon.get(left.toLowerCase()) ?? 0) & known.title) === 0;
  }
  return true;
}

const several = new Map<string, string[][]>();
for (const name of namesOfSeveralWords) {
  const [first = '', ...rest] = name.split(' ');
  several.set(first, [...(several.get(first) ?? []), rest]);
}

/** How many words the name at a word has, 0 where there is none. */
function nameLength(input: WordGuards, index: number, bits: number, cased: () => boolean): number {
  const { text, words, seen, lexicon } = input;
  const word = words[index] as Word;
  if (bits & known.beginsName) {
    for (const rest of several.get(word.text.toLowerCase()) ?? []) {
      if (
        rest.every(
          (part, k) => words[index + k + 1]?.text.toLowerCase() === part && adjacent(text, words[index + k], words[index + k + 1], '-'),
        )
      )
        return rest.length + 1;
    }
  }
  if (bits & known.title) {
    const next = words[index + 1];
    const lowerTitle = /^(?:mr|mrs|ms|dr|prof)$/i.test(word.text);
    if (next && adjacent(text, word, next, '.') && (isUpperAt(text, next.start) ? isUpperAt(text, word.start) || lowerTitle : lowerTitle))
      return 1 + Math.max(1, capitalRun(input, index + 1));
  }
  if (bits & known.name) return Math.max(1, capitalRun(input, index));
  // brontë 's: the possessive in front tells nothing, a name without a capital stays unknown.
  if (!(seen & met.upper)) return 0;
  const capital = isUpperAt(text, word.start);
  if (!capital) return /^\p{Ll}+\p{Lu}/u.test(word.text) ? 1 : 0;
  if (bits & known.stop && !(word.text === 'US')) return 0;
  if (!cased()) return 0;
  const shouted = word.text.length > 1 && /^\P{Ll}*\p{Lu}\P{Ll}*$/u.test(word.text) && /\p{Lu}.*\p{Lu}/u.test(word.text);
  const run = capitalRun(input, index);
  if (shouted || run > 1 || /\p{Ll}\p{Lu}/u.test(word.text) || !beginsSentence(text, word.start, lexicon)) return run;
  return 0;
}

/** Words of a sequence of capitalised words, with `of`, `de` and their like between them. */
function capitalRun({ text, words, lexicon, seen }: WordGuards, index: number): number {
  let last = index;
  if (!(seen & met.upper) || !isUpperAt(text, (words[index] as Word).start)) return 0;
  for (let i = index + 1; i < words.length && i - index < 12; i++) {
    const word = words[i] as Word;
    const initial = (words[i - 1] as Word).text.length === 1;
    if (!adjacent(text, words[i - 1], word, initial ? ".-&'" : "-&'")) break;
    if (isUpperAt(text, word.start) && !((lookUp(lexicon, word.text, seen) & known.stop) !== 0)) last = i;
    else if (i - last > 2 || !connectors.has(word.text.toLowerCase())) break;
  }
  return last - index + 1;
}

/** Finds what the guards over words hold, in one pass over words that no earlier range covers. */
export function findInWords(input: WordGuards, covered: (word: Word) => boolean, found: GuardedRange[]): void {
  const { text, words, seen, lexicon } = input;
  const hold = (start: number, end: number, guard: GuardName) => {
    found.push({ start, end, guard });
  };
  let casedText: boolean | undefined;
  const cased = () => {
    if (casedText === undefined) {
      let capitals = 0;
      let others = 0;
      for (const word of words) {
        if (isUpperAt(text, word.start)) capitals++;
        else if (/^\p{L}/u.test(word.text)) others++;
      }
      // In a headline nearly every word has a capital, and it tells nothing.
      casedText = 2 * others >= capitals;
    }
    return casedText;
  };
  const marked = seen & (met.at | met.hash);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    if (covered(word)) continue;
    const bits = lookUp(lexicon, word.text, seen);
    if (input.negation && lexicon.size > 0) {
      const negation = negationAt(input, i, bits);
      if (negation) {
        hold((words[i - negation.before] as Word).start, word.end, 'negation');
        continue;
      }
    }
    if (marked && input.entities) {
      const sign = text.charCodeAt(word.start - 1);
      if ((sign === 0x40 || sign === 0x23) && !/[\p{L}\p{N}]/u.test(text.charAt(word.start - 2)) && !/^\d+$/.test(word.text)) {
        hold(word.start - 1, word.end, 'entities');
        continue;
      }
    }
    if (input.numbers && isNumber(word.text, bits, seen, lexicon)) {
      let last = i;
      let start = numberStart(text, word);
      let end = numberEnd(text, word.end);
      const month = words[i - 1];
      if (month && lookUp(lexicon, month.text, seen) & known.month && adjacent(text, month, word, '.')) start = month.start;
      while (last + 1 < words.length) {
        const next = words[last + 1] as Word;
        const nextBits = lookUp(lexicon, next.text, seen);
        const number = isNumber(next.text, nextBits, seen, lexicon);
        const date = (nextBits & known.month) !== 0 || (number && month !== undefined && start === month.start);
        if (!(number || nextBits & known.unit || date) || !adjacent(text, words[last], next, date ? ',.-%' : '-%')) break;
        last++;
        end = numberEnd(text, next.end);
        if (!number && !date) break;
      }
      hold(start, end, 'numbers');
      i = last;
      continue;
    }
    if (input.entities) {
      const length = nameLength(input, i, bits, cased);
      if (length > 0) {
        hold(word.start, (words[i + length - 1] as Word | undefined)?.end ?? word.end, 'entities');
        i += length - 1;
      }
    }
  }
}
