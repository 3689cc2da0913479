import type { GuardName, TextAnalysis, Word } from '../core/analysis.ts';
import type { Random } from '../core/random.ts';
import type { Sample } from '../core/sample.ts';
import { annotationsOver, type Schema } from '../core/schema.ts';
import { doubtOf } from '../languages/chinese/bound-words.ts';
import { deniesNothing } from '../languages/chinese/negations.ts';
import { chineseStopWords } from '../languages/chinese/stop-words.ts';

export interface Range {
  start: number;
  end: number;
}

const none: readonly Range[] = [];

/** Ranges of a text that spans, answers or word times stand on, in order: operators that replace or move words leave them be. */
export function annotatedRanges(sample: Sample, schema: Schema, field: string): readonly Range[] {
  const annotations = annotationsOver(schema, field);
  if (annotations.length === 0) return none;
  const ranges: Range[] = [];
  for (const { name, kind } of annotations) {
    // Tokens cover all of a text: they follow and hold nothing.
    if (kind === 'tokens') continue;
    const items = sample[name];
    if (!Array.isArray(items)) continue;
    for (const item of items as { start: number; end?: number; text?: string }[]) {
      const end = kind === 'answers' ? item.start + (item.text ?? '').length : (item.end ?? item.start);
      if (end > item.start) ranges.push({ start: item.start, end });
    }
  }
  return ranges.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The first of sorted, disjoint ranges that shares a unit with another, by halving. */
export function firstOver<T extends Range>(ranges: readonly T[], start: number, end: number): T | undefined {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as T).end <= start) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.start < end ? range : undefined;
}

/** Whether a range shares a unit with any of the others. */
export function overlapsAny(ranges: readonly Range[], start: number, end: number): boolean {
  for (const range of ranges) if (range.start < end && range.end > start) return true;
  return false;
}

/** The numbers from 0 to count - 1 in an order drawn as it is walked (Fisher-Yates); -1 when all were given. */
export function drawnOrder(random: Random, count: number): () => number {
  const order: number[] = [];
  for (let i = 0; i < count; i++) order.push(i);
  let taken = 0;
  return () => {
    if (taken >= count) return -1;
    const at = taken + random.integer(count - taken);
    const drawn = order[at] as number;
    order[at] = order[taken] as number;
    order[taken++] = drawn;
    return drawn;
  };
}

const wordLike = /[\p{L}\p{N}\p{M}\p{Cs}'’&@#$€£_/\\-]/u;

/** Whether the character at an offset is a part of words and of what is written like them. False beyond the ends. */
export function isWordLike(text: string, at: number): boolean {
  return at >= 0 && at < text.length && wordLike.test(text.charAt(at));
}

const han = /\p{Script=Han}/u;
const wide = /[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/;

/** The character that a unit belongs to: both halves of a pair, empty beyond the ends. */
function characterAt(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  const low = unit >= 0xdc00 && unit <= 0xdfff;
  const code = text.codePointAt(low && at > 0 ? at - 1 : at);
  return code === undefined || (low && code < 0x10000) ? text.charAt(at) : String.fromCodePoint(code);
}

export function isHanAt(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0x2e80 && han.test(characterAt(text, at));
}

/** Whether the character at an offset needs no space beside words: a Chinese character or a full-width mark. */
export function isWideAt(text: string, at: number): boolean {
  return isHanAt(text, at) || wide.test(text.charAt(at));
}

/** Whether the character at an offset makes one piece with a word that touches it. Chinese characters do not. */
function gluesAt(text: string, at: number): boolean {
  return isWordLike(text, at) && !isHanAt(text, at);
}

/** The same for a Chinese word: letters, digits and the points of foreign names bind (`A股`, `3米`, `哈利·波特`), emoji do not. */
function gluesHanAt(text: string, at: number): boolean {
  if (isHanAt(text, at)) return false;
  const character = characterAt(text, at);
  return character !== '\ufe0f' && (wordLike.test(character) || /[·•・‧]/.test(character));
}

/**
 * Whether a word is bounded by white space, an end or punctuation that itself stands free. In `ok.busy` or `T&C` it is
 * not: to move or remove a part would make another name, number or address of the rest. Chinese characters bind nothing.
 */
export function standsApart(text: string, { start, end }: Range): boolean {
  if (isHanAt(text, start)) return !gluesHanAt(text, start - 1) && !gluesHanAt(text, end);
  if (gluesAt(text, start - 1) || gluesAt(text, end)) return false;
  const gluedBefore = start > 0 && !/\s/.test(text.charAt(start - 1)) && !isWideAt(text, start - 1) && gluesAt(text, start - 2);
  const gluedAfter = end < text.length && !/\s/.test(text.charAt(end)) && !isWideAt(text, end) && gluesAt(text, end + 1);
  return !gluedBefore && !gluedAfter;
}

/** How many words after a negation stay with it: what it denies must not be moved away or removed. */
const negationReach = 3;
const clauseEnd = /[.,;:!?()\n，。；：！？、（）【】「」『』]/;
const chineseClauseEnd = /[.,;:!?()\n，。；：！？、（）【】「」『』…⋯—～~|/“”]/;

/** Whether a clause ends between two words. */
export function clauseEnds(text: string, left: Word, right: Word): boolean {
  if (left.end >= right.start) return false;
  const chinese = left.language === 'zh' || right.language === 'zh';
  return (chinese ? chineseClauseEnd : clauseEnd).test(text.slice(left.end, right.start));
}

/**
 * The guard that keeps a word from being removed or moved: its own, or that of a negation right after it (`did` of
 * `did not`) or up to three words before it in its clause.
 */
export function holdOf(analysis: TextAnalysis, index: number): GuardName | undefined {
  const words = analysis.words();
  const word = words[index];
  if (word === undefined) return undefined;
  if (word.guard !== undefined) return word.guard;
  const after = words[index + 1];
  const doubt = chineseDoubt(word, words[index - 1], after);
  if (doubt !== undefined && analysis.guards(doubt)) return doubt;
  if (after?.guard === 'negation' && leansOnNext(word) && !clauseEnds(analysis.text, word, after)) return 'negation';
  for (let i = index - 1; i >= 0 && i >= index - negationReach; i--) {
    const before = words[i];
    if (before?.guard !== 'negation') continue;
    if (clauseEnds(analysis.text, before, word)) return undefined;
    if (denies(analysis, before)) return 'negation';
  }
  return undefined;
}

/** Whether a word under the guard of negation denies what follows: 不 does, 不错 does not. */
function denies(analysis: TextAnalysis, word: Word): boolean {
  if (word.language !== 'zh') return true;
  const range = firstOver(analysis.guarded(), word.start, word.end);
  return range === undefined || !deniesNothing(analysis.text.slice(range.start, range.end));
}

/** What a word may be where Chinese is cut or written in a way that no guard is sure of; a capital inside Chinese is a name or an abbreviation (IT男). */
function chineseDoubt(word: Word, before: Word | undefined, after: Word | undefined): GuardName | undefined {
  if (word.language === 'zh') return doubtOf(word.text);
  if (before?.language !== 'zh' && after?.language !== 'zh') return undefined;
  return /\p{Lu}/u.test(word.text) ? 'entities' : undefined;
}

/** Whether a word put behind the last one of a text would be denied by a negation before it. */
export function deniesBehind(analysis: TextAnalysis): boolean {
  const words = analysis.words();
  const last = words.at(-1);
  if (last === undefined) return false;
  for (let i = words.length - 1; i >= 0 && i > words.length - 1 - negationReach; i--) {
    const word = words[i] as Word;
    if (word.guard !== 'negation') continue;
    if (clauseEnds(analysis.text, word, last)) return false;
    if (denies(analysis, word)) return true;
  }
  return false;
}

/** Whether a word before a negation may belong to it. In Chinese a subject does not (味道 of 味道不好), an adverb does (都, 并). */
function leansOnNext(word: Word): boolean {
  return word.language !== 'zh' || word.end - word.start === 1 || chineseStopWords.has(word.text);
}
