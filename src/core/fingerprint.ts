import { hash128Into } from '../kernels/hash.ts';
import { distinctKey } from './distinct.ts';
import { type Sample, textOf } from './sample.ts';

/** Words a fingerprint takes: two for the exact text, two for its set of tokens. */
export const printWords = 4;

const words = new Int32Array(4);

/** Folded text, and the set of its lower-case tokens, as two 64-bit hashes. A sample without text has none. */
export function fingerprintInto(sample: Sample, fields: readonly string[], out: Uint32Array, offset: number): boolean {
  const key = distinctKey(sample, fields);
  if (key.replaceAll('\u0000', '') === '') return false;
  hash128Into(key, 0, words);
  out[offset] = words[0] as number;
  out[offset + 1] = words[1] as number;
  const tokens = fields
    .map((field) =>
      [
        ...new Set(
          textOf(sample, field)
            .toLowerCase()
            .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
        ),
      ]
        .sort()
        .join(' '),
    )
    .join('\u0000');
  hash128Into(tokens, 1, words);
  const empty = tokens.replaceAll('\u0000', '') === '';
  out[offset + 2] = empty ? 0 : (words[0] as number);
  out[offset + 3] = empty ? 0 : (words[1] as number);
  return true;
}
