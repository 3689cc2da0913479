import { basename, resolve } from 'node:path';
import type { Json } from '../core/operator.ts';
import type { FormatPlan, OutputPlan, Plan } from '../core/plan.ts';
import { tasks } from '../core/tasks.ts';
import { nearestName } from '../datasets/nearest.ts';
import type { LeavenError, SourcePosition } from '../errors/leaven-error.ts';
import { checkShape, keysOf } from './check.ts';
import { asWritten, checkTask, type ResolvedDataset, resolveDataset } from './dataset.ts';
import type { RecipeInput } from './define-recipe.ts';
import { followPath, type RecipePath, shorten } from './path.ts';
import { createProblems, type Problems } from './problems.ts';
import { readSteps } from './read-steps.ts';
import { resolveSteps } from './resolve-steps.ts';
import { describeSteps } from './resolved.ts';
import { type CheckedRecipe, datasetSchema, energySchema, limitsSchema, outputSchema, recipeSchema } from './schema.ts';
import { type AppliedSet, applySet } from './set.ts';
import { openRecipe, type Target } from './source.ts';
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

  const top = checkTop(source.value, problems);
  const name = top.name ?? (source.file === undefined ? 'recipe' : basename(source.file).replace(/\.(ya?ml|json)$/i, ''));
  const dataset = top.dataset && resolveDataset(top.dataset, folderOf, problems);
  const written = readSteps(top.steps, problems);
  const ratio = top.dataset?.split?.ratio;
  if (ratio !== undefined && dataset) written.unshift(splitStep(top.dataset?.split, ratio, dataset));
  const steps = await resolveSteps(written, {
    schema: dataset?.schema,
    splits: dataset?.splits ?? [],
    openSplits: dataset?.openSplits ?? true,
    folderOf,
    problems,
  });
  const stages = cutStages(steps, { known: dataset?.splits ?? [], open: dataset?.openSplits ?? true }, problems);
  const output = resolveOutput(top.output, name, dataset, folderOf, problems);
  problems.finish();
  // Whatever kept the data set from being read has been thrown.
  const { schema, sources, splitColumn, idField, language } = dataset as ResolvedDataset;
  const { seed, limits, energy } = top;
  const plan: PlanDraft = {
    leaven: 1,
    name,
    seed,
    language,
    schema,
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
      },
      energy,
    }),
    warnings: problems.warnings,
  };
}

type Top = Pick<CheckedRecipe, 'name' | 'seed' | 'limits' | 'output' | 'energy'> & {
  steps: readonly unknown[];
  dataset?: CheckedRecipe['dataset'];
};

/** The parts of a recipe, each checked alone so that a fault in one does not hide those of another. */
function checkTop(value: unknown, problems: Problems): Top {
  const defaults = { seed: 42, limits: limitsSchema.parse({}), output: outputSchema.parse({}), energy: energySchema.parse({}) };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    checkShape(recipeSchema, value, [], keysOf('a recipe'), problems);
    problems.finish();
    return { ...defaults, steps: [] };
  }
  const { shape } = recipeSchema;
  const parts = Object.fromEntries(
    Object.entries(value).filter(([key, part]) => !(part === null && key in defaults && key !== 'seed')),
  ) as Record<string, unknown>;
  const { dataset, steps, limits, output, energy, ...scalars } = parts;
  const place = keysOf('a recipe');
  // Sections are checked below: here it matters that they are there.
  const outer = recipeSchema.extend({ dataset: shape.dataset.optional(), steps: shape.steps });
  checkShape(outer, { ...scalars, ...(Object.hasOwn(parts, 'steps') ? { steps } : {}) }, [], place, problems);
  if (!Object.hasOwn(parts, 'dataset')) checkShape(recipeSchema.pick({ dataset: true }), {}, [], place, problems);
  const name = shape.name.safeParse(scalars.name);
  const seed = shape.seed.safeParse(scalars.seed);
  const checkedDataset = Object.hasOwn(parts, 'dataset') ? checkDataset(dataset, problems) : undefined;
  return {
    ...(name.data !== undefined ? { name: name.data } : {}),
    seed: seed.data ?? defaults.seed,
    steps: Array.isArray(steps) ? steps : [],
    ...(checkedDataset ? { dataset: checkedDataset } : {}),
    limits:
      limits === undefined
        ? defaults.limits
        : (checkShape(limitsSchema, limits, ['limits'], keysOf('limits'), problems) ?? defaults.limits),
    output:
      output === undefined
        ? defaults.output
        : (checkShape(outputSchema, output, ['output'], keysOf('output'), problems) ?? defaults.output),
    energy:
      energy === undefined
        ? defaults.energy
        : (checkShape(energySchema, energy, ['energy'], keysOf('energy'), problems) ?? defaults.energy),
  };
}

function checkDataset(dataset: unknown, problems: Problems): CheckedRecipe['dataset'] | undefined {
  const task =
    typeof dataset === 'object' && dataset !== null && Object.hasOwn(dataset, 'task') ? (dataset as { task: unknown }).task : undefined;
  if (typeof task === 'string' && !Object.hasOwn(tasks, task)) {
    const names = Object.keys(tasks);
    const nearest = nearestName(task, names);
    problems.add('recipe/unknown-task', { task: shorten(task), expected: names, ...(nearest !== undefined ? { nearest } : {}) }, [
      'dataset',
      'task',
    ]);
    // The rest is checked as if the task were the usual one; what hangs on the task is left alone.
    checkShape(datasetSchema, { ...(dataset as object), task: 'text' }, ['dataset'], keysOf('dataset'), problems);
    return undefined;
  }
  const checked = checkShape(datasetSchema, dataset, ['dataset'], keysOf('dataset'), problems);
  if (checked) checkTask(checked.task, problems);
  return checked;
}

/** `split: { ratio }` is a dataset.split before all steps. */
function splitStep(split: CheckedRecipe['dataset']['split'], ratio: Readonly<Record<string, number>>, { schema }: ResolvedDataset) {
  const path: RecipePath = ['dataset', 'split'];
  const label = schema.fields.find((field) => field.kind === 'label' || field.kind === 'labels')?.name;
  const stratifyBy = split?.stratify === true ? label : split?.stratify === false ? undefined : split?.stratify;
  const params = {
    ratios: ratio,
    ...(stratifyBy !== undefined ? { stratifyBy } : {}),
    ...(split?.group !== undefined ? { groupBy: split.group } : {}),
  };
  return {
    path,
    optionsPath: path,
    options: { probability: 1, onError: 'reject' as const },
    operator: { use: 'dataset.split', usePath: path, params, paramsPath: path, weight: 1, path },
  };
}

/** The input's format and shape, unless the recipe says another. */
function resolveOutput(
  output: CheckedRecipe['output'],
  name: string,
  dataset: ResolvedDataset | undefined,
  folderOf: (path: RecipePath) => string,
  problems: Problems,
): OutputPlan {
  const { path, compression, ...own } = output;
  const input = (dataset?.sources.find((source) => source.split === 'train') ?? dataset?.sources[0])?.format;
  const format = own.format ?? input?.format ?? 'jsonl';
  const { encoding: _, compression: __, header: ___, ...shape } = input?.format === format ? input : { format };
  const written = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const plan = asWritten({ ...shape, ...written, format } as FormatPlan);
  if (plan.format === 'delimited' && !plan.columns && dataset)
    problems.add('recipe/missing-key', { key: 'columns', place: { en: 'the format delimited', 'zh-CN': 'delimited 格式' } }, [
      'output',
      'format',
    ]);
  return {
    path: resolve(folderOf(['output', 'path']), path ?? `runs/${name}`),
    format: plan,
    ...(compression !== undefined ? { compression } : {}),
  };
}

function plain(value: unknown): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(value)) as { readonly [key: string]: Json };
}
