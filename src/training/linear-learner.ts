import { LinearWeights } from '../kernels/learning/linear-weights.ts';
import { type LossOptions, SoftmaxLoss } from '../kernels/learning/softmax-loss.ts';
import { SparseAdamW, type SparseOptimizer, SparseSgd } from '../kernels/learning/sparse-optimizers.ts';
import type { SparseRows } from '../kernels/learning/sparse-rows.ts';
import { log } from '../kernels/math.ts';
import type { Learner } from './loop.ts';
import type { LabeledTexts } from './trainer.ts';

type Labels = Pick<LabeledTexts, 'targets' | 'soft'>;

export interface LinearLearnerOptions {
  features: number;
  classes: number;
  rows: SparseRows;
  labels: Labels;
  dev?: { rows: SparseRows; labels: Labels };
  loss: LossOptions;
  optimizer: 'sgd' | 'adamw';
  weightDecay: number;
  batchSize: number;
}

/** What the loop trains for text-linear: weights over sparse rows, and the moments of the optimizer. */
export class LinearLearner implements Learner {
  readonly model: LinearWeights;
  private readonly rows: SparseRows;
  private readonly labels: Labels;
  private readonly loss: SoftmaxLoss;
  private readonly optimizer: SparseOptimizer;
  private readonly gradients: Float64Array;
  evaluate?: () => { loss: number; accuracy: number };

  constructor({ features, classes, rows, labels, dev, loss, optimizer, weightDecay, batchSize }: LinearLearnerOptions) {
    this.model = new LinearWeights(features, classes);
    this.rows = rows;
    this.labels = labels;
    this.loss = new SoftmaxLoss(classes, loss);
    this.optimizer = optimizer === 'sgd' ? new SparseSgd(weightDecay) : new SparseAdamW(features, classes, this.model.stride, weightDecay);
    this.gradients = new Float64Array(Math.min(batchSize, rows.starts.length - 1) * this.model.stride);
    this.startFromShares();
    if (dev) this.evaluate = () => this.measure(dev.rows, dev.labels);
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
      sum += lossOf(loss, labels, row);
      const offset = (i - from) * stride;
      for (let k = 0; k < classes; k++) gradients[offset + k] = (gradient[k] as number) * share;
    }
    this.optimizer.step(model, rows, order, from, to, gradients, learningRate);
    return sum;
  }

  /** A row without text is as likely of a class as a row of the training data. */
  private startFromShares(): void {
    const { bias, classes } = this.model;
    const { targets, soft } = this.labels;
    const counts = new Float64Array(classes).fill(1);
    if (soft) for (let i = 0; i < soft.length; i++) counts[i % classes] = (counts[i % classes] as number) + (soft[i] as number);
    else for (const target of targets) counts[target] = (counts[target] as number) + 1;
    for (let k = 0; k < classes; k++) bias[k] = log((counts[k] as number) / (targets.length + classes));
  }

  /** Mean cross-entropy, plain whatever training smooths or weighs, and accuracy. A class that training has not seen counts as wrong alone. */
  private measure(rows: SparseRows, labels: Labels): { loss: number; accuracy: number } {
    const plain = new SoftmaxLoss(this.model.classes);
    const { scores } = plain;
    const total = labels.targets.length;
    let sum = 0;
    let known = 0;
    let right = 0;
    for (let row = 0; row < total; row++) {
      const target = labels.targets[row] as number;
      if (target < 0) continue;
      known++;
      this.model.scores(rows, row, scores);
      let top = 0;
      for (let k = 1; k < scores.length; k++) if ((scores[k] as number) > (scores[top] as number)) top = k;
      if (top === target) right++;
      sum += lossOf(plain, labels, row);
    }
    return { loss: known > 0 ? sum / known : 0, accuracy: total > 0 ? right / total : 0 };
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

function lossOf(loss: SoftmaxLoss, { targets, soft }: Labels, row: number): number {
  return soft ? loss.soft(soft, row * loss.scores.length) : loss.hard(targets[row] as number);
}
