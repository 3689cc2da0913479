import { stringify } from 'yaml';
import type { Candidate } from './candidate.ts';
import type { Frame } from './frame.ts';
import { placesFrom } from './places.ts';
import type { SearchSetting } from './setting.ts';

type Written = Record<string, unknown> & { dataset: Record<string, unknown>; steps: unknown[]; output?: Record<string, unknown> | null };

/**
 * The recipe of the winner: the user's own with other steps and a section for the trainer. Steps that are no growth stand as they were
 * written; paths mean the same files as before; the run has a name and a folder of its own.
 */
export async function bestRecipe(
  setting: SearchSetting,
  frame: Frame,
  winner: Candidate,
  asked: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { loaded, out, variants, trainer } = setting;
  const written = loaded.written.value as Written;
  const places = placesFrom(out, loaded.written.folderOf);
  const { name: _, dataset, steps, output, training: __, ...rest } = written;
  const stepsOf = async (numbers: readonly number[]) => Promise.all(numbers.map((number) => places.step(steps[number], ['steps', number])));
  const shared = variants.shared.map((_step, place) => place);
  const all = steps.map((_step, place) => place);

  let kept: unknown[];
  if (winner.kind === 'recipe') kept = await stepsOf(all);
  else if (winner.kind === 'baseline') kept = await stepsOf(shared);
  else {
    const framed = frame.places.filter((_place, at) => winner.growing !== undefined || !frame.needGrowth.has(frame.steps[at] as never));
    kept = await stepsOf([...shared, ...framed]);
    if (winner.growing) {
      const grow = { augment: { id: frame.id, ...(await places.growing(winner.growing)), ...frame.options } };
      kept.splice(shared.length + frame.at, 0, grow);
    }
  }
  const params = { ...asked, ...winner.changed };
  const { path, ...format } = output ?? {};
  const folder = typeof path === 'string' ? { path: `${places.path(path, ['output', 'path'])}-best` } : {};
  const recipe = {
    leaven: 1,
    name: `${loaded.plan.name.slice(0, 95)}-best`,
    ...rest,
    dataset: places.dataset(dataset),
    steps: kept,
    ...(output === undefined || output === null ? {} : { output: { ...folder, ...format } }),
    training: { trainer: trainer.id, ...(Object.keys(params).length > 0 ? { with: params } : {}) },
  };
  return stringify(recipe, { lineWidth: 0, aliasDuplicateObjects: false });
}
