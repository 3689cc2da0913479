import { chineseDivisions } from '../chinese/gazetteer.ts';

/** What a Chinese address is made of, from its start on, and how much of each kind. */
export interface AddressShape {
  end: number;
  /** Provinces, cities, counties, towns. */
  divisions: number;
  /** Roads, and places that anybody may go to. */
  roads: number;
  /** Housing estates, buildings and parks with a name of their own. */
  sites: number;
  /** House numbers. */
  numbers: number;
  /** Buildings of a block, staircases, floors, rooms, groups of a village. */
  rooms: number;
  villages: number;
}

type Kind = 'division' | 'road' | 'village' | 'site' | 'public';

/** How the names of divisions and places end, simplified. */
const endings: Readonly<Record<Kind, string>> = {
  division: '区 县 市 旗 镇 乡 街道 街道办 开发区 工业园区 产业园区 高新区 新区 自治县 自治州 自治区 自治旗 地区',
  road: '路 街 道 大道 大街 公路 巷 胡同 环路 里弄',
  village: '村 屯 庄 社区 村委会 村民委员会',
  site: '小区 花园 大厦 广场 科技园 工业园 产业园 软件园 创业园 工业区 公寓 新村 家园 苑 园区 商城 大楼 校区 别墅 公馆 新城 嘉园 邨 宿舍 佳苑 雅苑 名苑 花苑 桂园',
  // Estates end so, and what everybody visits as well.
  public: '中心 国际 城 园',
};
const kindOf = new Map<string, Kind>();
for (const kind of ['division', 'road', 'village', 'site', 'public'] as const)
  for (const ending of endings[kind].split(' ')) kindOf.set(ending, kind);
const endingStarts = new Set([...kindOf.keys()].map((ending) => ending.charAt(0)));
const longestEnding = 5;
const longestDivision = 6;
const longestPlace = 9;
/** Parts that one address may have: hostile text has no end of them. */
const mostParts = 16;

/** Characters of sentences, which names of places hardly have. */
const sentence = new Set('的在了与是到及或把被给让从我你他她它这那哪没不也就还很吗呢吧啊去等时说您请');

const unit = '(?:\\d{1,5}[A-Za-z]?|[一二三四五六七八九十百零〇]{1,5}|[A-Za-z]\\d{0,4}|[甲乙丙丁]\\d{0,4})';
const number = new RegExp(
  `(?:${unit}(?:[-之]\\d{1,4}){0,2}(?:号院|号|弄|巷|段)(?:之\\d{1,3})?)(?!楼(?![上下前后])|[线馆口文公令机码位员选店桌])|\\d{1,5}(?:-\\d{1,4})?(?=号楼)`,
  'y',
);
const room = new RegExp(
  `-?(?:${unit}(?:-\\d{1,4}){0,2}(?:号楼|栋|幢|座|塔|#楼|#|单元|楼|层|室|房|门|户)(?:之\\d{1,3})?|\\d{1,2}/?F(?![A-Za-z]))(?![市盘价梯上下数次])`,
  'y',
);
const group = new RegExp(`第?${unit}(?:村民小组|组|队|社)`, 'y');
/** What may stand bare behind a building: A座1203, 3号楼2-501. */
const bareRoom = /-?(?:[A-Za-z]?\d{3,4}|\d{1,2}(?:-\d{1,4}){1,2})(?![\d年月日元米人个家次.:％%A-Za-z])室?/y;
const bareRooms = /\d{1,3}[-#](?:\d{1,2}-)?\d{1,4}(?![\d年月日元.:％%A-Za-z-])室?/y;
const side = /[东南西北中上下](?=\d|[一二三四五六七八九十]+[号段])/y;

let divisions: ReadonlySet<string> | undefined;
let divisionStarts: ReadonlySet<number> | undefined;

/** The end of a division of China that a text has at a place, with the word for its kind; the place itself where it has none. */
export function divisionEnd(text: string, at: number): number {
  if (!divisions || !divisionStarts) {
    divisions = new Set(chineseDivisions());
    divisionStarts = new Set([...divisions].map((name) => name.charCodeAt(0)));
  }
  if (!divisionStarts.has(text.charCodeAt(at))) return at;
  for (let length = 5; length > 1; length--) {
    if (!divisions.has(text.slice(at, at + length))) continue;
    const end = at + length;
    const kind =
      /^(?:(?:维吾尔|壮族|回族)?自治区|特别行政区|省|市(?![场民政委长区内外值面容况集郊价])|地区|盟|[\u4e00-\u9fff]{0,6}自治州|州)/.exec(
        text.slice(end, end + 10),
      );
    // 南京路 is a road.
    if (!kind && endingEnd(text, end) > 0) return at;
    return end + (kind?.[0].length ?? 0);
  }
  return at;
}

/** Reads an address, simplified, from a place on: as far as its parts follow each other. Takes no more than so many steps, whatever stands there. */
export function parseAddress(text: string, start: number): AddressShape {
  const shape: AddressShape = { end: start, divisions: 0, roads: 0, sites: 0, numbers: 0, rooms: 0, villages: 0 };
  for (let part = 0; part < mostParts; part++) {
    let at = shape.end;
    if (part > 0 && (text.charAt(at) === ' ' || text.charAt(at) === '-')) at++;
    const next = readNumbers(text, at, shape) || readDivision(text, at, shape) || readPlace(text, at, shape);
    if (next === 0) break;
    shape.end = next;
  }
  return shape;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

function readNumbers(text: string, at: number, shape: AddressShape): number {
  const placed = shape.roads + shape.sites + shape.villages + shape.numbers + shape.rooms > 0;
  const digit = text.charCodeAt(at) < 0x80;
  if (!placed && !digit) return 0;
  const inside = matchEnd(room, text, at);
  if (inside > 0) {
    shape.rooms++;
    return inside;
  }
  const house = matchEnd(number, text, at);
  if (house > 0) {
    shape.numbers++;
    return house;
  }
  if (shape.villages > 0) {
    const end = matchEnd(group, text, at);
    if (end > 0) {
      shape.rooms++;
      return end;
    }
  }
  const bare =
    (shape.rooms + shape.numbers > 0 && matchEnd(bareRoom, text, at)) ||
    (shape.sites + shape.numbers > 0 && matchEnd(bareRooms, text, at)) ||
    0;
  if (bare > 0) shape.rooms++;
  return bare;
}

function readDivision(text: string, at: number, shape: AddressShape): number {
  if (shape.roads + shape.sites + shape.numbers > 0) return 0;
  const end = divisionEnd(text, at);
  if (end === at) return 0;
  shape.divisions++;
  return end;
}

/** A name and what it ends with. Endings one behind the other are one name: 中关村 and 大街, 花园 and 路. */
function readPlace(text: string, at: number, shape: AddressShape): number {
  const limit = Math.min(text.length, at + longestPlace);
  for (let i = at; i < limit && isNameUnit(text, i, at); i++) {
    let end = endingEnd(text, i);
    // 软件园 may stand without a name.
    if (end === 0 || (i === at && end - i < 3)) continue;
    let kind = kindOf.get(text.slice(i, end)) as Kind;
    if (kind === 'village' && /^[民干支官口里]/.test(text.slice(end, end + 1))) return 0;
    for (let further = endingEnd(text, end); further > 0; further = endingEnd(text, end)) {
      const behind = kindOf.get(text.slice(end, further)) as Kind;
      // 渝北区 and 软件园 are two, 新区 and 路 are one.
      if (kind !== behind && (behind === 'division' || (kind === 'division' && further - end > 2))) break;
      kind = behind;
      end = further;
    }
    const placed = shape.roads + shape.sites + shape.numbers > 0;
    if (kind === 'division' && (placed ? i - at > 2 : i - at > longestDivision)) return 0;
    if (kind === 'division' && !placed) shape.divisions++;
    else if (kind === 'road' || kind === 'public') shape.roads++;
    else if (kind === 'village') shape.villages++;
    else shape.sites++;
    return kind === 'road' ? matchEnd(side, text, end) || end : end;
  }
  return 0;
}

function isNameUnit(text: string, i: number, start: number): boolean {
  const code = text.charCodeAt(i);
  if (code >= 0x4e00 && code <= 0x9fff) {
    if (text.charAt(i) === '和') return '平谐睦美义兴县田林顺龙硕布静政'.includes(text.charAt(i + 1) || ' ');
    if (text.charAt(i) === '都')
      return '成昌丰于首新花'.includes(text.charAt(i - 1) || ' ') || '江匀安'.includes(text.charAt(i + 1) || ' ');
    return !sentence.has(text.charAt(i));
  }
  // SOHO现代城
  return i >= start && ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a));
}

function endingEnd(text: string, at: number): number {
  if (!endingStarts.has(text.charAt(at))) return 0;
  for (let length = Math.min(longestEnding, text.length - at); length > 0; length--)
    if (kindOf.has(text.slice(at, at + length))) return at + length;
  return 0;
}

/** Where the unbroken run of units that names of places may have begins, no further back than a limit. */
export function nameRunStart(text: string, at: number, limit: number): number {
  let start = at;
  while (start > limit && isNameUnit(text, start - 1, start - 1)) start--;
  return start;
}
