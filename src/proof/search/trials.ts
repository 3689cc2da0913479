import { LeavenError } from '../../errors/leaven-error.ts';
import { weightedMetric } from '../../kernels/statistics/seed-metrics.ts';
import type { ProofMetric } from '../../reports/proof-model.ts';
import { itemsOf, predictionsOf } from '../arms.ts';
import type { Base } from '../base.ts';
import { planVariant } from '../plan.ts';
import type { SearchTrial } from '../search-options.ts';
import type { ProofTask, TaskResult } from '../task.ts';
import type { OnDone, TaskRunner } from '../tasks.ts';
import { type Candidate, describeCandidate, variantOf } from './candidate.ts';
import type { Cuts } from './cuts.ts';
import { type Job, mean, type Progress } from './rungs.ts';
import type { SearchSetting } from './setting.ts';

/** A candidate and how far it has come. */
export interface Trial extends Progress {
  /** Its number; 0 is the baseline. */
  id: number;
  candidate: Candidate;
  differences: number[];
  failed: boolean;
  fault?: LeavenError;
}

/** One training of a search: each trains as it would outside, for the epochs it is set to, unless `steps` says how long. */
export async function taskOf(
  setting: SearchSetting,
  base: Base,
  candidate: Candidate,
  run: { seed: number; place: string; steps?: number },
): Promise<ProofTask> {
  const { seed, place, steps } = run;
  const variant = variantOf(candidate);
  return {
    name: `${variant.name}, ${place}`,
    plan: await planVariant(setting, base, variant, seed),
    split: setting.judge,
    trainer: { id: setting.trainer.id, params: candidate.params },
    seed,
    schedules: [{ name: 'equal-epochs', ...(steps !== undefined ? { steps } : {}) }],
    probabilities: false,
  };
}

/** Trains the jobs of a wave and the baseline on the same cuts; what a candidate gains is counted cut by cut. */
export function createTrialRunner(setting: SearchSetting, cuts: Cuts, runner: TaskRunner, baseline: Trial, onDone: OnDone) {
  const standards: TaskResult[] = [];
  return async (jobs: readonly Job[], trialOf: (id: number) => Trial): Promise<void> => {
    const places: { trial: Trial; cut: number }[] = [];
    const furthest = Math.max(...jobs.map(({ to }) => to));
    for (let cut = standards.length; cut < furthest; cut++) places.push({ trial: baseline, cut });
    for (const { trial, from, to } of jobs) for (let cut = from; cut < to; cut++) places.push({ trial: trialOf(trial), cut });
    const bases = new Map<number, Base>();
    const tasks: ProofTask[] = [];
    for (const { trial, cut } of places) {
      const base = bases.get(cut) ?? (await cuts.cut(cut));
      bases.set(cut, base);
      tasks.push(await taskOf(setting, base, trial.candidate, { seed: setting.seed + cut, place: `cut ${cut + 1}` }));
    }
    const results = await runner.attempt(tasks, onDone);
    for (const [at, { trial, cut }] of places.entries()) {
      const result = results[at] as TaskResult | LeavenError;
      if (trial === baseline) {
        if (result instanceof LeavenError) throw result;
        standards[cut] = result;
        baseline.differences.push(0);
      } else if (result instanceof LeavenError) fail(trial, result);
      else if (!trial.failed) {
        const base = bases.get(cut) as Base;
        const difference = compareOnce(base, standards[cut] as TaskResult, result, setting.metric);
        if (difference === undefined) fail(trial, new LeavenError('proof/empty-split', { split: setting.judge }));
        else trial.differences.push(difference);
      }
    }
  };
}

function fail(trial: Trial, fault: LeavenError): void {
  trial.failed = true;
  trial.fault ??= fault;
}

/** The metric of one training less that of another, on the rows that both kept. Nothing where there are none. */
function compareOnce({ test }: Base, baseline: TaskResult, result: TaskResult, metric: ProofMetric): number | undefined {
  const items = itemsOf(test, [baseline, result]);
  const count = items.ids.length;
  if (count === 0) return undefined;
  const once = new Int32Array(count).fill(1);
  const [own, standard] = [result, baseline].map((one) => {
    const [predicted] = predictionsOf({ results: [one] }, items, 'equal-epochs');
    return weightedMetric(metric, items.truth, predicted as Int32Array, items.classes.length)(once, count);
  }) as [number, number];
  return own - standard;
}

/** A trial as callers see it. `full` is the number of cuts of one that is tried to the end. */
export function describeTrial({ id, candidate, differences, failed, fault }: Trial, full: number): SearchTrial {
  return {
    id,
    ...describeCandidate(candidate),
    replicates: differences.length,
    ...(failed || differences.length === 0 ? {} : { value: mean(differences) }),
    state: failed ? 'failed' : differences.length >= full ? 'finished' : 'stopped',
    ...(fault ? { error: fault.code } : {}),
  };
}
