import { openStream } from '../core/random.ts';
import { bootstrapArms } from '../kernels/statistics/hierarchical-bootstrap.ts';
import { mcnemarMajority } from '../kernels/statistics/mcnemar.ts';
import { holm } from '../kernels/statistics/multiplicity.ts';
import type { Power, ProofArm, ProofMetric, Schedule, Verdict } from '../reports/proof-model.ts';
import type { TaskResult } from './task.ts';
import type { Variant } from './variants.ts';
import { judge } from './verdict.ts';

/** One arm as it was trained: a result for each seed. */
export interface TrainedArm {
  variant: Variant;
  results: readonly TaskResult[];
}

/** Judging rows that every arm kept, in the order of their ids, with their classes. */
export interface Items {
  ids: readonly string[];
  /** Index into `classes`; -1 for a class that no arm has been trained on. */
  truth: Int32Array;
  classes: readonly string[];
}

export interface JudgedArms {
  arms: ProofArm[];
  verdict: Verdict;
  power: Power;
}

/**
 * The arms of one proof under both schedules. The verdict is on equal steps; it is the one comparison declared beforehand, so Holm's
 * correction is over the other arms.
 */
export function judgeArms(trained: readonly TrainedArm[], items: Items, metric: ProofMetric, seed: number): JudgedArms {
  const equalSteps = judgeSchedule(trained, items, metric, seed, 'equal-steps');
  const grown = trained.filter(({ variant }) => variant.kind !== 'leaks-kept');
  const equalEpochs = judgeSchedule(grown, items, metric, seed, 'equal-epochs');
  return { ...equalSteps, arms: [...equalSteps.arms, ...equalEpochs.arms] };
}

/** Recipe against baseline alone, as in a point of the learning curve or with leaks kept. */
export function comparePair(
  baseline: TrainedArm,
  recipe: TrainedArm,
  items: Items,
  metric: ProofMetric,
  seed: number,
  schedule: Schedule = 'equal-steps',
) {
  const bootstrap = bootstrapArms({
    metric,
    truth: items.truth,
    classes: items.classes.length,
    arms: [baseline, recipe].map((arm) => predictionsOf(arm, items, schedule)),
    random: resampling(seed),
  });
  const { value, interval } = bootstrap.compare(1, 0);
  return { baseline: bootstrap.summarize(0), recipe: bootstrap.summarize(1), effect: value, effectInterval: interval };
}

function judgeSchedule(trained: readonly TrainedArm[], items: Items, metric: ProofMetric, seed: number, schedule: Schedule): JudgedArms {
  const predictions = trained.map((arm) => predictionsOf(arm, items, schedule));
  const { truth } = items;
  const bootstrap = bootstrapArms({ metric, truth, classes: items.classes.length, arms: predictions, random: resampling(seed) });
  const place = (kind: ProofArm['kind']) => trained.findIndex(({ variant }) => variant.kind === kind);
  const baseline = place('baseline');
  const recipe = place('recipe');
  const mcnemar = (arm: number) => mcnemarMajority(truth, predictions[baseline] ?? [], predictions[arm] ?? []);
  const primary = bootstrap.compare(recipe, baseline);

  const effects = new Map(trained.map((_, arm) => [arm, bootstrap.compare(arm, baseline)]));
  const parts = new Map(
    trained.flatMap(({ variant }, arm) => (variant.kind === 'without' ? [[arm, bootstrap.compare(recipe, arm)] as const] : [])),
  );
  const family = trained.flatMap(({ variant }, arm) => (variant.kind === 'only' || variant.kind === 'without' ? [arm] : []));
  const adjusted = adjust(family, effects);
  const adjustedParts = adjust([...parts.keys()], parts);

  const arms = trained.map(({ variant, results }, arm): ProofArm => {
    const { value: mean, interval, seeds } = bootstrap.summarize(arm);
    const trainings = results.map((result) => trainingOf(result, schedule));
    const effect = arm === baseline ? undefined : effects.get(arm);
    const part = parts.get(arm);
    return {
      name: variant.name,
      kind: variant.kind,
      ...(variant.operator !== undefined ? { operator: variant.operator } : {}),
      ...(variant.step !== undefined ? { step: variant.step } : {}),
      schedule,
      mean,
      interval,
      seeds,
      ...(effect
        ? {
            effect: effect.value,
            effectInterval: effect.interval,
            p: effect.p,
            pAdjusted: adjusted.get(arm) ?? effect.p,
            mcnemar: mcnemar(arm),
          }
        : {}),
      ...(part ? { part: { effect: part.value, interval: part.interval, p: part.p, pAdjusted: adjustedParts.get(arm) ?? part.p } } : {}),
      rows: average(results.map((result) => result.rows)),
      steps: average(trainings.map((training) => training.steps)),
      cpuSeconds: average(results.map((result, k) => result.growSeconds + (trainings[k]?.cpuSeconds ?? 0))),
      weights: trainings.map((training) => training.weights),
      loss: average(trainings.map((training) => training.loss)),
    };
  });
  return { arms, ...judge(primary, mcnemar(recipe)) };
}

function adjust(family: readonly number[], compared: ReadonlyMap<number, { p: number }>): Map<number, number> {
  const adjusted = holm(family.map((arm) => compared.get(arm)?.p ?? 1));
  return new Map(family.map((arm, place) => [arm, adjusted[place] ?? 1]));
}

/** The draws are the same for all comparisons of a proof: arms are compared on the same resamples. */
function resampling(seed: number) {
  return openStream({ seed, epoch: 0, stepId: 'proof', slot: 'bootstrap' }, '');
}

export function trainingOf(result: TaskResult, schedule: Schedule) {
  const found = result.trainings.find((training) => training.schedule === schedule);
  if (!found) throw new RangeError(`there is no training for ${schedule}`);
  return found;
}

/** The predicted class of each item, as an index into the proof's classes; -1 for a class that is none of them. */
export function predictionsOf({ results }: Pick<TrainedArm, 'results'>, items: Items, schedule: Schedule): Int32Array[] {
  const index = new Map(items.classes.map((name, place) => [name, place]));
  return results.map((result) => {
    const rows = new Map(result.ids.map((id, row) => [id, row]));
    const { predicted } = trainingOf(result, schedule);
    return Int32Array.from(items.ids, (id) => {
      const row = rows.get(id);
      const name = row === undefined ? undefined : result.classes[predicted[row] as number];
      return name === undefined ? -1 : (index.get(name) ?? -1);
    });
  });
}

/** Rows of `test` that every result has, in its order. */
export function itemsOf(test: { ids: readonly string[]; labels: readonly (string | undefined)[] }, results: readonly TaskResult[]): Items {
  const classes = [...new Set(results.flatMap((result) => result.classes))].sort();
  const index = new Map(classes.map((name, place) => [name, place]));
  const lists = results.map((result) => new Set(result.ids));
  const kept = test.ids.flatMap((id, row) => (lists.every((list) => list.has(id)) ? [row] : []));
  return {
    ids: kept.map((row) => test.ids[row] as string),
    truth: Int32Array.from(kept, (row) => index.get(test.labels[row] ?? '') ?? -1),
    classes,
  };
}

export function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
