import type { Word } from '../../core/analysis.ts';
import { met } from '../words.ts';
import type { GuardedRange } from './ranges.ts';

const schemes =
  /(?:https?|ftps?|sftp|file|s3|gs|ssh|git|wss?|mailto|jdbc):\/\/[^\s<>"`{}|\\^\u201c\u201d]+|\bwww\d?\.[^\s<>"`{}|\\^\u201c\u201d]+/giu;
const domains = new Set(
  'com org net edu gov mil int io ai co uk us de fr jp cn ru br au ca info biz app dev me tv xyz online site shop club blog news eu nl ch se es it in kr tw hk nz ie'.split(
    ' ',
  ),
);
const path = /(?::\d{1,5})?(?:[/?#][^\s<>"`{}|\\^]*)?/y;

/** End of a URL without the punctuation of the sentence it stands in. */
function trimUrl(text: string, start: number, end: number): number {
  let last = end;
  while (last > start) {
    const unit = text.charCodeAt(last - 1);
    if (unit === 0x29 && text.slice(start, last).includes('(')) break;
    if (!'.,;:!?\'")]*_~'.includes(String.fromCharCode(unit)) && unit !== 0x2019 && unit !== 0x2026) break;
    last--;
  }
  return last;
}

export function findUrls(text: string, words: readonly Word[], seen: number, found: GuardedRange[]): void {
  if (seen & (met.slash | met.innerDot)) {
    for (const match of text.matchAll(schemes)) {
      const end = trimUrl(text, match.index, match.index + match[0].length);
      if (end > match.index + 4) found.push({ start: match.index, end, guard: 'urls' });
    }
  }
  if (!(seen & met.innerDot)) return;
  for (let first = 0; first < words.length; first++) {
    let last = first;
    // example.com: words joined by points, the last of which is a known ending.
    while (text.charCodeAt((words[last] as Word).end) === 0x2e && words[last + 1]?.start === (words[last] as Word).end + 1) last++;
    if (last > first) {
      const from = words[first] as Word;
      let ending = last;
      while (ending > first && !domains.has((words[ending] as Word).text.toLowerCase())) ending--;
      const before = text.charCodeAt(from.start - 1);
      if (ending > first && before !== 0x40) {
        path.lastIndex = (words[ending] as Word).end;
        path.test(text);
        const end = trimUrl(text, from.start, Math.max(path.lastIndex, (words[ending] as Word).end));
        found.push({ start: from.start, end, guard: 'urls' });
      }
      first = last;
    }
  }
}

const mailbox = /^[A-Za-z0-9._%+-]$/;
const domain = /[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?){1,8}/y;

export function findEmails(text: string, seen: number, found: GuardedRange[]): void {
  if (!(seen & met.at)) return;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && mailbox.test(text.charAt(start - 1))) start--;
    while (start < at && text.charCodeAt(start) === 0x2e) start++;
    domain.lastIndex = at + 1;
    if (start < at && domain.test(text)) found.push({ start, end: domain.lastIndex, guard: 'emails' });
  }
}

/** Each alternative begins at a character of its own and is bounded, so that the search stays linear. */
const placeholders = new Map<number, RegExp>([
  [
    0x7b,
    /\{\{\{?[^{}\n]{0,128}\}\}\}?|\{%[^{}\n]{1,128}%\}|\{[A-Za-z0-9_$.:\-#/@?!*,%\u3400-\u9fff]{0,64}(?: [A-Za-z0-9_$.:\-\u3400-\u9fff]{1,32}){0,3}\}/y,
  ],
  [0x3c, /<!--[^<>]{0,512}-->|<\/?[A-Za-z][^<>\n]{0,256}>|<\|[^<>|\n]{1,64}\|>|<[A-Za-z0-9_]{1,64}>|<\/?s>/y],
  [0x5b, /\[\[[^[\]\n]{1,64}\]\]|\[\/?[A-Z][A-Z0-9_:. -]{0,62}\]/y],
  [
    0x25,
    /%(?:\([A-Za-z0-9_]{1,64}\)|\d{1,2}\$)?(?:[-+0#]{0,2}\d{0,3}(?:\.\d{1,3})?[sdifxXgeuc@])(?![A-Za-z])|%[A-Za-z_][A-Za-z0-9_]{1,64}%/y,
  ],
  [0x24, /\$\{[^{}\n]{0,128}\}|\$[A-Za-z_][A-Za-z0-9_]{0,63}\$?|\$\([A-Za-z0-9_.]{1,64}\)/y],
  [0x5f, /__[A-Za-z0-9][A-Za-z0-9_]{0,62}__|_{2,}(?![A-Za-z0-9])/y],
  [0x26, /&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});/y],
]);
const openers = met.bracket | met.angle | met.percent | met.dollar | met.underscore | met.ampersand;

export function findPlaceholders(text: string, seen: number, found: GuardedRange[]): void {
  if (!(seen & openers)) return;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7b || (unit > 0x5f && unit < 0x7b)) continue;
    const pattern = placeholders.get(unit);
    if (!pattern) continue;
    // 100%: a number's sign, no format; a_b: the inside of a word.
    if ((unit === 0x25 || unit === 0x5f) && /[\p{L}\p{N}_]/u.test(text.charAt(i - 1))) continue;
    pattern.lastIndex = i;
    if (!pattern.test(text)) continue;
    found.push({ start: i, end: pattern.lastIndex, guard: 'placeholders' });
    i = pattern.lastIndex - 1;
  }
}
