import { type LongestMatch, longestMatch } from './longest-match.ts';
import { chineseNegations } from './negations.ts';
import { simplified } from './traditional.ts';

const denying = /[不没沒未别別无無非莫勿否甭]/;

let words: LongestMatch<true> | undefined;

/**
 * The UTF-16 units of a text that stand in words such as 特别, 非常 and 差不多, which deny nothing: misread one of their characters, and
 * what is left denies. Linear.
 */
export function unitsOfNeutralWords(text: string): ReadonlySet<number> {
  const units = new Set<number>();
  if (!denying.test(text)) return units;
  words ??= longestMatch(new Map(chineseNegations().neutral.map((word) => [word, true])));
  const plain = simplified(text);
  for (let at = 0; at < plain.length; ) {
    const length = words.at(plain, at)?.length ?? 0;
    for (let i = at; i < at + length; i++) units.add(i);
    at += Math.max(length, 1);
  }
  return units;
}
