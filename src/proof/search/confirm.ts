import { LeavenError } from '../../errors/leaven-error.ts';
import type { Interval } from '../../reports/proof-model.ts';
import { comparePair, type Items, itemsOf, type TrainedArm } from '../arms.ts';
import type { SearchArm, SearchResult } from '../search-options.ts';
import type { ProofTask, TaskResult } from '../task.ts';
import type { OnDone, TaskRunner } from '../tasks.ts';
import { variantOf } from './candidate.ts';
import type { Cuts } from './cuts.ts';
import type { SearchSetting } from './setting.ts';
import { type Trial, taskOf } from './trials.ts';

/** Trainings of each arm that is judged in the end. */
export const confirmSeeds = 5;

/** Candidates that are judged on rows that no choice has seen. */
export interface Finalists {
  baseline: Trial;
  winner: Trial;
  /** The recipe as it stands, and the best that grows nothing: absent where there is none. */
  recipe?: Trial;
  tuned?: Trial;
}

export type Confirmed = Pick<SearchResult, 'outcome' | 'gain' | 'growthGain' | 'arms'>;

/** Trainings that the judgement takes, less those that are the same. */
export function confirmTrainings(finalists: Finalists): number {
  return confirmSeeds * new Set(Object.values(finalists)).size;
}

/**
 * Trains the finalists on all rows that the search had and judges them on those that it had not: this is the gain that is reported.
 *
 * @throws LeavenError as the trainings of baseline and winner; proof/empty-split
 */
export async function confirm(
  setting: SearchSetting,
  cuts: Cuts,
  runner: TaskRunner,
  finalists: Finalists,
  onDone: OnDone,
): Promise<Confirmed> {
  const { baseline, winner, recipe, tuned } = finalists;
  const trials = [...new Set(Object.values(finalists) as Trial[])];
  const tasks: ProofTask[] = [];
  for (const trial of trials)
    for (let k = 0; k < confirmSeeds; k++)
      tasks.push(await taskOf(setting, cuts.rest, trial.candidate, setting.seed + k, `unseen rows, seed ${setting.seed + k}`));
  const results = await runner.attempt(tasks, onDone);

  const arms = new Map<Trial, TrainedArm>();
  for (const [place, trial] of trials.entries()) {
    const own = results.slice(place * confirmSeeds, (place + 1) * confirmSeeds);
    const fault = own.find((result) => result instanceof LeavenError);
    if (!fault) arms.set(trial, { variant: variantOf(trial.candidate), results: own as TaskResult[] });
    else if (trial === baseline || trial === winner) throw fault;
  }
  const items = itemsOf(
    cuts.rest.test,
    [...arms.values()].flatMap((arm) => arm.results),
  );
  if (items.ids.length === 0) throw new LeavenError('proof/empty-split', { split: setting.split });

  const compare = pairwise(setting, items, arms);
  const armOf = (trial: Trial | undefined): SearchArm | undefined => {
    if (!trial || !arms.has(trial)) return undefined;
    const pair = compare(baseline, trial);
    const gain = trial === baseline ? {} : { gain: { effect: pair.effect, interval: pair.effectInterval } };
    return { trial: trial.id, mean: pair.recipe.value, interval: pair.recipe.interval, ...gain };
  };
  const pair = compare(baseline, winner);
  const gain = { effect: pair.effect, interval: pair.effectInterval, rows: items.ids.length, seeds: confirmSeeds };
  const [ofRecipe, ofTuned] = [armOf(recipe), armOf(tuned)];
  const best = tuned && arms.has(tuned) ? tuned : baseline;
  const growth = winner.candidate.kind === 'grown' || winner.candidate.kind === 'recipe' ? compare(best, winner) : undefined;
  return {
    outcome: winner === baseline ? 'none' : outcomeOf(gain.interval),
    gain,
    ...(growth ? { growthGain: { effect: growth.effect, interval: growth.effectInterval } } : {}),
    arms: {
      baseline: armOf(baseline) as SearchArm,
      ...(ofRecipe ? { recipe: ofRecipe } : {}),
      ...(ofTuned ? { tuned: ofTuned } : {}),
      winner: armOf(winner) as SearchArm,
    },
  };
}

function pairwise({ metric, seed }: SearchSetting, items: Items, arms: ReadonlyMap<Trial, TrainedArm>) {
  return (one: Trial, other: Trial) =>
    comparePair(arms.get(one) as TrainedArm, arms.get(other) as TrainedArm, items, metric, seed, 'equal-epochs');
}

function outcomeOf([low, high]: Interval): Confirmed['outcome'] {
  return low > 0 ? 'helps' : high < 0 ? 'hurts' : 'no-evidence';
}
