import { log } from '../../kernels/math.ts';
import type { Candidates } from './candidates.ts';
import { isAlphanumeric } from './characters.ts';

const key = (form: string) => new RegExp(`${form}(?![A-Za-z0-9_])`, 'y');

/** Keys that say what they are, by their makers' documentation. */
const dashed = [
  key('sk-(?:proj-|svcacct-|admin-|ant-[a-z0-9]+-|or-v1-|live-)?[A-Za-z0-9_-]{20,200}'),
  key('xox[abeoprs]-[A-Za-z0-9-]{10,250}'),
  key('xapp-\\d-[A-Za-z0-9-]{10,250}'),
  key('glpat-[A-Za-z0-9_-]{20,64}'),
  key('dop_v1_[a-f0-9]{64}'),
];
const underscored = [
  key('gh[opsur]_[A-Za-z0-9]{36,255}'),
  key('github_pat_[A-Za-z0-9_]{40,255}'),
  key('[rs]k_(?:live|test)_[A-Za-z0-9]{16,128}'),
  key('pk_(?:live|test)_[A-Za-z0-9]{16,128}'),
  key('npm_[A-Za-z0-9]{36}'),
  key('hf_[A-Za-z0-9]{30,64}'),
  key('whsec_[A-Za-z0-9+/=]{24,64}'),
];
const lettered = [
  key('A(?:KIA|SIA|GPA|IDA|ROA|NPA)[A-Z2-7]{16}'),
  key('AIza[A-Za-z0-9_-]{35}'),
  /eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{2,8000}\.[A-Za-z0-9_-]{0,2000}/y,
];

/** A key whose beginning surrounds a place. Returns its end, or 0. */
export function findKey(candidates: Candidates, at: number): number {
  const { text, floor } = candidates;
  const sign = text.charAt(at);
  const forms = sign === '-' ? dashed : sign === '_' ? underscored : lettered;
  let start = at;
  // The longest beginning before its sign has ten letters: github_pat.
  while (start > floor && at - start < 10 && isAlphanumeric(text.charCodeAt(start - 1))) start--;
  if (sign !== '-' && sign !== '_') start = Math.max(start, at - 2);
  const from = start > floor && isAlphanumeric(text.charCodeAt(start - 1)) && sign !== '-' && sign !== '_' ? -1 : start;
  if (from < 0) return 0;
  for (const pattern of forms) {
    pattern.lastIndex = from;
    if (!pattern.test(text)) continue;
    const end = pattern.lastIndex;
    if (isVaried(text.slice(from, end))) return candidates.add('SECRET', from, end, 0.97) ? end : 0;
  }
  return 0;
}

const blockBegin = /-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y;
const longestBlock = 20_000;

/** A block of a private key. Without an end it goes as far as what can be in one. */
export function findKeyBlock(candidates: Candidates, dash: number): number {
  const { text } = candidates;
  if (!text.startsWith('-----BEGIN ', dash)) return 0;
  blockBegin.lastIndex = dash;
  if (!blockBegin.test(text)) return 0;
  const piece = text.slice(blockBegin.lastIndex, blockBegin.lastIndex + longestBlock);
  const close = /-----END [A-Z0-9 ]{0,48}PRIVATE KEY(?: BLOCK)?-----/.exec(piece);
  const length = close ? close.index + close[0].length : (/^[A-Za-z0-9+/=\s\\:,.-]*/.exec(piece)?.[0].trimEnd().length ?? 0);
  const end = blockBegin.lastIndex + length;
  return candidates.add('SECRET', dash, end, 0.99) ? end : 0;
}

const secretWords = /pass|pwd|secret|key|token|bearer|credential|密[码钥碼]|口令|令牌|金鑰/i;
const nameBefore =
  /(?:(?<![a-z])(?:[a-z0-9]{0,24}[_-])?(password|passwd|passphrase|passcode|pwd|pass|secret(?:[_-]?(?:key|access[_-]?key))?|api[_-]?key|apikey|access[_-]?key|access[_-]?token|auth[_-]?token|refresh[_-]?token|token|client[_-]?secret|private[_-]?key|bearer|credentials?)|(密码|口令|密钥|令牌|密碼|金鑰))["'\u201d]?\s{0,3}(?:is)?\s{0,3}$/i;
const value = /[ \t]{0,3}(?:Bearer |Basic )?(["'`\u201c]?)([^\s"'`\u201c\u201d<>,;，。；、]{4,512})/iy;

/** What a `=` or `:` assigns to a name of secrets. Returns its end, or 0. */
export function findAssigned(candidates: Candidates, sign: number): number {
  const { text } = candidates;
  if (!candidates.says(secretWords)) return 0;
  const name = nameBefore.exec(text.slice(Math.max(0, sign - 48), sign));
  if (!name) return 0;
  let from = sign + 1;
  while (from < sign + 3 && '>='.includes(text.charAt(from) || ' ')) from++;
  value.lastIndex = from;
  const match = value.exec(text);
  if (!match) return 0;
  const quoted = match[1] !== '';
  let secret = match[2] as string;
  if (!quoted) secret = secret.replace(/[.?)\]}\\]+$/, '');
  const start = value.lastIndex - (match[2] as string).length;
  const spoken = /^(?:pass|密码|口令|密碼|pwd)/i.test(name[1] ?? name[2] ?? '');
  if (!isSecretValue(secret, quoted, spoken)) return 0;
  const end = start + secret.length;
  return candidates.add('SECRET', start, end, 0.8) ? end : 0;
}

/** Not a name, a call or a place to fill in: what looks drawn, or chosen for a password. */
function isSecretValue(secret: string, quoted: boolean, spoken: boolean): boolean {
  if (secret.length < 4 || /^(?:\$|\{|<|%|\*+$|x+$|\.+$|-+$|example-)/i.test(secret) || /[({[]/.test(secret.slice(0, -1))) return false;
  if (
    /^(?:true|false|null|none|undefined|required|optional|string|changeme|redacted|hidden|your[_-].*|process\.env.*|os\.environ.*)$/i.test(
      secret,
    )
  )
    return false;
  if (/^(?:https?|ftp):\/\//i.test(secret)) return false;
  const kinds =
    (/[a-z]/.test(secret) ? 1 : 0) + (/[A-Z]/.test(secret) ? 1 : 0) + (/\d/.test(secret) ? 1 : 0) + (/[^A-Za-z0-9]/.test(secret) ? 1 : 0);
  if (/[^\x21-\x7e]/.test(secret)) return false;
  if (spoken) return quoted ? secret.length >= 4 : kinds >= 2 && /\d|[^A-Za-z0-9.-]/.test(secret) && secret.length >= 6;
  return secret.length >= 8 && kinds >= 2 && /\d/.test(secret) && bitsPerCharacter(secret) >= 2.5;
}

/** Entropy of the characters of a word among themselves. */
function bitsPerCharacter(word: string): number {
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= ((count / word.length) * log(count / word.length)) / Math.LN2;
  return bits;
}

/** A key is drawn: `sk-learn-…` of a file name, or xxxx in an example, is not. */
function isVaried(word: string): boolean {
  return /\d/.test(word) && bitsPerCharacter(word) >= 3;
}
