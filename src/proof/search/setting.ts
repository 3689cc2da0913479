import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { LeavenError } from '../../errors/leaven-error.ts';
import { grownSplit } from '../../pipeline/execute.ts';
import { type LoadedRecipe, loadRecipe, type RecipeInput } from '../../recipe/load.ts';
import type { ProofMetric } from '../../reports/proof-model.ts';
import { checkTask } from '../../training/read-rows.ts';
import { trainerSettings } from '../../training/settings.ts';
import type { SearchMethod, SearchOptions } from '../search-options.ts';
import { cutVariants, type Variants } from '../variants.ts';
import { type Budget, budgetOf } from './budget.ts';
import type { Settings } from './tunables.ts';

/** What a search is made with: recipe and options, checked, defaults filled in. */
export interface SearchSetting extends Settings {
  loaded: LoadedRecipe;
  variants: Variants;
  method: SearchMethod;
  metric: ProofMetric;
  seed: number;
  /** Split that judges in the end. */
  split: string;
  /** What rows that choose are called inside the search: the same, so that steps which name it mean them, where a split step can make it. */
  judge: string;
  budget: Budget;
  /** The recipe that is written, and the folder beside it. */
  out: string;
  folder: string;
  workers: number;
}

/** @throws LeavenError recipe/*, training/unknown-trainer, training/bad-parameter, training/task-not-supported, proof/bad-budget, proof/no-test */
export async function searchSetting(recipe: string | RecipeInput, options: SearchOptions): Promise<SearchSetting> {
  const budget = budgetOf(options);
  const cwd = options.cwd ?? process.cwd();
  const loaded = await loadRecipe(recipe, { cwd, ...(options.set ? { set: options.set } : {}) });
  const { trainer, params } = await trainerSettings(options, loaded);
  checkTask(trainer.id, loaded.plan.schema);
  const split = options.split ?? 'test';
  if (split === grownSplit) throw new LeavenError('proof/no-test', { recipe: loaded.source?.file ?? loaded.plan.name, split });
  const out = resolve(cwd, options.out ?? 'best.yaml');
  return {
    loaded,
    trainer,
    params,
    fixed: Object.keys(options.with ?? {}),
    variants: await cutVariants(loaded, []),
    method: options.method ?? 'asha',
    metric: options.metric ?? 'accuracy',
    seed: options.seed ?? loaded.plan.seed,
    split,
    judge: /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(split) ? split : 'search-judge',
    budget,
    out,
    folder: `${out}.search`,
    workers: options.workers ?? availableParallelism(),
  };
}
