import type { MemoryFiles } from '../datasets/memory-files.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { plainCopy } from '../recipe/plain.ts';
import { parseYaml } from '../recipe/yaml.ts';

/** What a split is given as: text or bytes in the format that the recipe tells, or samples as plain objects. */
export type GivenData = string | Uint8Array | readonly Readonly<Record<string, unknown>>[];

const extensions: Readonly<Record<string, string>> = { delimited: 'txt', lines: 'txt' };

/** Where the recipe lies in memory. */
export const recipeFile = 'recipe.yaml';

/**
 * Puts data where the recipe looks for it. A split keeps the path that the recipe names, so that provenance and hashes are those of a
 * run on a disk; one that it does not name, and samples, get a path of their own. Returns the changes to the recipe.
 */
export function placeData(
  recipe: string | RecipeInput,
  data: Readonly<Record<string, GivenData>> | undefined,
  files: MemoryFiles,
): string[] {
  const dataset = datasetOf(recipe);
  const changes: string[] = [];
  if (data === undefined) {
    // Nothing is read: what the recipe names need only be there.
    for (const value of Object.values(dataset)) for (const path of pathsOf(value)) if (!/[*?{]/.test(path)) files.put(path, '');
    return changes;
  }
  for (const [split, given] of Object.entries(data)) {
    const isText = typeof given === 'string' || given instanceof Uint8Array;
    const [named, ...more] = Object.hasOwn(dataset, split) ? pathsOf(dataset[split]) : [];
    const usable = isText && named !== undefined && more.length === 0 && !/[*?{]/.test(named);
    const format = typeof dataset.format === 'string' && isText ? dataset.format : 'jsonl';
    const path = usable ? named : `${split}.${extensions[format] ?? format}`;
    files.put(path, isText ? given : given.map((sample) => `${JSON.stringify(sample)}\n`).join(''));
    if (!usable) changes.push(`dataset.${split}=${JSON.stringify({ path, format })}`);
  }
  return changes;
}

/** The data set as the recipe writes it; empty where the recipe is faulty, which its check will tell. */
function datasetOf(recipe: string | RecipeInput): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = typeof recipe === 'string' ? parseYaml(recipe, recipeFile).value : plainCopy(recipe);
  } catch {
    return {};
  }
  const dataset = isMap(value) ? value.dataset : undefined;
  return isMap(dataset) ? dataset : {};
}

function pathsOf(written: unknown): string[] {
  return [written].flat().flatMap((one) => {
    const path = isMap(one) ? one.path : one;
    return typeof path === 'string' && path !== '' ? [path] : [];
  });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
