import { canonicalJson } from '../../datasets/identity.ts';
import { sha256 } from '../../pipeline/seal.ts';
import type { TaskRunner } from '../tasks.ts';
import type { Cuts } from './cuts.ts';
import { rungs, waveTrainings } from './rungs.ts';
import type { SearchSetting } from './setting.ts';
import type { Space } from './space.ts';
import { taskOf } from './trials.ts';

/** All that decisions of a search depend on but its budget: more of it goes on with the same search. */
export async function planHashOf(setting: SearchSetting, cuts: Cuts, space: Space, runner: TaskRunner): Promise<string> {
  const { variants, metric, method, seed, split } = setting;
  const recipe = { ...space.baseline, steps: variants.recipe.steps };
  const key = await runner.keyOf(await taskOf(setting, cuts.rest, recipe, { seed, place: '' }));
  return sha256(
    canonicalJson({ key, metric, method, seed, split, rungs: rungs[method], waveTrainings, space: space.description } as never),
  );
}
