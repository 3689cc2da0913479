import { LinearWeights } from '../kernels/learning/linear-weights.ts';
import { type LossOptions, SoftmaxLoss } from '../kernels/learning/softmax-loss.ts';
import { SparseAdamW, type SparseOptimizer, SparseSgd } from '../kernels/learning/sparse-optimizers.ts';
import type { SparseRows } from '../kernels/learning/sparse-rows.ts';
import type { Learner } from './loop.ts';
import { logShares, lossOfRow, measureRows, type RowLabels } from './row-labels.ts';

export interface LinearLearnerOptions {
  features: number;
  classes: number;
  rows: SparseRows;
  labels: RowLabels;
  dev?: { rows: SparseRows; labels: RowLabels };
  loss: LossOptions;
  optimizer: 'sgd' | 'adamw';
  weightDecay: number;
  batchSize: number;
}

/** What the loop trains for text-linear: weights over sparse rows, and the moments of the optimizer. */
export class LinearLearner implements Learner {
  readonly model: LinearWeights;
  private rows: SparseRows;
  private labels: RowLabels;
  private readonly batchSize: number;
  private readonly loss: SoftmaxLoss;
  private readonly optimizer: SparseOptimizer;
  private gradients: Float64Array;
  begin?: (pass: number) => Promise<number>;
  evaluate?: () => { loss: number; accuracy: number };

  constructor({ features, classes, rows, labels, dev, loss, optimizer, weightDecay, batchSize }: LinearLearnerOptions) {
    this.model = new LinearWeights(features, classes);
    this.rows = rows;
    this.labels = labels;
    this.batchSize = batchSize;
    this.loss = new SoftmaxLoss(classes, loss);
    this.optimizer = optimizer === 'sgd' ? new SparseSgd(weightDecay) : new SparseAdamW(features, classes, this.model.stride, weightDecay);
    this.gradients = new Float64Array(Math.min(batchSize, rows.starts.length - 1) * this.model.stride);
    // A row without text is as likely of a class as a row of the training data.
    this.model.bias.set(logShares(classes, labels));
    if (dev) this.evaluate = () => measureRows(classes, dev.labels, (row, scores) => this.model.scores(dev.rows, row, scores));
  }

  /** Goes on with other rows. */
  use(rows: SparseRows, labels: RowLabels): void {
    this.rows = rows;
    this.labels = labels;
    const room = Math.min(this.batchSize, rows.starts.length - 1) * this.model.stride;
    if (room > this.gradients.length) this.gradients = new Float64Array(room);
  }

  update(order: Int32Array, from: number, to: number, learningRate: number): number {
    const { model, rows, loss, gradients, labels } = this;
    const { gradient } = loss;
    const { classes, stride } = model;
    const share = 1 / (to - from);
    let sum = 0;
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      model.scores(rows, row, loss.scores);
      sum += lossOfRow(loss, labels, row);
      const offset = (i - from) * stride;
      for (let k = 0; k < classes; k++) gradients[offset + k] = (gradient[k] as number) * share;
    }
    this.optimizer.step(model, rows, order, from, to, gradients, learningRate);
    return sum;
  }

  state(): Uint8Array {
    const parts = this.parts();
    const state = new Uint8Array(8 + parts.reduce((sum, part) => sum + part.length, 0));
    new DataView(state.buffer).setFloat64(0, this.model.scale, true);
    let at = 8;
    for (const part of parts) {
      state.set(part, at);
      at += part.length;
    }
    return state;
  }

  restore(state: Uint8Array): void {
    this.model.scale = new DataView(state.buffer, state.byteOffset).getFloat64(0, true);
    let at = 8;
    for (const part of this.parts()) {
      part.set(state.subarray(at, at + part.length));
      at += part.length;
    }
  }

  /** All that an update changes and another depends on, as bytes in place. */
  private parts(): Uint8Array[] {
    return [this.model.weights, this.model.bias, ...this.optimizer.moments].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    );
  }
}
