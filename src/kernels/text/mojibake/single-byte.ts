import { type Script, scriptOf } from './script.ts';
import { type MojibakeEncoding, singleByteEncodings, singleByteTables } from './tables.ts';
import { extended, fitsSecond, leadBits, sequenceLength } from './utf8-sequence.ts';

/** What could be a character of UTF-8 whose bytes were read one by one. Half-open, in UTF-16 units. */
interface Sequence {
  start: number;
  end: number;
  point: number;
}

export interface Reading {
  encoding: MojibakeEncoding;
  score: number;
  edits: { start: number; end: number; insert: string }[];
}

/**
 * The best reading of a text as UTF-8 that was read in a single-byte encoding, of those parts alone that are more likely that than what
 * they seem. Evidence of a sequence is how odd it looks (a letter and a currency sign, a capital behind a small letter) and how plain what
 * it decodes to; weak evidence counts where the text has strong one. Linear in the text.
 */
export function readSingleBytes(text: string): Reading | undefined {
  let best: Reading | undefined;
  for (const [index, sequences] of findSequences(text)) {
    const reading = judge(text, sequences, singleByteEncodings[index] as MojibakeEncoding);
    if (reading && (best === undefined || reading.score > best.score)) best = reading;
  }
  return best;
}

function findSequences(text: string): Map<number, Sequence[]> {
  const { bytes, leads, continuations } = singleByteTables();
  const found = new Map<number, Sequence[]>();
  const last = text.length - 1;
  for (let at = 0; at < last; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    let mask = (leads[unit] as number) & (continuations[text.charCodeAt(at + 1)] as number);
    for (let index = 0; mask !== 0; index++, mask >>= 1) {
      if ((mask & 1) === 0) continue;
      const sequence = sequenceAt(text, at, bytes[index] as Uint8Array);
      if (!sequence) continue;
      const list = found.get(index);
      if (list) list.push(sequence);
      else found.set(index, [sequence]);
    }
  }
  return found;
}

function sequenceAt(text: string, start: number, table: Uint8Array): Sequence | undefined {
  const lead = table[text.charCodeAt(start)] as number;
  const length = sequenceLength(lead);
  let point = leadBits(lead);
  for (let k = 1; k < length; k++) {
    const byte = start + k < text.length ? (table[text.charCodeAt(start + k)] as number) : 0;
    if (byte < 0x80 || byte > 0xbf || (k === 1 && !fitsSecond(lead, byte))) return undefined;
    point = extended(point, byte);
  }
  return { start, end: start + length, point };
}

const strongEnough = 3;
/** Strong evidence from which on the rest of a text is judged less strictly: two sequences. */
const settled = 6;
/** Read in these, the leads of accents and signs are letters of other words: «В», Г. */
const letterLeads: ReadonlySet<MojibakeEncoding> = new Set(['windows-1251', 'windows-1253', 'koi8-r', 'ibm866']);

function judge(text: string, sequences: readonly Sequence[], encoding: MojibakeEncoding): Reading | undefined {
  const western = encoding === 'windows-1252';
  const marks = sequences.map((sequence, k) => {
    const linked: Sequence[] = [];
    const [before, after] = [sequences[k - 1], sequences[k + 1]];
    if (before?.end === sequence.start) linked.push(before);
    if (after?.start === sequence.end) linked.push(after);
    const script = scriptOf(sequence.point);
    const odd = oddness(text, sequence);
    const kin = linked.some(({ point }) => kinOf(scriptOf(point)) === kinOf(script));
    const plain = plainness(text, sequence, {
      script,
      odd,
      kin,
      linked: linked.length > 0,
      letterLead: sequence.point < 0x100 && letterLeads.has(encoding),
    });
    const total = odd + (beginsOddly(text, sequence.start) ? 1 : 0) + plain - (cutOff(text, sequence, linked) ? 4 : 0);
    return {
      script,
      total,
      strong: total >= strongEnough && plain >= 1 && (odd >= 1 || kin || western || plain === 3 || insideWord(text, sequence.start)),
    };
  });
  let strength = 0;
  const scripts = new Set<Script>(['sign', 'faint', 'control', 'emoji', 'latin']);
  for (const { script, total, strong } of marks) {
    if (!strong) continue;
    strength += total;
    scripts.add(script);
  }
  if (strength === 0) return undefined;
  const edits: Reading['edits'] = [];
  let score = 0;
  for (const [k, { start, end, point }] of sequences.entries()) {
    const { script, total, strong } = marks[k] as (typeof marks)[number];
    const wanted = strength >= settled ? 0 : 2;
    if (!strong && (total < wanted || !scripts.has(script))) continue;
    score += total;
    const before = edits.at(-1);
    if (before?.end === start) {
      before.end = end;
      before.insert += String.fromCodePoint(point);
    } else edits.push({ start, end, insert: String.fromCodePoint(point) });
  }
  return western && isOtherwiseBytes(text, edits) ? undefined : { encoding, score, edits };
}

/** Whether much else of a text is letters and symbols above ASCII side by side: GBK or EUC read as Latin-1, of which this undoes nothing. */
function isOtherwiseBytes(text: string, edits: Reading['edits']): boolean {
  let reached = 0;
  let adjacent = 0;
  for (const { start, end } of [...edits, { start: text.length, end: text.length }]) {
    adjacent += text.slice(reached, start).match(besideEachOther)?.length ?? 0;
    reached = end;
  }
  return adjacent > edits.length;
}

const besideEachOther = /[¡-ÿ\x80-\x9f]{2}/g;

/** Scripts that stand side by side in one text. */
function kinOf(script: Script): Script {
  return script === 'hangul' ? 'east-asian' : script;
}

const oddUnit = 1;
const latinUnit = 2;
const upperUnit = 4;
const lowerUnit = 8;
const letterUnit = 16;
const classes: readonly (readonly [bit: number, pattern: RegExp])[] = [
  [oddUnit, /[\p{S}\p{No}\p{Cc}ªº¡¿¶§†‡\xad]/u],
  [latinUnit, /[A-Za-z\u00c0-\u024f]/],
  [upperUnit, /\p{Lu}/u],
  [lowerUnit, /\p{Ll}/u],
  [letterUnit, /\p{L}/u],
];
/** What each code unit is, filled when it is first met; the highest bit says that it is known. */
const kinds = new Uint8Array(65536);

/** Whether there is a unit of a kind at a place of a text. */
function is(bit: number, text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  let kind = kinds[unit] as number;
  if (kind === 0) {
    const character = String.fromCharCode(unit);
    kind = classes.reduce((sum, [one, pattern]) => (pattern.test(character) ? sum | one : sum), 128);
    kinds[unit] = kind;
  }
  return (kind & bit) !== 0;
}

/** Whether a letter beside a sequence, of the same half of the encoding, is in none: bytes of another encoding look so. */
function cutOff(text: string, { start, end }: Sequence, linked: readonly Sequence[]): boolean {
  const alone = (at: number) => text.charCodeAt(at) >= 0x80 && is(upperUnit | lowerUnit, text, at);
  return (alone(start - 1) && !linked.some((other) => other.end === start)) || (alone(end) && !linked.some((other) => other.start === end));
}

/** How unlikely the characters are beside each other: symbols behind letters, a capital behind a small letter. */
function oddness(text: string, { start, end }: Sequence): number {
  let symbols = 0;
  let capitals = 0;
  const small = is(lowerUnit, text, start);
  for (let at = start + 1; at < end; at++) {
    if (is(oddUnit, text, at)) symbols++;
    else if (small && is(upperUnit, text, at)) capitals++;
  }
  // A symbol, or a low quotation mark and two letters with accents: ‚Äô.
  const lead = is(oddUnit, text, start) || (end - start === 3 && symbols === 0 && !is(letterUnit, text, start)) ? 1 : 0;
  return Math.min(3, (symbols > 0 ? 1 + symbols : 0) + (capitals > 0 ? 2 : 0) + lead);
}

/** A capital right behind a small letter. */
function insideWord(text: string, start: number): boolean {
  return is(upperUnit, text, start) && is(lowerUnit, text, start - 1);
}

/** A capital that no capital stands before, or a small letter that begins: words with accents seldom look so and end at once. */
function beginsOddly(text: string, start: number): boolean {
  return is(upperUnit, text, start) ? !is(upperUnit, text, start - 1) : !is(letterUnit, text, start - 1);
}

interface Circumstances {
  script: Script;
  odd: number;
  /** Whether a sequence beside it decodes to the same script. */
  kin: boolean;
  linked: boolean;
  letterLead: boolean;
}

/** How likely the decoded character is at its place; below 0 where it is none that texts have. */
function plainness(text: string, { start, end, point }: Sequence, { script, odd, kin, linked, letterLead }: Circumstances): number {
  const afterLatin = is(latinUnit, text, start - 1);
  const besideLatin = afterLatin || is(latinUnit, text, end);
  switch (script) {
    case 'rare':
      return -10;
    case 'control':
      return linked ? 0 : -10;
    case 'faint':
      return linked ? 1 : 0;
    case 'emoji':
      return 3;
    case 'sign':
      return letterLead && !afterLatin ? 0 : 2;
    case 'latin': {
      if (letterLead) return besideLatin ? 3 : 0;
      const shout = is(upperUnit, text, start - 1) && !is(lowerUnit, text, end);
      if (odd === 0 && shout && is(lowerUnit, String.fromCodePoint(point), 0)) return 0;
      // The only one of these that is a word.
      return kin || besideLatin || point === 0xe0 ? 2 : 1;
    }
    case 'east-asian':
    case 'hangul':
      return kin ? 2 : afterLatin ? 0 : 1;
    default:
      return kin ? 2 : 0;
  }
}
