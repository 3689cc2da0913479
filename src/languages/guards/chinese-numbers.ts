import { type LongestMatch, longestMatch } from '../chinese/longest-match.ts';
import { chineseMeasureWords } from '../chinese/measure-words.ts';
import { numeralCharacters } from '../chinese/numbers.ts';

/** A number where it stands: the range with its measure word, and what of it is counted. */
export interface ChineseNumber {
  end: number;
  counted: string;
  /** Set where what stands beside it tells it from a word of the same characters: 凌晨一点 is no "little". */
  certain?: true;
}

const numeral = `[${numeralCharacters}]`;
const digits = '[0-9\uff10-\uff19]+(?:[.,:/\uff0e\uff1a][0-9\uff10-\uff19]+)*';
/** 多 and its like stand behind a round number: 十多, 20来. */
const written = `(?:零下)?(?:${digits}[十百千万亿]*[多余来]?|几?${numeral}+几?(?:(?<=[十百千万亿])[多余来])?)`;
const joint = '(?:[-~\uff5e\u2014\u2013]{1,2}|[至到、])';
/** A number, or several that belong together: 3-5, 三到五, 十几, 20多. Each repetition begins with another character than it may end with. */
const number = new RegExp(`${written}(?:${joint}${written})*`, 'y');
const ordinal = new RegExp(`第(?:${digits}|几|N|n|${numeral}+)`, 'y');
const share = new RegExp(`百分之(?:${digits}|几|${numeral}+)(?:点${numeral}+)?`, 'y');
const fraction = new RegExp(`分之(?:${digits}|${numeral}+)`, 'y');
const weekday = /(?:星期|礼拜|(?<!每)周)[一二三四五六日天]/y;
const dayOfMonth = /初[一二三四五六七八九十]/y;
const about = /上(?=[百千万亿])|[数近逾超达好几](?=[几十百千万亿])/y;
const generation = /(?:[0-9\uff10-\uff19]{2}|[〇零五六七八九一二][〇零五])后/y;
/** What goes on from an hour: 十一点零六分, 两点半, 三点一刻. */
const minutes = new RegExp(
  `半(?![个小天年月斤价块])|[零〇]${numeral}分?|[一三]刻钟?|(?:${numeral}{1,3}|[0-9]{1,2})分(?:钟|(?!之[0-9一二三四五六七八九十]))` +
    `|[二三四五]?十${numeral}?(?=出[发门]|开[始门会车场]|左右|[之以][前后]|[前后到]|[^\\p{Script=Han}0-9]|$)`,
  'uy',
);
const price = new RegExp(`[\u00a5\uffe5\uff04] ?${digits}[万亿]?`, 'y');

/** Forms that their first character tells. */
const forms: ReadonlyMap<string, RegExp> = new Map(
  (
    [
      ['星礼周', weekday],
      ['初', dayOfMonth],
      ['百', share],
      ['\u00a5\uffe5\uff04', price],
    ] as const
  ).flatMap(([characters, form]) => [...characters].map((character): [string, RegExp] => [character, form])),
);

const digit = /[0-9\uff10-\uff19]/;
const han = /\p{Script=Han}/u;
const latin = /[A-Za-z_\uff21-\uff3a\uff41-\uff5a]/;

/** Measure words that are verbs as well: 一听 is no tin, but "as soon as one hears". */
const verbs = new Set([...'听管发拨站转拍战杀排出包起下面方平号度成重型样等圆摄驱强胜负大行点时卡屏声']);
/** Numerals of cheques, which are words or names where they stand alone: 陆 is land. */
const formal = '壹贰叁肆伍陆柒捌玖拾佰仟';
/** Time that 多 and 半 stand before: 两个多小时, 三个半月. */
const longerTime = /[多半](?:小时|月|星期|礼拜|钟头|世纪|学期|工作日)/y;

let measures: LongestMatch<true> | undefined;

/** What a number, or a word that one begins with, may open with. */
export const numberOpeners: ReadonlySet<string> = new Set([
  ...numeralCharacters,
  ...'0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19第周星礼初数上近逾超达好几半\u00a5\uffe5\uff04',
]);

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Where the measure word at a place ends, or the place itself: 个, 小时, 大碗, 个多小时. */
function measureEnd(text: string, at: number): number {
  measures ??= longestMatch(new Map([...chineseMeasureWords()].map((word): [string, true] => [word, true])));
  let found = measures.at(text, at);
  let end = at;
  if (!found || found.length === 1) {
    // 一大碗, 两小块
    const sized = /[大小整满]/.test(text.charAt(at)) ? measures.at(text, at + 1) : undefined;
    if (sized) {
      found = sized;
      end = at + 1;
    }
  }
  if (!found) return at;
  end += found.length;
  const longer = match(longerTime, text, end);
  return longer > 0 ? longer : end;
}

/**
 * The number that begins at an offset of a text in simplified characters, with its measure word; nothing where none does, or where digits
 * stand without anything Chinese, which is told word by word.
 *
 * @param joined whether another number ends at the offset: 半 of 两点半, 五 of 三块五
 */
export function numberAt(text: string, at: number, joined: boolean): ChineseNumber | undefined {
  const first = text.charAt(at);
  if (digit.test(first) && (latin.test(text.charAt(at - 1)) || digit.test(text.charAt(at - 1)))) return undefined;
  const pattern = forms.get(first) ?? (numeralCharacters.includes(first) || digit.test(first) ? generation : undefined);
  if (pattern !== undefined) {
    const end = match(pattern, text, at);
    if (end > 0 && !(pattern === weekday && end < text.length && numeralCharacters.includes(text.charAt(end))))
      return { end, counted: text.slice(at, end) };
  }
  const ordinalEnd = first === '第' ? match(ordinal, text, at) : -1;
  if (ordinalEnd > 0) {
    const end = measureEnd(text, ordinalEnd);
    return { end: verbs.has(text.slice(ordinalEnd, end)) ? ordinalEnd : end, counted: text.slice(at, ordinalEnd) };
  }
  if (first === '半') {
    const end = measureEnd(text, at + 1);
    // 两点半开会, but 十天半个月
    if (joined && end - at < 3) return { end: at + 1, counted: '半' };
    return end > at + 1 ? { end, counted: '半' } : undefined;
  }
  const roughly = numeralCharacters.includes(first) ? -1 : match(about, text, at);
  const start = roughly > 0 && first !== '几' ? roughly : at;
  const end = match(number, text, start);
  if (end < 0) {
    if (first !== '几') return undefined;
    const measured = measureEnd(text, at + 1);
    return measured > at + 1 ? { end: measured, counted: '几' } : undefined;
  }
  if (end - at === 1 && formal.includes(first)) return undefined;
  const parts = match(fraction, text, end);
  if (parts > 0) return { end: parts, counted: text.slice(at, parts) };
  const counted = text.slice(first === '数' || first === '好' ? at : start, end);
  const measured = text.startsWith('半', end) && /一$/.test(counted) ? end + 1 : measureEnd(text, end);
  if (counted.startsWith('万一')) return undefined;
  const clock = text.charAt(end) === '点' ? match(minutes, text, end + 1) : -1;
  if (clock > 0) return { end: clock, counted: text.slice(at, clock), certain: true };
  if (counted === '一' && text.charAt(end) === '点' && isClock(text, at)) return { end: end + 1, counted, certain: true };
  if (measured > end && !(end - at === 1 && first === '一' && verbs.has(text.slice(end, measured)))) return { end: measured, counted };
  return bare(text, at, end, joined, start > at) ? { end, counted } : undefined;
}

/** Whether 一点 is one o'clock. */
function isClock(text: string, at: number): boolean {
  return /[十二三四五]/.test(text.charAt(at + 2)) || /凌晨|[上下中]午|[早晚]上|傍晚|夜里/.test(text.slice(Math.max(0, at - 2), at));
}

/** Whether a number without a measure word is one: several numerals, an end of 三块五, 两 before what it counts, or a numeral that stands alone. */
function bare(text: string, at: number, end: number, joined: boolean, about: boolean): boolean {
  const piece = text.slice(at, end);
  if (digit.test(piece)) return /[^\d\uff10-\uff19.,:/\uff0e\uff1a~\uff5e\u2014\u2013-]/.test(piece);
  if (joined || about || piece.length > 1) return true;
  const next = text.charAt(end);
  if (piece === '两' || piece === '俩' || piece === '仨') return piece !== '两' || han.test(next);
  return !han.test(next) && !latin.test(next) && !(at > 0 && (han.test(text.charAt(at - 1)) || latin.test(text.charAt(at - 1))));
}
