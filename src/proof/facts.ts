import { classificationReport } from '../metrics/classification.ts';
import type { Calibration, ClassChange, Cost, ProofReport } from '../reports/proof-model.ts';
import { average, type Items, type TrainedArm, trainingOf } from './arms.ts';
import type { TaskResult } from './task.ts';

/** Classes, confusion and calibration of the two arms of the verdict, over all seeds, on equal steps. */
export function classFacts(
  items: Items,
  arms: { baseline: TrainedArm; recipe: TrainedArm },
  predictions: { baseline: readonly Int32Array[]; recipe: readonly Int32Array[] },
): Pick<ProofReport, 'perClass' | 'confusion' | 'calibration'> {
  const baseline = overSeeds(items, arms.baseline, predictions.baseline);
  const recipe = overSeeds(items, arms.recipe, predictions.recipe);
  const seeds = Math.max(1, predictions.baseline.length);
  const scores = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }) => ({ precision, recall, f1 });
  const perClass = baseline.perClass.flatMap((own, k): ClassChange[] => {
    const other = recipe.perClass[k];
    return other ? [{ class: own.class, support: own.support / seeds, baseline: scores(own), recipe: scores(other) }] : [];
  });
  const none: Calibration = { ece: 0, bins: [] };
  const calibration = (report: typeof baseline): Calibration => {
    const found = report.probabilities?.calibration;
    return found ? { ece: found.ece, bins: found.bins } : none;
  };
  return {
    perClass,
    confusion: { baseline: baseline.confusion, recipe: recipe.confusion },
    calibration: { baseline: calibration(baseline), recipe: calibration(recipe) },
  };
}

/** All seeds as one long list of rows: means over seeds without a second way of counting. */
function overSeeds({ ids, truth, classes }: Items, arm: TrainedArm, predictions: readonly Int32Array[]) {
  const rows = truth.length;
  const all = rows * predictions.length;
  const everyTruth = new Int32Array(all);
  const everyPrediction = new Int32Array(all);
  const probabilities = new Float32Array(all * classes.length);
  for (const [seed, predicted] of predictions.entries()) {
    everyTruth.set(truth, seed * rows);
    everyPrediction.set(predicted, seed * rows);
    spreadProbabilities(arm.results[seed] as TaskResult, ids, classes, probabilities, seed * rows * classes.length);
  }
  return classificationReport({ truth: everyTruth, predicted: everyPrediction, probabilities, classes });
}

/** Probabilities of one seed, with the model's classes at their places among the proof's. */
function spreadProbabilities(
  result: TaskResult,
  ids: readonly string[],
  classes: readonly string[],
  out: Float32Array,
  offset: number,
): void {
  const { probabilities } = trainingOf(result, 'equal-steps');
  if (!probabilities) return;
  const rows = new Map(result.ids.map((id, row) => [id, row]));
  const place = new Map(classes.map((name, k) => [name, k]));
  const width = result.classes.length;
  for (const [item, id] of ids.entries()) {
    const row = rows.get(id);
    if (row === undefined) continue;
    for (const [k, name] of result.classes.entries())
      out[offset + item * classes.length + (place.get(name) ?? 0)] = probabilities[row * width + k] as number;
  }
}

/** What each arm costs where it is trained for its own epochs, as it would be outside a proof. */
export function costOf(baseline: TrainedArm, recipe: TrainedArm, effect: number): Cost {
  const one = ({ results }: TrainedArm) => {
    const trainings = results.map((result) => trainingOf(result, 'equal-epochs'));
    return {
      rows: average(results.map((result) => result.rows)),
      steps: average(trainings.map((training) => training.steps)),
      growSeconds: average(results.map((result) => result.growSeconds)),
      trainSeconds: average(trainings.map((training) => training.cpuSeconds)),
    };
  };
  const cost = { baseline: one(baseline), recipe: one(recipe) };
  const more = cost.recipe.growSeconds + cost.recipe.trainSeconds - cost.baseline.growSeconds - cost.baseline.trainSeconds;
  return { ...cost, ...(effect > 0 ? { cpuSecondsPerPoint: Math.max(0, more) / (effect * 100) } : {}) };
}
