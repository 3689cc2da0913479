import { type ChineseGuard, findChineseGuards } from './chinese.ts';

/** Characters on each side of an edit that are looked at with it: as long as the longest words of the lists. */
const around = 12;

const content = (text: string) =>
  findChineseGuards(text, () => true)
    .map(({ guard, counted }: ChineseGuard) => `${guard} ${counted}`)
    .sort()
    .join('\n');

/** Whether an edit of Chinese text neither takes out nor brings in a negation, a number or a name, as far as its surroundings tell. */
export function keepsChineseContent(text: string, { start, end, insert }: { start: number; end: number; insert: string }): boolean {
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  return content(before + text.slice(start, end) + after) === content(before + insert + after);
}
