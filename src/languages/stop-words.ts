import { chineseStopWords } from './chinese/stop-words.ts';
import { stopWords } from './english/stop-words.ts';
import { wordTokens } from './word-tokens.ts';

/** What word tokens leave of negated forms whose apostrophe parts them: `don` and `t`. */
const negated = new Set('ain aren couldn didn doesn don hadn hasn haven isn mightn mustn needn shouldn wasn weren wouldn'.split(' '));
const longestChinese = 4;
const han = /\p{Script=Han}/u;

/** Share of the words that are English or Chinese function words; of Chinese, of the characters, by the longest words. NaN without words. */
export function stopWordShare(text: string): number {
  const tokens = wordTokens(text);
  let stops = 0;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as string;
    const covered = han.test(token) ? chineseAt(tokens, at) : Number(stopWords.has(token) || negated.has(token));
    stops += covered;
    at += Math.max(1, covered);
  }
  return tokens.length === 0 ? Number.NaN : stops / tokens.length;
}

/** Characters that the longest function word at a place covers. */
function chineseAt(tokens: readonly string[], at: number): number {
  for (let size = Math.min(longestChinese, tokens.length - at); size > 0; size--)
    if (chineseStopWords.has(tokens.slice(at, at + size).join(''))) return size;
  return 0;
}
