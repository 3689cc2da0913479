import { chineseTitles } from '../chinese/titles.ts';
import { chineseCharacters } from '../names/chinese.ts';
import { chineseNameCharacters } from '../names/chinese-characters.ts';
import { findChineseNames, genderOfChinese } from '../names/find-chinese-names.ts';

export interface PersonRange {
  start: number;
  end: number;
}

/** What a name may stand right behind; before a surname that is another word as often, less. */
const surely = /[^\p{Script=Han}]|[和与]/u;
const before = /[^\p{Script=Han}]|[是和与的跟对给向请叫让被把在由及或为到从比同称如像任将若因]/u;
/** What may stand right behind a name. */
const behind = /[^\p{Script=Han}]|[是和与的跟对给向说称在由及或为从也又还都就被把将表认曾已再则等出回谈发演主任当赴获问获率版呢吗吧]/u;
/** Callings that go before a name. */
const callings =
  /(?:导演|主演|演员|歌手|球星|队长|教练|主帅|记者|主席|总统|总理|首相|书记|省长|市长|部长|局长|主任|教授|博士|院士|老师|律师|先生|女士|明星|影帝|影后|作家|画家|主播|网红|选手|名将|前锋|后卫|门将|中场|队员|球员|董事长|总裁|总经理|经理|创始人|编剧|制片人|主持人|民警|学生|小将|老将|天后|天王|女神|男神|弟子|妻子|丈夫|儿子|女儿|同学|分析师|专家|学者)$/u;
/** Characters that foreign names are written with, and those that hardly anything else is. */
const foreign =
  '阿巴贝比伯布查达丹德迪多尔法费夫弗戈格古哈海汉赫华霍基吉加贾杰金卡凯坎康柯科克肯库奎拉莱兰朗劳勒雷里利莉丽列林琳卢鲁路伦罗洛马玛迈麦曼梅门蒙米莫默姆穆纳娜奈南内尼妮宁诺努欧帕佩皮普奇齐乔切丘琼热荣茹瑞若萨塞赛桑森沙莎山舍什圣施史舒斯苏索塔泰坦汤唐特提图托瓦万旺威韦维温文沃伍武西希夏香谢辛休修逊雅亚扬耶叶伊以易因英尤约泽扎詹朱兹佐安埃艾爱奥班邦保鲍本宾波博恩凡菲冯佛甘冈高戴登邓蒂蓬丁东顿厄茨策曹昌彻崔';
const strictlyForeign =
  '阿巴贝伯布达德迪尔法费夫弗戈格哈赫霍基吉加卡凯坎柯科克肯库奎拉莱兰朗劳勒雷里利莉鲁伦罗洛玛迈曼蒙米莫默姆穆纳娜奈内尼妮诺努帕佩皮普奇齐乔切丘琼茹瑞若萨塞森沙莎舍什史斯索塔泰坦特提图托瓦威韦维温沃西希谢辛逊雅亚耶伊因尤泽扎詹兹埃艾奥班邦鲍宾波博蒂厄茨策盖登顿恩马';
const dotted = new RegExp(`[${foreign}]{1,8}(?:[\u00b7\u2022\u30fb\u2027][${foreign}]{1,8}){1,3}`, 'gu');
const transcribed = new RegExp(`[${strictlyForeign}]{3,12}`, 'gu');

interface Table {
  surnames: ReadonlySet<string>;
  doubtful: ReadonlySet<string>;
  compounds: ReadonlySet<string>;
}

let table: Table | undefined;

/** Surnames that are often the end or the beginning of another word. */
const common =
  '赖纪祝颜凌屈郁廉厉舒苗饶耿霍殷晋柳梅穆茹伍虞巢卓鞠蒲傅贺顾丁胡戴姜孔侯陈红于欧钟费罗蓝陆范东任高方何常易文白金万石武龙江夏田钱马黄余曾程段许汤史孔毛康安向水林叶雷熊孙朱谢苏宋唐秦汉魏梁路张李王周';

function names(): Table {
  if (table) return table;
  const { surnames, doubtful, compounds } = chineseNameCharacters();
  table = {
    surnames: new Set([...chineseCharacters.surnames, ...surnames]),
    doubtful: new Set([...doubtful, ...common]),
    compounds: new Set([...chineseCharacters.compoundSurnames, ...compounds].filter((name) => name !== '东方')),
  };
  return table;
}

/**
 * Where persons are named in a text in simplified characters: what lists of names tell, names of foreigners with their dots, and a
 * surname with characters of given names between what bounds a name. Sorted and disjoint. Linear.
 */
export function findPersons(text: string): PersonRange[] {
  const found: PersonRange[] = findChineseNames(text).map(({ start, end }) => ({ start, end }));
  if (/[\u00b7\u2022\u30fb\u2027]/.test(text))
    for (const match of text.matchAll(dotted)) found.push({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(transcribed)) {
    const end = match.index + match[0].length;
    if (match[0].length > 3 || ((match.index === 0 || before.test(text.charAt(match.index - 1))) && bounded(text, end)))
      found.push({ start: match.index, end });
  }
  addBounded(text, found);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return found.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

function addBounded(text: string, found: PersonRange[]): void {
  const { surnames, doubtful, compounds } = names();
  const { given, words } = chineseNameCharacters();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x4e00 || unit > 0x9fff) continue;
    const first = text.charAt(at);
    const compound = compounds.has(text.slice(at, at + 2));
    const uncertain = !compound && doubtful.has(first);
    if (!compound && !uncertain && !surnames.has(first)) continue;
    const from = at + (compound ? 2 : 1);
    if (!given.has(text.charAt(from)) || words.has(text.slice(at, at + 2))) continue;
    const left = at === 0 || (uncertain ? surely : before).test(text.charAt(at - 1)) || callings.test(text.slice(Math.max(0, at - 4), at));
    const long = given.has(text.charAt(from + 1));
    const end = from + (long ? 2 : 1);
    if (long && ((!uncertain && !compound) || (left && (bounded(text, end) || /[没不未]/.test(text.charAt(end)))))) {
      found.push({ start: at, end });
      at = end - 1;
    } else if (left && (uncertain ? denied(text, at, from) : bounded(text, from + 1) || text.startsWith('没', from + 1))) {
      found.push({ start: at, end: from + 1 });
      at = from;
    }
  }
}

/** Whether a surname that is often another word and one character that names persons stand before 没, as no other word does: 李明没来. */
function denied(text: string, at: number, from: number): boolean {
  return from === at + 1 && text.startsWith('没', from + 1) && genderOfChinese(text.charAt(from)) !== undefined;
}

function bounded(text: string, end: number): boolean {
  return end >= text.length || behind.test(text.charAt(end)) || titled(text, end);
}

function titled(text: string, at: number): boolean {
  for (const length of [3, 2]) if (chineseTitles().has(text.slice(at, at + length))) return true;
  return false;
}
