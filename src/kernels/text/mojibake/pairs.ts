import { type Script, scriptOf } from './script.ts';
import type { Reading } from './single-byte.ts';
import { commonUnits, type PairTable, pairEncodings, pairLeads, pairTable } from './tables.ts';
import { extended, fitsSecond, leadBits, sequenceLength } from './utf8-sequence.ts';

interface Run {
  start: number;
  end: number;
  decoded: string;
}

/**
 * The best reading of a text as UTF-8 whose bytes were read two by two in an East Asian encoding: of the runs that decode without fault,
 * those whose characters are rare as they stand and common when decoded.
 */
export function readPairs(text: string): Reading | undefined {
  if (!eastAsian.test(text)) return undefined;
  let best: Reading | undefined;
  for (const [index, found] of findRuns(text)) {
    const encoding = pairEncodings[index] as (typeof pairEncodings)[number];
    const runs = plainer(text, found);
    if (runs.length === 0) continue;
    const score = runs.reduce((sum, { decoded }) => sum + 3 * decoded.length, 0);
    if (best === undefined || score > best.score)
      best = { encoding, score, edits: runs.map(({ start, end, decoded }) => ({ start, end, insert: decoded })) };
  }
  return best;
}

const eastAsian = /[\u3000-\u9fff\uac00-\ud7a3\ue000-\uf8ff\ufe30-\ufe6f\uff01-\uff9f]/;

/** By encoding, the longest runs of characters whose bytes are whole UTF-8 sequences, each of more bytes than one. */
function findRuns(text: string): Map<number, Run[]> {
  const leads = pairLeads();
  const tables = pairEncodings.map(pairTable);
  const found = new Map<number, Run[]>();
  for (let at = 0; at < text.length; at++) {
    let mask = leads[text.charCodeAt(at)] as number;
    for (let index = 0; mask !== 0; index++, mask >>= 1) {
      if ((mask & 1) === 0) continue;
      const runs = found.get(index);
      const last = runs?.at(-1);
      if (last && last.end > at) continue;
      const run = runAt(text, at, tables[index] as PairTable);
      if (!run) continue;
      if (runs) runs.push(run);
      else found.set(index, [run]);
    }
  }
  return found;
}

function runAt(text: string, start: number, table: PairTable): Run | undefined {
  let run: Run | undefined;
  let decoded = '';
  let lead = 0;
  let missing = 0;
  let point = 0;
  let at = start;
  for (; at < text.length; at++) {
    const code = table[text.charCodeAt(at)] as number;
    if (code === 0) break;
    let valid = true;
    for (let shift = code > 255 ? 8 : 0; shift >= 0; shift -= 8) {
      const byte = (code >> shift) & 255;
      if (missing > 0) {
        valid =
          byte >= 0x80 && byte <= 0xbf && (point !== leadBits(lead) || missing !== sequenceLength(lead) - 1 || fitsSecond(lead, byte));
        if (!valid) break;
        point = extended(point, byte);
        if (--missing === 0) decoded += String.fromCodePoint(point);
      } else if (byte < 0x80 && shift === 0 && code > 255) decoded += String.fromCharCode(byte);
      else {
        lead = byte;
        missing = sequenceLength(byte) - 1;
        point = leadBits(byte);
        valid = missing > 0;
        if (!valid) break;
      }
    }
    if (!valid) break;
    if (missing === 0) run = { start, end: at + 1, decoded };
  }
  return run;
}

/** Runs that become plainer by decoding, by a margin that a clean text does not reach by chance. */
function plainer(text: string, runs: readonly Run[]): Run[] {
  const common = commonUnits();
  const shares = runs.map(({ start, end, decoded }) => ({
    before: shareOf(text.slice(start, end), common),
    after: plainShare(decoded, common),
    decoded,
  }));
  const proven = shares.map(({ before, after, decoded }) => isProven(before, after, decoded));
  if (proven.includes(true)) {
    // In a text that has mojibake, a shorter run of the same scripts has only to become no less plain.
    const scripts = new Set(shares.flatMap(({ decoded }, k) => (proven[k] ? scriptsOf(decoded) : [])));
    const settled = runs.filter((_, k) => proven[k]).reduce((sum, { end, start }) => sum + end - start, 0) >= 4;
    return runs.filter((_, k) => {
      const { before, after, decoded } = shares[k] as (typeof shares)[number];
      return proven[k] || (settled && after >= before && scriptsOf(decoded).every((script) => scripts.has(script)));
    });
  }
  return latinAlone(text, runs) ? [...runs] : [];
}

const alphabets: ReadonlySet<Script> = new Set(['cyrillic', 'greek', 'arabic', 'hebrew']);

function isProven(before: number, after: number, decoded: string): boolean {
  if (after < 0.8) return false;
  const letters = [...decoded].filter((character) => character > '\u007f');
  const scripts = new Set(scriptsOf(decoded));
  if (scripts.has('rare') || scripts.has('control')) return false;
  // A quotation mark or a dash, with the letter behind it: don鈥檛.
  if (scripts.size === 1 && scripts.has('sign')) return before <= 0.5 && letters.every((sign) => sign >= '\u2000');
  if (scripts.has('emoji')) return before <= 0.5;
  if (scripts.has('east-asian') || scripts.has('hangul'))
    return letters.length >= 2 && before <= (letters.length >= 4 ? 0.67 : 0.5) && after - before >= 0.3;
  // 小小小小 is СССС as well: real words have several letters, and some of them are rare characters.
  const [script] = scripts;
  return scripts.size === 1 && alphabets.has(script as Script) && new Set(letters).size >= 3 && before <= 0.75;
}

function scriptsOf(decoded: string): Script[] {
  return [...decoded].filter((character) => character > '\u007f').map((character) => scriptOf(character.codePointAt(0) as number));
}

/** Share of common characters among those outside ASCII. */
function shareOf(text: string, common: Uint8Array): number {
  let counted = 0;
  let plain = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    counted++;
    if (common[unit] === 1) plain++;
  }
  return counted === 0 ? 0 : plain / counted;
}

/** Share of characters that texts have among those outside ASCII: Han must be common, others of a script that is known. */
function plainShare(text: string, common: Uint8Array): number {
  let counted = 0;
  let plain = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) continue;
    counted++;
    const script = scriptOf(point);
    if (script === 'east-asian' ? common[point] === 1 : script !== 'rare' && script !== 'control') plain++;
  }
  return counted === 0 ? 0 : plain / counted;
}

/** Accents and signs in a text of Latin letters: caf茅 na茂ve. Nothing else of the text is East Asian, and they are two at least. */
function latinAlone(text: string, runs: readonly Run[]): boolean {
  let reached = 0;
  let western = 0;
  let all = 0;
  let beside = false;
  for (const { start, end, decoded } of runs) {
    if (!/^[A-Za-z\u00a0-\u017f\u2010-\u2026]+$/.test(decoded) || eastAsian.test(text.slice(reached, start))) return false;
    // In a word, or a word of one letter.
    const around = text.charAt(start - 1) + text.charAt(end);
    beside ||= /[A-Za-z0-9]/.test(around) || (around === '  ' && decoded.length === 1);
    reached = end;
    western += decoded.match(/[\u00a0-\u00ff]/g)?.length ?? 0;
    all += decoded.match(/[\u00a0-\u017f]/g)?.length ?? 0;
  }
  return beside && (all >= 3 || western >= 2) && !eastAsian.test(text.slice(reached));
}
