import { utf8 } from '../../core/bytes.ts';
import type { CollectedRow, DatasetView, Json } from '../../core/operator.ts';
import { StringPool } from '../../kernels/string-pool.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { findKey, hashWords } from '../dataset-keys.ts';

/** A sample that is merged into another. */
export interface Merge {
  key: readonly [number, number];
  into: string;
  /** To the sample that is kept. */
  similarity: number;
  /** Where that is below the threshold: the sample it hangs together with, and how similar it is to that one. */
  through?: { id: string; similarity: number } | undefined;
  labelsDiffer: boolean;
}

/** Key, place of the kept id, similarity, place of the other id, its similarity, whether labels differ. */
const words = 9;
const none = 0xffffffff;
const decoder = new TextDecoder();

/** 64 bits that name a sample in its split. */
export function sampleKey(split: string, id: string): [number, number] {
  const [high, low] = hashWords(JSON.stringify([split, id]));
  return [high, low];
}

/** Merges in ascending order of their keys and what was found, as bytes. */
export function encodeMerges(merges: readonly Merge[], findings: Json): Uint8Array {
  const rows = new WordRows(words);
  const ids = new StringPool();
  const places = new Map<string, number>();
  const placeOf = (id: string): number => {
    let place = places.get(id);
    if (place === undefined) {
      place = places.size;
      places.set(id, place);
      ids.push(id);
    }
    return place;
  };
  for (const { key, into, similarity, through, labelsDiffer } of merges) {
    const other = through ? [placeOf(through.id), ...wordsOf(through.similarity)] : [none, 0, 0];
    rows.push([...key, placeOf(into), ...wordsOf(similarity), ...other, Number(labelsDiffer)]);
  }
  const parts = [rows.encode(), ids.encode(), utf8(JSON.stringify(findings))];
  const out = new Uint8Array(8 + parts.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(out.buffer);
  view.setUint32(0, parts[0]?.length ?? 0, true);
  view.setUint32(4, parts[1]?.length ?? 0, true);
  let at = 8;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export function openMerges(bytes: Uint8Array): DatasetView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const idsAt = 8 + view.getUint32(0, true);
  const findingsAt = idsAt + view.getUint32(4, true);
  const rows = new WordRows(words);
  rows.append(bytes.subarray(8, idsAt));
  const ids = new StringPool();
  ids.append(bytes.subarray(idsAt, findingsAt));
  const columns = Array.from({ length: words }, (_, c) => rows.column(c));
  const keys = columns.slice(0, 2);
  const at = (column: number, row: number) => columns[column]?.[row] as number;
  return {
    decide(row: CollectedRow) {
      const found = findKey(keys, sampleKey(row.split, row.sample.id));
      if (found < 0) return { action: 'keep' };
      const other = at(5, found);
      const detail = {
        similarity: rounded(numberOf(at(3, found), at(4, found))),
        ...(other === none ? {} : { nearest: rounded(numberOf(at(6, found), at(7, found))), through: ids.get(other) }),
        ...(at(8, found) === 1 ? { labels: 'differ' } : {}),
      };
      return { action: 'merge', into: ids.get(at(2, found)), detail };
    },
    findings: () => JSON.parse(decoder.decode(bytes.subarray(findingsAt))) as Json,
  };
}

/** To six digits, and never from below 1 to 1 itself. */
export function rounded(similarity: number): number {
  return Math.floor(similarity * 1e6) / 1e6;
}

const view = new DataView(new ArrayBuffer(8));

function wordsOf(number: number): [number, number] {
  view.setFloat64(0, number);
  return [view.getUint32(0), view.getUint32(4)];
}

function numberOf(high: number, low: number): number {
  view.setUint32(0, high);
  view.setUint32(4, low);
  return view.getFloat64(0);
}
