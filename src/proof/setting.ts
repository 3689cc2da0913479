import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { LeavenError } from '../errors/leaven-error.ts';
import { type LoadedRecipe, loadRecipe, type RecipeInput } from '../recipe/load.ts';
import type { ProofMetric } from '../reports/proof-model.ts';
import { checkTask } from '../training/read-rows.ts';
import { trainerSettings } from '../training/settings.ts';
import type { Trainer } from '../training/trainer.ts';
import type { ProveOptions } from './options.ts';
import { cutVariants, type ResolvedStep, type Variants } from './variants.ts';

/** Rows of train in all, with the shares of the labels, or as many of each class. */
export type RowDraw = { rows: number } | { perClass: number };

/** What a proof is made with: recipe and options, checked, defaults filled in. */
export interface ProofSetting {
  loaded: LoadedRecipe;
  trainer: Trainer;
  params: Record<string, unknown>;
  variants: Variants;
  seeds: readonly number[];
  metric: ProofMetric;
  /** Split that judges. */
  split: string;
  /** What each seed draws of train; all of it where absent. */
  draw?: RowDraw;
  ablation: boolean;
  /** Shares of the rows below all of them. */
  curve: readonly number[];
  keep: readonly string[];
  folder: string;
  workers: number;
}

const defaultSeeds = 5;
const defaultCurve = [0.1, 0.25, 0.5];

/** @throws LeavenError recipe/*, training/unknown-trainer, training/bad-parameter, training/task-not-supported */
export async function proofSetting(recipe: string | RecipeInput, options: ProveOptions): Promise<ProofSetting> {
  const cwd = options.cwd ?? process.cwd();
  const loaded = await loadRecipe(recipe, { cwd, ...(options.set ? { set: options.set } : {}) });
  const { trainer, params } = await trainerSettings(options, loaded);
  const { seed, output, schema } = loaded.plan;
  checkTask(trainer.id, schema);
  const keep = options.keep ?? [];
  const split = options.split ?? 'test';
  return {
    loaded,
    trainer,
    params,
    variants: withHoldout(loaded, await cutVariants(loaded, keep), split, options.holdout),
    seeds: Array.from({ length: options.seeds ?? defaultSeeds }, (_, k) => seed + k),
    metric: options.metric ?? 'accuracy',
    split,
    ...(options.rowsPerClass !== undefined ? { draw: { perClass: options.rowsPerClass } } : {}),
    ...(options.trainRows !== undefined ? { draw: { rows: options.trainRows } } : {}),
    ablation: options.ablation ?? true,
    curve: (options.curve ?? defaultCurve).filter((share) => share > 0 && share < 1),
    keep,
    folder: resolve(cwd, options.out ?? `${output.path}-proof`),
    workers: options.workers ?? availableParallelism(),
  };
}

/** Holds out a part of train before all else. Equal rows become one first: they would stand on both sides. */
function withHoldout(loaded: LoadedRecipe, variants: Variants, split: string, holdout: number | undefined): Variants {
  if (holdout === undefined) return variants;
  const { plan } = loaded;
  if (
    plan.splitColumn !== undefined ||
    variants.shared.length > 0 ||
    plan.sources.some((source) => source.split === split) ||
    partsByRatio(loaded)
  )
    throw new LeavenError('proof/has-test', { recipe: loaded.source?.file ?? plan.name, split });
  const label = plan.schema.fields.find((field) => field.kind === 'label')?.name;
  const ratio = { train: 1 - holdout, [split]: holdout };
  const steps: ResolvedStep[] = [
    { use: 'dataset.deduplicate', id: 'proof-distinct', with: {} },
    { use: 'dataset.split', id: 'proof-holdout', with: { ratio, ...(label !== undefined ? { stratify: label } : {}) } },
  ];
  return { ...variants, shared: steps };
}

function partsByRatio({ resolved }: LoadedRecipe): boolean {
  return (resolved.dataset as { split?: { ratio?: unknown } }).split?.ratio !== undefined;
}
