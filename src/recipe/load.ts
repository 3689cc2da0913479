import { nameOf } from '../core/files.ts';
import type { Json } from '../core/operator.ts';
import type { Plan } from '../core/plan.ts';
import { createSchema, type Schema } from '../core/schema.ts';
import type { LeavenError, SourcePosition } from '../errors/leaven-error.ts';
import { checkRecipe } from './check-recipe.ts';
import { type ResolvedDataset, resolveDataset } from './dataset.ts';
import type { RecipeInput } from './define-recipe.ts';
import { resolveOutput } from './output.ts';
import type { Target } from './path.ts';
import { followPath, type RecipePath } from './path.ts';
import { createProblems } from './problems.ts';
import { readSteps } from './read-steps.ts';
import { resolveSteps } from './resolve-steps.ts';
import { describeSteps } from './resolved.ts';
import type { CheckedRecipe } from './schema.ts';
import { type AppliedSet, applySet } from './set.ts';
import { openRecipe } from './source.ts';
import { cutStages } from './stages.ts';

export type { RecipeInput };

/** A plan whose hashes are still empty: the pipeline fills them in once it has seen the inputs. */
export type PlanDraft = Plan;

export interface LoadOptions {
  /** `PATH=VALUE` changes, applied in order. */
  set?: readonly string[];
  /** Folder that paths in arguments are relative to. */
  cwd: string;
}

export interface LoadedRecipe {
  plan: PlanDraft;
  /** The recipe as written, for messages that show its lines. Absent for a recipe given as an object. */
  source?: { file: string; text: string };
  /** Where a part of the recipe stands, by its dotted path (`steps.2`). */
  positionOf(path: string): SourcePosition | undefined;
  /** The recipe after defaults as plain JSON. Read again from the same folder, it gives the same plan. */
  resolved: { readonly [key: string]: Json };
  /** The recipe as it was given, with the changes of `set`, and the folder that a path at some place in it is relative to. */
  written: { value: unknown; folderOf(path: RecipePath): string };
  /** Who trains in a proof: the trainer's own check comes where trainers are known. */
  training: { trainer?: string; with: Readonly<Record<string, unknown>> };
  /** What is allowed but likely not meant. */
  warnings: readonly LeavenError[];
}

/**
 * Reads and checks a recipe: a path to YAML or JSON, or an object. All faults are told at once: the first in order of
 * position is thrown, the rest are its `others`.
 *
 * @throws LeavenError recipe/*, operator/unknown, operator/not-loadable, dataset/no-files, dataset/unknown-encoding,
 * system/file-not-found, system/no-permission
 */
export async function loadRecipe(input: string | RecipeInput, options: LoadOptions): Promise<LoadedRecipe> {
  const source = await openRecipe(input, options.cwd);
  const sets: AppliedSet[] = [];
  for (const argument of options.set ?? []) sets.push(applySet(source.value, argument));
  const setAt = (path: RecipePath) => sets.findLast((set) => set.path.every((part, index) => String(part) === String(path[index])));
  const locate = (path: RecipePath, target: Target) => setAt(path)?.position ?? source.locate(path, target);
  const folderOf = (path: RecipePath) => (setAt(path) ? options.cwd : source.folder);
  const problems = createProblems(locate, { lines: source.text?.split(/\r?\n/) ?? [], earlier: source.errors });

  const top = checkRecipe(source.value, problems);
  const name = top.name ?? (source.file === undefined ? 'recipe' : nameOf(source.file).replace(/\.(ya?ml|json)$/i, ''));
  const dataset = top.dataset && resolveDataset(top.dataset, folderOf, problems);
  const schema = dataset?.schema ?? (top.task && createSchema(top.task));
  const written = readSteps(top.steps, problems);
  const ratio = top.dataset?.split?.ratio;
  if (ratio !== undefined && dataset) written.unshift(splitStep(top.dataset?.split, ratio, dataset));
  const steps = await resolveSteps(written, {
    schema,
    splits: dataset?.splits ?? [],
    openSplits: dataset?.openSplits ?? true,
    folderOf,
    problems,
  });
  const stages = cutStages(steps, { known: dataset?.splits ?? [], open: dataset?.openSplits ?? true }, problems);
  const output = resolveOutput(top.output, name, dataset, folderOf, problems);
  problems.finish();
  // Whatever kept the data set from being read has been thrown.
  const { splitColumn, idField, language } = dataset as ResolvedDataset;
  const sources = [...(dataset as ResolvedDataset).sources, ...steps.flatMap((step) => step.sources)];
  const { seed, limits, energy, training } = top;
  const plan: PlanDraft = {
    leaven: 1,
    name,
    seed,
    language,
    schema: schema as Schema,
    sources,
    ...(splitColumn !== undefined ? { splitColumn } : {}),
    idField,
    stages,
    limits,
    output,
    energy,
    hash: '',
  };
  const ratioStep = ratio === undefined ? 0 : 1;
  return {
    plan,
    ...(source.file !== undefined && source.text !== undefined ? { source: { file: source.file, text: source.text } } : {}),
    positionOf: (path) => locate(followPath(source.value, path).path, 'value'),
    resolved: plain({
      leaven: 1,
      name,
      seed,
      dataset: top.dataset,
      steps: describeSteps(stages, (operator) => operator.params).slice(ratioStep),
      limits,
      output: {
        ...top.output,
        path: top.output.path ?? `runs/${name}`,
        ...output.format,
        ...(output.compression ? { compression: output.compression } : {}),
        ...(output.rowsPerFile !== undefined ? { rowsPerFile: output.rowsPerFile } : {}),
      },
      energy,
      ...(training.trainer !== undefined || Object.keys(training.with).length > 0 ? { training } : {}),
    }),
    written: { value: source.value, folderOf },
    training: { ...(training.trainer !== undefined ? { trainer: training.trainer } : {}), with: training.with },
    warnings: problems.warnings,
  };
}

/** `split: { ratio }` is a dataset.split before all steps. */
function splitStep(split: CheckedRecipe['dataset']['split'], ratio: Readonly<Record<string, number>>, { schema }: ResolvedDataset) {
  const path: RecipePath = ['dataset', 'split'];
  const label = schema.fields.find((field) => field.kind === 'label' || field.kind === 'labels')?.name;
  const stratify = split?.stratify === true ? label : split?.stratify === false ? undefined : split?.stratify;
  const params = {
    ratio,
    ...(stratify !== undefined ? { stratify } : {}),
    ...(split?.group !== undefined ? { group: split.group } : {}),
    ...(split?.nearDuplicates !== undefined ? { nearDuplicates: split.nearDuplicates } : {}),
  };
  return {
    path,
    optionsPath: path,
    options: { probability: 1, onError: 'reject' as const },
    operator: { use: 'dataset.split', usePath: path, useTarget: 'value' as const, params, paramsPath: path, weight: 1, path },
  };
}

function plain(value: unknown): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(value)) as { readonly [key: string]: Json };
}
