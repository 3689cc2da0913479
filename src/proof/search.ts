import { currentLanguage } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { writeWhole } from '../pipeline/files.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { defaultTrainer } from '../training/registry.ts';
import { openProofFolder } from './folder.ts';
import { bestRecipe } from './search/best-recipe.ts';
import type { Candidate } from './search/candidate.ts';
import { describeBudget, searchCommand, searchNext } from './search/commands.ts';
import { confirm, confirmSeeds } from './search/confirm.ts';
import { makeCuts } from './search/cuts.ts';
import { framed, frameOf } from './search/frame.ts';
import { openJournal } from './search/journal.ts';
import { createMeter } from './search/meter.ts';
import { planHashOf } from './search/plan-hash.ts';
import { mean, rungs } from './search/rungs.ts';
import { type SearchSetting, searchSetting } from './search/setting.ts';
import { createSpace } from './search/space.ts';
import { describeTrial } from './search/trials.ts';
import { finalistsOf, tryCandidates } from './search/waves.ts';
import { type Findings, headOf } from './search/words.ts';
import type { SearchOptions, SearchResult } from './search-options.ts';
import { createTaskRunner } from './tasks.ts';

/**
 * Looks for the growth and the trainer settings that do best, and says what they gain on rows that no choice has seen. Writes them as a
 * recipe. The split that judges in a proof takes no part. With a budget of candidates, recipe and seed give the same recipe to the byte,
 * for any number of workers; a search that was stopped goes on where it stood.
 *
 * @throws LeavenError recipe/*, dataset/*, training/*, proof/*; run/interrupted when the signal aborts
 */
export async function search(recipe: string | RecipeInput, options: SearchOptions = {}): Promise<SearchResult> {
  const started = performance.now();
  const setting = await searchSetting(recipe, options);
  const unlock = openProofFolder(setting.folder, options.overwrite ?? false);
  try {
    return await searchIn(setting, options, started);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new LeavenError('run/interrupted', {}, { cause: error });
    throw error;
  } finally {
    unlock();
  }
}

async function searchIn(setting: SearchSetting, options: SearchOptions, started: number): Promise<SearchResult> {
  const { loaded, trainer, method, metric, seed, folder, out, variants, budget } = setting;
  const { signal } = options;
  const journal = openJournal(folder);
  if (!journal.mayReplace(out, options.overwrite ?? false))
    throw new LeavenError('proof/search-file-exists', { file: options.out ?? 'best.yaml' });
  const cuts = await makeCuts(setting, signal);
  const frame = await frameOf(loaded, variants);
  const space = createSpace(variants, frame, setting, seed);
  const runner = createTaskRunner(folder, setting.workers, signal);
  try {
    const planHash = await planHashOf(setting, cuts, space, runner);
    const { name } = loaded.plan;
    journal.begin({ leaven: 1, kind: 'search', planHash, name, trainer: trainer.id, method, metric, seed });
    const rows = { train: cuts.rest.train.ids.length, confirm: cuts.rest.test.ids.length };
    options.onEvent?.({
      type: 'plan',
      name,
      planHash,
      trainer: trainer.id,
      method,
      ...rows,
      ...(budget.trials !== undefined ? { trials: budget.trials } : {}),
      ...(budget.seconds !== undefined ? { budgetSeconds: budget.seconds } : {}),
    });

    const meter = createMeter(journal, started, options.onEvent);
    const trials = await tryCandidates(setting, { cuts, space, runner, journal, meter });
    const finalists = finalistsOf(trials);
    const { winner } = finalists;
    const { kind, changed, params } = winner.candidate;
    const grows = winner.candidate.growing !== undefined || (kind === 'recipe' && frame.grows);
    const ungrown: Candidate | undefined = grows ? { kind: 'tuned', steps: framed(frame, undefined), params, changed } : undefined;
    const arms = new Set(Object.values(finalists)).size + (ungrown ? 1 : 0);
    meter.confirming(arms * confirmSeeds);
    const confirmed = await confirm(setting, cuts, runner, { ...finalists, ...(ungrown ? { ungrown } : {}) }, meter.done);

    const full = rungs[method].at(-1) as number;
    const next = searchNext(setting, options, grows);
    const found: Findings = {
      name,
      trainer: trainer.id,
      method,
      metric,
      seed,
      ...confirmed,
      winner: describeTrial(winner, full),
      devGain: mean(winner.differences),
      trials: trials.map((trial) => describeTrial(trial, full)),
      replicates: full,
      rows,
      command: searchCommand(setting, options),
      next,
      budget: describeBudget(budget),
    };
    const content =
      headOf(found, currentLanguage()) + (await bestRecipe(setting, frame, winner.candidate, trainerParamsAsked(setting, options)));
    journal.willWrite(content);
    writeWhole(out, [content]);
    const { budget: _, ...result } = found;
    return { ...result, path: out, folder, planHash, ...meter.end() };
  } finally {
    await runner.close();
  }
}

/** What recipe and caller say of the trainer: it stands in the recipe that is written, beside what the search found. */
function trainerParamsAsked({ loaded, trainer }: SearchSetting, { with: given }: SearchOptions): Record<string, unknown> {
  const { trainer: named, with: written } = loaded.training;
  return { ...((named ?? defaultTrainer) === trainer.id ? written : {}), ...given };
}
