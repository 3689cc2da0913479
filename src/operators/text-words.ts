import type { GuardName, TextAnalysis } from '../core/analysis.ts';
import type { Random } from '../core/random.ts';
import type { Sample } from '../core/sample.ts';
import { annotationsOver, type Schema } from '../core/schema.ts';

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

/**
 * Whether a word is bounded by white space, an end or punctuation that itself stands free. In `ok.busy` or `T&C` it is
 * not: to move or remove a part would make another name, number or address of the rest.
 */
export function standsApart(text: string, { start, end }: Range): boolean {
  if (isWordLike(text, start - 1) || isWordLike(text, end)) return false;
  const gluedBefore = start > 0 && !/\s/.test(text.charAt(start - 1)) && isWordLike(text, start - 2);
  const gluedAfter = end < text.length && !/\s/.test(text.charAt(end)) && isWordLike(text, end + 1);
  return !gluedBefore && !gluedAfter;
}

/** How many words after a negation stay with it: what it denies must not be moved away or removed. */
const negationReach = 3;
const clauseEnd = /[.,;:!?()\n]/;

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
  if (after?.guard === 'negation' && !clauseEnd.test(analysis.text.slice(word.end, after.start))) return 'negation';
  for (let i = index - 1; i >= 0 && i >= index - negationReach; i--) {
    const before = words[i];
    if (before?.guard !== 'negation') continue;
    return clauseEnd.test(analysis.text.slice(before.end, word.start)) ? undefined : 'negation';
  }
  return undefined;
}
