import { utf8 } from '../../core/bytes.ts';
import type { Scratch } from '../../core/operator.ts';
import { WordRows } from '../../kernels/word-rows.ts';
import { NamedRows } from '../named-rows.ts';
import { HashStore, wordsOf } from './hash-store.ts';
import { LabelNames } from './label-names.ts';
import { preferenceWords } from './preference.ts';

/** Columns of a row: its set of shingles (size, then a key), its split, its labels, its original, its preference, and what names it. */
export const column = { size: 0, key: 1, split: 3, label: 4, root: 5, preference: 7, name: 7 + preferenceWords } as const;
const rowWords = column.name + 2;

const decoder = new TextDecoder();
const headWords = 4;

/** What is known of the samples and of their sets of shingles: 56 bytes and an id a sample, 8 bytes a shingle of each distinct set. */
export class NearRows {
  readonly rows = new NamedRows(rowWords);
  /** Size and key of each set, in the order of their hashes. */
  readonly sets = new WordRows(3);
  readonly hashes: HashStore;
  readonly labels = new LabelNames();
  /** Sets that stand here already, by their keys. */
  private readonly known = new Set<bigint>();
  private pending = new Uint32Array(4096);
  private used = 0;

  constructor(scratch?: Scratch) {
    this.hashes = new HashStore(scratch);
  }

  addSet(hashes: Uint32Array, high: number, low: number): void {
    const key = (BigInt(high) << 32n) | BigInt(low);
    if (this.known.has(key)) return;
    this.known.add(key);
    this.sets.push([hashes.length / 2, high, low]);
    if (this.used + hashes.length > this.pending.length) {
      const next = new Uint32Array(Math.max(this.used + hashes.length, this.pending.length * 2));
      next.set(this.pending.subarray(0, this.used));
      this.pending = next;
    }
    this.pending.set(hashes, this.used);
    this.used += hashes.length;
  }

  /** What was added goes where all hashes are. */
  settle(): void {
    this.hashes.append(this.pending.slice(0, this.used));
    this.used = 0;
    this.known.clear();
  }

  /** Lengths, hashes, sets, rows, names of labels. Words first, so that they can be read where they lie. */
  encode(): Uint8Array {
    this.settle();
    const parts = [this.sets.encode(), this.rows.encode(), utf8(this.labels.encode())];
    const hashBytes = this.hashes.length * 8;
    const head = headWords * 4;
    const out = new Uint8Array(head + hashBytes + parts.reduce((sum, part) => sum + part.length, 0));
    const view = new DataView(out.buffer);
    for (const [i, length] of [hashBytes, ...parts.map((part) => part.length)].entries()) view.setUint32(i * 4, length, true);
    let at = head;
    for (const { words } of this.hashes.inTurn()) {
      out.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), at);
      at += words.byteLength;
    }
    for (const part of parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  append(bytes: Uint8Array): void {
    this.settle();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = headWords * 4;
    const [hashes, sets, rows, labels] = [0, 1, 2, 3].map((i) => {
      const length = view.getUint32(i * 4, true);
      at += length;
      return bytes.subarray(at - length, at);
    }) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    this.hashes.append(wordsOf(hashes.slice()));
    this.sets.append(sets);
    this.rows.append(rows);
    this.labels.append(decoder.decode(labels));
  }
}
