import type { ClassChange, ProofArm, ProofReport, Schedule } from '../proof-model.ts';
import { type ProofVerdictKind, proofVerdictKind } from './verdict-kind.ts';

/** What the page shows beyond the model: computed here alone, so that proof.json carries every number on the page. */
export interface ProofDerived {
  verdict: ProofVerdictKind;
  /** Rows of the recipe's arm for each row of train. */
  growth: number;
  /** For each of `arms`. */
  arms: readonly { seedEffects: readonly number[]; clear: boolean }[];
  /** For each of `perClass`: recipe less baseline. */
  classes: readonly { precision: number; recall: number; f1: number }[];
  /** Recipe less baseline, rows true class, columns predicted class. */
  confusion: readonly (readonly number[])[];
  /** CPU seconds of one training, growth with it. */
  cpuSeconds: { baseline: number; recipe: number };
  wattHours: number;
}

export function deriveProof(report: ProofReport): ProofDerived {
  const { rows, cost, confusion } = report;
  return {
    verdict: proofVerdictKind(report),
    growth: rows.train > 0 ? rows.grown / rows.train : 0,
    arms: report.arms.map((arm) => ({ seedEffects: seedEffects(arm, report), clear: isClear(arm, report) })),
    classes: report.perClass.map(({ baseline, recipe }) => ({
      precision: recipe.precision - baseline.precision,
      recall: recipe.recall - baseline.recall,
      f1: recipe.f1 - baseline.f1,
    })),
    confusion: confusion.recipe.map((row, truth) => row.map((count, predicted) => count - (confusion.baseline[truth]?.[predicted] ?? 0))),
    cpuSeconds: {
      baseline: cost.baseline.growSeconds + cost.baseline.trainSeconds,
      recipe: cost.recipe.growSeconds + cost.recipe.trainSeconds,
    },
    wattHours: report.energy.kWh * 1000,
  };
}

/** The arm of a kind under a schedule. */
export function armOf({ arms }: ProofReport, kind: ProofArm['kind'], schedule: Schedule = 'equal-steps'): ProofArm | undefined {
  return arms.find((arm) => arm.kind === kind && arm.schedule === schedule);
}

/** An arm against the baseline of its schedule, seed by seed. */
function seedEffects(arm: ProofArm, report: ProofReport): number[] {
  const baseline = armOf(report, 'baseline', arm.schedule);
  if (arm.effect === undefined || baseline === undefined) return [];
  return arm.seeds.flatMap((metric, index) => {
    const other = baseline.seeds[index];
    return other === undefined ? [] : [metric - other];
  });
}

/**
 * Whether an arm's point is drawn filled: its interval leaves zero out and its p stays below 0.05 after Holm's correction.
 * The one comparison that the verdict is about was declared before and needs no correction.
 */
function isClear(arm: ProofArm, { verdict }: ProofReport): boolean {
  if (arm.kind === 'recipe' && arm.schedule === 'equal-steps') return verdict.outcome !== 'no-evidence';
  const [low, high] = arm.effectInterval ?? [0, 0];
  return (low > 0 || high < 0) && (arm.pAdjusted ?? arm.p ?? 1) < 0.05;
}

/** The class that the recipe's arm knows least. */
export function worstClass(report: ProofReport): ClassChange | undefined {
  return report.perClass.filter(({ support }) => support > 0).sort((a, b) => a.recipe.f1 - b.recipe.f1)[0];
}

/** Places in `perClass`, the greatest loss first. */
export function classesByLoss({ classes }: ProofDerived): number[] {
  const loss = (index: number) => classes[index]?.f1 ?? 0;
  return [...classes.keys()].sort((a, b) => loss(a) - loss(b) || a - b);
}

/** Pairs of true and predicted class whose count changed, the greatest change first. */
export function changedPairs({ confusion }: ProofDerived): { truth: number; predicted: number; change: number }[] {
  return confusion
    .flatMap((row, truth) => row.map((change, predicted) => ({ truth, predicted, change })))
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || a.truth - b.truth || a.predicted - b.predicted);
}
