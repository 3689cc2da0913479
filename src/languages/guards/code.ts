import type { Word } from '../../core/analysis.ts';
import { met } from '../words.ts';
import type { GuardedRange } from './ranges.ts';

/** `inline` and fenced code: a run of backticks up to the next run of the same length. Linear: each run is looked at twice. */
function findBackticks(text: string, found: GuardedRange[]): void {
  const runs: { start: number; length: number }[] = [];
  for (const match of text.matchAll(/`+/g)) runs.push({ start: match.index, length: match[0].length });
  const next = new Map<number, number>();
  const closers = new Array<number>(runs.length).fill(-1);
  for (let r = runs.length - 1; r >= 0; r--) {
    const { length } = runs[r] as { start: number; length: number };
    closers[r] = next.get(length) ?? -1;
    next.set(length, r);
  }
  for (let r = 0; r < runs.length; r++) {
    const { start, length } = runs[r] as { start: number; length: number };
    const closer = closers[r] as number;
    const closing = runs[closer];
    if (!closing) {
      // A fence that is never closed holds the rest of the text.
      if (length >= 3 && (start === 0 || text.charCodeAt(start - 1) === 10)) {
        found.push({ start, end: text.length, guard: 'code' });
        return;
      }
      continue;
    }
    const inside = closing.start - start - length;
    // `` `quoted'' `` and don`t: a single backtick closes on its line and begins behind a space or a bracket.
    if (length === 1 && (inside > 400 || text.slice(start, closing.start).includes('\n') || /[\p{L}\p{N}]/u.test(text.charAt(start - 1))))
      continue;
    found.push({ start, end: closing.start + closing.length, guard: 'code' });
    r = closer;
  }
}

const camel = /^[a-z][a-z0-9]*[A-Z][A-Za-z0-9]*$/;

/** Words that are names of a program: foo_bar, do_it(), camelCase(x), a.b(). */
export function findCode(text: string, words: readonly Word[], seen: number, found: GuardedRange[]): void {
  if (seen & met.backtick) findBackticks(text, found);
  if (!(seen & (met.underscore | met.paren))) return;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const called = text.charCodeAt(word.end) === 0x28;
    const scored =
      seen & met.underscore && word.text.includes('_') && /[A-Za-z0-9]_+[A-Za-z0-9]/.test(word.text) && !/^__.*__$/.test(word.text);
    if (!called && !scored) continue;
    let first = i;
    while (first > 0 && i - first < 8 && joinedByDot(text, words[first - 1] as Word, words[first] as Word)) first--;
    const empty = called && text.charCodeAt(word.end + 1) === 0x29;
    if (!scored && !empty && first === i && !camel.test(word.text) && !programArguments(text, word.end)) continue;
    let end = word.end;
    if (called) {
      let close = word.end + 1;
      while (close < text.length && close - word.end <= 200 && text.charCodeAt(close) !== 0x29 && text.charCodeAt(close) !== 10) close++;
      if (text.charCodeAt(close) === 0x29) end = close + 1;
    }
    found.push({ start: (words[first] as Word).start, end, guard: 'code' });
  }
}

const programArgument = /\((?:(["'])[^"'\n]{0,200}\1|[A-Za-z_]\w{0,63} ?= ?[^()\n]{1,100}|\d{1,20}(?:, ?\d{1,20}){0,8})[),]/y;

/** Whether what stands between the brackets is what programs are called with: print("a"), round(x=2), range(10). */
function programArguments(text: string, at: number): boolean {
  programArgument.lastIndex = at;
  return programArgument.test(text);
}

function joinedByDot(text: string, left: Word, right: Word): boolean {
  return right.start === left.end + 1 && text.charCodeAt(left.end) === 0x2e;
}
