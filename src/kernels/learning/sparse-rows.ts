import { log } from '../math.ts';

/** Rows of which few features are not 0: those of row `r` are from `starts[r]` to `starts[r + 1]`, each feature once. */
export interface SparseRows {
  starts: Int32Array;
  features: Int32Array;
  values: Float32Array;
}

/** What a feature that is a run or a part of a word counts, where a word counts 1: chosen on public sets, see the trainer. */
const partWeight = 0.6;

/** Numbers hash buckets in the order they are met and gathers the counts of rows. Memory: 4 bytes a bucket, and what the rows have. */
export class FeatureTable {
  /** The feature of each bucket plus 1, so that 0 is none. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  private buckets = new Int32Array(1024);
  /** Where each feature stood last, in all that was counted so far, plus 1. */
  private last = new Int32Array(1024);
  private counted = 0;
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
    return new Uint32Array(this.buckets.slice(0, this.size).buffer);
  }

  /**
   * Counts of the features of rows. `hash` hands a row's hashes over in pieces. With `grow` new features are numbered, else they are left out.
   * Linear in the hashes.
   */
  count(rows: number, hash: (row: number, sink: (hashes: Int32Array, count: number) => void) => void, grow: boolean): SparseRows {
    const { slots, mask } = this;
    const starts = new Int32Array(rows + 1);
    let features = new Int32Array(1 << 14);
    let values = new Float32Array(1 << 14);
    let used = 0;
    if (this.counted > 1e9) {
      this.last.fill(0);
      this.counted = 0;
    }
    const base = this.counted;
    let begin = base;
    const sink = (hashes: Int32Array, count: number) => {
      if (used + count > features.length) {
        const room = Math.max(features.length * 2, used + count);
        const [moreFeatures, moreValues] = [new Int32Array(room), new Float32Array(room)];
        moreFeatures.set(features);
        moreValues.set(values);
        features = moreFeatures;
        values = moreValues;
      }
      // Names of its own for what the loop uses: variables of the function around it would be read from memory each time.
      const [into, counts, start] = [features, values, begin];
      let last = this.last;
      let at = used;
      for (let i = 0; i < count; i++) {
        const hashed = hashes[i] as number;
        let feature = (slots[hashed & mask] as number) - 1;
        if (feature < 0) {
          if (!grow) continue;
          feature = this.add(hashed);
          last = this.last;
        }
        const before = last[feature] as number;
        if (before > start) {
          counts[before - 1 - base] = (counts[before - 1 - base] as number) + 1;
          continue;
        }
        into[at] = feature;
        counts[at++] = 1;
        last[feature] = base + at;
      }
      used = at;
    };
    for (let row = 0; row < rows; row++) {
      begin = base + used;
      hash(row, sink);
      starts[row + 1] = used;
    }
    this.counted = base + used;
    return { starts, features: features.subarray(0, used), values: values.subarray(0, used) };
  }

  private add(hash: number): number {
    if (this.size === this.buckets.length) {
      const [buckets, last] = [new Int32Array(this.size * 2), new Int32Array(this.size * 2)];
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
