import { avalanche, hash128Into, wordsToHex } from '../kernels/hash.ts';

const words = new Int32Array(4);
const seeds = new Map<string, number>();

/** One 32-bit word for each field name: the seed under which its value is hashed. */
function seedOf(name: string): number {
  let seed = seeds.get(name);
  if (seed === undefined) {
    hash128Into(name, 0x1ea7e4, words);
    seed = (words[0] as number) ^ (words[1] as number);
    // Data with ever new keys must not fill the memory.
    if (seeds.size > 4096) seeds.clear();
    seeds.set(name, seed);
  }
  return seed;
}

/**
 * The 128-bit hash of a record's fields, four words into `out`: the same for any order of keys and any white space.
 * Fields are hashed one by one and summed, so no order is ever made. Linear.
 */
export function contentHashInto(values: Readonly<Record<string, unknown>>, out: Int32Array, offset: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let count = 0;
  for (const name in values) {
    const value = values[name];
    if (value === undefined) continue;
    const seed = seedOf(name);
    if (typeof value === 'string') hash128Into(value, seed, words);
    else hash128Into(canonicalJson(value), ~seed, words);
    a = (a + (words[0] as number)) | 0;
    b = (b + (words[1] as number)) | 0;
    c = (c + (words[2] as number)) | 0;
    d = (d + (words[3] as number)) | 0;
    count++;
  }
  out[offset] = avalanche(a + count);
  out[offset + 1] = avalanche(b ^ a);
  out[offset + 2] = avalanche(c ^ b);
  out[offset + 3] = avalanche(d ^ c);
}

/** The hash as the 32 hexadecimal digits that serve as id. */
export function contentHash(values: Readonly<Record<string, unknown>>): string {
  const out = new Int32Array(4);
  contentHashInto(values, out, 0);
  return wordsToHex(out, 0);
}

/** JSON with the keys of every object in code-unit order. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
}
