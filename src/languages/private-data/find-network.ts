import type { Candidates } from './candidates.ts';
import { isAlphanumeric, isHex } from './characters.ts';

const longestMailbox = 64;
const label = '[A-Za-z0-9\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f-]{0,61}[A-Za-z0-9\u00c0-\u024f])?';
const domain = new RegExp(`${label}(?:\\.${label}){1,8}`, 'y');
const topLevel = /\.(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,59})$/;

function isMailboxUnit(unit: number): boolean {
  return isAlphanumeric(unit) || (unit >= 0xc0 && unit <= 0x24f) || ".!#$%&'*+-=^_~".includes(String.fromCharCode(unit));
}

/** An e-mail address around an `@`. Returns where to read on. */
export function findEmail(candidates: Candidates, at: number): number {
  const { text, floor } = candidates;
  let start = at;
  while (start > floor && at - start < longestMailbox && isMailboxUnit(text.charCodeAt(start - 1))) start--;
  if (start > 0 && text.charCodeAt(start - 1) === 0x5c && at - start > 1 && 'nrt'.includes(text.charAt(start))) start++;
  // What only sets an address apart from the words around it: 'ann@…', =ann@…
  while (start < at && !isAlphanumeric(text.charCodeAt(start)) && text.charCodeAt(start) < 0xc0 && text.charAt(start) !== '_') start++;
  if (start === at || text.charCodeAt(at - 1) === 0x2e) return at + 1;
  domain.lastIndex = at + 1;
  if (!domain.test(text)) return at + 1;
  const end = withoutEnding(text, at + 1, domain.lastIndex);
  if (end === 0) return at + 1;
  candidates.add('EMAIL', start, end, 0.98);
  return end;
}

/** The end of a domain name whose last label can be a top-level domain; 0 where none of its labels can. */
function withoutEnding(text: string, start: number, end: number): number {
  for (let last = end; last > start; last = text.lastIndexOf('.', last - 1)) {
    const name = text.slice(start, last);
    if (topLevel.test(name)) return last;
    if (!name.includes('.')) return 0;
  }
  return 0;
}

/** As long as a URL may be here. */
const longestUrl = 4096;
const notInUrl = /[\s<>"`{}|\\^\u201c\u201d\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;
const scheme = /(?:https?|ftps?|sftp|wss?|ssh|git|s3|gs|file|jdbc:[a-z]+|mongodb(?:\+srv)?|postgres(?:ql)?|mysql|redis|amqps?)$/i;

/** A URL whose `://` begins at a place. */
export function findUrl(candidates: Candidates, colon: number): number {
  const { text, floor } = candidates;
  const before = scheme.exec(text.slice(Math.max(floor, colon - 16), colon));
  return before ? addUrl(candidates, colon - before[0].length, colon + 3) : colon + 3;
}

/** A URL that begins with `www.`, whose point stands at a place. */
export function findWww(candidates: Candidates, point: number): number {
  const start = point - 3;
  if (start < candidates.floor || isAlphanumeric(candidates.text.charCodeAt(start - 1))) return point + 1;
  return addUrl(candidates, start, point + 1);
}

function addUrl(candidates: Candidates, start: number, from: number): number {
  const { text } = candidates;
  // The piece is cut first: a text of a million letters is not searched again for each of its URLs.
  const piece = text.slice(from, from + longestUrl);
  notInUrl.lastIndex = 0;
  const stop = notInUrl.exec(piece)?.index ?? piece.length;
  const end = from + trimmed(piece.slice(0, stop));
  if (end < from + 3) return from;
  candidates.add('URL', start, end, 0.95);
  return end;
}

/** Length without the punctuation of the sentence that the URL stands in. */
function trimmed(url: string): number {
  let opened = 0;
  for (const letter of url) opened += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  let end = url.length;
  while (end > 0) {
    const last = url.charAt(end - 1);
    if (last === ')' ? opened >= 0 : !'.,;:!?\'"]*_~\u2019\u2026'.includes(last)) break;
    if (last === ')') opened++;
    end--;
  }
  return end;
}

const hexPair = /[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z]|[:-][0-9A-Fa-f])/y;
const dottedHex = /[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![0-9A-Za-z.])/y;

/** A MAC address around its first colon, hyphen or point. */
export function findMac(candidates: Candidates, separator: number): number {
  const { text, floor } = candidates;
  const dotted = text.charAt(separator) === '.';
  const start = separator - (dotted ? 4 : 2);
  if (start < floor || !isHex(text.charCodeAt(separator + 1)) || isAlphanumeric(text.charCodeAt(start - 1))) return 0;
  const pattern = dotted ? dottedHex : hexPair;
  pattern.lastIndex = start;
  if (!pattern.test(text)) return 0;
  const end = pattern.lastIndex;
  const digits = text.slice(start, end);
  if (!/[1-9a-f]/i.test(digits)) return 0;
  // Twelve decimal digits in pairs are as well a time or a serial number.
  candidates.add('MAC_ADDRESS', start, end, /[a-f]/i.test(digits) ? 0.95 : 0.4, 0.95);
  return end;
}

/** An IPv6 address around its first colon. */
export function findIpv6(candidates: Candidates, colon: number): number {
  const { text, floor } = candidates;
  if (text.startsWith('::', colon + 1)) return 0;
  let start = colon;
  while (start > floor && colon - start < 5 && isHex(text.charCodeAt(start - 1))) start--;
  if (isAlphanumeric(text.charCodeAt(start - 1))) return 0;
  let end = colon;
  while (end < text.length && end - start < 46 && (isHex(text.charCodeAt(end)) || ':.'.includes(text.charAt(end)))) end++;
  while (end > start && '.:'.includes(text.charAt(end - 1)) && !(text.startsWith('::', end - 2) && end - 2 >= start)) end--;
  if (isAlphanumeric(text.charCodeAt(end)) || end - start < 4) return 0;
  const address = text.slice(start, end);
  if (!isIpv6(address)) return 0;
  // `a::b` may be a name in a program; groups with digits or several of them are an address.
  const groups = address.split(':').filter((group) => group !== '').length;
  candidates.add('IP_ADDRESS', start, end, groups >= 3 && /\d/.test(address) ? 0.9 : 0.3, 0.9);
  return end;
}

export function isIpv6(address: string): boolean {
  const halves = address.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [half, piece] of halves.entries()) {
    if (piece === '') continue;
    const parts = piece.split(':');
    for (const [i, part] of parts.entries()) {
      const last = i === parts.length - 1 && half === halves.length - 1;
      if (last && part.includes('.')) {
        if (!isIpv4(part)) return false;
        groups += 2;
      } else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups++;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

export function isIpv4(address: string): boolean {
  const parts = address.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}
