import { describe, expect, it } from 'vitest';
import type { Estimate } from '../kernels/statistics/estimate.ts';
import { judge } from './verdict.ts';

const mcnemar = { gained: 30, lost: 20, p: 0.2 };
const found = (value: number, interval: [number, number], p: number): Estimate => ({
  value,
  interval,
  p,
  standardError: 0.01,
  df: 20,
  components: { seed: 4e-5, item: 8e-5, cell: 2e-5 },
  seedCount: 5,
  itemCount: 1000,
  seedsUnknown: false,
});

describe('judge', () => {
  it('speaks only where the interval leaves 0 out', () => {
    expect(judge(found(0.03, [0.009, 0.051], 0.007), mcnemar).verdict).toEqual({
      outcome: 'helps',
      effect: 0.03,
      interval: [0.009, 0.051],
      level: 0.95,
      p: 0.007,
      mcnemar,
    });
    expect(judge(found(-0.03, [-0.051, -0.009], 0.007), mcnemar).verdict.outcome).toBe('hurts');
    expect(judge(found(0.02, [-0.001, 0.041], 0.06), mcnemar).verdict.outcome).toBe('no-evidence');
    expect(judge(found(0, [0, 0], 1), mcnemar).verdict.outcome).toBe('no-evidence');
    expect(judge(found(0.02, [0, 0.04], 0.05), mcnemar).verdict.outcome).toBe('no-evidence');
  });

  it('says what it would take', () => {
    const { power } = judge(found(0.02, [-0.001, 0.041], 0.06), mcnemar);
    expect(power.detectable).toBeGreaterThan(0.02);
    expect(power.detectable).toBeLessThan(0.06);
    expect(power.rowsNeeded).toBeGreaterThan(1000);
    expect(judge(found(0, [0, 0], 1), mcnemar).power).not.toHaveProperty('rowsNeeded');
    expect(judge(found(0.0001, [-0.02, 0.02], 0.9), mcnemar).power).toEqual({ detectable: power.detectable });
  });
});
