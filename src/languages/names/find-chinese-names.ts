import { chineseTitles } from '../chinese/titles.ts';
import { chineseCharacters } from './chinese.ts';
import type { Gender } from './origins.ts';

/** A person named in Chinese characters. Either a given name follows the surname, or a title does, or 小/老 goes before it. */
export interface ChineseName {
  start: number;
  /** Where the name, or the title behind it, ends. */
  end: number;
  surname: string;
  surnameStart: number;
  given: string;
  gender: Gender | 'unisex' | undefined;
}

/** Surnames that stand as plainly behind 小 and 老 as nothing else does. */
const familiar = new Set('王李张刘陈赵周吴徐朱郭罗梁郑谢韩唐冯董程曹袁邓许傅沈彭吕卢蒋蔡贾魏薛潘杜戴姜范'.split(''));
/** Surnames that are as often the end of another word. */
const doubtful = new Set('于任高方何常易文白金万石武龙江夏田钱马黄余曾程段许汤史孔毛康安和向时水'.split(''));
/** Words that look like a surname with a given name of one character. */
const words = new Set(
  '高超 高明 高洁 高红 高平 文静 文明 文杰 白雪 白玉 白静 白洁 金玉 金红 康健 汪洋 常青 常红 易红 万平 何平 方明 江波 海洋 黄玉 黄梅 石磊 钱江 马超 马强 马明 马杰 任伟 贺强 夏华 沈阳'.split(
    ' ',
  ),
);
const boundary = /[^\p{Script=Han}]|[是和与的跟对给向请叫问找见让被把在说由了及或为到从你我他她位名]/u;

interface Table {
  given: ReadonlyMap<string, Gender | 'unisex'>;
  surnames: ReadonlySet<string>;
  compounds: ReadonlySet<string>;
}

let table: Table | undefined;

function names(): Table {
  if (table) return table;
  const given = new Map<string, Gender | 'unisex'>();
  for (const gender of ['male', 'female', 'unisex'] as const)
    for (const name of chineseCharacters[gender]) given.set(name, given.has(name) ? 'unisex' : gender);
  table = { given, surnames: new Set(chineseCharacters.surnames), compounds: new Set(chineseCharacters.compoundSurnames) };
  return table;
}

/** Gender of a given name in characters; nothing where the lists do not have it. */
export function genderOfChinese(given: string): Gender | 'unisex' | undefined {
  return names().given.get(given);
}

/** A full name in parts, by its surname; nothing where no surname begins it or it is longer than names are. */
export function splitChineseName(name: string): { surname: string; given: string } | undefined {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return undefined;
  const { surnames, compounds } = names();
  const length = compounds.has(name.slice(0, 2)) && name.length > 2 ? 2 : surnames.has(name.charAt(0)) ? 1 : 0;
  if (length === 0 || name.length - length > 2) return undefined;
  return { surname: name.slice(0, length), given: name.slice(length) };
}

/** Names of persons in Chinese text: as far as lists of surnames, given names and titles tell them. */
export function findChineseNames(text: string): ChineseName[] {
  const { given, surnames, compounds } = names();
  const found: ChineseName[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x4e00 || unit > 0x9fff) continue;
    const length = compounds.has(text.slice(i, i + 2)) ? 2 : surnames.has(text.charAt(i)) ? 1 : 0;
    if (length === 0) continue;
    const surname = text.slice(i, i + length);
    const behind = i + length;
    const free = !doubtful.has(surname) || i === 0 || boundary.test(text.charAt(i - 1));
    const two = text.slice(behind, behind + 2);
    const one = two.charAt(0);
    if (two.length === 2 && given.has(two)) {
      found.push({ start: i, end: behind + 2, surname, surnameStart: i, given: two, gender: given.get(two) });
      i = behind + 1;
      continue;
    }
    if (free) {
      const title = titleAt(text, behind);
      if (title !== undefined) {
        found.push({ start: i, end: behind + title.length, surname, surnameStart: i, given: '', gender: chineseTitles().get(title) });
        i = behind + title.length - 1;
        continue;
      }
      if (
        given.has(one) &&
        !words.has(surname + one) &&
        (behind + 1 >= text.length || boundary.test(text.charAt(behind + 1)) || titleAt(text, behind + 1) !== undefined)
      ) {
        found.push({ start: i, end: behind + 1, surname, surnameStart: i, given: one, gender: given.get(one) });
        i = behind;
        continue;
      }
    }
    const before = text.charAt(i - 1);
    if (
      (before === '小' || before === '老') &&
      familiar.has(surname) &&
      !/[子打同树牛车板家牌八朝国府者姓序]/.test(one) &&
      !/[大胆最从幼缩弱矮古衰不]/.test(text.charAt(i - 2))
    )
      found.push({ start: i - 1, end: behind, surname, surnameStart: i, given: '', gender: undefined });
  }
  return found;
}

function titleAt(text: string, at: number): string | undefined {
  for (const length of [3, 2, 1]) {
    const title = text.slice(at, at + length);
    if (title.length === length && chineseTitles().has(title)) return title;
  }
  return undefined;
}
