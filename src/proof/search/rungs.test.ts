import { describe, expect, it } from 'vitest';
import { bestOf, type Job, planWave, rungs, trainingsLeft, waveTrainings } from './rungs.ts';

interface Trial {
  id: number;
  differences: number[];
  failed: boolean;
}

/** Runs waves to their end with as many candidates as `count`; `gain` is what a candidate reaches on each cut. */
function runAll(levels: readonly number[], count: number, gain: (id: number) => number, broken: readonly number[] = []) {
  const trials: Trial[] = [];
  const waves: Job[][] = [];
  for (;;) {
    const jobs = planWave(trials, levels, Math.max(0, count - trials.length));
    if (jobs.length === 0) return { trials, waves };
    waves.push(jobs);
    for (const { trial, from, to } of jobs) {
      if (trial > trials.length) trials.push({ id: trial, differences: [], failed: broken.includes(trial) });
      const own = trials[trial - 1] as Trial;
      expect(own.differences.length).toBe(broken.includes(trial) ? 0 : from);
      if (!own.failed) for (let cut = from; cut < to; cut++) own.differences.push(gain(trial));
    }
  }
}

describe('waves of successive halving', () => {
  it('bring the best to the end and give the others up', () => {
    const { trials, waves } = runAll(rungs.asha, 30, (id) => ((id * 7) % 31) / 100);
    const finished = trials.filter(({ differences }) => differences.length === 9).map(({ id }) => id);
    expect(trials).toHaveLength(30);
    expect(finished).toContain(22);
    expect(bestOf(trials)?.id).toBe(22);
    expect(trials.filter(({ differences }) => differences.length === 1).length).toBeGreaterThanOrEqual(15);
    const size = (jobs: Job[]) => jobs.reduce((sum, { from, to }) => sum + to - from, 0);
    expect(Math.max(...waves.map(size))).toBeLessThan(waveTrainings + 9);
  });

  it('bring someone to the end however few there are', () => {
    for (const count of [1, 2, 3, 4]) {
      const { trials } = runAll(rungs.asha, count, (id) => id);
      expect(bestOf(trials)).toMatchObject({ id: count, differences: { length: 9 } });
    }
  });

  it('pass over what failed', () => {
    const { trials } = runAll(rungs.asha, 9, (id) => -id, [1, 2]);
    expect(bestOf(trials)?.id).toBe(3);
    expect(bestOf(runAll(rungs.asha, 3, () => 1, [1, 2, 3]).trials)).toBeUndefined();
  });

  it('try every candidate to the end where nothing is given up', () => {
    const { trials, waves } = runAll(rungs.random, 5, (id) => id);
    expect(trials.every(({ differences }) => differences.length === 9)).toBe(true);
    expect(waves.map((jobs) => jobs.length)).toEqual([2, 2, 1]);
  });

  it('know how much is left to bring what has begun to its end', () => {
    for (const count of [1, 5, 12]) {
      const begun = Array.from({ length: count }, (_, id) => ({ id, differences: [id], failed: false }));
      const left = trainingsLeft(begun, rungs.asha);
      const second = Math.ceil(count / 3);
      expect(left).toBe(second * 2 + Math.ceil(second / 3) * 6);
    }
  });
});

describe('the best trial', () => {
  it('is among those that came furthest, and the first of equals', () => {
    const trial = (id: number, ...differences: number[]) => ({ id, differences, failed: false });
    expect(bestOf([trial(1, 0.5), trial(2, 0.1, 0.1, 0.1), trial(3, 0.1, 0.1, 0.1)])?.id).toBe(2);
    expect(bestOf([])).toBeUndefined();
  });
});
