import { chineseTitles } from '../chinese/titles.ts';
import { simplified } from '../chinese/traditional.ts';
import { chineseCharacters } from '../names/chinese.ts';
import { chineseNameCharacters } from '../names/chinese-characters.ts';
import { foldName, nameIndex } from '../names/origins.ts';
import type { Candidates } from './candidates.ts';

/** Names of persons that a word before them announces: 姓名：, 联系人, 我叫, `Patient:`. Names in running text need a model. */

/** What a field of a form calls a person, simplified, by the character that ends it. */
const labels: Readonly<Record<string, readonly string[]>> = {
  名: '姓名 户名 签名 名字 全名 本名 真名 艺名 曾用名'.split(' '),
  人: `联系人 联络人 收货人 收件人 寄件人 发件人 寄货人 法人 代表人 申请人 负责人 经办人 持卡人 收款人 付款人 汇款人 投保人 被保险人 受益人 监护人 委托人 代理人 当事人 报案人
    担保人 证明人 承租人 出租人 借款人 贷款人 填表人 预订人 预约人 订餐人 购票人 乘车人 入住人 户主本人 开户人 被告人 受害人 报名人 病人 本人`.split(
    /\s+/,
  ),
  字: ['签字'],
  户: '客户 用户'.split(' '),
  者: '患者 就诊者 求助者 报名者 申请者 预约者'.split(' '),
};
const link = /(?:(?:真实|的)?姓名|名字|代表)?["'”’)）]?[ \t]{0,4}(?:([:：=])[ \t]{0,4}|[是为為叫](?:[:：][ \t]{0,4})?)?["'“‘]?/y;
const selfBefore = /[我俺]$/;
const calledBefore = /[我俺名他她它妈媽爸哥姐弟妹子儿兒女婆公友]$/;
/** What may stand right behind a name in the same run of Han characters. */
const behind =
  /^(?:[，。、]|[是的在和与及于跟同给向找来去从到以对将就也都有说很今现正刚已男女]|性别|电话|手机|联系|联络|身份|地址|住址|年龄|出生|生日|邮箱|微信|账号|卡号|先生|女士|小姐|同学|老师|因|由|拨打|申请)/;
const title =
  /^(?:先生|女士|小姐|太太|夫人|同学|老师|教授|医生|大夫|经理|总经理|主任|律师|师傅|同志|院长|校长|博士|会员|家长|客户|用户|顾客|业主|总|您好|你好)/;

interface Lists {
  surnames: ReadonlySet<string>;
  doubtful: ReadonlySet<string>;
  compounds: ReadonlySet<string>;
  given: ReadonlySet<string>;
}
let lists: Lists | undefined;

function nameLists(): Lists {
  const rare = chineseNameCharacters();
  lists ??= {
    surnames: new Set([...chineseCharacters.surnames, ...rare.surnames, ...rare.doubtful]),
    doubtful: new Set([...rare.doubtful, ...'于任高方何常易文白金万石武龙江夏田钱马黄余曾程段许汤史孔毛康安']),
    compounds: new Set([...chineseCharacters.compoundSurnames, ...rare.compounds]),
    given: new Set([...chineseCharacters.male, ...chineseCharacters.female, ...chineseCharacters.unisex]),
  };
  return lists;
}

/** How plainly a place says that a name follows: a field of a form, its label without a colon, 名叫, 我是. */
type Announced = 'field' | 'label' | 'called' | 'self';

function isForm(announced: Announced): boolean {
  return announced === 'field' || announced === 'label';
}

/** At a Han character that ends such a word. Returns the end of the name, or 0. */
export function findAnnouncedName(candidates: Candidates, at: number): number {
  if (!candidates.wants('PERSON')) return 0;
  const { text } = candidates;
  const character = text.charAt(at);
  if (character === '叫') return calledBefore.test(text.charAt(at - 1)) ? addName(candidates, at + 1, 'called') : 0;
  if (character === '是') return selfBefore.test(text.charAt(at - 1)) ? addName(candidates, at + 1, 'self') : 0;
  if ('敬爱愛'.includes(character)) return findAddressed(candidates, at);
  const words = labels[character === '戶' ? '户' : character];
  if (words === undefined) return 0;
  const before = simplified(text.slice(Math.max(0, at - 3), at + 1));
  if (!words.some((word) => before.endsWith(word))) return 0;
  link.lastIndex = at + 1;
  const match = link.exec(text);
  if (!match) return 0;
  return addName(candidates, link.lastIndex, match[1] === undefined ? 'label' : 'field');
}

/** 尊敬的张三先生: with a title behind it. */
function findAddressed(candidates: Candidates, at: number): number {
  const { text } = candidates;
  if (text.charAt(at + 1) !== '的' || !'尊亲親'.includes(text.charAt(at - 1) || ' ')) return 0;
  const run = simplified(text.slice(at + 2, at + 12));
  for (const length of possibleLengths(run)) {
    const isTitled = title.test(run.slice(length)) && !startsWithTitle(run, length);
    if (isTitled) return candidates.add('PERSON', at + 2, at + 2 + length, 0.85) ? at + 2 + length : 0;
  }
  return 0;
}

/** 王经理先生: what would be the given name is a title already. */
function startsWithTitle(run: string, length: number): boolean {
  const given = run.slice(length > 3 || nameLists().compounds.has(run.slice(0, 2)) ? 2 : 1, length);
  return chineseTitles().has(given) || title.test(given);
}

function addName(candidates: Candidates, start: number, announced: Announced): number {
  const { text } = candidates;
  let at = start;
  let end = 0;
  do {
    const length = nameLength(text, at, announced) || (isForm(announced) ? latinName(text, at) : 0);
    if (length === 0 || !candidates.add('PERSON', at, at + length, 0.85)) break;
    end = at + length;
    at = end + 1;
  } while (isForm(announced) && text.charAt(end) === '、');
  return end;
}

/** Lengths that a name at the start of a run could have, the longest first. */
function possibleLengths(run: string): readonly number[] {
  const { surnames, compounds } = nameLists();
  if (compounds.has(run.slice(0, 2))) return [4, 3];
  return surnames.has(run.charAt(0)) ? [3, 2] : [];
}

const han = /^[\u4e00-\u9fff]+/;
const dotted = /^[\u4e00-\u9fff]{2,6}(?:[·•・][\u4e00-\u9fff]{1,8}){1,2}(?![\u4e00-\u9fff·])/;

function nameLength(text: string, start: number, announced: Announced): number {
  const piece = simplified(text.slice(start, start + 24));
  if (isForm(announced)) {
    const foreign = dotted.exec(piece);
    if (foreign) return foreign[0].length;
  }
  const run = han.exec(piece)?.[0] ?? '';
  for (const length of possibleLengths(run)) {
    if (length > run.length) continue;
    const alone = length === run.length;
    if (!alone && !behind.test(run.slice(length))) continue;
    if (isName(run.slice(0, length), announced, alone)) return length;
  }
  return 0;
}

function isName(name: string, announced: Announced, alone: boolean): boolean {
  const { doubtful, compounds, given } = nameLists();
  const { given: characters, words } = chineseNameCharacters();
  const surname = name.slice(0, compounds.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1);
  const own = name.slice(surname.length);
  if (title.test(own) || chineseTitles().has(own)) return false;
  if (given.has(own) && own.length > 1) return true;
  const written = [...own].every((character) => characters.has(character));
  // 韩国栋 begins like a word, and nothing follows it.
  if (words.has(name.slice(0, 2)) && !(written && alone && own.length > 1 && announced !== 'self')) return false;
  if (given.has(own)) return true;
  if (announced === 'field') return alone && (!doubtful.has(surname) || written);
  if (announced === 'label') return written && (alone || !doubtful.has(surname));
  return written && alone && (!doubtful.has(surname) || (announced === 'called' && own.length > 1));
}

const capital = "[A-Z][A-Za-z\\u00c0-\\u024f'’-]{0,24}";
const latin = new RegExp(
  `(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof)\\.? )?(${capital}\\.?(?: (?:van|von|de|da|del|der|bin|al|la|di|den))*(?: ${capital}\\.?){1,2})(?![A-Za-z0-9_@/])`,
  'y',
);
const goesOn = /^ (?:[A-Z]|of\b|and\b|&|for\b)/;
const things = new Set(
  `the a an us our your my customer customers support sales service services department office team center centre company corp inc ltd llc group agency information info
  details form number date time here now new north south east west st saint united human resources public relations press media help desk front general please not none unknown
  private data test user admin account bank hotel restaurant street road avenue city state university school college hospital street project product first last full name emergency
  contact unavailable available required optional tbd n/a upon by to in on at for and or is are`.split(/\s+/),
);

const nameWords =
  /name|patient|contact|client|customer|recipient|beneficiary|attn|attention|holder|employee|student|applicant|sender|payee|insured|tenant|guest/i;
const strong =
  /(?:^|[^A-Za-z])(?:(?:full|legal|customer|client|patient|employee|student|applicant|(?:account|card) ?holder|cardholder|guest|contact|recipient|beneficiary|sender|payee|insured|tenant|emergency contact|next of kin|passenger|member)(?:['’]s)?[ _](?:full[ _])?name|patient|recipient|beneficiary|cardholder|(?:account|card) holder|emergency contact|payee|policy ?holder|next of kin)["'*\u201d]{0,3}[ \t]{0,2}$/i;
const plain =
  /(?:^|[\n\r.,;|(){}>*"'\u201c•-][ \t]{0,3})(?:my |first and last )?(?:name|contact|contact person|client|customer|attn|attention|employee|student|applicant|tenant|guest|sender|insured)["'*\u201d]{0,3}[ \t]{0,2}$/i;
const afterColon = /[ \t]{0,4}["'*\u201c]{0,3}/y;

/** `Patient: John Smith`, at the colon. Returns the end of the name, or 0. */
export function findNamedPerson(candidates: Candidates, colon: number): number {
  const { text } = candidates;
  if (text.charCodeAt(colon - 1) > 0x7f || !candidates.wants('PERSON')) return 0;
  afterColon.lastIndex = colon + 1;
  if (!afterColon.test(text)) return 0;
  const from = afterColon.lastIndex;
  const first = text.charCodeAt(from);
  if (!(first >= 0x41 && first <= 0x5a) || !candidates.says(nameWords)) return 0;
  const before = text.slice(Math.max(0, colon - 40), colon);
  const certain = strong.test(before);
  if (!certain && !plain.test(before)) return 0;
  const length = latinName(text, from);
  if (length === 0) return 0;
  // A title is no part of the name.
  const start = from + (/^(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.? /.exec(text.slice(from, from + 6))?.[0].length ?? 0);
  const listed = isListed(text.slice(start, from + length));
  return candidates.add('PERSON', start, from + length, listed ? 0.85 : certain ? 0.6 : 0.3) ? from + length : 0;
}

function latinName(text: string, from: number): number {
  latin.lastIndex = from;
  const match = latin.exec(text);
  if (!match || goesOn.test(text.slice(latin.lastIndex, latin.lastIndex + 6))) return 0;
  if ((match[1] as string).split(' ').some((word) => things.has(word.toLowerCase()))) return 0;
  return match[0].replace(/\.$/, '').length;
}

function isListed(name: string): boolean {
  const words = name.split(' ').map(foldName);
  const { first, surnames } = nameIndex();
  return first.has(words[0] as string) || surnames.has(words.at(-1) as string);
}
