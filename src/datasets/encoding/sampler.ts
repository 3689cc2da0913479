import { joinBytes } from '../../core/bytes.ts';
import { findInvalidUtf8 } from './utf8.ts';

/** Bytes of the sample at most. */
const sampleSize = 1 << 18;
/** A chunk ends at a line end, or behind so many bytes at one that is no part of a longer character, or at the full length. */
const softLength = 1 << 11;
const fullLength = 1 << 13;

export interface SampledBytes {
  bytes: Uint8Array;
  /** Chunks that are UTF-8 beyond chance, and chunks that are not UTF-8. */
  utf8: number;
  other: number;
}

/** Keeps chunks that are not all ASCII from a whole file, evenly: when they become too many, every second goes. */
export function createSampler() {
  const chunk = new Uint8Array(fullLength);
  let length = 0;
  let high = 0;
  let kept: Uint8Array[] = [];
  let size = 0;
  let stride = 1;
  let seen = 0;
  let utf8 = 0;
  let other = 0;
  let first = new Uint8Array(0);
  const cut = () => {
    if (high > 0) {
      const bytes = chunk.subarray(0, length);
      if (findInvalidUtf8(bytes, length >= softLength) >= 0) {
        if (other++ === 0) first = bytes.slice();
      } else if (high >= 6) utf8++;
      if (seen++ % stride === 0) {
        kept.push(bytes.slice());
        size += length;
      }
      if (size > sampleSize) {
        kept = kept.filter((_, index) => index % 2 === 0);
        size = kept.reduce((sum, { length: one }) => sum + one, 0);
        stride *= 2;
      }
    }
    length = 0;
    high = 0;
  };
  return {
    add(piece: Uint8Array): void {
      for (let i = 0; i < piece.length; i++) {
        const byte = piece[i] as number;
        chunk[length++] = byte;
        if (byte > 0x7f) high++;
        if (byte === 10 || (byte < 0x30 && length >= softLength) || length === fullLength) cut();
      }
    },
    /** The first chunk that is not UTF-8. */
    first: (): Uint8Array => first,
    finish(): SampledBytes {
      cut();
      return { bytes: joinBytes(kept), utf8, other };
    },
  };
}
