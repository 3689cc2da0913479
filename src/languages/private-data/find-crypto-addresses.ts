import { keccak256 } from '../../kernels/keccak256.ts';
import { createSha256 } from '../../kernels/sha256.ts';
import type { Candidates } from './candidates.ts';

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
/** Version bytes of Bitcoin's addresses: pay to public key hash, pay to script hash. */
const versions = [0x00, 0x05];

/** A word of letters and digits that may be an address of Bitcoin (base58check, bech32, bech32m) or Ethereum (EIP-55). */
export function findCryptoAddress(candidates: Candidates, start: number, end: number): void {
  const { text } = candidates;
  const length = end - start;
  if (length < 26 || length > 90) return;
  const first = text.charAt(start);
  if (first === '0') {
    if (length === 42 && isEthereum(text.slice(start, end))) candidates.add('CRYPTO_ADDRESS', start, end, 0.9);
  } else if (first === '1' || first === '3') {
    if (length <= 35 && isBase58Address(text.slice(start, end))) candidates.add('CRYPTO_ADDRESS', start, end, 0.99);
  } else if ((first === 'b' || first === 'B') && isBech32Address(text.slice(start, end)))
    candidates.add('CRYPTO_ADDRESS', start, end, 0.99);
}

function sha256(bytes: Uint8Array): Uint8Array {
  const hash = createSha256();
  hash.update(bytes);
  const hex = hash.digest();
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

function base58Checksum(payload: Uint8Array): Uint8Array {
  return sha256(sha256(payload)).subarray(0, 4);
}

export function isBase58Address(address: string): boolean {
  let number = 0n;
  for (const letter of address) {
    const value = base58.indexOf(letter);
    if (value < 0) return false;
    number = number * 58n + BigInt(value);
  }
  const bytes = new Uint8Array(25);
  for (let i = 24; i >= 0; i--, number >>= 8n) bytes[i] = Number(number & 255n);
  if (number !== 0n || !versions.includes(bytes[0] as number)) return false;
  const checksum = base58Checksum(bytes.subarray(0, 21));
  return checksum.every((byte, i) => byte === bytes[21 + i]);
}

/** The address of a version byte and a hash of 20 bytes. */
export function base58Address(payload: Uint8Array): string {
  const bytes = new Uint8Array(25);
  bytes.set(payload);
  bytes.set(base58Checksum(payload), 21);
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  let letters = '';
  for (; number > 0n; number /= 58n) letters = base58.charAt(Number(number % 58n)) + letters;
  let zeros = 0;
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++;
  return '1'.repeat(zeros) + letters;
}

const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >> i) & 1) checksum ^= generators[i] as number;
  }
  return checksum;
}

const humanPart = [3, 3, 0, 2, 3]; // bc, expanded
const bech32Constant = 1;
const bech32mConstant = 0x2bc830a3;

/** BIP 173 and BIP 350, for the main net. */
export function isBech32Address(address: string): boolean {
  const lower = address.toLowerCase();
  if (!lower.startsWith('bc1') || (lower !== address && address.toUpperCase() !== address)) return false;
  const values: number[] = [];
  for (let i = 3; i < lower.length; i++) {
    const value = bech32.indexOf(lower.charAt(i));
    if (value < 0) return false;
    values.push(value);
  }
  const version = values[0] as number;
  if (values.length < 15 || version > 16) return false;
  return polymod([...humanPart, ...values]) === (version === 0 ? bech32Constant : bech32mConstant);
}

/** The address of a witness program in groups of five bits, its version first. */
export function bech32Address(values: readonly number[]): string {
  const constant = values[0] === 0 ? bech32Constant : bech32mConstant;
  const checksum = polymod([...humanPart, ...values, 0, 0, 0, 0, 0, 0]) ^ constant;
  const checked = [...values, ...[25, 20, 15, 10, 5, 0].map((shift) => (checksum >>> shift) & 31)];
  return `bc1${checked.map((value) => bech32.charAt(value)).join('')}`;
}

function isEthereum(address: string): boolean {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return false;
  const digits = address.slice(2);
  return digits === digits.toLowerCase() || digits === digits.toUpperCase() || mixedCase(digits) === digits;
}

/** EIP-55: the case of each letter tells a bit of the hash. */
export function mixedCase(digits: string): string {
  const lower = digits.toLowerCase();
  const hash = keccak256(new TextEncoder().encode(lower));
  return Array.from(lower, (digit, i) => (Number.parseInt(hash.charAt(i), 16) > 7 ? digit.toUpperCase() : digit)).join('');
}
