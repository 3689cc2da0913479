import { isUtf8 } from 'node:buffer';
import { createTextReader, type ReadText } from './encoding/text-reader.ts';
import { findInvalidUtf8, incompleteTail } from './encoding/utf8.ts';

/** A byte that is not UTF-8, at an offset of the unpacked bytes. */
export class NotUtf8 extends Error {
  readonly offset: number;
  /** Whether a byte mark at the beginning says that it is UTF-8. */
  readonly marked: boolean;
  constructor(offset: number, marked: boolean) {
    super('not UTF-8');
    this.offset = offset;
    this.marked = marked;
  }
}

/** Passes UTF-8 on without its byte mark; a bad byte stops it. @throws NotUtf8 */
export async function* checkUtf8(pieces: AsyncIterable<Uint8Array>, skip: number): AsyncGenerator<ReadText> {
  let base = 0;
  let pending = new Uint8Array(0);
  for await (const piece of pieces) {
    let joined = piece;
    if (pending.length > 0) {
      joined = new Uint8Array(pending.length + piece.length);
      joined.set(pending);
      joined.set(piece, pending.length);
    }
    const tail = incompleteTail(joined);
    const whole = joined.subarray(0, joined.length - tail);
    if (!isUtf8(whole)) throw new NotUtf8(base + findInvalidUtf8(whole), skip > 0);
    pending = joined.slice(joined.length - tail);
    yield { utf8: base === 0 && skip > 0 ? whole.subarray(skip) : whole, bad: [] };
    base += whole.length;
  }
  if (pending.length > 0) throw new NotUtf8(base, skip > 0);
}

/** Passes any encoding on as UTF-8 without its byte mark, with the places of bad bytes. */
export async function* transcode(pieces: AsyncIterable<Uint8Array>, encoding: string, skip: number): AsyncGenerator<ReadText> {
  const reader = createTextReader(encoding, skip);
  let isFirst = true;
  for await (const piece of pieces) {
    yield reader.push(isFirst ? piece.subarray(skip) : piece);
    isFirst = false;
  }
  yield reader.end();
}
