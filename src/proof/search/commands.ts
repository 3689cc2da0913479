import { relative } from 'node:path';
import { quote, trainerWords } from '../commands.ts';
import type { SearchOptions } from '../search-options.ts';
import type { Budget } from './budget.ts';
import type { SearchSetting } from './setting.ts';

/** The command that repeats a search, ready to be pasted. */
export function searchCommand({ loaded, trainer, method, out }: SearchSetting, options: SearchOptions): string {
  const recipe = loaded.source?.file ?? 'recipe.yaml';
  const words = ['leaven', 'search', recipe, ...trainerWords(trainer.id, options)];
  if (options.budget !== undefined) words.push('--budget', options.budget);
  if (options.trials !== undefined) words.push('--trials', String(options.trials));
  if (method !== 'asha') words.push('--method', method);
  if (options.metric !== undefined) words.push('--metric', options.metric);
  if (options.seed !== undefined) words.push('--seed', String(options.seed));
  if (options.split !== undefined) words.push('--split', options.split);
  return [...words, '--out', seenFrom(options.cwd, out)].map(quote).join(' ');
}

/** What is worth doing with the recipe: growth is to be proved; where there is none, there is a model to train. */
export function searchNext({ out, metric }: SearchSetting, options: SearchOptions, grows: boolean): string[] {
  const recipe = seenFrom(options.cwd, out);
  if (!grows) return [['leaven', 'train', recipe, '--out', 'model'].map(quote).join(' ')];
  const words = ['leaven', 'prove', recipe];
  if (options.metric !== undefined) words.push('--metric', metric);
  if (options.split !== undefined) words.push('--split', options.split);
  return [words.map(quote).join(' ')];
}

export function describeBudget({ seconds, trials }: Budget): string {
  const unit = (size: number, name: string) => (seconds !== undefined && seconds % size === 0 ? `${seconds / size}${name}` : undefined);
  const time = seconds === undefined ? undefined : (unit(3600, 'h') ?? unit(60, 'm') ?? `${seconds}s`);
  return [time, trials === undefined ? undefined : `--trials ${trials}`].filter((part) => part !== undefined).join(', ');
}

/** As the arguments of the search are written: from the folder that it was started in. */
function seenFrom(cwd: string | undefined, file: string): string {
  return relative(cwd ?? process.cwd(), file) || file;
}
