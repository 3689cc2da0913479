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

/** Bytes that may wait for a place where they can be cut for sure. */
const mostPending = 1 << 20;

function cutBy({ cutBefore, cutSurely = cutBefore }: Codec): (bytes: Uint8Array) => number {
  return (bytes) => {
    const cut = cutSurely(bytes, bytes.length);
    return bytes.length - cut > mostPending ? cutBefore(bytes, bytes.length) : cut;
  };
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
    // Halves are tried until what is bad stands alone: what comes out does not depend on where the pieces were cut.
    const halve = (from: number, to: number) => {
      const part = bytes.subarray(from, to);
      const text = codec.strict(part);
      if (text !== undefined) return add(text);
      const middle = middleOf(part, codec.cutSurely ?? codec.cutBefore);
      if (middle > 0) {
        halve(from, from + middle);
        halve(from + middle, to);
        return;
      }
      bad.push({ offset: read + from + firstBad(codec, part), at: size });
      add(codec.lenient(part));
    };
    halve(0, bytes.length);
    return { utf8: joinBytes(parts), bad };
  };
}

/** A cut that leaves something on both sides, near the middle where it can be; 0 where there is none. */
function middleOf(bytes: Uint8Array, cutBefore: Codec['cutBefore']): number {
  const last = bytes.length - 1;
  for (let end = bytes.length >> 1; end <= last; end = end === last ? last + 1 : Math.min(last, 2 * end + 1)) {
    const cut = cutBefore(bytes, end);
    if (cut > 0) return cut;
  }
  return 0;
}

/** Offset of the first bad character, found by halves. */
function firstBad(codec: Codec, bytes: Uint8Array): number {
  let from = 0;
  let to = bytes.length;
  for (;;) {
    const part = bytes.subarray(from, to);
    const middle = middleOf(part, codec.cutBefore);
    if (middle === 0) return from;
    if (codec.strict(part.subarray(0, middle)) === undefined) to = from + middle;
    else from += middle;
  }
}
