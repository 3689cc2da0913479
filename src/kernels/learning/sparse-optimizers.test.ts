import { describe, expect, it } from 'vitest';
import { LinearWeights } from './linear-weights.ts';
import { SparseAdamW, SparseSgd } from './sparse-optimizers.ts';
import type { SparseRows } from './sparse-rows.ts';

// Three rows over four features; feature 3 is in the last row alone.
const rows: SparseRows = {
  starts: Int32Array.of(0, 3, 5, 7),
  features: Int32Array.of(0, 1, 2, 1, 2, 0, 3),
  values: Float32Array.of(0.5, 1, -2, 0.25, 1, 1.5, -1),
};
const gradientsOf = (step: number, count: number, stride: number, classes: number) => {
  const gradients = new Float64Array(count * stride);
  for (let i = 0; i < count; i++) for (let k = 0; k < classes; k++) gradients[i * stride + k] = ((step + 2 * i + 3 * k) % 7) / 7 - 0.4;
  return gradients;
};

/** Ten updates of batches 0-2 and 1-3 in turns. */
function trained(classes: number, optimizer: (model: LinearWeights) => SparseAdamW | SparseSgd): LinearWeights {
  const model = new LinearWeights(4, classes);
  const steps = optimizer(model);
  const order = Int32Array.of(0, 1, 2);
  for (let step = 0; step < 10; step++) {
    const from = step & 1;
    steps.step(model, rows, order, from, from + 2, gradientsOf(step, 2, model.stride, classes), 0.1);
  }
  model.settle();
  return model;
}

describe('sparse optimizers', () => {
  it('SGD with decoupled weight decay agrees with numpy', () => {
    const { weights, bias } = trained(2, () => new SparseSgd(0.05));
    // numpy 2.4.6: the same updates on dense arrays in double precision.
    const expected = [0.00675579, -0.01925331, 0.01671363, -0.02799792, -0.01177712, -0.11280023, -0.00013544, 0.01288046];
    for (const [i, weight] of expected.entries()) expect(weights[i]).toBeCloseTo(weight, 6);
    for (const [k, value] of [0.00285714, -0.01285714].entries()) expect(bias[k]).toBeCloseTo(value, 6);
  });

  it('AdamW agrees with numpy', () => {
    const { weights, bias } = trained(3, (model) => new SparseAdamW(4, 3, model.stride, 0.05));
    // numpy 2.4.6: the same updates on dense arrays in double precision, features that no row of a batch has standing still.
    const expected = [
      0.17215533, -0.32714747, -0.28483897, 0.0, 0.25875103, -0.33983749, -0.1975861, 0.0, -0.29290968, -0.26760619, 0.33221735, 0.0,
      0.09826415, 0.12405128, 0.03160887, 0.0,
    ];
    for (const [i, weight] of expected.entries()) expect(weights[i]).toBeCloseTo(weight, 6);
    for (const [k, value] of [0.02173502, -0.04508892, -0.0036861].entries()) expect(bias[k]).toBeCloseTo(value, 6);
  });

  it('stays within single precision under decay of any strength', () => {
    for (const decay of [10, 1e6]) {
      const { weights } = trained(2, () => new SparseSgd(decay));
      expect([...weights].every((weight) => Number.isFinite(weight) && Math.abs(weight) < 10)).toBe(true);
    }
  });
});
