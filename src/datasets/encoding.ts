import { LeavenError } from '../errors/leaven-error.ts';
import { nearestName } from './nearest.ts';

/** Names of the WHATWG encodings that data sets come in, for suggestions. */
const knownEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'latin1',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'macintosh',
  'gbk',
  'gb2312',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
  'ascii',
]; // prettier-ignore

/** The WHATWG name of an encoding label. @throws LeavenError dataset/unknown-encoding */
export function encodingName(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    const nearest = nearestName(label.toLowerCase(), knownEncodings);
    throw new LeavenError('dataset/unknown-encoding', { encoding: label, ...(nearest ? { nearest } : {}) });
  }
}

/** The byte mark at the start of a file, and how long it is. */
export function byteMark(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** Offset of the first byte that is not UTF-8, or -1. A sequence cut off at the end counts unless `partial`. */
export function findInvalidUtf8(bytes: Uint8Array, partial = false): number {
  const size = bytes.length;
  let i = 0;
  while (i < size) {
    const first = bytes[i] as number;
    if (first < 0x80) {
      i++;
      continue;
    }
    const more = first >= 0xc2 && first <= 0xdf ? 1 : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
    if (more === 0) return i;
    for (let k = 1; k <= more; k++) {
      if (i + k >= size) return partial ? -1 : i;
      const byte = bytes[i + k] as number;
      const low = k > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      const high = k > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return i;
    }
    i += more + 1;
  }
  return -1;
}

/** How many bytes at the end begin a UTF-8 sequence that the next piece may complete: 0 to 3. */
export function incompleteTail(bytes: Uint8Array): number {
  const size = bytes.length;
  for (let back = 1; back <= Math.min(3, size); back++) {
    const byte = bytes[size - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

export interface TextDecoding {
  decode(bytes: Uint8Array): string;
  flush(): string;
}

/** A strict streaming decoder. windows-1252 is decoded here: engines disagree about its bytes 80 to 9F. */
export function createDecoder(encoding: string): TextDecoding {
  if (encoding === 'windows-1252') return { decode: decodeWindows1252, flush: () => '' };
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), flush: () => decoder.decode() };
}

const units1252 = Uint16Array.from({ length: 256 }, (_, byte) => byte);
units1252.set(
  Array.from('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ', (character) => character.charCodeAt(0)),
  0x80,
);
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint8Array(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    const unit = units1252[bytes[i] as number] as number;
    units[2 * i] = unit;
    units[2 * i + 1] = unit >> 8;
  }
  return utf16.decode(units);
}

/**
 * A likely encoding of bytes that are no UTF-8, by cheap rules: NULs tell UTF-16; then the multi-byte encoding in which
 * all bytes are valid and most characters are common Han, kana or Hangul; else windows-1252.
 */
export function guessEncoding(sample: Uint8Array): string {
  const mark = byteMark(sample);
  if (mark) return mark.encoding;
  let even = 0;
  let odd = 0;
  let high = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] as number;
    if (byte === 0) i % 2 === 0 ? even++ : odd++;
    if (byte > 0x7f) high++;
  }
  if (even + odd > sample.length / 8) return odd > even ? 'utf-16le' : 'utf-16be';
  // Western letters stand alone among ASCII; in the East Asian encodings high bytes come in pairs.
  let paired = 0;
  for (let i = 0; i + 1 < sample.length; i++) if ((sample[i] as number) > 0x7f && (sample[i + 1] as number) > 0x7f) paired++;
  if (paired < high * 0.3) return 'windows-1252';
  let best = 'windows-1252';
  let bestScore = 0.3;
  for (const encoding of ['gb18030', 'big5', 'euc-kr', 'euc-jp', 'shift_jis', 'windows-1251', 'koi8-r']) {
    const score = plausibility(sample, encoding);
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

const simplified =
  '的一是不了在人有我他这个们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开';
const traditional =
  '的一是不了在人有我他這個們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多然於心學麼之都好看起發當沒成只如事把還用第樣道想作種開';

/** How much text in the encoding the bytes seem to be, from 0 (not valid in it) to about 1. */
function plausibility(sample: Uint8Array, encoding: string): number {
  let text: string;
  try {
    // A sample may end inside a character: streaming leaves that end out.
    text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return 0;
  }
  let han = 0;
  let kana = 0;
  let hangul = 0;
  let common = 0;
  let count = 0;
  const frequent = encoding === 'big5' ? traditional : simplified;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) continue;
    count++;
    if (point >= 0x3040 && point <= 0x30ff) kana++;
    else if (point >= 0xac00 && point <= 0xd7a3) hangul++;
    else if (point >= 0x4e00 && point <= 0x9fff) {
      han++;
      if (frequent.includes(character)) common++;
    }
  }
  if (count === 0) return 0;
  switch (encoding) {
    case 'euc-kr':
      return (hangul - 2 * han - kana) / count;
    case 'euc-jp':
    case 'shift_jis':
      // Japanese is a third kana at least.
      return kana < count / 4 ? 0 : (kana + han - 2 * hangul) / count;
    case 'windows-1251':
    case 'koi8-r':
      // The two have capitals and small letters the other way round.
      return (text.match(/[оеаинтсрвл]/g)?.length ?? 0) / count;
    default: {
      // Big5 puts half of its second bytes below 0x80; GB 2312 none.
      const low = lowTrails(sample);
      const fits = encoding === 'big5' ? low > 0.15 : low < 0.15;
      return ((fits ? 0.7 : 0.2) * han + 2 * common - kana - hangul) / count;
    }
  }
}

/** Share of two-byte characters whose second byte is below 0x80. */
function lowTrails(sample: Uint8Array): number {
  let low = 0;
  let pairs = 0;
  for (let i = 0; i + 1 < sample.length; i++) {
    if ((sample[i] as number) < 0x80) continue;
    pairs++;
    i++;
    if ((sample[i] as number) < 0x80) low++;
  }
  return pairs === 0 ? 0 : low / pairs;
}
