import { LeavenError } from '../../errors/leaven-error.ts';
import type { Interval } from '../../reports/proof-model.ts';
import { comparePair, itemsOf, type TrainedArm } from '../arms.ts';
import type { SearchArm, SearchResult } from '../search-options.ts';
import type { ProofTask, TaskResult } from '../task.ts';
import type { OnDone, TaskRunner } from '../tasks.ts';
import { type Candidate, variantOf } from './candidate.ts';
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

/**
 * Trains the finalists on all rows that the search had and judges them on those that it had not: this is the gain that is reported.
 * `ungrown` is the winner without its growth, where it has any; it makes as many updates as the winner.
 *
 * @throws LeavenError as the trainings of baseline and winner; proof/empty-split
 */
export async function confirm(
  setting: SearchSetting,
  cuts: Cuts,
  runner: TaskRunner,
  { baseline, winner, recipe, tuned, ungrown }: Finalists & { ungrown?: Candidate },
  onDone: OnDone,
): Promise<Confirmed> {
  const train = trainer(setting, cuts, runner, onDone);
  const trials = [...new Set([baseline, winner, recipe, tuned].filter((trial) => trial !== undefined))];
  const trained = await train(trials.map(({ candidate }) => candidate));
  const arms = new Map(trials.map((trial, place) => [trial, trained[place]]));
  const armOf = (trial: Trial): TrainedArm => {
    const arm = arms.get(trial) as TrainedArm | LeavenError;
    if (arm instanceof LeavenError) throw arm;
    return arm;
  };
  const [standard, best] = [armOf(baseline), armOf(winner)];
  const updates = best.results.map(({ trainings }) => trainings[0]?.steps ?? 0);
  const [alone] = ungrown ? await train([ungrown], updates) : [];

  const all = [...trained, ...(alone ? [alone] : [])].filter((arm): arm is TrainedArm => !(arm instanceof LeavenError));
  const items = itemsOf(
    cuts.rest.test,
    all.flatMap(({ results }) => results),
  );
  if (items.ids.length === 0) throw new LeavenError('proof/empty-split', { split: setting.judge });

  const compare = (one: TrainedArm, other: TrainedArm) => comparePair(one, other, items, setting.metric, setting.seed, 'equal-epochs');
  const describe = (trial: Trial): SearchArm => {
    const pair = compare(standard, armOf(trial));
    const gain = trial === baseline ? {} : { gain: { effect: pair.effect, interval: pair.effectInterval } };
    return { trial: trial.id, mean: pair.recipe.value, interval: pair.recipe.interval, ...gain };
  };
  const failed = (trial: Trial) => arms.get(trial) instanceof LeavenError;
  const { effect, effectInterval: found } = compare(standard, best);
  // The baseline less itself is nothing, whatever was not seen.
  const effectInterval: Interval = winner === baseline ? [0, 0] : found;
  const growth = alone && !(alone instanceof LeavenError) ? compare(alone, best) : undefined;
  return {
    outcome: winner === baseline ? 'none' : outcomeOf(effectInterval),
    gain: { effect, interval: effectInterval, rows: items.ids.length, seeds: confirmSeeds },
    ...(growth ? { growthGain: { effect: growth.effect, interval: growth.effectInterval } } : {}),
    arms: {
      baseline: describe(baseline),
      ...(recipe && !failed(recipe) ? { recipe: describe(recipe) } : {}),
      ...(tuned && !failed(tuned) ? { tuned: describe(tuned) } : {}),
      winner: describe(winner),
    },
  };
}

/** Trains candidates on all rows of the search with several seeds; the error of one that fails stands in its place. */
function trainer(setting: SearchSetting, cuts: Cuts, runner: TaskRunner, onDone: OnDone) {
  return async (candidates: readonly Candidate[], updates?: readonly number[]): Promise<(TrainedArm | LeavenError)[]> => {
    const tasks: ProofTask[] = [];
    for (const candidate of candidates)
      for (let k = 0; k < confirmSeeds; k++) {
        const seed = setting.seed + k;
        const steps = updates?.[k];
        const run = { seed, place: `unseen rows, seed ${seed}`, ...(steps !== undefined ? { steps } : {}) };
        tasks.push(await taskOf(setting, cuts.rest, candidate, run));
      }
    const results = await runner.attempt(tasks, onDone);
    return candidates.map((candidate, place) => {
      const own = results.slice(place * confirmSeeds, (place + 1) * confirmSeeds);
      const fault = own.find((result) => result instanceof LeavenError);
      return fault ?? { variant: variantOf(candidate), results: own as TaskResult[] };
    });
  };
}

function outcomeOf([low, high]: Interval): Confirmed['outcome'] {
  return low > 0 ? 'helps' : high < 0 ? 'hurts' : 'no-evidence';
}
