import { exp, log } from '../math.ts';
import type { LinearWeights } from './linear-weights.ts';
import type { SparseRows } from './sparse-rows.ts';

/** Biases learn this much slower than weights: they are in every row, as a feature of the value 0.3 would be. */
const biasShare = 0.1;

/** One update from the gradients of the scores of some rows, `stride` numbers a row, already divided by the number of rows. */
export interface SparseOptimizer {
  step(model: LinearWeights, rows: SparseRows, order: Int32Array, from: number, to: number, gradients: Float64Array, rate: number): void;
  /** Everything an update changes beside the model, in place. */
  readonly moments: readonly (Float32Array | Float64Array | Int32Array)[];
}

/** Plain steps. Weight decay is decoupled: each update shrinks all weights by `rate` times `weightDecay`. */
export class SparseSgd implements SparseOptimizer {
  readonly moments = [];
  private readonly weightDecay: number;

  constructor(weightDecay: number) {
    this.weightDecay = weightDecay;
  }

  step(model: LinearWeights, rows: SparseRows, order: Int32Array, from: number, to: number, gradients: Float64Array, rate: number): void {
    const { stride, classes, bias } = model;
    if (this.weightDecay > 0) model.shrink(Math.max(0, 1 - rate * this.weightDecay));
    const factor = rate / model.scale;
    for (let i = from; i < to; i++) {
      const offset = (i - from) * stride;
      for (let k = 0; k < classes; k++) {
        const gradient = gradients[offset + k] as number;
        bias[k] = (bias[k] as number) - biasShare * rate * gradient;
        gradients[offset + k] = gradient * factor;
      }
      model.descend(rows, order[i] as number, gradients, offset);
    }
  }
}

const firstDecay = 0.9;
const secondDecay = 0.999;
const epsilon = 1e-8;

/** Powers of a decay: small ones by multiplication, so that one step is the plain product. */
function powersOf(base: number): (exponent: number) => number {
  const small = new Float64Array(256);
  small[0] = 1;
  for (let i = 1; i < small.length; i++) small[i] = (small[i - 1] as number) * base;
  const rate = log(base);
  return (exponent) => (exponent < small.length ? (small[exponent] as number) : exp(exponent * rate));
}

/**
 * AdamW (Loshchilov and Hutter 2019) with moments that are brought up to date when a row has the feature: both decay over the updates
 * missed, and the weight stands still over them, as in the lazy Adam of TensorFlow Addons. On rows that have all features it is AdamW.
 */
export class SparseAdamW implements SparseOptimizer {
  readonly moments: readonly (Float32Array | Float64Array | Int32Array)[];
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly biasFirst: Float64Array;
  private readonly biasSecond: Float64Array;
  /** The update that last touched each feature; the number of updates. */
  private readonly touched: Int32Array;
  private readonly updates = new Int32Array(1);
  private readonly weightDecay: number;
  private readonly firstPower = powersOf(firstDecay);
  private readonly secondPower = powersOf(secondDecay);
  /** Features of the batch at hand, the place of each in it (plus 1), and the sums of their gradients. */
  private list = new Int32Array(256);
  private readonly place: Int32Array;
  private sums = new Float64Array(0);

  constructor(features: number, classes: number, stride: number, weightDecay: number) {
    this.weightDecay = weightDecay;
    this.first = new Float32Array(features * stride);
    this.second = new Float32Array(features * stride);
    this.biasFirst = new Float64Array(classes);
    this.biasSecond = new Float64Array(classes);
    this.touched = new Int32Array(features);
    this.place = new Int32Array(features);
    this.moments = [this.first, this.second, this.biasFirst, this.biasSecond, this.touched, this.updates];
  }

  step(model: LinearWeights, rows: SparseRows, order: Int32Array, from: number, to: number, gradients: Float64Array, rate: number): void {
    const { weights, bias, stride, classes } = model;
    const { first, second, biasFirst, biasSecond, touched } = this;
    const update = (this.updates[0] as number) + 1;
    this.updates[0] = update;
    if (this.weightDecay > 0) model.shrink(Math.max(0, 1 - rate * this.weightDecay));
    const firstScale = 1 / (1 - this.firstPower(update));
    const secondScale = 1 / (1 - this.secondPower(update));
    const count = this.gather(rows, order, from, to, gradients, stride, classes);
    const { list, sums, place } = this;
    const length = rate / model.scale;
    for (let i = 0; i < count; i++) {
      const feature = list[i] as number;
      const gap = update - (touched[feature] as number);
      const keepFirst = this.firstPower(gap);
      const keepSecond = this.secondPower(gap);
      touched[feature] = update;
      place[feature] = 0;
      for (let k = 0; k < classes; k++) {
        const at = feature * stride + k;
        const gradient = sums[i * stride + k] as number;
        const m = keepFirst * (first[at] as number) + (1 - firstDecay) * gradient;
        const v = keepSecond * (second[at] as number) + (1 - secondDecay) * gradient * gradient;
        first[at] = m;
        second[at] = v;
        weights[at] = (weights[at] as number) - (length * m * firstScale) / (Math.sqrt(v * secondScale) + epsilon);
      }
    }
    for (let k = 0; k < classes; k++) {
      let gradient = 0;
      for (let i = from; i < to; i++) gradient += gradients[(i - from) * stride + k] as number;
      const m = firstDecay * (biasFirst[k] as number) + (1 - firstDecay) * gradient;
      const v = secondDecay * (biasSecond[k] as number) + (1 - secondDecay) * gradient * gradient;
      biasFirst[k] = m;
      biasSecond[k] = v;
      bias[k] = (bias[k] as number) - (biasShare * rate * m * firstScale) / (Math.sqrt(v * secondScale) + epsilon);
    }
  }

  /** Sums the gradients of each feature of the batch; how many features it has. */
  private gather(
    rows: SparseRows,
    order: Int32Array,
    from: number,
    to: number,
    gradients: Float64Array,
    stride: number,
    classes: number,
  ): number {
    const { starts, features, values } = rows;
    const { place } = this;
    let count = 0;
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      const end = starts[row + 1] as number;
      const offset = (i - from) * stride;
      this.makeRoom(count + end - (starts[row] as number), stride);
      const { list, sums } = this;
      for (let p = starts[row] as number; p < end; p++) {
        const feature = features[p] as number;
        let at = (place[feature] as number) - 1;
        if (at < 0) {
          at = count++;
          place[feature] = count;
          list[at] = feature;
          sums.fill(0, at * stride, at * stride + classes);
        }
        const value = values[p] as number;
        for (let k = 0; k < classes; k++)
          sums[at * stride + k] = (sums[at * stride + k] as number) + (gradients[offset + k] as number) * value;
      }
    }
    return count;
  }

  private makeRoom(count: number, stride: number): void {
    if (count > this.list.length) {
      const list = new Int32Array(Math.max(count, this.list.length * 2));
      list.set(this.list);
      this.list = list;
    }
    if (this.list.length * stride > this.sums.length) {
      const sums = new Float64Array(this.list.length * stride);
      sums.set(this.sums);
      this.sums = sums;
    }
  }
}
