import { createSha256 } from './sha256.ts';

const block = 64;

/** HMAC-SHA-256 (RFC 2104) under one key: a function from messages to 64 hexadecimal digits. */
export function createHmacSha256(key: Uint8Array): (message: Uint8Array) => string {
  const padded = new Uint8Array(block);
  padded.set(key.length > block ? fromHex(sha256(key)) : key);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = padded.map((byte) => byte ^ 0x5c);
  return (message) => sha256(outer, fromHex(sha256(inner, message)));
}

function sha256(...pieces: readonly Uint8Array[]): string {
  const hash = createSha256();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}
