import type { Candidates } from './candidates.ts';
import { isAlphanumeric, isLetter } from './characters.ts';

/** Accounts of messengers behind their words: QQ, WeChat, Alipay, LINE, Telegram, Skype. */

const link = /(?:[号號][码碼]?|帐号|账号|賬號|帳號|账户|[iI][dD]|[是为為]|群号?|[ \t]|[:：=+加]|["'“「]){0,6}/y;
const numbers = /[1-9]\d{4,10}(?![\dA-Za-z@年月日元块塊条條个個人万萬千余%+*]|[.,]\d)/y;
const names = /[A-Za-z][A-Za-z0-9_-]{5,19}(?![A-Za-z0-9_@-]|\.[A-Za-z0-9])/y;
const handles = /@?[A-Za-z][A-Za-z0-9_.-]{2,30}[A-Za-z0-9_](?![A-Za-z0-9_@-])/y;
/** A word that no account is: what products and functions behind the name of a messenger begin with. */
const product = /^(?:iphone|ipad|android|windows|version|official|account|group|message|wechat|payment|telegram|skype|whatsapp)/i;

/** At the letter or character that ends the word for a messenger. Returns the end of the account, or 0. */
export function findMessenger(candidates: Candidates, at: number): number {
  if (!candidates.wants('MESSENGER_ID')) return 0;
  const { text } = candidates;
  const before = text.slice(Math.max(0, at - 2), at + 1).toLowerCase();
  if (before.endsWith('qq')) return isWordEnd(text, at, 2) ? addAccount(candidates, at + 1, numbers) : 0;
  if (before.endsWith('加q')) return addAccount(candidates, at + 1, numbers);
  if (/[wv]x$/.test(before)) return isWordEnd(text, at, 2) ? addAccount(candidates, at + 1, names) : 0;
  if (before.endsWith('扣扣') || /企[鹅鵝]$/.test(before)) return addAccount(candidates, at + 1, numbers);
  if (/[微薇v]信$/.test(before)) return addAccount(candidates, at + 1, names);
  if (/支付[宝寶]$/.test(before)) return addAccount(candidates, at + 1, names);
  return 0;
}

/** Whether two letters are a word: nothing of ASCII goes before them. */
function isWordEnd(text: string, at: number, letters: number): boolean {
  return !isAlphanumeric(text.charCodeAt(at - letters)) && text.charAt(at - letters) !== '@' && text.charAt(at - letters) !== '.';
}

function addAccount(candidates: Candidates, from: number, form: RegExp): number {
  const { text } = candidates;
  link.lastIndex = from;
  if (!link.test(text)) return 0;
  const start = link.lastIndex;
  const said = /[号號:：=是为為]|id/i.test(text.slice(from, start)) || /[加添]我?的?..$/.test(text.slice(Math.max(0, from - 5), from));
  form.lastIndex = start;
  const account = form.exec(text)?.[0];
  if (account === undefined || product.test(account)) return 0;
  // Where nothing says that an account follows, a mere word is none.
  if (!said && form === names && !/[\d_]/.test(account)) return 0;
  return candidates.add('MESSENGER_ID', start, form.lastIndex, 0.85) ? form.lastIndex : 0;
}

const messengerWords = /wechat|weixin|telegram|skype|line|whatsapp/i;
const messengerBefore =
  /(?:^|[^A-Za-z])(wechat|weixin|telegram|skype|line|whatsapp)(?:[ _-]?(?:id|no\.?|number|account|handle|name|username|号|號|账号|帳號))?["'\u201d]?[ \t]{0,2}$/i;
const behindColon = /[ \t]{0,4}["'\u201c]?/y;

/** `WeChat ID: john_88`, at the colon. Returns the end, or 0. */
export function findNamedMessenger(candidates: Candidates, colon: number): number {
  const { text } = candidates;
  const last = text.charAt(colon - 1);
  if ((last > '\x7f' && last !== '号' && last !== '號') || !candidates.wants('MESSENGER_ID')) return 0;
  behindColon.lastIndex = colon + 1;
  if (!behindColon.test(text)) return 0;
  const start = behindColon.lastIndex;
  if (!(isLetter(text.charCodeAt(start)) || text.charAt(start) === '@') || !candidates.says(messengerWords)) return 0;
  const match = messengerBefore.exec(text.slice(Math.max(0, colon - 24), colon));
  if (!match) return 0;
  const before = match[0].toLowerCase();
  // `line: …` is as well a line of a poem, a program or a table.
  if (before.includes('line') && !/id|account|号|號|帳號/.test(before)) return 0;
  const form = /wechat|weixin/.test(before) ? names : handles;
  form.lastIndex = start;
  const account = form.exec(text)?.[0];
  if (account === undefined || product.test(account) || !/[\d_@]|id|account|name|handle|号|號/.test(account + before)) return 0;
  return candidates.add('MESSENGER_ID', start, form.lastIndex, 0.85) ? form.lastIndex : 0;
}
