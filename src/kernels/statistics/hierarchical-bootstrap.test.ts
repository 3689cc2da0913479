import { describe, expect, it } from 'vitest';
import { openStream, type Random } from '../../core/random.ts';
import { rescale, spreadOf } from './components.ts';
import { normalQuantile } from './distributions.ts';
import { bootstrapArms } from './hierarchical-bootstrap.ts';
import { weightedMetric } from './seed-metrics.ts';

const stream = (name: string): Random => openStream({ seed: 1, epoch: 0, stepId: 'test', slot: 'bootstrap' }, name);
const rows = (...lines: number[][]): Int32Array[] => lines.map((line) => Int32Array.from(line));

/** Two arms, right (1) or wrong (0): rows have a difficulty, trainings a level, cells noise. `gain` lifts the second arm. */
function simulate(random: Random, seeds: number, items: number, training: number, gain = 0): { truth: Int32Array; arms: Int32Array[][] } {
  const normal = (): number => normalQuantile((random.uint32() + 0.5) / 4294967296);
  const difficulty = Array.from({ length: items }, normal);
  const arm = (lift: number): Int32Array[] =>
    Array.from({ length: seeds }, () => {
      const level = 0.7 + lift + training * normal();
      return Int32Array.from(difficulty, (one) => (level + one + 0.6 * normal() > 0 ? 1 : 0));
    });
  return { truth: new Int32Array(items).fill(1), arms: [arm(0), arm(gain)] };
}

describe('bootstrapArms', () => {
  it('has the variance parts of the crossed analysis of variance', () => {
    const { truth, arms } = simulate(stream('parts'), 5, 300, 0.1);
    const result = bootstrapArms({ metric: 'accuracy', truth, classes: 2, arms, random: stream('draw'), resamples: 4000 }).compare(1, 0);
    const [seeds, items] = [5, 300];
    const cell = (s: number, i: number): number => (arms[1]?.[s]?.[i] as number) - (arms[0]?.[s]?.[i] as number);
    const bySeed = Array.from({ length: seeds }, (_, s) => truth.reduce((sum, _, i) => sum + cell(s, i), 0) / items);
    const byItem = Array.from(truth, (_, i) => bySeed.reduce((sum, _, s) => sum + cell(s, i), 0) / seeds);
    const all = bySeed.reduce((sum, one) => sum + one) / seeds;
    const square = (values: number[]): number => values.reduce((sum, one) => sum + (one - all) ** 2, 0);
    let rest = 0;
    for (let s = 0; s < seeds; s++)
      for (let i = 0; i < items; i++) rest += (cell(s, i) - (bySeed[s] as number) - (byItem[i] as number) + all) ** 2;
    expect(result.value).toBeCloseTo(all, 12);
    expect(result.components.seed).toBeCloseTo(square(bySeed) / (seeds - 1) / seeds, 12);
    // The resampled parts: to the error of 4,000 resamples.
    expect(result.components.item / (square(byItem) / (items - 1) / items) - 1).toBeCloseTo(0, 1);
    expect(result.components.cell / (rest / ((seeds - 1) * (items - 1) * seeds * items)) - 1).toBeCloseTo(0, 1);
  });

  it('is the same for the same draws, and its p value agrees with its interval', () => {
    let spoke = 0;
    for (let k = 0; k < 30; k++) {
      const input = { metric: 'accuracy' as const, classes: 2, resamples: 200, ...simulate(stream(`same ${k}`), 5, 100, 0.05, 0.16) };
      const one = bootstrapArms({ ...input, random: stream('draw') }).compare(1, 0);
      expect(bootstrapArms({ ...input, random: stream('draw') }).compare(1, 0)).toEqual(one);
      const excluded = one.interval[0] > 0 || one.interval[1] < 0;
      expect(one.p < 0.05).toBe(excluded);
      if (excluded) spoke++;
    }
    expect(spoke).toBeGreaterThan(5);
    expect(spoke).toBeLessThan(25);
  });

  it('arms compared the other way round give the mirror image', () => {
    const input = simulate(stream('mirror'), 4, 200, 0.1, 0.2);
    const result = bootstrapArms({ metric: 'accuracy', classes: 2, ...input, random: stream('draw') });
    const [there, back] = [result.compare(1, 0), result.compare(0, 1)];
    expect(back.value).toBeCloseTo(-there.value, 12);
    expect(back.interval[0]).toBeCloseTo(-there.interval[1], 9);
    expect(back.p).toBeCloseTo(there.p, 9);
  });

  it('covers the truth about as often as it says, where the plain percentiles of five seeds do not', () => {
    const study = { proofs: 300, seeds: 5, items: 100 };
    let missed = 0;
    let plainMissed = 0;
    for (let k = 0; k < study.proofs; k++) {
      const input = simulate(stream(`cover ${k}`), study.seeds, study.items, 0.4);
      const { interval, value, components } = bootstrapArms({
        metric: 'accuracy',
        classes: 2,
        resamples: 100,
        ...input,
        random: stream(`draw ${k}`),
      }).compare(1, 0);
      if (interval[0] > 0 || interval[1] < 0) missed++;
      // Normal quantile, plug-in variance of the seeds: what percentiles of resampled seeds come to.
      if (Math.abs(value) > 1.96 * Math.sqrt(components.seed * (1 - 1 / study.seeds))) plainMissed++;
    }
    expect(missed).toBeGreaterThan(3);
    expect(missed).toBeLessThan(28);
    expect(plainMissed).toBeGreaterThan(33);
  });

  it('equal arms: nothing, as far as 50 items can tell', () => {
    // The upper end of Clopper and Pearson's interval for 0 of 50: 1 - 0.025^(1/50).
    const unseen = 0.0711217364641976;
    const { truth, arms } = simulate(stream('equal'), 5, 50, 0.1);
    const first = arms[0] as Int32Array[];
    for (const metric of ['accuracy', 'macro-f1'] as const) {
      const found = bootstrapArms({ metric, truth, classes: 2, arms: [first, first], random: stream('draw') }).compare(1, 0);
      expect(found).toMatchObject({ value: 0, p: 1, standardError: 0 });
      expect(found.interval[0]).toBeCloseTo(-unseen, 12);
      expect(found.interval[1]).toBeCloseTo(unseen, 12);
    }
  });

  it('one seed: the items alone, and a flag', () => {
    const { truth, arms } = simulate(stream('one seed'), 1, 100, 0.1, 0.3);
    const result = bootstrapArms({ metric: 'accuracy', truth, classes: 2, arms, random: stream('draw') });
    const effect = result.compare(1, 0);
    expect(effect.seedsUnknown).toBe(true);
    expect(effect.df).toBe(99);
    expect(effect.interval[1] - effect.interval[0]).toBeGreaterThan(0.05);
    expect(result.summarize(0).seeds).toHaveLength(1);
  });

  it.each([
    ['one item', rows([1]), [rows([1], [1]), rows([0], [1])]],
    ['no items', rows([])[0], [rows([], []), rows([], [])]],
    ['one item, one seed', rows([1]), [rows([1]), rows([0])]],
  ] as const)('%s says nothing', (_, truth, arms) => {
    const given = truth instanceof Int32Array ? truth : (truth?.[0] as Int32Array);
    const result = bootstrapArms({ metric: 'macro-f1', truth: given, classes: 2, arms, random: stream('draw') });
    expect(result.compare(1, 0)).toMatchObject({ interval: [-1, 1], p: 1 });
    expect(result.summarize(0).interval).toEqual([0, 1]);
    for (const value of Object.values(result.compare(1, 0)).flat())
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  });

  it('all right on few rows is not certainty', () => {
    const truth = Int32Array.of(0, 1, 0, 1, 0, 1);
    const wrong = truth.map((one) => 1 - one);
    const result = bootstrapArms({
      metric: 'accuracy',
      truth,
      classes: 2,
      arms: [
        [wrong, wrong],
        [truth, truth],
      ],
      random: stream('draw'),
    });
    // Clopper and Pearson, 6 of 6: scipy 1.17.1 binomtest(6, 6).proportion_ci() gives 0.5407419 to 1.
    expect(result.summarize(1).interval[0]).toBeCloseTo(0.5407419, 6);
    expect(result.summarize(0).interval).toEqual([0, expect.closeTo(1 - 0.5407419, 6)]);
    expect(result.compare(1, 0)).toMatchObject({ value: 1, p: expect.closeTo(0.03125, 12) });
    expect(result.compare(1, 0).interval[0]).toBeGreaterThan(0);
  });

  it('macro-F1 resampled agrees with accuracy in kind, and stays within its range', () => {
    const random = stream('macro');
    const truth = Int32Array.from({ length: 120 }, (_, i) => (i % 20 === 0 ? 2 : i % 2));
    const arm = (wrong: number): Int32Array[] =>
      Array.from({ length: 5 }, () => truth.map((one) => (random.chance(wrong) ? (one + 1) % 3 : one)));
    const result = bootstrapArms({ metric: 'macro-f1', truth, classes: 3, arms: [arm(0.4), arm(0.02)], random });
    expect(result.compare(1, 0).interval[0]).toBeGreaterThan(0.1);
    expect(result.summarize(1).interval[1]).toBeLessThanOrEqual(1);
    expect(result.summarize(1).value).toBeGreaterThan(0.9);
  });
});

describe('weightedMetric', () => {
  const truth = Int32Array.of(0, 0, 1, 1, 2, 2, 2, 0, 1, 2);
  const predicted = Int32Array.of(0, 1, 1, 1, 2, 0, 2, 0, 2, 2);

  it('macro-F1 is that of scikit-learn 1.9.1 with sample_weight, classes that are absent left out', () => {
    const measure = weightedMetric('macro-f1', truth, predicted, 4);
    expect(measure(new Int32Array(10).fill(1), 10)).toBeCloseTo(0.6944444444444443, 12);
    expect(measure(Int32Array.of(2, 0, 1, 1, 0, 3, 1, 1, 0, 0), 9)).toBeCloseTo(0.6888888888888888, 12);
    expect(measure(Int32Array.of(1, 0, 1, 1, 0, 0, 0, 1, 0, 0), 4)).toBe(1);
  });

  it('a class that training has not seen is never right, and one class more', () => {
    const unseen = Int32Array.of(-1, 0);
    expect(weightedMetric('accuracy', unseen, Int32Array.of(-1, 0), 2)(Int32Array.of(1, 1), 2)).toBe(0.5);
    expect(weightedMetric('macro-f1', unseen, Int32Array.of(0, 0), 2)(Int32Array.of(1, 1), 2)).toBeCloseTo(1 / 3, 12);
  });
});

describe('spreadOf', () => {
  it('many degrees where items rule, seeds less one where seeds do', () => {
    expect(spreadOf({ seed: 1e-4, item: 1e-7, cell: 1e-7 }, 5, 1000).df).toBeCloseTo(4, 1);
    expect(spreadOf({ seed: 1e-7, item: 1e-4, cell: 1e-7 }, 5, 1000).df).toBeGreaterThan(900);
    expect(spreadOf({ seed: 3, item: 2, cell: 1 }, 5, 1000).variance).toBe(4);
    expect(spreadOf({ seed: 0.1, item: 2, cell: 1 }, 5, 1000).variance).toBe(2);
  });

  it('more of both makes each part smaller', () => {
    const parts = { seed: 3, item: 2, cell: 1 };
    expect(rescale(parts, { seeds: 5, items: 100 }, { seeds: 5, items: 100 })).toEqual(parts);
    expect(rescale(parts, { seeds: 5, items: 100 }, { seeds: 10, items: 200 })).toEqual({ seed: 1.25, item: 0.75, cell: 0.25 });
  });
});
