import type { TaskRunner } from '../tasks.ts';
import { confirmSeeds, type Finalists } from './confirm.ts';
import type { Cuts } from './cuts.ts';
import type { Journal } from './journal.ts';
import type { Meter } from './meter.ts';
import { bestOf, mean, planWave, rungs, trainingsLeft, waveTrainings } from './rungs.ts';
import type { SearchSetting } from './setting.ts';
import type { Space } from './space.ts';
import { createTrialRunner, describeTrial, type Trial } from './trials.ts';

interface Means {
  cuts: Cuts;
  space: Space;
  runner: TaskRunner;
  journal: Journal;
  meter: Meter;
}

/** Baseline, recipe, the best without growth, the winner and what it is without its growth; on some more rows than the cuts have. */
const mostConfirmTrainings = 5 * confirmSeeds * 1.25;

/**
 * Tries candidates wave by wave. A wave is decided on from the waves before it alone, so that neither workers nor a stop in between show.
 * Time says only whether there is another wave, and whether candidates may begin in it; waves that an earlier call did are done as then.
 * Enough time is kept back to bring what has begun to its end and to judge the winner.
 *
 * Returns the baseline and the trials, in the order of their numbers.
 */
export async function tryCandidates(setting: SearchSetting, { cuts, space, runner, journal, meter }: Means): Promise<Trial[]> {
  const levels = rungs[setting.method];
  const full = levels.at(-1) as number;
  const { trials: most = Number.POSITIVE_INFINITY, seconds: time = Number.POSITIVE_INFINITY } = setting.budget;
  const trials: Trial[] = [{ id: 0, candidate: space.baseline, differences: [], failed: false }];
  const baseline = trials[0] as Trial;
  const run = createTrialRunner(setting, cuts, runner, baseline, meter.done);
  // Which waves an earlier call did, before this one adds to them.
  const earlier = [...journal.waves];

  /** Whether so many trainings and the judgement still fit into the time. */
  const fits = (trainings: number): boolean => {
    const each = meter.secondsEach();
    return each === undefined || meter.spent().seconds + each * (trainings + mostConfirmTrainings) <= time;
  };
  /** Room for new candidates: as many as the space still has, at most a wave of them. */
  const room = (): number => {
    let count = 0;
    while (count < waveTrainings && trials.length + count <= most && space.candidate(trials.length + count)) count++;
    return count;
  };
  for (let wave = 0; ; wave++) {
    const tried = trials.slice(1);
    const past = time === Number.POSITIVE_INFINITY ? undefined : earlier[wave];
    if (wave > 0 && past === undefined && !fits(waveTrainings)) break;
    const open = wave === 0 || (past ?? fits(waveTrainings + trainingsLeft(tried, levels)));
    const jobs = planWave(tried, levels, open ? room() : 0);
    if (jobs.length === 0) break;
    for (const { trial } of jobs) {
      const candidate = trial < trials.length ? undefined : space.candidate(trial);
      if (candidate) trials.push({ id: trial, candidate, differences: [], failed: false });
    }
    await run(jobs, (id) => trials[id] as Trial);
    journal.wave({ wave, open, trials: jobs.map(({ trial }) => describeTrial(trials[trial] as Trial, full)), ...meter.spent() });
  }
  return trials;
}

/** Who is judged in the end. The winner is the best of those that came furthest, and the baseline where none gains anything. */
export function finalistsOf(trials: readonly Trial[]): Finalists {
  const [baseline, ...tried] = trials as [Trial, ...Trial[]];
  const gaining = (list: readonly Trial[]) => {
    const best = bestOf(list);
    return best && mean(best.differences) > 0 ? best : undefined;
  };
  const recipe = tried.find(({ candidate, failed }) => candidate.kind === 'recipe' && !failed);
  const tuned = gaining(tried.filter(({ candidate }) => candidate.kind === 'tuned'));
  return { baseline, winner: gaining(tried) ?? baseline, ...(recipe ? { recipe } : {}), ...(tuned ? { tuned } : {}) };
}
