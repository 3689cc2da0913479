import { describe, expect, it } from 'vitest';
import { detectableEffect, itemsNeeded, powerOf, seedsNeeded, studentPower } from './power.ts';

const study = { components: { seed: 1e-5, item: 4e-5, cell: 5e-6 }, seeds: 5, items: 2000 };

describe('power', () => {
  it('is that of the noncentral t distribution', () => {
    // scipy 1.17.1, stats.nct: both tails beyond the 0.05 quantiles.
    const golden = [
      [0.5, 1, 0.056096256831644375],
      [0.5, 4.37, 0.06859131888853617],
      [0.5, 2000, 0.07906919949168766],
      [2, 1.7, 0.19192898826646998],
      [2, 30, 0.49041983665626926],
      [3.5, 1, 0.21638902757706963],
      [3.5, 4.37, 0.7674940256163665],
      [3.5, 2000, 0.9380190899829627],
      [5, 1.7, 0.6157105199768625],
      [5, 30, 0.9979770471605092],
    ] as const;
    for (const [ratio, df, expected] of golden) expect(Math.abs(studentPower(ratio, df) - expected)).toBeLessThan(1e-9);
  });

  it('finds the detectable effect with probability 0.8', () => {
    const effect = detectableEffect(study);
    expect(powerOf(effect, study)).toBeCloseTo(0.8, 9);
    expect(powerOf(-effect, study)).toBeCloseTo(0.8, 9);
    expect(powerOf(0, study)).toBeCloseTo(0.05, 9);
  });

  it('says the least numbers of rows and seeds that do', () => {
    const effect = 0.012;
    const rows = itemsNeeded(effect, study) as number;
    expect(rows).toBeGreaterThan(study.items);
    expect(powerOf(effect, study, study.seeds, rows)).toBeGreaterThanOrEqual(0.8);
    expect(powerOf(effect, study, study.seeds, rows * 0.9)).toBeLessThan(0.8);
    const noisy = { ...study, components: { seed: 4e-5, item: 1e-5, cell: 5e-6 } };
    const seeds = seedsNeeded(effect, noisy) as number;
    expect(seeds).toBeGreaterThan(study.seeds);
    expect(powerOf(effect, noisy, seeds)).toBeGreaterThanOrEqual(0.8);
    expect(powerOf(effect, noisy, seeds - 1)).toBeLessThan(0.8);
  });

  it('says nothing where the other part alone is too large', () => {
    expect(seedsNeeded(0.01, study)).toBeUndefined();
    expect(itemsNeeded(0.01, { ...study, components: { seed: 1e-4, item: 1e-5, cell: 1e-6 } })).toBeUndefined();
    expect(itemsNeeded(0, study)).toBeUndefined();
    expect(seedsNeeded(0, study)).toBeUndefined();
  });

  it('one seed says nothing of seeds', () => {
    const one = { components: { seed: 0, item: 4e-5, cell: 0 }, seeds: 1, items: 2000 };
    expect(seedsNeeded(0.01, one)).toBeUndefined();
    expect(itemsNeeded(0.01, one)).toBeGreaterThan(2000);
    expect(Number.isFinite(detectableEffect(one))).toBe(true);
  });
});
