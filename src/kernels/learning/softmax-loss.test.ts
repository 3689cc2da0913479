import { describe, expect, it } from 'vitest';
import { type LossOptions, SoftmaxLoss } from './softmax-loss.ts';

const classWeights = Float64Array.of(0.5, 2, 1.25);
const soft = Float32Array.of(9, 0.25, 0.75, 0);
const all: [string, LossOptions][] = [
  ['plain', {}],
  ['label smoothing', { labelSmoothing: 0.1 }],
  ['focal', { focalGamma: 2 }],
  ['focal below 1', { focalGamma: 0.5 }],
  ['class weights', { classWeights }],
  ['all at once', { labelSmoothing: 0.2, focalGamma: 1.5, classWeights }],
];

describe('SoftmaxLoss', () => {
  it.each(all)('has the gradient that its differences show: %s', (_, options) => {
    for (const scores of [
      [0.3, -1.2, 2],
      [-4, 6, 1],
      [0, 0, 0],
    ])
      for (const kind of ['hard', 'soft']) {
        const at = (shift: number, k: number) => {
          const loss = new SoftmaxLoss(3, options);
          loss.scores.set(scores.map((score, i) => (i === k ? score + shift : score)));
          return { value: kind === 'hard' ? loss.hard(1) : loss.soft(soft, 1), gradient: loss.gradient };
        };
        for (let k = 0; k < 3; k++) {
          const slope = (at(1e-5, k).value - at(-1e-5, k).value) / 2e-5;
          expect(at(0, k).gradient[k]).toBeCloseTo(slope, 8);
        }
      }
  });

  it('agrees with -sum(target * log_softmax) in numpy', () => {
    // numpy 2.4.6, scores [0.3, -1.2, 2], class 1.
    const loss = new SoftmaxLoss(3);
    loss.scores.set([0.3, -1.2, 2]);
    expect(loss.hard(1)).toBeCloseTo(3.401671244952791, 12);
    const smooth = new SoftmaxLoss(3, { labelSmoothing: 0.1 });
    smooth.scores.set([0.3, -1.2, 2]);
    expect(smooth.hard(1)).toBeCloseTo(3.245004578286124, 12);
  });

  it('stays finite where a class has no probability left, and not where the scores are not', () => {
    const loss = new SoftmaxLoss(2, { focalGamma: 2 });
    loss.scores.set([800, -800]);
    expect(loss.hard(1)).toBe(1600);
    expect(loss.hard(0)).toBe(0);
    loss.scores.set([Number.NaN, 1]);
    expect(loss.hard(0)).toBeNaN();
  });
});
