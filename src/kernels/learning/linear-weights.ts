import type { SparseRows } from './sparse-rows.ts';

/** Weights lie feature by feature, the classes of a feature side by side, rounded up to 2 or to a multiple of 4: blocks are read unrolled. */
export function strideOf(classes: number): number {
  return classes === 2 ? 2 : (classes + 3) & ~3;
}

/** A linear model over sparse rows: the weights are `scale` times what is stored, so that all shrink at once in one multiplication. */
export class LinearWeights {
  readonly stride: number;
  readonly classes: number;
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  scale = 1;

  constructor(features: number, classes: number) {
    this.classes = classes;
    this.stride = strideOf(classes);
    this.weights = new Float32Array(features * this.stride);
    this.bias = new Float64Array(classes);
  }

  /** Scores of one row: bias plus weights times values, summed in the order of the row in doubles. */
  scores({ starts, features, values }: SparseRows, row: number, scores: Float64Array): void {
    const { weights, bias, stride, classes, scale } = this;
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    if (stride === 2) {
      let a = 0;
      let b = 0;
      for (let i = from; i < to; i++) {
        const at = (features[i] as number) * 2;
        const value = values[i] as number;
        a += (weights[at] as number) * value;
        b += (weights[at + 1] as number) * value;
      }
      scores[0] = (bias[0] as number) + scale * a;
      scores[1] = (bias[1] as number) + scale * b;
      return;
    }
    for (let block = 0; block < stride; block += 4) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = from; i < to; i++) {
        const at = (features[i] as number) * stride + block;
        const value = values[i] as number;
        a += (weights[at] as number) * value;
        b += (weights[at + 1] as number) * value;
        c += (weights[at + 2] as number) * value;
        d += (weights[at + 3] as number) * value;
      }
      scores[block] = (bias[block] as number) + scale * a;
      if (block + 1 < classes) scores[block + 1] = (bias[block + 1] as number) + scale * b;
      if (block + 2 < classes) scores[block + 2] = (bias[block + 2] as number) + scale * c;
      if (block + 3 < classes) scores[block + 3] = (bias[block + 3] as number) + scale * d;
    }
  }

  /** Takes `factors` times the values of a row from the stored weights: `factors` has `stride` numbers from `offset`. */
  descend({ starts, features, values }: SparseRows, row: number, factors: Float64Array, offset: number): void {
    const { weights, stride } = this;
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    if (stride === 2) {
      const a = factors[offset] as number;
      const b = factors[offset + 1] as number;
      for (let i = from; i < to; i++) {
        const at = (features[i] as number) * 2;
        const value = values[i] as number;
        weights[at] = (weights[at] as number) - a * value;
        weights[at + 1] = (weights[at + 1] as number) - b * value;
      }
      return;
    }
    for (let block = 0; block < stride; block += 4) {
      const a = factors[offset + block] as number;
      const b = factors[offset + block + 1] as number;
      const c = factors[offset + block + 2] as number;
      const d = factors[offset + block + 3] as number;
      for (let i = from; i < to; i++) {
        const at = (features[i] as number) * stride + block;
        const value = values[i] as number;
        weights[at] = (weights[at] as number) - a * value;
        weights[at + 1] = (weights[at + 1] as number) - b * value;
        weights[at + 2] = (weights[at + 2] as number) - c * value;
        weights[at + 3] = (weights[at + 3] as number) - d * value;
      }
    }
  }

  /** Shrinks all weights by a factor from 0 to 1; biases stay. */
  shrink(factor: number): void {
    this.scale *= factor;
    // Stored numbers must not outgrow single precision.
    if (this.scale < 1e-4) this.fold();
  }

  /** Puts the scale into the stored numbers. */
  fold(): void {
    if (this.scale !== 1) for (let i = 0; i < this.weights.length; i++) this.weights[i] = (this.weights[i] as number) * this.scale;
    this.scale = 1;
  }

  /** Brings the model into the form in which it is kept: all in single precision. */
  settle(): void {
    this.fold();
    for (let k = 0; k < this.classes; k++) this.bias[k] = Math.fround(this.bias[k] as number);
  }
}
