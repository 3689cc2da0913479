import type { z } from 'zod';
import { utf8 } from '../../../core/bytes.ts';
import type { TextEdit } from '../../../core/edits.ts';
import { canonicalValue, surrogateOf } from '../../../languages/private-data/surrogates.ts';
import type { RedactedType } from '../../../languages/private-data/types.ts';
import { isJsonNumber, isWholeJson } from './json-places.ts';
import { type KeyedHash, keyedHash } from './key.ts';
import type { redactionParams } from './params.ts';

export type RedactionParams = z.output<typeof redactionParams>;

/** A range to take out, and what it holds. */
export interface Redacted {
  start: number;
  end: number;
  type: RedactedType;
}

/** Hexadecimal digits of a hash that are shown: 64 bits. */
const shown = 16;

export function hashOf(finding: Redacted, text: string, keyed: KeyedHash): string {
  return keyed(`${finding.type}\0${canonicalValue(finding.type, meant(text, finding))}`);
}

/** A value as it is meant: what nobody sees, such as a zero-width character inside it, does not count. */
function meant(text: string, { start, end }: Redacted): string {
  return text
    .slice(start, end)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
}

/** What takes the findings out of a text. */
export function redactionEdits(
  text: string,
  findings: readonly Redacted[],
  { mode, keep }: RedactionParams,
  keyed: KeyedHash | undefined,
  seed: number,
): TextEdit[] {
  const json = isWholeJson(text);
  const seeded = mode === 'replace' ? (keyed ?? seedHash(seed)) : undefined;
  return findings.map((finding) => {
    const { start, end, type } = finding;
    if (mode === 'remove') return removal(text, start, end, json);
    let insert = `[${type}]`;
    if (mode === 'mask') insert = masked(text.slice(start, end), keep ?? 0);
    else if (mode === 'hash' && keyed) insert = `[${type}:${hashOf(finding, text, keyed).slice(0, shown)}]`;
    else if (seeded) insert = surrogateOf(type, meant(text, finding), hashOf(finding, text, seeded));
    return { start, end, insert: isJsonNumber(text, start, end, json) ? `"${insert}"` : insert };
  });
}

const seeds = new Map<number, KeyedHash>();

function seedHash(seed: number): KeyedHash {
  const known = seeds.get(seed) ?? keyedHash(utf8(`leaven/private-data/${seed}`));
  seeds.set(seed, known);
  return known;
}

/** Stars for all but the last letters and digits. White space stays: lines remain lines. */
function masked(value: string, keep: number): string {
  const letters = [...value];
  let left = Math.min(keep, letters.filter(isWordLike).length >> 1);
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] as string;
    if (/\s/.test(letter)) continue;
    if (left > 0 && isWordLike(letter)) left--;
    else letters[i] = '*'.repeat(letter.length);
  }
  return letters.join('');
}

function isWordLike(letter: string): boolean {
  return /[\p{L}\p{N}]/u.test(letter);
}

/** Takes a space along where two would meet; in JSON a bare number leaves null. */
function removal(text: string, start: number, end: number, json: boolean): TextEdit {
  if (isJsonNumber(text, start, end, json)) return { start, end, insert: 'null' };
  const spaceBefore = text.charAt(start - 1) === ' ';
  const spaceAfter = end === text.length || text.charAt(end) === ' ';
  return { start: spaceBefore && spaceAfter ? start - 1 : start, end, insert: '' };
}
