import { utf8 } from '../../core/bytes.ts';
import { NamedRows } from '../named-rows.ts';
import { LabelNames } from './label-names.ts';
import { preferenceWords } from './preference.ts';

/** Where the words of a row stand: the split it is compared in, its labels, its original, its preference, what names it, how it went. */
export const wordsOf = { split: 0, labels: 1, root: 2, preference: 4, name: 4 + preferenceWords, outcome: 6 + preferenceWords } as const;
const width = wordsOf.outcome + 1;
const decoder = new TextDecoder();

/** What came of encoding a text: a direction, a vector of zeros, which has none, or one with NaN or an infinity. */
export const outcomes = { direction: 0, none: 1, notFinite: 2 } as const;

/** Rows with the directions of their texts: two bytes a number. */
export class SemanticRows {
  readonly rows = new NamedRows(width);
  readonly labels = new LabelNames();
  /** Numbers of a direction; 0 until the first text is encoded. */
  size = 0;
  private held = new Int16Array(0);
  /** Texts of the last rows, whose directions are still to come. */
  private waiting: string[] = [];

  get length(): number {
    return this.rows.length;
  }

  get directions(): Int16Array {
    return this.held.subarray(0, this.length * this.size);
  }

  add(words: readonly number[], id: string, text: string): void {
    this.rows.push([...words, outcomes.none], id);
    this.waiting.push(text);
  }

  /** Asks for the direction of each text that waits, once for equal ones. */
  async settle(directionOf: (text: string) => Promise<{ values: Int16Array; outcome: number }>): Promise<void> {
    const first = this.length - this.waiting.length;
    const known = new Map<string, number>();
    const outcomeOfRow = this.rows.rows.columns[wordsOf.outcome] as Uint32Array;
    for (const [i, text] of this.waiting.entries()) {
      const row = first + i;
      let from = known.get(text);
      if (from === undefined) {
        const { values, outcome } = await directionOf(text);
        this.reserve(values.length);
        this.held.set(values, row * this.size);
        outcomeOfRow[row] = outcome;
        known.set(text, row);
        from = row;
      }
      outcomeOfRow[row] = outcomeOfRow[from] as number;
      this.held.copyWithin(row * this.size, from * this.size, (from + 1) * this.size);
    }
    this.waiting = [];
  }

  /** Size, lengths, rows, names of labels, directions. */
  encode(): Uint8Array {
    const parts = [this.rows.encode(), utf8(this.labels.encode())] as const;
    const { directions } = this;
    const out = new Uint8Array(12 + parts[0].length + parts[1].length + directions.length * 2);
    const view = new DataView(out.buffer);
    view.setUint32(0, this.size, true);
    let at = 12;
    for (const [i, part] of parts.entries()) {
      view.setUint32(4 + i * 4, part.length, true);
      out.set(part, at);
      at += part.length;
    }
    for (let i = 0; i < directions.length; i++, at += 2) view.setInt16(at, directions[i] as number, true);
    return out;
  }

  /** Adds what `encode` wrote. */
  append(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = view.getUint32(0, true);
    if (size === 0) return;
    const labelsAt = 12 + view.getUint32(4, true);
    const directionsAt = labelsAt + view.getUint32(8, true);
    const begin = this.length;
    this.rows.append(bytes.subarray(12, labelsAt));
    this.labels.append(decoder.decode(bytes.subarray(labelsAt, directionsAt)));
    this.reserve(size);
    for (let at = directionsAt, to = begin * size; at < bytes.length; at += 2, to++) this.held[to] = view.getInt16(at, true);
  }

  private reserve(size: number): void {
    this.size = size;
    const needed = this.length * size;
    if (needed <= this.held.length) return;
    const next = new Int16Array(Math.max(needed, this.held.length + (this.held.length >> 1)));
    next.set(this.held);
    this.held = next;
  }
}
