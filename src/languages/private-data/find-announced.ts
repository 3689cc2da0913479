import type { Candidates } from './candidates.ts';
import { findAnnouncedName } from './find-announced-names.ts';
import { findDivisionAddress, findLabelledAddress } from './find-chinese-addresses.ts';
import { findSpelledBirthDate } from './find-dates.ts';
import { findMessenger } from './find-messengers.ts';

type Finder = (candidates: Candidates, at: number) => number;

const finders: Finder[] = [];
/** Which of the finders a unit calls, plus one. */
const finderOf = new Uint8Array(65536);
/**
 * For which finders a unit may stand before the one that calls them, a bit each: what ends a word that announces something is a common
 * character, and hardly ever behind these.
 */
const mayPrecede = new Uint32Array(65536);

function on(characters: string, find: Finder, { before, never }: { before?: string; never?: string } = {}): void {
  const bit = 1 << finders.length;
  finders.push(find);
  for (const character of characters) finderOf[character.charCodeAt(0)] = finders.length;
  if (before === undefined) for (let unit = 0; unit < mayPrecede.length; unit++) mayPrecede[unit] = (mayPrecede[unit] as number) | bit;
  for (const character of before ?? '') mayPrecede[character.charCodeAt(0)] = (mayPrecede[character.charCodeAt(0)] as number) | bit;
  for (const character of never ?? '') mayPrecede[character.charCodeAt(0)] = (mayPrecede[character.charCodeAt(0)] as number) & ~bit;
}

on('是', findAnnouncedName, { before: '我俺' });
on('叫', findAnnouncedName, { before: '我俺名他她它妈媽爸哥姐弟妹子儿兒女婆公友' });
on('敬爱愛', findAnnouncedName, { before: '尊亲親' });
on('名', findAnnouncedName, { before: '姓户戶签簽全本真艺藝用' });
on('人', findAnnouncedName, {
  before: '系繫络絡货貨件法表请請责責办辦卡款保险險益护護托託理事案保明租借贷貸订訂约約餐购購票车車住开開告害报報病本',
});
on('字', findAnnouncedName, { before: '签簽' });
on('户戶', findAnnouncedName, { before: '客用' });
on('者', findAnnouncedName, { before: '患诊診助报報请請约約' });
on('址', findLabelledAddress, { before: '地住' });
on('月', findSpelledBirthDate, { before: '一二三四五六七八九十' });
on('市县縣', findDivisionAddress);
on('区區', findDivisionAddress, { never: '小社景地山市城专專时時商园園' });
on('Qq', findMessenger, { before: 'Qq加' });
on('Xx', findMessenger, { before: 'WwVv' });
on('扣', findMessenger, { before: '扣' });
on('鹅鵝', findMessenger, { before: '企' });
on('信', findMessenger, { before: '微薇vV' });
on('宝寶', findMessenger, { before: '付' });

/** At a character that may end a word which announces what follows it, or one for a division in an address. Returns the end of what it found, or 0. */
export function findAnnounced(candidates: Candidates, at: number): number {
  const { text } = candidates;
  const finder = finderOf[text.charCodeAt(at)] as number;
  if (finder === 0 || at === 0 || (((mayPrecede[text.charCodeAt(at - 1)] as number) >> (finder - 1)) & 1) === 0) return 0;
  return (finders[finder - 1] as Finder)(candidates, at);
}
