import { type LongestMatch, longestMatch } from '../chinese/longest-match.ts';
import { organizationSuffixes } from '../chinese/organizations.ts';

/** Longest piece between quotation marks that is held as one; a longer one is speech. */
const longestQuote = 24;
const longestTitle = 48;
const longestTag = 40;

const closers = new Map<string, { close: string; longest: number }>([
  ['《', { close: '》', longest: longestTitle }],
  ['〈', { close: '〉', longest: longestTitle }],
  ['「', { close: '」', longest: longestQuote }],
  ['『', { close: '』', longest: longestQuote }],
  ['\u201c', { close: '\u201d', longest: longestQuote }],
  ['#', { close: '#', longest: longestTag }],
  ['\uff03', { close: '\uff03', longest: longestTag }],
]);
const han = /\p{Script=Han}/u;
const handle = /[@\uff20][\p{L}\p{N}_\-\u00b7]{1,30}/uy;

/** Characters that what is marked as a name opens with. */
export const marksOpen: ReadonlySet<string> = new Set([...closers.keys(), '@', '\uff20']);

/** Where a title, a short quotation, a tag or a handle that opens at an offset ends; the offset itself where none does, or nothing Chinese is in it. */
export function quotedEnd(text: string, at: number): number {
  const opener = text.charAt(at);
  if (opener === '@' || opener === '\uff20') {
    if (/[A-Za-z0-9]/.test(text.charAt(at - 1))) return at;
    handle.lastIndex = at;
    return handle.test(text) && han.test(text.slice(at, handle.lastIndex)) ? handle.lastIndex : at;
  }
  const form = closers.get(opener);
  if (!form) return at;
  for (let i = at + 1; i < text.length && i - at <= form.longest; i++) {
    const character = text.charAt(i);
    if (character === form.close) return i > at + 1 && (form.longest === longestTitle || han.test(text.slice(at, i))) ? i + 1 : at;
    if (character === opener || character === '\n') return at;
  }
  return at;
}

/** What names of organisations and places do not hold. */
const boundary = /[^\p{Script=Han}]|[的了是在和与及或有为去到从对把被将也都就说很这那哪某我你他她它们们啊吗呢吧着过给让向往由以]/u;
const longestOrganization = 8;

let suffixes: LongestMatch<true> | undefined;

/** Where a place goes on: 省, 市, 区 and their like, or an organisation that it opens the name of (北京+第四中学). */
export function placeEnd(text: string, at: number): number {
  let end = at;
  const next = text.charAt(end);
  if (/[省市县区镇州]/.test(next) && !/[长民场值面价况井府委内域块里]/.test(text.charAt(end + 1))) end++;
  suffixes ??= longestMatch(new Map(organizationSuffixes.map((word): [string, true] => [word, true])));
  for (let i = end; i < text.length && i - end <= longestOrganization; i++) {
    const suffix = suffixes.at(text, i);
    if (suffix) return i + suffix.length;
    if (boundary.test(text.charAt(i))) break;
  }
  return end;
}
