import { log } from '../math.ts';
import type { NgramSink } from '../text/ngrams.ts';

/** Rows of which few features are not 0: those of row `r` are from `starts[r]` to `starts[r + 1]`, each feature once. */
export interface SparseRows {
  starts: Int32Array;
  features: Int32Array;
  values: Float32Array;
}

/** What a feature that is a run or a part of a word counts, where a word counts 1: chosen on public sets, see the trainer. */
const partWeight = 0.6;

/** Numbers hash buckets in the order they are met. Memory: 4 bytes a bucket, and 8 a feature. */
export class FeatureTable {
  /** The feature of each bucket plus 1, so that 0 is none. */
  readonly slots: Int32Array;
  readonly mask: number;
  private buckets = new Int32Array(1024);
  /** Where each feature stood last, in all that was counted so far, plus 1. */
  last = new Int32Array(1024);
  counted = 0;
  size = 0;

  constructor(bits: number) {
    this.slots = new Int32Array(2 ** bits);
    this.mask = 2 ** bits - 1;
  }

  /** A table as it was saved. */
  static of(bits: number, buckets: Uint32Array): FeatureTable {
    const table = new FeatureTable(bits);
    for (const bucket of buckets) table.add(bucket | 0);
    return table;
  }

  /** The bucket of each feature; the highest bit marks runs and parts of words. */
  members(): Uint32Array {
    return new Uint32Array(this.buckets.buffer, 0, this.size);
  }

  /** Numbers the bucket of a hash that has no feature yet. */
  add(hash: number): number {
    if (this.size === this.buckets.length) {
      const [buckets, last] = [new Int32Array(this.size * 4), new Int32Array(this.size * 4)];
      buckets.set(this.buckets);
      last.set(this.last);
      this.buckets = buckets;
      this.last = last;
    }
    const feature = this.size++;
    this.buckets[feature] = hash & (this.mask | -2147483648);
    this.slots[hash & this.mask] = feature + 1;
    return feature;
  }
}

/**
 * Gathers the counts of rows: hand it the hashes of a row, then end the row. Linear in the hashes. An object and no function, and room made
 * at first for what is expected: engines keep its code through many trainings, and memory that is never touched costs nothing.
 */
export class RowCounter implements NgramSink {
  private readonly table: FeatureTable;
  private readonly grow: boolean;
  private readonly starts: Int32Array;
  private features: Int32Array;
  private counts: Float32Array;
  private used = 0;
  private row = 0;
  private readonly base: number;
  private begin: number;

  /** @param grow numbers features not met before; else they are left out */
  constructor(table: FeatureTable, rows: number, expected: number, grow: boolean) {
    if (table.counted > 1e9) {
      table.last.fill(0);
      table.counted = 0;
    }
    this.table = table;
    this.grow = grow;
    this.starts = new Int32Array(rows + 1);
    const room = Math.max(1024, Math.min(expected, 1 << 24));
    this.features = new Int32Array(room);
    this.counts = new Float32Array(room);
    this.base = table.counted;
    this.begin = this.base;
  }

  take(hashes: Int32Array, count: number): void {
    const { table, grow, begin, base } = this;
    const { slots, mask } = table;
    if (this.used + count > this.features.length) this.makeRoom(this.used + count);
    const { features, counts } = this;
    let last = table.last;
    let used = this.used;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] as number;
      let feature = (slots[hash & mask] as number) - 1;
      if (feature < 0) {
        if (!grow) continue;
        feature = table.add(hash);
        last = table.last;
      }
      const before = last[feature] as number;
      if (before > begin) {
        counts[before - 1 - base] = (counts[before - 1 - base] as number) + 1;
        continue;
      }
      features[used] = feature;
      counts[used++] = 1;
      last[feature] = base + used;
    }
    this.used = used;
  }

  endRow(): void {
    this.row++;
    this.starts[this.row] = this.used;
    this.begin = this.base + this.used;
  }

  /** The rows, with counts as values. */
  finish(): SparseRows {
    this.table.counted = this.begin;
    return { starts: this.starts, features: this.features.subarray(0, this.used), values: this.counts.subarray(0, this.used) };
  }

  private makeRoom(count: number): void {
    const room = Math.max(count, this.features.length * 2);
    const [features, counts] = [new Int32Array(room), new Float32Array(room)];
    features.set(this.features);
    counts.set(this.counts);
    this.features = features;
    this.counts = counts;
  }
}

/**
 * What a count of each feature is worth: 1 for words, less for runs and parts of words, times, with `idf`, the smoothed inverse document
 * frequency of scikit-learn's TfidfVectorizer, log((1 + rows) / (1 + rows that have it)) + 1.
 */
export function featureWeights(table: FeatureTable, rows: SparseRows, idf: boolean): Float32Array {
  const counts = new Int32Array(table.size);
  const total = rows.starts.length - 1;
  for (let i = 0; i < rows.features.length; i++) {
    const feature = rows.features[i] as number;
    counts[feature] = (counts[feature] as number) + 1;
  }
  const weights = new Float32Array(table.size);
  const members = table.members();
  // Few counts are met often: each logarithm is taken once.
  const known = new Float64Array(1024);
  for (let feature = 0; feature < weights.length; feature++) {
    const count = counts[feature] as number;
    let weight = 1;
    if (idf) {
      weight = count < 1024 ? (known[count] as number) : 0;
      if (weight === 0) weight = log((1 + total) / (1 + count)) + 1;
      if (count < 1024) known[count] = weight;
    }
    weights[feature] = (members[feature] as number) > 2147483647 ? weight * partWeight : weight;
  }
  return weights;
}

/** Turns counts into values, in place: 1 + log(count) times the feature's weight, each row scaled to length 1. */
export function weighRows({ starts, features, values }: SparseRows, weights: Float32Array): void {
  for (let row = 0; row + 1 < starts.length; row++) {
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    let squares = 0;
    for (let i = from; i < to; i++) {
      const count = values[i] as number;
      const value = (count === 1 ? 1 : 1 + log(count)) * (weights[features[i] as number] as number);
      values[i] = value;
      squares += value * value;
    }
    if (squares === 0) continue;
    const scale = 1 / Math.sqrt(squares);
    for (let i = from; i < to; i++) values[i] = (values[i] as number) * scale;
  }
}
