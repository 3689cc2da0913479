import { describe, expect, test } from 'vitest';
import { createXxhash64 } from './xxhash64.ts';

const encoder = new TextEncoder();

function hash(bytes: Uint8Array, size = bytes.length): string {
  const hash = createXxhash64();
  for (let at = 0; at < bytes.length; at += Math.max(1, size)) hash.update(bytes.subarray(at, at + size));
  return hash.hex();
}

describe('XXH64', () => {
  // Printed by `xxhsum -H64` 0.8.3 and python-xxhash 3.5.
  test.each([
    ['', 'ef46db3751d8e999'],
    ['a', 'd24ec4f1a98c6e5b'],
    ['abc', '44bc2cf5ad770999'],
    ['Nobody inspects the spammish repetition', 'fbcea83c8a378bf1'],
  ])('%j', (text, expected) => {
    expect(hash(encoder.encode(text))).toBe(expected);
  });

  test('bytes in pieces hash as they do at once', () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 31) ^ (i >> 3));
    for (const size of [1, 7, 31, 32, 33, 500]) expect(hash(bytes, size)).toBe(hash(bytes));
  });
});
