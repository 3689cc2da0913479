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
const boundary =
  /[^\p{Script=Han}]|[的了是在和与及或有为去到从不没未别无非莫勿对把被将也都就说很这那哪某我你他她它们们啊吗呢吧着过给让向往由以]/u;
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

/** Endings that tell an organisation without a place before it. */
const telling =
  /有限责任公司|股份有限公司|有限公司|集团|大学|学院|中学|小学|医院|出版社|研究院|研究所|基金会|电视台|日报|晚报|总局|总署|法院|检察院|公安局|管理局/gu;
/** What goes before such an ending and names none: 一家公司, 快递公司, 附近的医院. */
const common =
  /(?:[一二三四五六七八九十两几这那该本各某每首][家所个间]?|[上下老新小大读考进开办整全同别等]|[他她我你它自][们己]?|科技|投资|企业|赌博|重点|普通|附近|儿童|妇产|中医|人民|中央|商业|国内|国外|外国|当地|高等|民办|职业|成人|老年|社区|乡镇|农村|城市|贵族|希望|公立|私立|跨国|许多|很多|所有|不少|一些|其他|有些|今年|去年|大型|知名)$/u;

/** Organisations told by how their names end, where a name is bounded: 北方重工集团. Sorted and disjoint. Linear. */
export function findOrganizations(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let reached = 0;
  for (const { index, 0: ending } of text.matchAll(telling)) {
    let start = index;
    while (start > reached && index - start < longestOrganization && !boundary.test(text.charAt(start - 1))) start--;
    const bounded = start === 0 || (index - start < longestOrganization && boundary.test(text.charAt(start - 1)));
    if (index - start < 2 || !bounded || common.test(text.slice(start, index))) continue;
    reached = index + ending.length;
    found.push({ start, end: reached });
  }
  return found;
}
