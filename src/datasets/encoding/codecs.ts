import { eucTwToBig5 } from './euc-tw.ts';
import { singleByteTables } from './single-byte-tables.ts';
import { decodeUtf16, decodeUtf32 } from './utf-wide.ts';

/** How the bytes of one encoding become text. */
export interface Codec {
  /** The text; nothing where a byte is bad. */
  strict(bytes: Uint8Array): string | undefined;
  /** The text with U+FFFD for what is bad. */
  lenient(bytes: Uint8Array): string;
  /** The last place up to `end` where sound bytes can be cut between two characters. */
  cutBefore(bytes: Uint8Array, end: number): number;
  /** The last place up to `end` where any bytes can be cut, for nothing that is bad before it reaches beyond it; 0 where there is none. */
  cutSurely?(bytes: Uint8Array, end: number): number;
}

type Decode = (bytes: Uint8Array) => string;

let findDecoder: ((encoding: string) => Decode | undefined) | undefined;

/** Says who decodes East Asian encodings where the platform has other tables than the standard; bad bytes become U+FFFD. */
export function decodesEastAsian(find: (encoding: string) => Decode | undefined): void {
  findDecoder = find;
}

const codecs = new Map<string, Codec>();

/** The codec of an encoding by the name that `encodingName` gives. */
export function codecOf(encoding: string): Codec {
  let codec = codecs.get(encoding);
  if (!codec) {
    codec = createCodec(encoding);
    codecs.set(encoding, codec);
  }
  return codec;
}

function createCodec(encoding: string): Codec {
  const table = singleByteTables[encoding];
  if (table !== undefined) return { ...marked(singleByte(table)), cutBefore: (_, end) => end };
  switch (encoding) {
    case 'utf-16le':
    case 'utf-16be': {
      const big = encoding === 'utf-16be';
      return {
        strict: (bytes) => decodeUtf16(bytes, big, true),
        lenient: (bytes) => decodeUtf16(bytes, big, false) ?? '',
        cutBefore: (bytes, end) => cutUtf16(bytes, end, big),
      };
    }
    case 'utf-32le':
    case 'utf-32be': {
      const big = encoding === 'utf-32be';
      return {
        strict: (bytes) => decodeUtf32(bytes, big, true),
        lenient: (bytes) => decodeUtf32(bytes, big, false) ?? '',
        cutBefore: (_, end) => end - (end % 4),
      };
    }
    case 'iso-2022-jp':
      return { ...platform(encoding), cutBefore: cutAfterLine };
    case 'iso-2022-kr':
      return { ...marked((bytes) => codecOf('euc-kr').lenient(shiftsToHigh(bytes))), cutBefore: cutAfterLine };
    case 'euc-tw':
      return { ...marked((bytes) => codecOf('big5').lenient(eucTwToBig5(bytes))), ...cutBetween(encoding) };
    default: {
      const own = findDecoder?.(encoding);
      // WHATWG decodes GBK as GB18030; platforms that tell them apart know less.
      return { ...(own ? marked(own) : platform(encoding === 'gbk' ? 'gb18030' : encoding)), ...cutBetween(encoding) };
    }
  }
}

function platform(encoding: string): Pick<Codec, 'strict' | 'lenient'> {
  const lenient = new TextDecoder(encoding, { ignoreBOM: true });
  return {
    strict(bytes) {
      try {
        return new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(bytes);
      } catch {
        return undefined;
      }
    },
    lenient: (bytes) => lenient.decode(bytes),
  };
}

/** A codec of an encoding that has no U+FFFD of its own. */
function marked(decode: Decode): Pick<Codec, 'strict' | 'lenient'> {
  return {
    strict(bytes) {
      const text = decode(bytes);
      return text.includes('\ufffd') ? undefined : text;
    },
    lenient: decode,
  };
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

function singleByte(table: string): Decode {
  const units = Uint16Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? byte : table.charCodeAt(byte - 0x80)));
  return (bytes) => {
    const text = new Uint8Array(bytes.length * 2);
    for (let i = 0; i < bytes.length; i++) {
      const unit = units[bytes[i] as number] as number;
      text[2 * i] = unit;
      text[2 * i + 1] = unit >> 8;
    }
    return utf16.decode(text);
  };
}

function cutUtf16(bytes: Uint8Array, end: number, big: boolean): number {
  const cut = end - (end % 2);
  const high = cut > 0 ? (bytes[big ? cut - 2 : cut - 1] as number) : 0;
  // A high surrogate waits for the low one.
  return (high & 0xfc) === 0xd8 ? cut - 2 : cut;
}

function cutAfterLine(bytes: Uint8Array, end: number): number {
  return end === 0 ? 0 : bytes.lastIndexOf(10, end - 1) + 1;
}

/** Cuts behind a byte below 30, which stands for itself in these encodings; sound bytes also by counting characters from the beginning. */
function cutBetween(encoding: string): Required<Pick<Codec, 'cutBefore' | 'cutSurely'>> {
  const cutSurely = (bytes: Uint8Array, end: number) => {
    let at = end;
    while (at > 0 && (bytes[at - 1] as number) >= 0x30) at--;
    return at;
  };
  return {
    cutSurely,
    cutBefore(bytes, end) {
      let at = cutSurely(bytes, end);
      for (;;) {
        const next = at + characterLength(bytes, at, encoding);
        if (next > end || next === at) return at;
        at = next;
      }
    },
  };
}

/** Bytes of the character at `at`, told by its first bytes alone; 0 behind the end. */
function characterLength(bytes: Uint8Array, at: number, encoding: string): number {
  const byte = bytes[at];
  if (byte === undefined) return 0;
  if (byte < 0x80) return 1;
  switch (encoding) {
    case 'gb18030':
    case 'gbk': {
      const second = bytes[at + 1] as number;
      return byte === 0x80 || byte === 0xff ? 1 : second >= 0x30 && second <= 0x39 ? 4 : 2;
    }
    case 'shift_jis':
      return byte === 0x80 || (byte >= 0xa0 && byte <= 0xdf) || byte > 0xfc ? 1 : 2;
    case 'euc-jp':
      return byte === 0x8f ? 3 : byte === 0x8e || byte >= 0xa1 ? 2 : 1;
    case 'euc-tw':
      return byte === 0x8e ? 4 : byte >= 0xa1 ? 2 : 1;
    default:
      return byte === 0x80 || byte === 0xff ? 1 : 2;
  }
}

/** ISO-2022-KR as EUC-KR: what stands between SO and SI gets its high bit, and the designator goes. */
function shiftsToHigh(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length);
  let size = 0;
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x0e) high = 0x80;
    else if (byte === 0x0f) high = 0;
    else if (byte === 0x1b && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x29 && bytes[i + 3] === 0x43) i += 3;
    else {
      if (byte === 10) high = 0;
      plain[size++] = byte > 0x20 && byte < 0x7f ? byte | high : byte;
    }
  }
  return plain.subarray(0, size);
}
