import { simplified } from '../chinese/traditional.ts';
import type { Candidates } from './candidates.ts';
import { type AddressShape, divisionEnd, nameRunStart, parseAddress } from './chinese-address-parser.ts';

/** Units before and behind a place that an address is looked for in. */
const reachBefore = 40;
const reachBehind = 120;

interface View {
  /** A piece of the text in simplified characters; offsets are those of the text less `from`. */
  text: string;
  from: number;
}

function viewAround(text: string, at: number, floor: number): View {
  const from = Math.max(floor, at - reachBefore, 0);
  return { text: simplified(text.slice(from, at + reachBehind)), from };
}

/** What any number of an address goes on with, in both scripts. */
const houseOrRoom =
  /\d{1,5}[A-Za-z]?(?:[-之]\d{1,4}){0,2}(?:[号號弄巷段栋棟幢座#楼樓层層室组組队隊F]|单元|單元|\/F)|\d{1,3}-\d{1,3}-\d{1,4}(?!\d)/y;

/** 北京市海淀区中关村大街27号3号楼502室, 阳光花园3栋501室: at a digit of it. Returns its end, or 0. */
export function findNumberedAddress(candidates: Candidates, digit: number): number {
  const { text } = candidates;
  houseOrRoom.lastIndex = digit;
  if (!houseOrRoom.test(text)) return 0;
  const last = text.charCodeAt(digit - 1);
  if (!(last >= 0x4e00 && last <= 0x9fff) && !startsRooms(text, digit)) return findSpacedAddress(candidates, digit);
  const view = viewAround(text, digit, candidates.floor);
  const at = digit - view.from;
  const run = nameRunStart(view.text, at, 0);
  const start = startOfAddress(view.text, run, at);
  const shape = parseAddress(view.text, start);
  // What stands before the name may be no part of it: the address then begins at what ends right before the digit.
  return shape.end > at ? settle(candidates, view, start, shape) : 0;
}

/** 北京市 海淀区 中关村大街 27号: spaces part it. */
function findSpacedAddress(candidates: Candidates, digit: number): number {
  const { text } = candidates;
  if (text.charAt(digit - 1) !== ' ' || !/[路街道巷弄村苑园厦场区]/.test(text.charAt(digit - 2) || ' ')) return 0;
  const view = viewAround(text, digit, candidates.floor);
  const at = digit - view.from;
  let run = nameRunStart(view.text, at - 1, 0);
  while (view.text.charAt(run - 1) === ' ' && nameRunStart(view.text, run - 1, 0) < run - 1) run = nameRunStart(view.text, run - 1, 0);
  const start = startOfAddress(view.text, run, at);
  const shape = parseAddress(view.text, start);
  return shape.end > at ? settle(candidates, view, start, shape) : 0;
}

const roomsStart = /\d{1,3}(?:栋|棟|幢|号楼|號樓|单元|單元|#楼|#樓)/y;

function startsRooms(text: string, digit: number): boolean {
  roomsStart.lastIndex = digit;
  return roomsStart.test(text);
}

/** 浙江省杭州市西湖区…: at the word for a city, district or county. Returns the end, or 0. */
export function findDivisionAddress(candidates: Candidates, ending: number): number {
  if (!candidates.wants('ADDRESS')) return 0;
  const from = Math.max(candidates.floor, ending - 16, 0);
  const near = simplified(candidates.text.slice(from, ending + 1));
  const at = ending - from;
  let start = nameRunStart(near, at, 0);
  while (start < at && divisionEnd(near, start) === start) start++;
  if (start === at) return 0;
  const view = { text: simplified(candidates.text.slice(from, ending + reachBehind)), from };
  const shape = parseAddress(view.text, start);
  return shape.end > at ? settle(candidates, view, start, shape) : 0;
}

/** Words before an address that have no character of sentences. */
const lead = /^.{0,24}(?:家住|现住|居住|住址|地址|送往|寄往|发往|位于|收货|前往|抵达|经过|路过|搬|租住|坐落于|坐落|导航|为|:)(?=.{2})/;

/** The first division of a run, or where its leading words end. */
function startOfAddress(text: string, run: number, end: number): number {
  for (let i = run; i < end; i++) if (divisionEnd(text, i) > i) return i;
  return run + (lead.exec(text.slice(run, end))?.[0].length ?? 0);
}

/** Adds an address where its parts are enough, and gives its end. */
function settle(candidates: Candidates, view: View, start: number, shape: AddressShape): number {
  const end = view.from + shape.end;
  const score = scoreOf(shape);
  return score > 0 && candidates.add('ADDRESS', view.from + start, end, score, Math.max(score, score < 0.3 ? 0 : 0.85)) ? end : 0;
}

const scores = {
  /** Down to the house or the room, in a place that has a name. */
  whole: 0.8,
  /** A named place in two divisions and more, or rooms alone. */
  named: 0.7,
  /** A road and a number, or a road in a city: an address beside words for one. */
  doubtful: 0.4,
};

function scoreOf({ divisions, roads, sites, numbers, rooms, villages }: AddressShape): number {
  const places = roads + sites + villages;
  if (numbers + rooms > 0) {
    if (places > 0 && (divisions > 0 || rooms > 0)) return scores.whole;
    if (rooms > 1) return scores.named;
    if (divisions > 1 || places > 0) return scores.doubtful;
    return 0;
  }
  if (divisions > 1 && sites > 0) return scores.named;
  if (divisions > 2 && villages > 0) return scores.named;
  return divisions > 1 && places > 0 ? scores.doubtful : 0;
}

const labelBefore =
  /(网|網|ip|IP|mac|MAC|邮箱|郵箱|邮件|郵件|电子|電子|网络|網絡|网站|網站|内存|内網|服务器|伺服器|物理|链接|鏈接|连接|連接|目标|源|首|下载|下載|登录|直播|视频|影片|官方|地) ?$/;
const labelLink = /["”]?(?:[ \t]{0,4}[:：=][ \t]{0,4}|[ \t]{0,4}(?:是|为|為)[:：]?[ \t]{0,4}|[ \t]{1,4})["'“]?/y;
const fieldEnd =
  /[\n\r\t。；;|！!?？"”』」】)）,，、]| {2}|[ ,，]?(?:邮编|郵編|邮政编码|郵遞區號|电话|電話|手机|手機|联系|聯繫|聯絡|收件|收货|收貨|姓名|微信|备注|備註|QQ)/;
const fieldParts = /[省市区县镇乡村路街道巷弄号栋幢楼室座苑园厦场院寓]/;
const fieldSentence = /[的了吗呢吧你我他她请]/;

/** What a word for addresses announces, up to the end of the field. `at` is the last character of the word: 地址, 住址. Returns the end, or 0. */
export function findLabelledAddress(candidates: Candidates, at: number): number {
  const { text } = candidates;
  if (!candidates.wants('ADDRESS') || !'地住'.includes(text.charAt(at - 1) || ' ')) return 0;
  if (labelBefore.test(text.slice(Math.max(0, at - 5), at - 1))) return 0;
  labelLink.lastIndex = at + 1;
  if (!labelLink.test(text)) return 0;
  const start = labelLink.lastIndex;
  const view = { text: simplified(text.slice(start, start + reachBehind)), from: start };
  const shape = parseAddress(view.text, 0);
  const { divisions, roads, sites, numbers, rooms, villages } = shape;
  const field = view.text.slice(0, closing(view.text, shape.end));
  const certain = divisions > 1 || (divisions > 0 && field.length > shape.end) || roads + sites + villages > 0 || numbers + rooms > 1;
  if (!certain || !fieldParts.test(field)) return 0;
  const end = fieldSentence.test(field.slice(shape.end)) ? start + shape.end : start + field.length;
  return candidates.add('ADDRESS', start, end, 0.85) ? end : 0;
}

/** Where a field ends: at a mark, a label or a long number behind what was read of it. */
function closing(text: string, from: number): number {
  const rest = text.slice(from);
  const mark = rest.search(fieldEnd);
  const digits = rest.search(/ ?\d{7}/);
  const end = Math.min(mark < 0 ? rest.length : mark, digits < 0 ? rest.length : digits);
  return from + rest.slice(0, end).trimEnd().length;
}
