import { utf8 } from '../../../core/bytes.ts';
import { filesOf } from '../../../core/files.ts';
import { LeavenError } from '../../../errors/leaven-error.ts';
import { createHmacSha256 } from '../../../kernels/hmac-sha256.ts';

/** From values to 64 hexadecimal digits, under one key. */
export type KeyedHash = (message: string) => string;

const shortestKey = 16;

/**
 * The hash under the key in a file, of which white space at the ends is no part.
 *
 * @throws LeavenError operator/bad-resource where the file is not there or too short to be a key
 */
export function readKey(file: string, operator: string): KeyedHash {
  const expected = 'a file of at least 16 random bytes, as by: openssl rand -hex 32';
  let bytes: Uint8Array;
  try {
    bytes = filesOf(file).read(file);
  } catch (error) {
    throw new LeavenError('operator/bad-resource', {
      file,
      operator,
      reason: error instanceof Error ? error.message : String(error),
      expected,
    });
  }
  const isSpace = (byte: number | undefined) => byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
  let [start, end] = [0, bytes.length];
  while (start < end && isSpace(bytes[start])) start++;
  while (end > start && isSpace(bytes[end - 1])) end--;
  if (end - start < shortestKey)
    throw new LeavenError('operator/bad-resource', { file, operator, reason: `${end - start} < ${shortestKey}`, expected });
  return keyedHash(bytes.subarray(start, end));
}

export function keyedHash(key: Uint8Array): KeyedHash {
  const hash = createHmacSha256(key);
  return (message) => hash(utf8(message));
}
