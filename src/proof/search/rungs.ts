import type { SearchMethod } from '../search-options.ts';

/** How far a candidate has come. */
export interface Progress {
  /** Metric less the baseline's, one for each cut that it was tried on. */
  differences: readonly number[];
  failed: boolean;
}

/** A candidate that is tried on further cuts: `from` to `to` - 1. */
export interface Job {
  /** Number of the candidate; one that is greater than all before begins. */
  trial: number;
  from: number;
  to: number;
}

/** Of candidates at one rung, one in so many goes on (Li et al. 2020, A system for massively parallel hyperparameter tuning). */
const eta = 3;
/** Cuts that a candidate is tried on, rung by rung. */
export const rungs: Readonly<Record<SearchMethod, readonly number[]>> = { asha: [1, 3, 9], random: [9] };
/** Trainings that are decided on at once: a fixed number, so that decisions do not depend on how many workers there are. */
export const waveTrainings = 12;

/**
 * The next wave. Candidates that are among the best third of a rung go on, the furthest first; what room is left begins new ones, as long
 * as `room` gives any. When none can begin any more, shares are rounded up, so that some candidate comes to the end.
 *
 * `trials` are in the order of their numbers, from 1.
 */
export function planWave(trials: readonly Progress[], levels: readonly number[], room: number): Job[] {
  const jobs: Job[] = [];
  let planned = 0;
  const add = (job: Job) => {
    jobs.push(job);
    planned += job.to - job.from;
  };
  for (let rung = levels.length - 2; rung >= 0; rung--) {
    const from = levels[rung] as number;
    for (const trial of promoted(trials, from, room <= 0)) {
      const own = trials[trial];
      if (planned < waveTrainings && own?.differences.length === from) add({ trial: trial + 1, from, to: levels[rung + 1] as number });
    }
  }
  for (let next = 0; next < room && planned < waveTrainings; next++)
    add({ trial: trials.length + next + 1, from: 0, to: levels[0] as number });
  return jobs;
}

/** Trainings that are left to do when no candidate begins any more. */
export function trainingsLeft(trials: readonly Progress[], levels: readonly number[]): number {
  let arriving = 0;
  let left = 0;
  for (let rung = 0; rung < levels.length - 1; rung++) {
    const at = trials.filter(({ differences }) => differences.length >= (levels[rung] as number)).length + arriving;
    const beyond = trials.filter(({ differences }) => differences.length >= (levels[rung + 1] as number)).length;
    arriving = Math.max(0, Math.ceil(at / eta) - beyond);
    left += arriving * ((levels[rung + 1] as number) - (levels[rung] as number));
  }
  return left;
}

/** Trials that belong to the best share of a rung, by their mean over its cuts, the first of equals first. */
function promoted(trials: readonly Progress[], cuts: number, roundUp: boolean): number[] {
  const here = trials.flatMap((trial, place) => (trial.differences.length >= cuts || trial.failed ? [place] : []));
  const value = (place: number) => {
    const own = trials[place] as Progress;
    return own.failed ? Number.NEGATIVE_INFINITY : mean(own.differences.slice(0, cuts));
  };
  const ranked = here
    .map((place) => ({ place, value: value(place) }))
    .sort((a, b) => (b.value > a.value ? 1 : b.value < a.value ? -1 : 0) || a.place - b.place);
  return ranked
    .slice(0, roundUp ? Math.ceil(here.length / eta) : Math.floor(here.length / eta))
    .filter(({ value: own }) => own > Number.NEGATIVE_INFINITY)
    .map(({ place }) => place);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The best of those that came furthest; the first of equals. Nothing where all failed. */
export function bestOf<T extends Progress>(trials: readonly T[]): T | undefined {
  let best: T | undefined;
  for (const trial of trials) {
    if (trial.failed || trial.differences.length === 0) continue;
    const more = trial.differences.length - (best?.differences.length ?? 0);
    if (!best || more > 0 || (more === 0 && mean(trial.differences) > mean(best.differences))) best = trial;
  }
  return best;
}
