import { describe, expect, it } from 'vitest';
import { Xoshiro128 } from '../../core/random.ts';
import { DenseUpdates } from './embedding-dense.ts';
import { EmbeddingNetwork, type EmbeddingShape } from './embedding-network.ts';
import { EmbeddingRows } from './embedding-rows.ts';
import { type LossOptions, SoftmaxLoss } from './softmax-loss.ts';

/** Rows of features, and one without any. */
const rows = [Int32Array.of(0, 3, 5), Int32Array.of(1, 2, 4), Int32Array.of(6, 0, 5, 2, 1), new Int32Array(0)];
const one = Float32Array.of(1);
const values = Float32Array.of(0.5, -0.25, 1, 0.75, 0.125);
const targets = [0, 2, 1, 2];
const soft = Float32Array.of(0.5, 0.25, 0.25, 0, 0.125, 0.875, 1, 0, 0, 0.25, 0.5, 0.25);

function generator(word: number): Xoshiro128 {
  const random = new Xoshiro128();
  random.state.set([word, 2, 3, 4]);
  for (let i = 0; i < 8; i++) random.uint32();
  return random;
}

function networkOf(shape: EmbeddingShape): EmbeddingNetwork {
  const network = new EmbeddingNetwork(shape);
  network.initialize((feature) => generator(feature + 10), generator(1));
  // Biases too, so that no unit sits on its corner.
  const random = generator(99);
  for (let i = 0; i < network.dense.length; i++) network.dense[i] = (network.dense[i] as number) + 0.4 * (random.uniform() - 0.5);
  for (let i = 0; i < network.embeddings.length; i++) network.embeddings[i] = 4 * (network.embeddings[i] as number);
  return network;
}

function totalLoss(network: EmbeddingNetwork, loss: SoftmaxLoss, isSoft: boolean, visit?: (row: number) => void): number {
  let sum = 0;
  for (const [row, features] of rows.entries()) {
    network.forward(features, values, 0, features.length, loss.scores);
    sum += isSoft ? loss.soft(soft, row * 3) : loss.hard(targets[row] as number);
    visit?.(row);
  }
  return sum;
}

describe('the gradient of the whole network is the slope of its loss', () => {
  const cases: { name: string; hidden: number; soft?: true; loss: LossOptions }[] = [
    { name: 'no hidden layer', hidden: 0, loss: {} },
    { name: 'hidden layer', hidden: 6, loss: {} },
    { name: 'label smoothing', hidden: 6, loss: { labelSmoothing: 0.2 } },
    { name: 'focal loss', hidden: 6, loss: { focalGamma: 2 } },
    { name: 'class weights', hidden: 6, loss: { classWeights: Float64Array.of(0.5, 2, 3) } },
    { name: 'label weights', hidden: 6, soft: true, loss: {} },
    {
      name: 'all at once',
      hidden: 6,
      soft: true,
      loss: { labelSmoothing: 0.1, focalGamma: 1.5, classWeights: Float64Array.of(0.5, 2, 3) },
    },
  ];
  for (const { name, hidden, soft: isSoft = false, loss: options } of cases)
    it(name, () => {
      const network = networkOf({ features: 8, dimension: 4, hidden, classes: 3 });
      const loss = new SoftmaxLoss(3, options);
      const embeddingGradient = new Float64Array(network.embeddings.length);
      totalLoss(network, loss, isSoft, (row) => {
        network.backward(loss.gradient);
        for (const [i, feature] of (rows[row] as Int32Array).entries())
          for (let d = 0; d < 4; d++)
            embeddingGradient[feature * 4 + d] =
              (embeddingGradient[feature * 4 + d] as number) + (values[i] as number) * (network.inputGradient[d] as number);
      });
      for (const [weights, gradient] of [
        [network.dense, network.denseGradient],
        [network.embeddings, embeddingGradient],
      ] as const)
        for (let i = 0; i < weights.length; i++) {
          const held = weights[i] as number;
          weights[i] = held + 0.001;
          const high = weights[i] as number;
          const above = totalLoss(network, loss, isSoft);
          weights[i] = held - 0.001;
          const width = high - (weights[i] as number);
          const below = totalLoss(network, loss, isSoft);
          weights[i] = held;
          expect(Math.abs((gradient[i] as number) - (above - below) / width)).toBeLessThan(1e-5);
        }
      expect(embeddingGradient.some((slope) => Math.abs(slope) > 0.01)).toBe(true);
    });
});

describe('EmbeddingNetwork', () => {
  it('scores a row by the sum of its embeddings times their values, wherever the row stands', () => {
    const network = networkOf({ features: 8, dimension: 4, hidden: 6, classes: 3 });
    const alone = new Float64Array(3);
    const among = new Float64Array(3);
    network.forward(Int32Array.of(1, 2), Float32Array.of(1, 0.5), 0, 2, alone);
    network.forward(Int32Array.of(7, 2, 1, 7), Float32Array.of(3, 0.5, 1, 3), 1, 3, among);
    for (let k = 0; k < 3; k++) expect(among[k]).toBeCloseTo(alone[k] as number, 12);
    network.forward(Int32Array.of(1, 2), Float32Array.of(1, 0.75), 0, 2, among);
    expect(among[0]).not.toBeCloseTo(alone[0] as number, 3);
  });

  it('lets the biases speak where a row has no features', () => {
    const network = networkOf({ features: 8, dimension: 4, hidden: 0, classes: 3 });
    const scores = new Float64Array(3);
    network.forward(new Int32Array(0), values, 0, 0, scores);
    expect([...scores]).toEqual([...network.dense.subarray(12)]);
  });

  it('lets what is no number through to the loss', () => {
    const network = networkOf({ features: 8, dimension: 4, hidden: 6, classes: 3 });
    network.embeddings[0] = Number.NaN;
    const scores = new Float64Array(3);
    network.forward(Int32Array.of(0), values, 0, 1, scores);
    expect(scores.every(Number.isNaN)).toBe(true);
  });
});

describe('EmbeddingRows', () => {
  it('moves the rows that a batch touches and no others; what several of its rows have adds up', () => {
    const embeddings = new Float32Array(2000 * 2).fill(1);
    const rowUpdates = new EmbeddingRows(2000, 2);
    const gradient = Float64Array.of(0.5, -0.25);
    const once = new Float32Array(2000).fill(1);
    rowUpdates.add(Int32Array.of(9, 3, 9), Float32Array.of(9, 1.5, 9), 1, 2, gradient);
    rowUpdates.add(Int32Array.of(3), Float32Array.of(0.5), 0, 1, gradient);
    rowUpdates.descend(embeddings, 0.1, 0);
    expect([...embeddings.subarray(6, 8)]).toEqual([Math.fround(0.9), Math.fround(1.05)]);
    expect(embeddings.filter((value) => value !== 1)).toHaveLength(2);
    // Forgotten afterwards, and more rows than there was room for.
    const all = Int32Array.from({ length: 2000 }, (_, i) => i);
    rowUpdates.add(all, once, 0, 2000, gradient);
    rowUpdates.descend(embeddings, 0.1, 0);
    expect(embeddings[0]).toBe(Math.fround(0.95));
    expect(embeddings[3999]).toBe(Math.fround(1.025));
  });

  it('steps by the learning rate over the root of the mean square, at the first update too', () => {
    const embeddings = new Float32Array(4);
    const rowUpdates = new EmbeddingRows(2, 2);
    for (const size of [0.003, 0.003]) {
      rowUpdates.add(Int32Array.of(1), one, 0, 1, Float64Array.of(size, -size));
      rowUpdates.adam(embeddings, 0.01, 0);
    }
    expect(embeddings[2]).toBeCloseTo(-0.02, 6);
    expect(embeddings[3]).toBeCloseTo(0.02, 6);
    // A longer gradient than any before counts for its share in the mean: (0.003^2 + 0.003^2 + 0.03^2) / 3, decayed.
    rowUpdates.add(Int32Array.of(1), one, 0, 1, Float64Array.of(0.03, -0.03));
    rowUpdates.adam(embeddings, 0.01, 0);
    expect(embeddings[2]).toBeCloseTo(-0.02 - 0.01 * (0.03 / 0.01749), 4);
  });

  it('shrinks touched rows by the weight decay', () => {
    const embeddings = Float32Array.of(1, 1);
    const rowUpdates = new EmbeddingRows(1, 2);
    rowUpdates.add(Int32Array.of(0), one, 0, 1, Float64Array.of(0, 0));
    rowUpdates.adam(embeddings, 0.1, 0.5);
    expect(embeddings[0]).toBe(Math.fround(0.95));
  });
});

describe('DenseUpdates', () => {
  it('takes the steps of AdamW', () => {
    // Algorithm 2 of Loshchilov and Hutter 2019 in numpy 2.4.6: learning rate 0.1, weight decay 0.01, gradients [0.5, 0.1], [-0.25, 0.1], [1, 0.1].
    const weights = Float32Array.of(1, -2);
    const updates = new DenseUpdates(2);
    for (const slope of [0.5, -0.25, 1]) updates.adam(weights, Float64Array.of(slope, 0.1), 0.1, 0.01);
    expect(weights[0]).toBeCloseTo(0.80478467, 6);
    expect(weights[1]).toBeCloseTo(-2.29370607, 6);
  });
});
