import type { TrainingEvent } from './trainer.ts';

/** What the loop drives: it knows rows by index and nothing of their content. */
export interface Learner {
  /** One update on the rows `order[from]` to `order[to - 1]`. Returns the sum of their losses before it. */
  update(order: Int32Array, from: number, to: number, learningRate: number): number;
  /** Mean loss and accuracy on the dev rows; absent where there are none. */
  evaluate?(): { loss: number; accuracy: number };
  /** Weights, moments and counters as bytes: restored, training goes on to the same bits. */
  state(): Uint8Array;
  restore(state: Uint8Array): void;
}

export interface LoopOptions {
  rows: number;
  batchSize: number;
  epochs: number;
  /** Updates to make, whatever `epochs` says. */
  steps?: number;
  schedule: 'constant' | 'linear' | 'cosine';
  /** Share of the updates over which the learning rate rises from 0. */
  warmup: number;
  learningRate: number;
  /** Epochs without a lower dev loss after which training stops; the weights of the best epoch are kept. Absent: off. */
  patience?: number;
  seed: number;
  /** SHA-256 over all that the training depends on: a checkpoint of another is refused. */
  identity: string;
  checkpoints?: { folder: string; resume: boolean };
  signal?: AbortSignal;
  onEvent?: (event: TrainingEvent) => void;
}

export interface LoopResult {
  steps: number;
  bestStep?: number;
  /** Mean loss of the last epoch. */
  loss: number;
}
