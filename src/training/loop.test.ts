import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Learner, type LoopOptions, runLoop } from './loop.ts';
import type { TrainingEvent } from './trainer.ts';

const base: LoopOptions = { rows: 10, batchSize: 4, epochs: 3, schedule: 'linear', warmup: 0, learningRate: 1, seed: 7, identity: 'a' };
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-loop-'));
  folders.push(folder);
  return folder;
}

/** A learner whose one weight depends on every row, their order and the rate. */
function recorder(devLosses?: number[]) {
  const batches: number[][] = [];
  const weights = new Float64Array(2);
  const learner: Learner & { batches: number[][]; weights: Float64Array } = {
    batches,
    weights,
    update(order, from, to, rate) {
      batches.push([...order.subarray(from, to)]);
      for (let i = from; i < to; i++) weights[0] = (weights[0] as number) * 0.9 + rate * ((order[i] as number) + 1);
      weights[1] = (weights[1] as number) + 1;
      return to - from;
    },
    ...(devLosses ? { evaluate: () => ({ loss: devLosses[Math.ceil((weights[1] as number) / 3) - 1] as number, accuracy: 0.5 }) } : {}),
    state: () => new Uint8Array(weights.slice().buffer),
    restore: (state) => new Uint8Array(weights.buffer).set(state),
  };
  return learner;
}

describe('runLoop', () => {
  it('sees every row once an epoch, in another order each epoch', async () => {
    const learner = recorder();
    const events: TrainingEvent[] = [];
    const result = await runLoop(learner, { ...base, onEvent: (event) => events.push(event) });
    expect(result).toEqual({ steps: 9, loss: 1 });
    expect(learner.batches.map((batch) => batch.length)).toEqual([4, 4, 2, 4, 4, 2, 4, 4, 2]);
    const epochs = [0, 3, 6].map((from) => learner.batches.slice(from, from + 3).flat());
    for (const epoch of epochs) expect([...epoch].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(epochs.map(String)).size).toBe(3);
    expect(events.map(({ epoch, epochs: all, step, steps }) => [epoch, all, step, steps])).toEqual([
      [1, 3, 3, 9],
      [2, 3, 6, 9],
      [3, 3, 9, 9],
    ]);
    expect(events[2]?.learningRate).toBeCloseTo(1 / 9, 15);
    const other = recorder();
    await runLoop(other, { ...base, seed: 8 });
    expect(other.batches).not.toEqual(learner.batches);
  });

  it('makes exactly the steps asked for, inside an epoch or over many', async () => {
    for (const [steps, epochs] of [
      [2, 1],
      [7, 3],
      [20, 7],
    ] as const) {
      const learner = recorder();
      const events: TrainingEvent[] = [];
      expect((await runLoop(learner, { ...base, steps, onEvent: (event) => events.push(event) })).steps).toBe(steps);
      expect(learner.batches.length).toBe(steps);
      expect(events.at(-1)).toMatchObject({ epoch: epochs, epochs, step: steps, steps });
    }
  });

  it('stops where the dev loss no longer falls and keeps the best weights', async () => {
    const learner = recorder([3, 2, 2.5, 2, 1]);
    const result = await runLoop(learner, { ...base, epochs: 5, patience: 2 });
    expect(result).toEqual({ steps: 12, bestStep: 6, loss: 1 });
    expect(learner.weights[1]).toBe(6);
    await expect(runLoop(recorder(), { ...base, patience: 1 })).rejects.toMatchObject({ code: 'training/needs-dev' });
  });

  it('goes on from a checkpoint at any update to the same bits', async () => {
    const whole = recorder([3, 2, 2.5, 2.1, 1]);
    const options = { ...base, epochs: 5, patience: 3 };
    const result = await runLoop(whole, options);
    for (let stop = 0; stop < 15; stop++) {
      const checkpoints = { folder: newFolder(), resume: true };
      const controller = new AbortController();
      const first = recorder([3, 2, 2.5, 2.1, 1]);
      const update = first.update;
      if (stop === 0) controller.abort();
      first.update = (...given) => {
        if (first.weights[1] === stop - 1) controller.abort();
        return update(...given);
      };
      if (stop < 14)
        await expect(runLoop(first, { ...options, checkpoints, signal: controller.signal })).rejects.toMatchObject({
          code: 'run/interrupted',
        });
      const second = recorder([3, 2, 2.5, 2.1, 1]);
      const events: TrainingEvent[] = [];
      expect(await runLoop(second, { ...options, checkpoints, onEvent: (event) => events.push(event) })).toEqual(result);
      expect(second.weights).toEqual(whole.weights);
      expect(events.at(-1)?.loss).toBe(1);
      // Finished: taken up again there is nothing to do.
      const third = recorder([3, 2, 2.5, 2.1, 1]);
      expect(await runLoop(third, { ...options, checkpoints })).toEqual(result);
      expect(third.batches).toEqual([]);
      expect(third.weights).toEqual(whole.weights);
    }
  });

  it('refuses the checkpoint of another training and does not read a damaged one', async () => {
    const folder = newFolder();
    const file = join(folder, 'checkpoint.bin');
    const whole = recorder();
    await runLoop(whole, { ...base, checkpoints: { folder, resume: false } });
    await expect(runLoop(recorder(), { ...base, identity: 'b', checkpoints: { folder, resume: true } })).rejects.toMatchObject({
      code: 'training/checkpoint-differs',
      data: { folder },
    });
    const sound = readFileSync(file);
    const flipped = Buffer.from(sound);
    flipped[sound.length - 40] = (flipped[sound.length - 40] as number) ^ 1;
    for (const damage of [
      flipped,
      sound.subarray(0, 20),
      Buffer.alloc(0),
      Buffer.from('not a checkpoint, though as long as one might be'),
    ]) {
      writeFileSync(file, damage);
      const again = recorder();
      await runLoop(again, { ...base, checkpoints: { folder, resume: true } });
      expect(again.batches.length).toBe(9);
      expect(again.weights).toEqual(whole.weights);
    }
    truncateSync(file, sound.length - 1);
    const again = recorder();
    await runLoop(again, { ...base, identity: 'b', checkpoints: { folder, resume: true } });
    expect(again.batches.length).toBe(9);
  });

  it('stops at a loss that is no number', async () => {
    const learner = recorder();
    const update = learner.update;
    learner.update = (...given) => (learner.batches.length === 4 ? Number.POSITIVE_INFINITY : update(...given));
    await expect(runLoop(learner, base)).rejects.toMatchObject({
      code: 'training/loss-not-finite',
      data: { loss: 'Infinity', step: 5, learningRate: 1 },
    });
  });

  it('lets the event loop turn', async () => {
    const learner = recorder();
    const controller = new AbortController();
    const update = learner.update;
    learner.update = (...given) => {
      const until = performance.now() + 5;
      while (performance.now() < until);
      return update(...given);
    };
    setTimeout(() => controller.abort(), 20);
    await expect(runLoop(learner, { ...base, epochs: 10000, signal: controller.signal })).rejects.toMatchObject({
      code: 'run/interrupted',
    });
  });
});
