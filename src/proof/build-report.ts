import { stringify } from 'yaml';
import { LeavenError } from '../errors/leaven-error.ts';
import { versionsOf } from '../pipeline/versions.ts';
import type { ProofReport } from '../reports/proof-model.ts';
import { comparePair, type Items, itemsOf, judgeArms, predictionsOf, type TrainedArm } from './arms.ts';
import type { CleanBase } from './base.ts';
import { commandOf, nextCommands } from './commands.ts';
import { doubtsOf } from './doubts.ts';
import { classFacts, costOf } from './facts.ts';
import { findFlips } from './flips.ts';
import type { ProveOptions } from './options.ts';
import type { ProofPlan } from './plan.ts';
import type { ProofSetting } from './setting.ts';
import type { TaskResult } from './task.ts';

/** All that was found, from the results of the trainings. @throws LeavenError proof/empty-split */
export async function buildReport(
  setting: ProofSetting,
  options: ProveOptions,
  made: { planHash: string; base: CleanBase; plan: ProofPlan; results: readonly TaskResult[]; wallSeconds: number },
): Promise<ProofReport> {
  const { loaded, trainer, params, metric, seeds, split } = setting;
  const { base, plan, results } = made;
  const { test } = base.base;
  const { arms, leaksKept, curve } = plan.place(results);
  const [baseline, recipe] = arms as [TrainedArm, TrainedArm];
  const items = itemsOf(
    test,
    [...arms, ...leaksKept].flatMap((arm) => arm.results),
  );
  if (items.ids.length === 0) throw new LeavenError('proof/empty-split', { split });
  const seed = seeds[0] as number;
  const judged = judgeArms([...arms, ...leaksKept], items, metric, seed);
  const predictions = { baseline: predictionsOf(baseline, items, 'equal-steps'), recipe: predictionsOf(recipe, items, 'equal-steps') };
  const rowsOf = (kind: 'baseline' | 'recipe') => judged.arms.find((arm) => arm.kind === kind)?.rows ?? 0;
  const pair = ([first, second]: readonly [TrainedArm, TrainedArm], among?: Items) =>
    comparePair(first, second, among ?? itemsOf(test, [...first.results, ...second.results]), metric, seed);
  const points = [...curve, ...(curve.length > 0 ? [{ share: 1, rows: plan.available, pair: [baseline, recipe] as const }] : [])];
  const [leakyBaseline, leakyRecipe] = leaksKept;
  const kept = leakyBaseline && leakyRecipe ? pair([leakyBaseline, leakyRecipe], items) : undefined;
  const cpuSeconds = results.reduce((sum, result) => sum + result.growSeconds + trainSeconds(result), 0);
  const { energy } = loaded.plan;
  const kWh = (cpuSeconds * energy.wattsPerCore) / 3_600_000;
  const facts: Omit<ProofReport, 'doubts'> = {
    leaven: 1,
    kind: 'proof',
    name: loaded.plan.name,
    planHash: made.planHash,
    task: loaded.plan.schema.task,
    language: loaded.plan.language,
    versions: await versionsOf(loaded.plan),
    command: commandOf(setting, options),
    next: nextCommands(setting, judged),
    recipe: { path: loaded.source?.file ?? 'recipe.yaml', text: loaded.source?.text ?? stringify(loaded.resolved) },
    trainer: { id: trainer.id, params },
    metric,
    seeds,
    classes: items.classes,
    rows: { train: plan.available, grown: rowsOf('recipe'), test: items.ids.length },
    verdict: judged.verdict,
    power: judged.power,
    arms: judged.arms,
    curve: points.map((point) => {
      const { baseline: first, recipe: second, effect, effectInterval } = pair(point.pair);
      const side = ({ value, interval }: typeof first) => ({ mean: value, interval });
      return { share: point.share, rows: point.rows, baseline: side(first), recipe: side(second), effect, effectInterval };
    }),
    leak: {
      ...base.leak,
      ...(kept
        ? { kept: { effect: kept.effect, interval: kept.effectInterval, baseline: kept.baseline.value, recipe: kept.recipe.value } }
        : {}),
    },
    ...classFacts(items, { baseline, recipe }, predictions),
    flips: findFlips(items, test, predictions.baseline, predictions.recipe, plan.copies),
    cost: costOf(baseline, recipe, judged.verdict.effect),
    time: { wallSeconds: made.wallSeconds, cpuSeconds, workers: setting.workers, trainings: trainingsIn(results) },
    energy: { ...energy, kWh, gramsCo2: kWh * energy.gramsCo2PerKwh },
  };
  const unseen = test.labels.filter((label) => label === undefined || !items.classes.includes(label));
  return {
    ...facts,
    doubts: doubtsOf(facts, {
      droppedRows: test.ids.length - items.ids.length,
      unseen: { classes: [...new Set(unseen.map(String))].sort(), rows: unseen.length },
      baselineRows: rowsOf('baseline'),
    }),
  };
}

function trainSeconds(result: TaskResult): number {
  return distinctTrainings(result).reduce((sum, training) => sum + training.cpuSeconds, 0);
}

function trainingsIn(results: readonly TaskResult[]): number {
  return results.reduce((sum, result) => sum + distinctTrainings(result).length, 0);
}

/** Equal numbers of updates are one training under two names. */
function distinctTrainings({ trainings }: TaskResult): TaskResult['trainings'] {
  return trainings.filter((training, place) => trainings.findIndex((one) => one.steps === training.steps) === place);
}
