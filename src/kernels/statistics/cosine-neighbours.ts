import { log } from '../math.ts';
import type { SparseCounts } from '../text/ngram-vectors.ts';

/**
 * Exact cosine distances to the nearest of a set of sparse vectors. Weights are (1 + ln count) times ln((1 + rows) / (1 + rows with the bin))
 * + 1, as TfidfVectorizer(sublinear_tf=True) of scikit-learn has them. A question costs one addition for each bin it shares with each row.
 */
export class CosineIndex {
  readonly rows: number;
  private readonly starts: Uint32Array;
  private readonly owners: Uint32Array;
  private readonly weights: Float64Array;
  private readonly rarity: Float64Array;
  private readonly dots: Float64Array;
  private readonly touched: Uint32Array;

  constructor(vectors: readonly SparseCounts[], bins: number) {
    this.rows = vectors.length;
    this.starts = new Uint32Array(bins + 1);
    for (const { bins: own } of vectors) for (const bin of own) (this.starts[bin + 1] as number)++;
    // Most bins hold nothing.
    this.rarity = new Float64Array(bins).fill(log(1 + this.rows) + 1);
    for (let bin = 0; bin < bins; bin++) {
      const rows = this.starts[bin + 1] as number;
      if (rows > 0) this.rarity[bin] = log((1 + this.rows) / (1 + rows)) + 1;
      this.starts[bin + 1] = rows + (this.starts[bin] as number);
    }
    const total = this.starts[bins] as number;
    this.owners = new Uint32Array(total);
    this.weights = new Float64Array(total);
    const next = this.starts.slice(0, bins);
    for (const [row, vector] of vectors.entries()) {
      const weights = this.weigh(vector);
      for (let i = 0; i < vector.bins.length; i++) {
        const bin = vector.bins[i] as number;
        const at = next[bin] as number;
        next[bin] = at + 1;
        this.owners[at] = row;
        this.weights[at] = weights[i] as number;
      }
    }
    this.dots = new Float64Array(this.rows);
    this.touched = new Uint32Array(this.rows);
  }

  /**
   * Mean distance to the `k` nearest rows, 0 to 1; fewer where there are no more.
   *
   * @param except a row that is left out: the vector itself
   * @returns NaN for a vector of nothing, and where there is no other row
   */
  distance(vector: SparseCounts, k: number, except = -1): number {
    const others = this.rows - (except >= 0 ? 1 : 0);
    if (vector.bins.length === 0 || others === 0) return Number.NaN;
    const weights = this.weigh(vector);
    const { dots, touched } = this;
    let count = 0;
    for (let i = 0; i < vector.bins.length; i++) {
      const bin = vector.bins[i] as number;
      const weight = weights[i] as number;
      for (let at = this.starts[bin] as number; at < (this.starts[bin + 1] as number); at++) {
        const row = this.owners[at] as number;
        if (dots[row] === 0) touched[count++] = row;
        (dots[row] as number) += weight * (this.weights[at] as number);
      }
    }
    const wanted = Math.min(k, others);
    const nearest = new Float64Array(wanted);
    for (let i = 0; i < count; i++) {
      const row = touched[i] as number;
      const dot = dots[row] as number;
      dots[row] = 0;
      if (row === except || dot <= (nearest[wanted - 1] as number)) continue;
      let place = wanted - 1;
      for (; place > 0 && (nearest[place - 1] as number) < dot; place--) nearest[place] = nearest[place - 1] as number;
      nearest[place] = dot;
    }
    let sum = 0;
    for (const dot of nearest) sum += 1 - Math.min(1, dot);
    return sum / wanted;
  }

  /** The weights of a vector, of length 1. */
  private weigh({ bins, counts }: SparseCounts): Float64Array {
    const weights = new Float64Array(bins.length);
    let square = 0;
    for (let i = 0; i < bins.length; i++) {
      const weight = (1 + log(counts[i] as number)) * (this.rarity[bins[i] as number] as number);
      weights[i] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square);
    for (let i = 0; i < bins.length; i++) (weights[i] as number) /= length;
    return weights;
  }
}
