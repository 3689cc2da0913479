import type { CollectContext, CollectedRow } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import { hash128Into } from '../kernels/hash.ts';

/** A 64-bit key drawn for a name: the same wherever it is asked for, and in an order that the seed sets. */
export function drawKey(input: CollectContext<unknown>, name: string): [high: number, low: number] {
  const random = input.random(name);
  return [random.uint32(), random.uint32()];
}

/** A field's value as one string: equal values give equal strings, whatever the order of keys or of a set of labels. */
export function valueKey(sample: Sample, field: string): string {
  const value = sample[field];
  return value === undefined ? '' : canonical(value);
}

function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  // Numbers keep their text, so 1 and "1" are the same class.
  if (typeof value === 'number') return JSON.stringify(String(value));
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return `[${value.every((item) => typeof item !== 'object') ? items.sort() : items}]`;
  }
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`)}}`;
}

const words = new Uint32Array(4);

/** The 128-bit hash of a text as four unsigned words. */
export function hashWords(text: string): [number, number, number, number] {
  hash128Into(text, 0, words);
  return [words[0] as number, words[1] as number, words[2] as number, words[3] as number];
}

/** 64 bits that name the class of a row: its split and the value of a field. */
export function stratumOf(row: CollectedRow, field: string | undefined): [high: number, low: number] {
  const [high, low] = hashWords(JSON.stringify([row.split, field === undefined ? '' : valueKey(row.sample, field)]));
  return [high, low];
}

/** Where a key of several words stands in columns sorted by it, or -1. */
export function findKey(columns: readonly Uint32Array[], key: readonly number[]): number {
  const rows = (columns[0] as Uint32Array).length;
  let from = 0;
  let to = rows;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compareAt(columns, middle, key) < 0) from = middle + 1;
    else to = middle;
  }
  return from < rows && compareAt(columns, from, key) === 0 ? from : -1;
}

function compareAt(columns: readonly Uint32Array[], row: number, key: readonly number[]): number {
  for (let c = 0; c < key.length; c++) {
    const difference = ((columns[c] as Uint32Array)[row] as number) - (key[c] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
