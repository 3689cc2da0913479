import { describe, expect, it } from 'vitest';
import { learningRateAt } from './schedule.ts';

const rates = (schedule: 'constant' | 'linear' | 'cosine', warmup: number, steps: number) =>
  Array.from({ length: steps }, (_, step) => learningRateAt({ schedule, warmup, learningRate: 2 }, step, steps));

describe('learningRateAt', () => {
  it('rises over the warm-up and then follows the schedule', () => {
    expect(rates('constant', 0, 3)).toEqual([2, 2, 2]);
    expect(rates('constant', 0.5, 4)).toEqual([1, 2, 2, 2]);
    expect(rates('linear', 0, 4)).toEqual([2, 1.5, 1, 0.5]);
    expect(rates('linear', 0.5, 8)).toEqual([0.5, 1, 1.5, 2, 2, 1.5, 1, 0.5]);
    const cosine = rates('cosine', 0, 4);
    expect(cosine[0]).toBe(2);
    expect(cosine[1]).toBeCloseTo(1 + Math.SQRT1_2, 14);
    expect(cosine[2]).toBeCloseTo(1, 14);
    expect(cosine[3]).toBeCloseTo(1 - Math.SQRT1_2, 14);
  });

  it('is a rise alone where the warm-up is all there is, and stands one update', () => {
    expect(rates('linear', 1, 4)).toEqual([0.5, 1, 1.5, 2]);
    expect(rates('cosine', 0.1, 1)).toEqual([2]);
  });
});
