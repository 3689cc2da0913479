import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { writeWhole } from '../pipeline/files.ts';

const types = { float32: Float32Array, uint32: Uint32Array };
export type Weights = Float32Array | Uint32Array;
type TypeName = keyof typeof types;

const magic = Buffer.from('LEAVENW1', 'latin1');

/**
 * Writes named arrays as one file, whole or not at all: 8 bytes of magic, the length of the header, the header as JSON, the arrays
 * little-endian one behind the other, and the SHA-256 of all before it.
 */
export function writeWeights(folder: string, name: string, kind: string, arrays: Readonly<Record<string, Weights>>): void {
  const described = Object.entries(arrays).map(([array, { length }]) => [array, typeName(arrays[array] as Weights), length]);
  const header = Buffer.from(JSON.stringify({ kind, arrays: described }), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const pieces: Uint8Array[] = [magic, length, header, ...Object.values(arrays).map(bytesOf)];
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  writeWhole(join(folder, name), [...pieces, hash.digest()]);
}

/**
 * The arrays of a file, of the lengths and types it says.
 *
 * @throws LeavenError training/model-damaged where it is absent, cut short, changed or of another kind
 */
export function readWeights(folder: string, name: string, kind: string): Record<string, Weights> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, name));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw damaged(folder, { en: `${name} is missing`, 'zh-CN': `缺少 ${name}` });
  }
  const end = bytes.length - 32;
  const sound =
    end >= 12 &&
    bytes.subarray(0, 8).equals(magic) &&
    createHash('sha256').update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end));
  if (!sound) throw damaged(folder, { en: `${name} is not as it was written`, 'zh-CN': `${name} 与写入时不同` });
  let at = 12 + bytes.readUInt32LE(8);
  const header = JSON.parse(bytes.toString('utf8', 12, at)) as { kind: string; arrays: [string, TypeName, number][] };
  if (header.kind !== kind) throw damaged(folder, { en: `${name} is of another trainer`, 'zh-CN': `${name} 属于另一种训练器` });
  const arrays: Record<string, Weights> = {};
  for (const [array, type, length] of header.arrays) {
    const values = new types[type](length);
    new Uint8Array(values.buffer).set(bytes.subarray(at, at + values.byteLength));
    at += values.byteLength;
    arrays[array] = values;
  }
  return arrays;
}

/** SHA-256 over arrays, hexadecimal. */
export function hashWeights(arrays: Readonly<Record<string, Weights>>): string {
  const hash = createHash('sha256');
  for (const [array, values] of Object.entries(arrays)) hash.update(`${array};${values.length};`).update(bytesOf(values));
  return hash.digest('hex');
}

export function damaged(folder: string, reason: Localized): LeavenError {
  return new LeavenError('training/model-damaged', { folder, reason });
}

function bytesOf(values: Weights): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function typeName(values: Weights): TypeName {
  return values instanceof Float32Array ? 'float32' : 'uint32';
}
