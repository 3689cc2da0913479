import type { Word } from '../../core/analysis.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** How much there is of something, which is what a clause says: 分量少了. */
const quantities = set('少 多 够 足 少了 多了 太少 太多 足够 夠 足夠');
/** The same where the segmenter leaves a degree and its quality as one word: 太咸, 够吃, 变少. */
const joined = /^(?:[太够夠].了?|.[少够夠])$/;
/** Behind a quality: by how much it changed (贵了好多, 小了一点). */
const amounts = set('好多 很多 许多 多 多了 太多 不少 好些 一点 一些 点 点儿 一点儿 許多 一點 點 點兒 一點兒');
/** Before a quality: that it is too much or too little (太咸, 有点贵). */
const excesses = set('太 太过 过于 过分 有点 有点儿 有些 不够 稍 略 稍微 太過 過於 過分 有點 有點兒 不夠');

/** Whether the clause of a Chinese word would say something else of its subject without it: 少 of 肉少了好多, whose rest says that there is much. */
export function judges(words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word?.language !== 'zh') return false;
  if (quantities.has(word.text) || joined.test(word.text)) return true;
  const before = words[index - 1];
  if (before?.end === word.start && excesses.has(before.text)) return true;
  let behind = words[index + 1];
  if (behind?.start !== word.end) return false;
  if (behind.text === '了') {
    const end = behind.end;
    behind = words[index + 2];
    if (behind?.start !== end) return false;
  }
  return amounts.has(behind.text);
}
