import { isUtf8 } from 'node:buffer';
import { createDecoder, findInvalidUtf8, incompleteTail } from './encoding.ts';

/** Fault inside the stream, at an offset of the decoded (UTF-8) or the unpacked bytes. */
export class BadBytes extends Error {
  readonly offset: number;
  readonly sample: Uint8Array;
  constructor(offset: number, sample: Uint8Array) {
    super('bad bytes');
    this.offset = offset;
    this.sample = sample;
  }
}

/** Passes UTF-8 on without its byte mark; a bad byte stops it. */
export async function* checkUtf8(pieces: AsyncIterable<Uint8Array>, skip: number): AsyncGenerator<Uint8Array> {
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
    if (!isUtf8(whole)) {
      const at = findInvalidUtf8(whole);
      throw new BadBytes(base + at, joined.slice(Math.max(0, at - 2048) & ~1, at + 4096));
    }
    pending = joined.slice(joined.length - tail);
    yield base === 0 && skip > 0 ? whole.subarray(skip) : whole;
    base += whole.length;
  }
  if (pending.length > 0) throw new BadBytes(base, pending);
}

const encoder = new TextEncoder();

/** Decodes another encoding strictly and passes it on as UTF-8. */
export async function* transcode(pieces: AsyncIterable<Uint8Array>, encoding: string, skip: number): AsyncGenerator<Uint8Array> {
  const decoder = createDecoder(encoding);
  let base = 0;
  const decode = (run: () => string): Uint8Array => {
    try {
      return encoder.encode(run());
    } catch {
      throw new BadBytes(base, new Uint8Array(0));
    }
  };
  for await (const piece of pieces) {
    const body = base === 0 ? piece.subarray(skip) : piece;
    yield decode(() => decoder.decode(body));
    base += piece.length;
  }
  yield decode(() => decoder.flush());
}
