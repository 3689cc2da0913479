import { setImmediate } from 'node:timers/promises';
import { createStreams } from '../core/random.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type Checkpoint, type Progress, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { learningRateAt } from './schedule.ts';
import type { TrainingEvent } from './trainer.ts';

/** What the loop drives: it knows rows by index and nothing of their content. */
export interface Learner {
  /** One update on the rows `order[from]` to `order[to - 1]`. Returns the sum of their losses before it. */
  update(order: Int32Array, from: number, to: number, learningRate: number): number;
  /** Makes the rows of a pass, from 0, those that updates work on, and tells how many there are. Absent: they are the same in each. */
  begin?(pass: number): Promise<number>;
  /** Mean loss and accuracy on the dev rows; absent where there are none. */
  evaluate?(): { loss: number; accuracy: number };
  /** Weights, moments and counters as bytes of their own, no view of what is trained on: restored, training goes on to the same bits. */
  state(): Uint8Array;
  /** Takes the bytes over by copying: they may begin at any offset. */
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
  /** One file in a folder, after an epoch and when the signal aborts; removing it when all is done is the caller's affair. */
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

/** Milliseconds of training between two turns of the event loop, and between two checkpoints: neither reaches the weights. */
const turn = 50;
const pause = 2000;

/** Updates that a training makes. */
export function updatesOf(rows: number, { batchSize, epochs, steps }: { batchSize: number; epochs: number; steps?: number }): number {
  return steps ?? Math.ceil(rows / batchSize) * epochs;
}

/**
 * Trains a learner: passes over the rows in an order drawn from the seed, batch by batch, to the last of `steps` updates or of `epochs` epochs.
 * An epoch's order is a Fisher-Yates shuffle of the positions 0 to rows - 1 keyed by seed and epoch, so weights depend on the order of the data
 * and on nothing else. Where rows differ from pass to pass, as many updates are made as if all had those of the first. The last batch of an epoch may be smaller. With `patience` the weights of the best epoch are restored in the end.
 *
 * @throws LeavenError training/needs-dev, training/loss-not-finite, training/checkpoint-differs; run/interrupted when the signal aborts, after
 * a checkpoint is written where there are checkpoints
 */
export async function runLoop(learner: Learner, options: LoopOptions): Promise<LoopResult> {
  const { rows, batchSize, patience, checkpoints, signal } = options;
  if (patience !== undefined && !learner.evaluate) throw new LeavenError('training/needs-dev');
  const steps = updatesOf(rows, options);
  const epochs = Math.ceil(steps / Math.ceil(rows / batchSize));
  const found = checkpoints?.resume ? readCheckpoint(checkpoints.folder, options.identity) : undefined;
  const progress: Progress = found?.progress ?? { epoch: 0, row: 0, step: 0, lossSum: 0, lossRows: 0, loss: 0, stopped: false };
  let bestState = found?.bestState;
  if (found) learner.restore(found.state);
  const save = () => {
    if (!checkpoints) return;
    const checkpoint: Checkpoint = { progress, state: learner.state(), ...(bestState ? { bestState } : {}) };
    writeCheckpoint(checkpoints.folder, options.identity, checkpoint);
  };

  const beginPass = async (begin: NonNullable<Learner['begin']>, pass: number) => {
    try {
      return await begin(pass);
    } catch (error) {
      if (signal?.aborted) save();
      throw error;
    }
  };

  let turned = performance.now();
  let saved = turned;
  let rate = 0;
  let order = new Int32Array(rows);
  while (progress.step < steps && !progress.stopped) {
    if (learner.begin) order = new Int32Array(await beginPass(learner.begin, progress.epoch));
    drawOrder(order, options.seed, progress.epoch);
    while (progress.row < order.length && progress.step < steps) {
      if (signal?.aborted) {
        save();
        throw new LeavenError('run/interrupted');
      }
      rate = learningRateAt(options, progress.step, steps);
      const to = Math.min(order.length, progress.row + batchSize);
      const loss = learner.update(order, progress.row, to, rate);
      if (!Number.isFinite(loss))
        throw new LeavenError('training/loss-not-finite', {
          loss: String(loss),
          step: progress.step + 1,
          learningRate: options.learningRate,
        });
      progress.lossSum += loss;
      progress.lossRows += to - progress.row;
      progress.row = to;
      progress.step++;
      if ((progress.step & 15) === 0 && performance.now() - turned > turn) {
        await setImmediate();
        turned = performance.now();
      }
    }
    progress.loss = progress.lossSum / progress.lossRows;
    progress.lossSum = 0;
    progress.lossRows = 0;
    progress.epoch++;
    progress.row = 0;
    const dev = learner.evaluate?.();
    options.onEvent?.({
      type: 'epoch',
      epoch: progress.epoch,
      // Later passes may have fewer rows than the first.
      epochs: Math.max(epochs, progress.epoch),
      step: progress.step,
      steps,
      loss: progress.loss,
      learningRate: rate,
      ...(dev ? { devLoss: dev.loss, devAccuracy: dev.accuracy } : {}),
    });
    if (patience !== undefined && dev) {
      const best = progress.best;
      if (!best || dev.loss < best.loss) {
        progress.best = { loss: dev.loss, step: progress.step, since: 0 };
        bestState = learner.state();
      } else if (++best.since >= patience) progress.stopped = true;
    }
    const done = progress.step >= steps || progress.stopped;
    if (done || performance.now() - saved > pause) {
      save();
      saved = performance.now();
    }
  }
  if (bestState) learner.restore(bestState);
  return { steps: progress.step, loss: progress.loss, ...(progress.best ? { bestStep: progress.best.step } : {}) };
}

/** The rows in the order of one epoch. */
function drawOrder(order: Int32Array, seed: number, epoch: number): void {
  const random = createStreams({ seed, epoch, stepId: 'training', slot: 'order' }).open('');
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
}
