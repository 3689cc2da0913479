import { describe, expect, it } from 'vitest';
import { budgetOf } from './budget.ts';

describe('a budget', () => {
  it('is a time, a number of candidates, or both', () => {
    expect(budgetOf({ budget: '90s' })).toEqual({ seconds: 90 });
    expect(budgetOf({ budget: ' 1.5h ' })).toEqual({ seconds: 5400 });
    expect(budgetOf({ trials: 20 })).toEqual({ trials: 20 });
    expect(budgetOf({ budget: '5m', trials: 3 })).toEqual({ seconds: 300, trials: 3 });
    expect(budgetOf({})).toEqual({ seconds: 300 });
  });

  it.each(['5', 'm', '0s', '-5m', '5 days', '1e3s', ''])('is not %j', (budget) => {
    expect(() => budgetOf({ budget })).toThrow(expect.objectContaining({ code: 'proof/bad-budget' }));
  });

  it.each([0, -1, 1.5, Number.NaN])('is not %d candidates', (trials) => {
    expect(() => budgetOf({ trials })).toThrow(expect.objectContaining({ code: 'proof/bad-budget' }));
  });
});
