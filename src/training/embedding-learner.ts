import { createStreams, type StreamFactory } from '../core/random.ts';
import { DenseUpdates } from '../kernels/learning/embedding-dense.ts';
import { EmbeddingNetwork, type EmbeddingShape } from '../kernels/learning/embedding-network.ts';
import { EmbeddingRows } from '../kernels/learning/embedding-rows.ts';
import { type LossOptions, SoftmaxLoss } from '../kernels/learning/softmax-loss.ts';
import type { SparseRows } from '../kernels/learning/sparse-rows.ts';
import type { Learner } from './loop.ts';
import { logShares, lossOfRow, measureRows, type RowLabels } from './row-labels.ts';

export interface EmbeddingLearnerOptions {
  shape: EmbeddingShape;
  /** The bucket of each feature: its first embedding is drawn from it. */
  buckets: Uint32Array;
  rows: SparseRows;
  labels: RowLabels;
  dev?: { rows: SparseRows; labels: RowLabels };
  loss: LossOptions;
  optimizer: 'adamw' | 'sgd';
  weightDecay: number;
  /** Share of a row's n-grams that an update leaves out. */
  dropout: number;
  seed: number;
}

/** What the loop trains: a network, its moments, and the number of updates, by which dropout is drawn. */
export class EmbeddingLearner implements Learner {
  readonly network: EmbeddingNetwork;
  private readonly options: EmbeddingLearnerOptions;
  private rows: SparseRows;
  private labels: RowLabels;
  private readonly rowUpdates: EmbeddingRows;
  private readonly denseUpdates: DenseUpdates;
  private readonly counters = new Float64Array(1);
  private readonly streams: StreamFactory;
  private readonly threshold: number;
  private readonly scale: number;
  private readonly loss: SoftmaxLoss;
  private kept = new Int32Array(256);
  private keptValues = new Float32Array(256);
  begin?: (pass: number) => Promise<number>;
  evaluate?: () => { loss: number; accuracy: number };

  constructor(options: EmbeddingLearnerOptions) {
    const { shape, buckets, seed, dropout, loss, dev } = options;
    this.options = options;
    this.rows = options.rows;
    this.labels = options.labels;
    this.network = new EmbeddingNetwork(shape);
    this.rowUpdates = new EmbeddingRows(shape.features, shape.dimension);
    this.denseUpdates = new DenseUpdates(this.network.dense.length);
    this.threshold = dropout * 4294967296;
    this.scale = 1 / (1 - dropout);
    this.loss = new SoftmaxLoss(shape.classes, loss);
    const streamsOf = (slot: string) => createStreams({ seed, epoch: 0, stepId: 'training', slot });
    this.streams = streamsOf('dropout');
    const embeddings = streamsOf('embedding');
    this.network.initialize((feature) => embeddings.open('', buckets[feature]), streamsOf('dense').open(''));
    const { network } = this;
    // A row without text is as likely of a class as a row of the training data.
    network.dense.set(logShares(shape.classes, options.labels), network.dense.length - shape.classes);
    if (dev) {
      const { features, values, starts } = dev.rows;
      this.evaluate = () =>
        measureRows(shape.classes, dev.labels, (row, scores) =>
          network.forward(features, values, starts[row] as number, starts[row + 1] as number, scores),
        );
    }
  }

  /** Goes on with other rows. */
  use(rows: SparseRows, labels: RowLabels): void {
    this.rows = rows;
    this.labels = labels;
  }

  update(order: Int32Array, from: number, to: number, learningRate: number): number {
    const { optimizer, weightDecay } = this.options;
    const { rows, labels, network, loss, rowUpdates, denseUpdates } = this;
    const { gradient } = loss;
    const random = this.streams.open('', this.counters[0]);
    const share = 1 / (to - from);
    let sum = 0;
    for (let i = from; i < to; i++) {
      const row = order[i] as number;
      let { features, values } = rows;
      let start = rows.starts[row] as number;
      let end = rows.starts[row + 1] as number;
      if (this.threshold > 0) {
        end = this.thin(start, end, random);
        start = 0;
        features = this.kept;
        values = this.keptValues;
      }
      network.forward(features, values, start, end, loss.scores);
      sum += lossOfRow(loss, labels, row);
      for (let k = 0; k < gradient.length; k++) gradient[k] = (gradient[k] as number) * share;
      network.backward(gradient);
      rowUpdates.add(features, values, start, end, network.inputGradient);
    }
    if (optimizer === 'adamw') {
      rowUpdates.adam(network.embeddings, learningRate, weightDecay);
      denseUpdates.adam(network.dense, network.denseGradient, learningRate, weightDecay);
    } else {
      rowUpdates.descend(network.embeddings, learningRate, weightDecay);
      denseUpdates.descend(network.dense, network.denseGradient, learningRate, weightDecay);
    }
    this.counters[0] = (this.counters[0] as number) + 1;
    return sum;
  }

  /** Draws the features of a row that stay, into `kept`; their values grow, so that the sum stays as large on average. How many they are. */
  private thin(from: number, to: number, random: { uint32(): number }): number {
    const { features, values } = this.rows;
    if (this.kept.length < to - from) {
      this.kept = new Int32Array(2 * (to - from));
      this.keptValues = new Float32Array(2 * (to - from));
    }
    const { kept, keptValues, threshold, scale } = this;
    let count = 0;
    for (let at = from; at < to; at++) {
      if (random.uint32() < threshold) continue;
      keptValues[count] = (values[at] as number) * scale;
      kept[count++] = features[at] as number;
    }
    return count;
  }

  state(): Uint8Array {
    const parts = this.parts();
    const state = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      state.set(part, at);
      at += part.length;
    }
    return state;
  }

  restore(state: Uint8Array): void {
    let at = 0;
    for (const part of this.parts()) {
      part.set(state.subarray(at, at + part.length));
      at += part.length;
    }
  }

  /** All that an update changes and another depends on, as bytes in place. */
  private parts(): Uint8Array[] {
    const { network, rowUpdates, denseUpdates, counters } = this;
    return [network.embeddings, network.dense, rowUpdates.moments, denseUpdates.moments, counters].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    );
  }
}
