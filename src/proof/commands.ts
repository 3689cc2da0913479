import { relative } from 'node:path';
import type { JudgedArms } from './arms.ts';
import type { ProveOptions } from './options.ts';
import type { ProofSetting } from './setting.ts';

/** The command that repeats a proof, ready to be pasted. */
export function commandOf({ loaded, trainer, seeds }: ProofSetting, options: ProveOptions): string {
  const words = ['leaven', 'prove', recipeName(loaded.source?.file), ...trainerWords(trainer.id, options), '--seeds', String(seeds.length)];
  if (options.metric !== undefined) words.push('--metric', options.metric);
  if (options.split !== undefined) words.push('--split', options.split);
  if (options.holdout !== undefined) words.push('--holdout', String(options.holdout));
  if (options.trainRows !== undefined) words.push('--train-rows', String(options.trainRows));
  if (options.rowsPerClass !== undefined) words.push('--rows-per-class', String(options.rowsPerClass));
  for (const keep of options.keep ?? []) words.push('--keep', keep);
  if (options.ablation === false) words.push('--no-ablation');
  if (options.curve?.length === 0) words.push('--no-curve');
  else if (options.curve) words.push('--curve', options.curve.join(','));
  return words.map(quote).join(' ');
}

/** Who trains, how, and with which changes of the recipe, as arguments. */
export function trainerWords(trainer: string, asked: Pick<ProveOptions, 'with' | 'set'>): string[] {
  const words = ['--trainer', trainer];
  for (const [name, value] of Object.entries(asked.with ?? {}))
    words.push('--with', `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  for (const set of asked.set ?? []) words.push('--set', set);
  return words;
}

/** What is worth doing after the verdict, the best first. */
export function nextCommands({ loaded, trainer }: ProofSetting, { verdict, arms }: Pick<JudgedArms, 'verdict' | 'arms'>): string[] {
  const recipe = recipeName(loaded.source?.file);
  const search = ['leaven', 'search', recipe, '--trainer', trainer.id, '--budget', '5m', '--out', 'best.yaml'];
  const train = ['leaven', 'train', recipe, '--trainer', trainer.id, '--out', 'model'];
  const grown = arms.find((arm) => arm.kind === 'recipe' && arm.schedule === 'equal-steps');
  const steps = arms.find((arm) => arm.kind === 'baseline' && arm.schedule === 'equal-steps');
  const commands = verdict.outcome === 'helps' ? [train, search] : [search];
  // The figure itself is not in doubt where both arms say the same.
  if (verdict.outcome === 'no-evidence' && grown && steps && grown.mean !== steps.mean)
    commands.push(['leaven', 'prove', recipe, '--trainer', trainer.id, '--seeds', '10']);
  return commands.map((words) => words.map(quote).join(' '));
}

function recipeName(file: string | undefined): string {
  return file === undefined ? 'recipe.yaml' : relative(process.cwd(), file) || file;
}

export function quote(text: string): string {
  return /^[\w./@:=,+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
