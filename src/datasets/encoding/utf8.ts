/** Offset of the first byte that is not UTF-8, or -1. A sequence cut off at the end counts unless `partial`. */
export function findInvalidUtf8(bytes: Uint8Array, partial = false, from = 0): number {
  const size = bytes.length;
  let i = from;
  while (i < size) {
    if ((bytes[i] as number) < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length <= 0) return partial && i - length >= size ? -1 : i;
    i += length;
  }
  return -1;
}

/** Bytes of the UTF-8 sequence at `i`; where it is none, how many bytes begin one, negative or 0. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i] as number;
  if (first < 0x80) return 1;
  const more = first >= 0xc2 && first <= 0xdf ? 1 : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
  if (more === 0) return 0;
  for (let k = 1; k <= more; k++) {
    if (i + k >= bytes.length) return -k;
    const byte = bytes[i + k] as number;
    const low = k > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = k > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return -k;
  }
  return more + 1;
}

/** Offset behind the bad sequence at `at`: as much of it as could have begun a character, as WHATWG replaces it. */
export function endOfInvalid(bytes: Uint8Array, at: number): number {
  return at + Math.max(1, -sequenceLength(bytes, at));
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

export interface Utf8Count {
  /** Characters of one byte. */
  ascii: number;
  /** Sequences of several bytes. */
  sequences: number;
  /** Sequences that are not UTF-8. */
  invalid: number;
}

/** Adds up what bytes hold as UTF-8; what is cut off at the end does not count. */
export function countUtf8(bytes: Uint8Array, into: Utf8Count): void {
  let i = 0;
  while (i < bytes.length) {
    if ((bytes[i] as number) < 0x80) {
      into.ascii++;
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length > 0) into.sequences++;
    else if (i - length >= bytes.length && length < 0) return;
    else into.invalid++;
    i += length > 0 ? length : Math.max(1, -length);
  }
}
