import { type TaskName, tasks } from '../core/tasks.ts';
import { nearestName } from '../datasets/nearest.ts';
import { checkShape, keysOf, recipePlace } from './check.ts';
import { checkSplitNames, checkTask } from './dataset.ts';
import { shorten } from './path.ts';
import type { Problems } from './problems.ts';
import { type CheckedRecipe, datasetSchema, energySchema, limitsSchema, outputSchema, recipeSchema, trainingSchema } from './schema.ts';

export type CheckedParts = Pick<CheckedRecipe, 'name' | 'seed' | 'limits' | 'output' | 'energy' | 'training'> & {
  steps: readonly unknown[];
  /** Absent where it is faulty. */
  dataset?: CheckedRecipe['dataset'];
  /** Known also where something else in the data set is faulty. */
  task?: TaskName;
};

/** The parts of a recipe, each checked alone so that a fault in one does not hide those of another. */
export function checkRecipe(value: unknown, problems: Problems): CheckedParts {
  const defaults = {
    limits: limitsSchema.parse({}),
    output: outputSchema.parse({}),
    energy: energySchema.parse({}),
    training: trainingSchema.parse({}),
  };
  if (!isMap(value)) {
    checkShape(recipeSchema, value, [], recipePlace, problems);
    return { ...defaults, seed: 0, steps: [] };
  }
  // `limits:` with nothing after it is the same as no limits.
  const parts = Object.fromEntries(Object.entries(value).filter(([key, part]) => !(part === null && Object.hasOwn(defaults, key))));
  const { dataset, limits, output, energy, training, ...outer } = parts;
  // Sections have their turn below: here a data set need only be there.
  const present = Object.hasOwn(parts, 'dataset');
  const schema = present ? recipeSchema.extend({ dataset: datasetSchema.optional() }) : recipeSchema;
  checkShape(schema, outer, [], recipePlace, problems);
  const { name, seed } = recipeSchema.shape;
  const named = name.safeParse(outer.name).data;
  const section = <T>(key: string, rest: T, check: () => T | undefined): T => (Object.hasOwn(parts, key) ? (check() ?? rest) : rest);
  return {
    ...(named !== undefined ? { name: named } : {}),
    seed: seed.safeParse(outer.seed).data ?? 0,
    steps: Array.isArray(outer.steps) ? outer.steps : [],
    ...(present ? checkDataset(dataset, problems) : {}),
    limits: section('limits', defaults.limits, () => checkShape(limitsSchema, limits, ['limits'], keysOf('limits'), problems)),
    output: section('output', defaults.output, () => checkShape(outputSchema, output, ['output'], keysOf('output'), problems)),
    energy: section('energy', defaults.energy, () => checkShape(energySchema, energy, ['energy'], keysOf('energy'), problems)),
    training: section('training', defaults.training, () =>
      checkShape(trainingSchema, training, ['training'], keysOf('training'), problems),
    ),
  };
}

function checkDataset(dataset: unknown, problems: Problems): Pick<CheckedParts, 'dataset' | 'task'> {
  const task = isMap(dataset) ? dataset.task : undefined;
  const place = keysOf('dataset');
  if (typeof task === 'string' && !Object.hasOwn(tasks, task)) {
    const names = Object.keys(tasks);
    const nearest = nearestName(task, names);
    problems.add('recipe/unknown-task', { task: shorten(task), expected: names, ...(nearest !== undefined ? { nearest } : {}) }, [
      'dataset',
      'task',
    ]);
    // The rest is checked as if the task were another; what hangs on the task is left alone.
    checkShape(datasetSchema, { ...(dataset as object), task: 'text' }, ['dataset'], place, problems);
    checkSplitNames(dataset as object, problems);
    return {};
  }
  const checked = checkShape(datasetSchema, dataset, ['dataset'], place, problems);
  const known = typeof task === 'string' ? (task as TaskName) : undefined;
  if (known) checkTask(known, problems);
  if (checked) return { dataset: checked, task: checked.task };
  if (isMap(dataset)) checkSplitNames(dataset, problems);
  return known ? { task: known } : {};
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
