import { LeavenError } from '../../errors/leaven-error.ts';
import { nearestName } from '../nearest.ts';
import { singleByteTables } from './single-byte-tables.ts';

/** Encodings that WHATWG's standard does not have, by the labels they are known under. */
const beyondStandard: Readonly<Record<string, string>> = {
  'utf-32': 'utf-32le',
  'utf-32le': 'utf-32le',
  'utf-32be': 'utf-32be',
  utf32: 'utf-32le',
  'euc-tw': 'euc-tw',
  euctw: 'euc-tw',
  'iso-2022-kr': 'iso-2022-kr',
  csiso2022kr: 'iso-2022-kr',
};

const multiByte = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk', 'big5', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr'];
/** Labels that data sets come with, for suggestions. */
const suggestions = [
  ...multiByte,
  ...Object.keys(singleByteTables),
  ...Object.keys(beyondStandard),
  'iso-8859-1',
  'latin1',
  'gb2312',
  'ascii',
];

/**
 * The name of an encoding: WHATWG's where its standard has one for the label.
 *
 * @throws LeavenError dataset/unknown-encoding
 */
export function encodingName(label: string): string {
  const plain = label.trim().toLowerCase();
  const beyond = beyondStandard[plain];
  if (beyond !== undefined) return beyond;
  if (plain in singleByteTables) return plain;
  try {
    return new TextDecoder(plain).encoding;
  } catch {
    const nearest = nearestName(plain, suggestions);
    throw new LeavenError('dataset/unknown-encoding', { encoding: label, ...(nearest ? { nearest } : {}) });
  }
}

export interface ByteMark {
  encoding: string;
  /** Bytes of the mark itself. */
  length: number;
}

/** The byte mark at the start of a file. */
export function byteMark(bytes: Uint8Array): ByteMark | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  // Before UTF-16, whose mark it begins with.
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', length: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}
