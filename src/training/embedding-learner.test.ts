import { expect, it } from 'vitest';
import { EmbeddingLearner } from './embedding-learner.ts';
import { hashWeights } from './weights-file.ts';

const rows = {
  starts: Int32Array.of(0, 3, 5, 5, 9),
  features: Int32Array.of(0, 3, 5, 1, 2, 4, 0, 5, 1),
  values: Float32Array.of(0.5, 0.5, 0.75, 0.6, 0.8, 0.25, 0.5, 0.5, 0.625),
};

function learnerOf(optimizer: 'adamw' | 'sgd', seed = 1, buckets = Uint32Array.of(7, 2, 9, 12, 5, 4000000000)): EmbeddingLearner {
  return new EmbeddingLearner({
    shape: { features: 6, dimension: 5, hidden: 3, classes: 3 },
    buckets,
    rows,
    labels: { targets: Int32Array.of(0, 2, 1, 2) },
    loss: { labelSmoothing: 0.1, focalGamma: 1.5, classWeights: Float64Array.of(1, 2, 0.5) },
    optimizer,
    weightDecay: 0.01,
    dropout: 0.25,
    seed,
  });
}

function trained(learner: EmbeddingLearner, updates: number): string {
  for (let i = 0; i < updates; i++) learner.update(Int32Array.of(3, 1, 0, 2), 0, 4, 0.05);
  const { embeddings, dense } = learner.network;
  return hashWeights({ embeddings, dense });
}

it('comes to these very bits on every machine', () => {
  expect(trained(learnerOf('adamw'), 50)).toBe('ff952c31170e00ea32640e06217e8e3d5da21ee6adc21a786f04225c04a46c39');
  expect(trained(learnerOf('sgd'), 50)).toBe('dac150cf30f31816c8033bf571c24f011dd0807cfd08df8a5082540fc911b86f');
});

it('goes on to the same bits from its state', () => {
  const whole = trained(learnerOf('adamw'), 50);
  const first = learnerOf('adamw');
  trained(first, 20);
  // At an offset that is no multiple of a number's size, as in a file.
  const state = first.state();
  const shifted = new Uint8Array(state.length + 3);
  shifted.set(state, 3);
  const second = learnerOf('adamw', 1);
  trained(second, 5);
  second.restore(shifted.subarray(3));
  expect(trained(second, 30)).toBe(whole);
});

it('draws first embeddings by seed and bucket, whatever their place', () => {
  const one = learnerOf('adamw').network.embeddings;
  const turned = learnerOf('adamw', 1, Uint32Array.of(4000000000, 5, 12, 9, 2, 7)).network.embeddings;
  expect([...turned.subarray(0, 5)]).toEqual([...one.subarray(25)]);
  expect([...learnerOf('adamw', 2).network.embeddings]).not.toEqual([...one]);
  expect(Math.max(...one)).toBeLessThanOrEqual(0.2);
});
