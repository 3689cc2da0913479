import { join } from 'node:path';
import type { Plan } from '../core/plan.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { grownSplit } from '../pipeline/execute.ts';
import { loadRecipe } from '../recipe/load.ts';
import { type Rows, readRows, usableRows } from '../training/read-rows.ts';
import type { TrainedArm } from './arms.ts';
import type { Base, CleanBase } from './base.ts';
import type { GrownCopy } from './flips.ts';
import { proofLayout } from './folder.ts';
import { readCopies } from './grown.ts';
import type { ProofSetting } from './setting.ts';
import { type ProofTask, runInto, type TaskResult } from './task.ts';
import { type ResolvedStep, recipeWith, type Variant } from './variants.ts';

/** Everything that is trained, and where its results will stand. */
export interface ProofPlan {
  tasks: readonly ProofTask[];
  /** Rows of train that each seed starts from. */
  available: number;
  /** Copies of the first seed, for the report. */
  copies: readonly GrownCopy[];
  arms: readonly Variant[];
  /** Puts results, in the order of the tasks, in their places. */
  place(results: readonly TaskResult[]): PlacedResults;
}

export interface PlacedResults {
  arms: readonly TrainedArm[];
  /** Baseline and recipe with leaked rows kept; empty where nothing leaked. */
  leaksKept: readonly TrainedArm[];
  curve: readonly { share: number; rows: number; pair: readonly [TrainedArm, TrainedArm] }[];
}

/** Plans the arms, under equal steps and equal epochs, for each seed. @throws LeavenError proof/empty-split; as a run */
export async function planProof(setting: ProofSetting, found: CleanBase, signal?: AbortSignal): Promise<ProofPlan> {
  const { variants, trainer, params, seeds, split } = setting;
  const { base } = found;
  const seed = seeds[0] as number;
  const { train, copies } = await growOnce(setting, base, seed, signal);
  const available = rowsDrawn(setting, base.train);
  // All arms make as many updates as the largest of the two needs for its own epochs.
  const largest = Math.max(available, train.ids.length);
  const equalSteps = (share: number) => ({
    name: 'equal-steps' as const,
    steps: trainer.updates(params, Math.max(1, Math.round(share * largest))),
  });

  const arms = [variants.baseline, variants.recipe, ...(setting.ablation ? variants.ablation : [])];
  const kept = found.leaky ? [variants.baseline, variants.recipe].map(leaksKept) : [];
  const shares = setting.curve.filter((share) => trainable(base.train, (share * available) / base.train.ids.length));
  const tasks: ProofTask[] = [];
  const add = async (from: Base, variant: Variant, one: number, schedules: ProofTask['schedules'], share = 1) => {
    const part = share === 1 ? '' : `, ${Math.round(share * available)} rows`;
    tasks.push({
      name: `${variant.name}${part}, seed ${one}`,
      plan: await planVariant(setting, from, variant, one, share),
      split,
      trainer: { id: trainer.id, params },
      seed: one,
      schedules,
      probabilities: share === 1 && (variant.kind === 'baseline' || variant.kind === 'recipe'),
    });
  };
  for (const one of seeds) {
    for (const variant of arms) await add(base, variant, one, [equalSteps(1), { name: 'equal-epochs' }]);
    for (const variant of kept) await add(found.leaky ?? base, variant, one, [equalSteps(1)]);
    for (const share of shares)
      for (const variant of [variants.baseline, variants.recipe]) await add(base, variant, one, [equalSteps(share)], share);
  }

  return {
    tasks,
    available,
    copies,
    arms,
    place(results) {
      const perSeed = tasks.length / seeds.length;
      const at = (variant: Variant, place: number): TrainedArm => ({
        variant,
        results: seeds.map((_, k) => results[k * perSeed + place] as TaskResult),
      });
      const curveAt = arms.length + kept.length;
      return {
        arms: arms.map(at),
        leaksKept: kept.map((variant, place) => at(variant, arms.length + place)),
        curve: shares.map((share, place) => ({
          share,
          rows: Math.round(share * available),
          pair: [at(variants.baseline, curveAt + 2 * place), at(variants.recipe, curveAt + 2 * place + 1)],
        })),
      };
    },
  };
}

/** Rows of train that each seed starts from. */
function rowsDrawn({ draw }: Pick<ProofSetting, 'draw'>, train: Rows): number {
  if (draw === undefined) return train.ids.length;
  if ('rows' in draw) return Math.min(draw.rows, train.ids.length);
  return [...countLabels(train).values()].reduce((sum, count) => sum + Math.min(count, draw.perClass), 0);
}

/** An arm's recipe over the base's files, on a share of what a seed draws of train. */
export async function planVariant(
  { loaded, folder, draw }: Pick<ProofSetting, 'loaded' | 'folder' | 'draw'>,
  base: Base,
  variant: Variant,
  seed: number,
  share = 1,
): Promise<Plan> {
  const label = loaded.plan.schema.fields.find((field) => field.kind === 'label')?.name;
  const equal = draw !== undefined && 'perClass' in draw;
  const all = equal ? draw.perClass * countLabels(base.train).size : rowsDrawn({ ...(draw ? { draw } : {}) }, base.train);
  const sample: ResolvedStep = {
    use: 'dataset.sample',
    id: 'proof-rows',
    with: { count: Math.round(share * all), ...(label !== undefined ? { stratify: label, equal } : {}) },
  };
  const steps = draw === undefined && share === 1 ? variant.steps : [sample, ...variant.steps];
  const recipe = recipeWith(loaded, { steps, dataset: base.dataset, seed, output: join(proofLayout.work(folder), 'draft') });
  return (await loadRecipe(recipe, { cwd: folder })).plan;
}

/** What the recipe makes of the first seed: how many rows there are to train on, and the copies for the report. */
async function growOnce(
  setting: ProofSetting,
  base: Base,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<{ train: Rows; copies: GrownCopy[] }> {
  const folder = proofLayout.grown(setting.folder);
  const plan = await planVariant(setting, base, setting.variants.recipe, seed);
  return runInto({ ...plan, output: { ...plan.output, path: folder } }, signal, async (run) => {
    const train = usableRows(await readRows(run, grownSplit, signal));
    if (train.ids.length === 0) throw new LeavenError('proof/empty-split', { split: grownSplit, arm: 'recipe' });
    return { train, copies: await readCopies(folder, train, base.train) };
  });
}

function leaksKept(variant: Variant): Variant {
  return { ...variant, name: `${variant.name}, leaks kept`, kind: 'leaks-kept' };
}

/** Whether a stratified part of the rows holds two classes. */
function trainable(rows: Rows, share: number): boolean {
  return [...countLabels(rows).values()].filter((count) => Math.round(count * share) >= 1).length >= 2 && rows.labels.length * share >= 10;
}

function countLabels({ labels }: Rows): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
