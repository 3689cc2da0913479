import { distinctKey } from '../core/distinct.ts';
import type { Sample } from '../core/sample.ts';
import { hash128Into } from '../kernels/hash.ts';
import { KeyTable } from '../kernels/key-table.ts';

const words = new Int32Array(4);

/** Adds the exact fingerprint of a held-out sample: two words. */
export function pushHeldOutPrint(sample: Sample, fields: readonly string[], prints: number[]): void {
  hash128Into(distinctKey(sample, fields), 0, words);
  prints.push((words[0] as number) >>> 0, (words[1] as number) >>> 0);
}

export function openHeldOut(bytes: Uint8Array): KeyTable {
  const prints = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const table = new KeyTable(prints.length / 2);
  for (let i = 0; i < prints.length; i += 2) table.add(prints[i] as number, prints[i + 1] as number);
  return table;
}
