import { joinBytes } from '../../core/bytes.ts';
import { type Codec, codecOf } from './codecs.ts';
import { endOfInvalid, findInvalidUtf8, incompleteTail } from './utf8.ts';

/** A place where bytes are not in their encoding. */
export interface BadPlace {
  /** Offset in the bytes that were read. */
  offset: number;
  /** Offset of the U+FFFD that stands for it in the UTF-8 that was written. */
  at: number;
}

export interface ReadText {
  utf8: Uint8Array;
  bad: readonly BadPlace[];
}

/** Makes UTF-8 of bytes that come in pieces. The pieces may be cut anywhere and change nothing. */
export interface TextReader {
  push(piece: Uint8Array): ReadText;
  end(): ReadText;
}

/** Reads an encoding by its name from `encodingName`; `base` is the offset of the first byte. */
export function createTextReader(encoding: string, base = 0): TextReader {
  const convert = encoding === 'utf-8' ? repairUtf8 : convertBy(codecOf(encoding));
  const cut = encoding === 'utf-8' ? (bytes: Uint8Array) => bytes.length - incompleteTail(bytes) : cutBy(codecOf(encoding));
  let pending = new Uint8Array(0);
  let read = base;
  let written = 0;
  const take = (bytes: Uint8Array): ReadText => {
    const result = convert(bytes, read, written);
    read += bytes.length;
    written += result.utf8.length;
    return result;
  };
  return {
    push(piece) {
      const joined = pending.length === 0 ? piece : joinBytes([pending, piece]);
      const end = cut(joined);
      const result = take(joined.subarray(0, end));
      pending = joined.slice(end);
      return result;
    },
    end() {
      const rest = pending;
      pending = new Uint8Array(0);
      return take(rest);
    },
  };
}

type Convert = (bytes: Uint8Array, read: number, written: number) => ReadText;

const replacement = Uint8Array.of(0xef, 0xbf, 0xbd);

const repairUtf8: Convert = (bytes, read, written) => {
  const parts: Uint8Array[] = [];
  const bad: BadPlace[] = [];
  let size = 0;
  let done = 0;
  for (let at = findInvalidUtf8(bytes); at >= 0; at = findInvalidUtf8(bytes, false, done)) {
    size += at - done;
    bad.push({ offset: read + at, at: written + size });
    parts.push(bytes.subarray(done, at), replacement);
    size += replacement.length;
    done = endOfInvalid(bytes, at);
  }
  return bad.length === 0 ? { utf8: bytes, bad } : { utf8: joinBytes([...parts, bytes.subarray(done)]), bad };
};

function cutBy(codec: Codec): (bytes: Uint8Array) => number {
  return (bytes) => codec.cutBefore(bytes, bytes.length);
}

const encoder = new TextEncoder();

function convertBy(codec: Codec): Convert {
  return (bytes, read, written) => {
    const whole = codec.strict(bytes);
    if (whole !== undefined) return { utf8: encoder.encode(whole), bad: [] };
    const parts: Uint8Array[] = [];
    const bad: BadPlace[] = [];
    let size = written;
    const add = (text: string) => {
      const utf8 = encoder.encode(text);
      parts.push(utf8);
      size += utf8.length;
    };
    // Halves are tried until a bad character stands alone.
    const halve = (from: number, to: number) => {
      const part = bytes.subarray(from, to);
      const text = codec.strict(part);
      if (text !== undefined) return add(text);
      const middle = cutInside(codec, part);
      if (middle > 0) {
        halve(from, from + middle);
        halve(from + middle, to);
        return;
      }
      const pieces = codec.lenient(part).split('\ufffd');
      for (const [index, piece] of pieces.entries()) {
        if (index > 0 || pieces.length === 1) bad.push({ offset: read + from, at: size });
        add(index > 0 ? `\ufffd${piece}` : piece);
      }
    };
    halve(0, bytes.length);
    return { utf8: joinBytes(parts), bad };
  };
}

/** A cut that leaves something on both sides, near the middle; 0 where there is none. */
function cutInside(codec: Codec, bytes: Uint8Array): number {
  for (let end = bytes.length >> 1; end < bytes.length; end += Math.max(1, end >> 1)) {
    const cut = codec.cutBefore(bytes, end);
    if (cut > 0) return cut;
  }
  const cut = codec.cutBefore(bytes, bytes.length - 1);
  return cut;
}
