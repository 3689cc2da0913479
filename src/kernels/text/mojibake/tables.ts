import { fitsSecond } from './utf8-sequence.ts';

/** Encodings from whose characters bytes can be told again: UTF-8 read as one of them is what mojibake mostly is. */
export const singleByteEncodings = [
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1254',
  'windows-1253',
  'macintosh',
  'koi8-r',
  'ibm866',
] as const;
export const pairEncodings = ['gb18030', 'big5', 'shift_jis', 'euc-kr'] as const;
export type MojibakeEncoding = (typeof singleByteEncodings)[number] | (typeof pairEncodings)[number];

/** Characters of the bytes 80 to 9F, which engines do not agree about. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export interface SingleByteTables {
  /** Byte of a code unit in the encoding of that place in the list; 0 where it has none or is ASCII. */
  bytes: readonly Uint8Array[];
  /** Bit i: in encoding i the unit is a byte that begins a UTF-8 sequence. */
  leads: Uint16Array;
  /** Bit i: in encoding i the unit is a byte that goes on with one. */
  continuations: Uint16Array;
}

let single: SingleByteTables | undefined;

export function singleByteTables(): SingleByteTables {
  if (single) return single;
  const leads = new Uint16Array(65536);
  const continuations = new Uint16Array(65536);
  const bytes = singleByteEncodings.map((name, index) => {
    const table = new Uint8Array(65536);
    const decoder = new TextDecoder(name);
    for (let byte = 0x80; byte < 0x100; byte++) {
      const character = name === 'windows-1252' ? upper1252(byte) : decoder.decode(Uint8Array.of(byte));
      const unit = character === '\ufffd' ? byte : character.charCodeAt(0);
      table[unit] = byte;
    }
    // ISO 8859-1 read as itself: its bytes 80 to 9F are controls.
    if (name === 'windows-1252') for (let byte = 0x80; byte < 0xa0; byte++) table[byte] = byte;
    for (let unit = 0x80; unit < 65536; unit++) {
      const byte = table[unit] as number;
      // In IBM 866 Cyrillic and signs alone: its other leads are frames of tables, and small letters of every Russian text.
      const begins = name === 'ibm866' ? byte === 0xd0 || byte === 0xd1 || byte === 0xe2 : byte >= 0xc2 && byte <= 0xf4;
      if (begins) leads[unit] = (leads[unit] as number) | (1 << index);
      if (byte >= 0x80 && byte < 0xc0) continuations[unit] = (continuations[unit] as number) | (1 << index);
    }
    return table;
  });
  single = { bytes, leads, continuations };
  return single;
}

/** What a control character of ISO 8859-1 (80 to 9F) is in Windows-1252; itself where that has none either. */
export function windows1252Of(control: string): string {
  return windows1252.charAt(control.charCodeAt(0) - 0x80);
}

function upper1252(byte: number): string {
  return byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte);
}

/** Two bytes of a code unit in an East Asian encoding, the first above the second; below 256 for single ones, 0 where it has none. */
export type PairTable = Uint16Array;

/** Pairs that all engines read alike: the standard's without the extensions that Node's library lacks. */
const shared: Readonly<Record<(typeof pairEncodings)[number], (lead: number, trail: number) => boolean>> = {
  gb18030: (lead) => lead !== 0xa6 && lead !== 0xfe,
  big5: (lead) => lead >= 0xa4 && lead <= 0xf8 && (lead < 0xc6 || lead > 0xc8),
  shift_jis: (lead) => lead !== 0xf9,
  'euc-kr': (lead, trail) => lead >= 0xb0 && trail >= 0xa1,
};

const pairs = new Map<string, PairTable>();

export function pairTable(encoding: (typeof pairEncodings)[number]): PairTable {
  const known = pairs.get(encoding);
  if (known) return known;
  const table = new Uint16Array(65536);
  const decoder = new TextDecoder(encoding);
  const row = new Uint8Array(256 * 3);
  for (let lead = 0x81; lead < 0xff; lead++) {
    let size = 0;
    for (let trail = 0x40; trail < 0xff; trail++) {
      row.set([lead, trail, 0x0a], size);
      size += 3;
    }
    const read = decoder.decode(row.subarray(0, size)).split('\n');
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = read[trail - 0x40] as string;
      const unit = character.charCodeAt(0);
      // A pair of Shift_JIS may also be two half-width kana, and a broken one is a mark and ASCII.
      if (character.length === 1 && unit !== 0xfffd && table[unit] === 0 && shared[encoding](lead, trail))
        table[unit] = (lead << 8) | trail;
    }
  }
  if (encoding === 'shift_jis') for (let byte = 0xa1; byte < 0xe0; byte++) table[0xff61 + byte - 0xa1] = byte;
  pairs.set(encoding, table);
  return table;
}

let leads: Uint8Array | undefined;

/** Bit i: in pair encoding i the unit is bytes with which UTF-8 of several bytes may begin. */
export function pairLeads(): Uint8Array {
  if (leads) return leads;
  const table = new Uint8Array(65536);
  for (const [index, encoding] of pairEncodings.entries()) {
    const codes = pairTable(encoding);
    for (let unit = 0x80; unit < 65536; unit++) {
      const code = codes[unit] as number;
      const lead = code > 255 ? code >> 8 : code;
      const begins = lead >= 0xc2 && lead <= 0xf4 && (code <= 255 || fitsSecond(lead, code & 255));
      if (begins) table[unit] = (table[unit] as number) | (1 << index);
    }
  }
  leads = table;
  return table;
}

let common: Uint8Array | undefined;

/**
 * 1 for code units that texts are made of: ASCII, letters of the large scripts, kana, Hangul, and the Han characters that GB 2312, Big5 or
 * JIS X 0208 count among the frequent ones (their first levels). What mojibake shows instead is mostly none of these.
 */
export function commonUnits(): Uint8Array {
  if (common) return common;
  const table = new Uint8Array(65536);
  const fill = (from: number, to: number) => table.fill(1, from, to + 1);
  for (const [from, to] of plainRanges) fill(from, to);
  const take = (encoding: (typeof pairEncodings)[number], frequent: (lead: number, trail: number) => boolean) => {
    const codes = pairTable(encoding);
    for (let unit = 0x4e00; unit <= 0x9fff; unit++) {
      const code = codes[unit] as number;
      if (code !== 0 && frequent(code >> 8, code & 255)) table[unit] = 1;
    }
  };
  take('gb18030', (lead, trail) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1);
  take('big5', (lead) => lead >= 0xa4 && lead <= 0xc6);
  take('shift_jis', (lead) => lead >= 0x88 && lead <= 0x97);
  common = table;
  return table;
}

const plainRanges: readonly (readonly [number, number])[] = [
  [0x09, 0x0d],
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x5d0, 0x5ea],
  [0x621, 0x652],
  [0xe01, 0xe5b],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
  [0x2100, 0x22ff],
  [0x2460, 0x27bf],
  [0x3000, 0x3029],
  [0x3041, 0x30ff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff5e],
];
