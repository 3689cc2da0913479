import { joinBytes } from '../../core/bytes.ts';
import { type Candidate, sameText, weigh } from './candidates.ts';
import { byteMark, encodingName } from './names.ts';
import { escapedEncoding, nulPattern } from './patterns.ts';
import { createSampler } from './sampler.ts';
import { countUtf8, findInvalidUtf8, incompleteTail, type Utf8Count } from './utf8.ts';

export interface DetectedEncoding {
  /** Name of the encoding: WHATWG's where its standard has it. */
  encoding: string;
  /** From 0 to 1: how sure it is. Below `leastConfidence` it is a guess. */
  confidence: number;
  evidence: 'byte-mark' | 'nul-pattern' | 'escapes' | 'utf-8' | 'declaration' | 'statistics';
  /** True where parts of it are UTF-8 and others are not, so that no encoding is right. */
  mixed?: true;
  /** What else it may be, the likeliest first. */
  alternatives?: readonly string[];
}

/** Below this an encoding is not taken without being asked for. */
export const leastConfidence = 0.6;

/** Sees the bytes of a file in order, however they are cut, and says what encoding they are in. */
export interface EncodingDetector {
  add(piece: Uint8Array): void;
  finish(): DetectedEncoding;
  /** The first bytes that are not UTF-8, with their line or some of it. */
  beginning(): Uint8Array;
}

/**
 * The encoding of a text: by its byte mark, by where its NULs stand, by escape sequences, by being UTF-8, else by which encoding makes the
 * likeliest text of a sample of it. windows-1252 stands for iso-8859-1, as WHATWG has it.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const told = detectByHead(bytes);
  if (told) return told;
  if (findInvalidUtf8(bytes) < 0) return { encoding: 'utf-8', confidence: 1, evidence: 'utf-8' };
  const detector = createDetector();
  detector.add(bytes);
  return detector.finish();
}

/** What the beginning of a file tells beyond doubt, also where all of it is UTF-8 by its bytes. */
export function detectByHead(head: Uint8Array): DetectedEncoding | undefined {
  const mark = byteMark(head);
  if (mark) return { encoding: mark.encoding, confidence: 1, evidence: 'byte-mark' };
  const wide = nulPattern(head.subarray(0, headSize));
  if (wide !== undefined) return { encoding: wide, confidence: 0.99, evidence: 'nul-pattern' };
  const escaped = escapedEncoding(head.subarray(0, headSize));
  return escaped === undefined ? undefined : { encoding: escaped, confidence: 0.99, evidence: 'escapes' };
}

/** How much of the beginning is looked at for what it tells. */
export const headSize = 1 << 16;
/** One bad sequence among so many characters is damage, not another encoding. */
const charactersPerFault = 1000;

/** For a file that is not UTF-8 and whose beginning tells nothing. */
export function createDetector(): EncodingDetector {
  const sampler = createSampler();
  const counted: Utf8Count = { ascii: 0, sequences: 0, invalid: 0 };
  const heads: Uint8Array[] = [];
  let size = 0;
  let pending = new Uint8Array(0);
  return {
    add(piece) {
      if (size < headSize) heads.push(piece.slice(0, headSize - size));
      size += piece.length;
      sampler.add(piece);
      const joined = pending.length === 0 ? piece : joinBytes([pending, piece]);
      const end = joined.length - incompleteTail(joined);
      countUtf8(joined.subarray(0, end), counted);
      pending = joined.slice(end);
    },
    finish() {
      if (pending.length > 0) counted.invalid++;
      const { ascii, sequences, invalid } = counted;
      const intact = sequences / Math.max(1, sequences + invalid);
      if (invalid * charactersPerFault <= ascii + sequences && sequences >= 10 * invalid)
        return { encoding: 'utf-8', confidence: intact, evidence: 'utf-8' };
      const sampled = sampler.finish();
      return judge(sampled.bytes, joinBytes(heads), isMixed(sampled));
    },
    beginning: () => sampler.first(),
  };
}

/** Pieces in UTF-8 and others beside each other: no encoding is that of the file. */
function isMixed({ utf8, other }: { utf8: number; other: number }): boolean {
  return utf8 > 0 && utf8 * 20 >= other && other * 4 >= utf8;
}

const mixedConfidence = 0.2;
/** What a declaration in the file weighs, in bits. */
const declaredBits = 30;

function judge(sample: Uint8Array, head: Uint8Array, mixed: boolean): DetectedEncoding {
  const declared = declaredEncoding(head);
  const candidates = weigh(sample, head)
    .map((one) => (one.encoding === declared ? { ...one, bits: one.bits - declaredBits } : one))
    .sort((a, b) => a.bits - b.bits);
  const best = candidates[0] as Candidate;
  const rivals = rivalsOf(candidates, sample, head);
  const margin = (rivals[0]?.bits ?? Number.POSITIVE_INFINITY) - best.bits;
  const sure = fitOf(best.strangeness) * lessDoubt(margin / bitsOfDoubt) * lessDoubt(sample.filter((byte) => byte > 0x7f).length);
  const confidence = mixed ? mixedConfidence : sure;
  return {
    encoding: best.encoding,
    confidence: Math.round(confidence * 1000) / 1000,
    evidence: best.encoding === declared ? 'declaration' : 'statistics',
    ...(mixed ? { mixed } : {}),
    alternatives: rivals.map(({ encoding }) => encoding),
  };
}

/** The likeliest readings that differ from the best one. */
function rivalsOf([best, ...others]: readonly Candidate[], sample: Uint8Array, head: Uint8Array): Candidate[] {
  const rivals: Candidate[] = [];
  for (const one of others) {
    if (rivals.length === rivalsKept) break;
    if (best && !sameText(best.encoding, one.encoding, sample, head)) rivals.push(one);
  }
  return rivals;
}

const rivalsKept = 4;

/** Neighbouring characters tell less than the model counts: so many of its bits halve the doubt. */
const bitsOfDoubt = 3;

/** What is left to believe when doubt is halved so many times. */
function lessDoubt(times: number): number {
  return 1 - 1 / 2 ** Math.floor(Math.min(30, times));
}

/** 1 where the text is as texts are, 0 where even the best reading of the bytes is none. */
function fitOf(strangeness: number): number {
  return Math.max(0, Math.min(1, (9.5 - strangeness) / 2));
}

/** The encoding that an XML or HTML file names in its first lines. */
function declaredEncoding(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head.subarray(0, 1024));
  if (!/^\s*</.test(text)) return undefined;
  const label = /(?:\bencoding|\bcharset)\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(text)?.[1];
  if (label === undefined) return undefined;
  try {
    const name = encodingName(label);
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return undefined;
  }
}
