import { canonicalJson } from '../datasets/identity.ts';
import { currentLanguage } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { removeFolder, writeWhole } from '../pipeline/files.ts';
import { sha256 } from '../pipeline/seal.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { renderProofJson } from '../reports/proof/proof-json.ts';
import { renderProofReport } from '../reports/proof/proof-report.ts';
import { makeBase } from './base.ts';
import { buildReport } from './build-report.ts';
import { openProofFolder, proofLayout } from './folder.ts';
import type { ProofResult, ProveOptions } from './options.ts';
import { planProof } from './plan.ts';
import { type ProofSetting, proofSetting } from './setting.ts';
import { createTaskRunner } from './tasks.ts';

/**
 * Trains with and without the growth of a recipe and judges both on rows that nothing has touched: whether it helps, by how much, what
 * each operator adds, and what the answer costs. The same recipe, data and options give the same numbers, times aside; a proof that was
 * stopped goes on where it stood.
 *
 * @throws LeavenError recipe/*, dataset/*, training/*, proof/*; run/interrupted when the signal aborts
 */
export async function prove(recipe: string | RecipeInput, options: ProveOptions = {}): Promise<ProofResult> {
  const started = performance.now();
  const setting = await proofSetting(recipe, options);
  const unlock = openProofFolder(setting.folder, options.overwrite ?? false);
  try {
    return await proveIn(setting, options, started);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new LeavenError('run/interrupted', {}, { cause: error });
    throw error;
  } finally {
    unlock();
  }
}

async function proveIn(setting: ProofSetting, options: ProveOptions, started: number): Promise<ProofResult> {
  const { folder, loaded, variants, split, trainer, params, seeds, metric, draw, keep, ablation, curve } = setting;
  const { signal, holdout } = options;
  const folders = { clean: proofLayout.base(folder), leaky: proofLayout.leaks(folder) };
  const base = await makeBase(loaded, variants.shared, split, folders, signal);
  const recipe = base.hash;
  const planHash = sha256(
    canonicalJson({ recipe, trainer: trainer.id, params, seeds, metric, split, holdout, draw, keep, ablation, curve }),
  );
  const plan = await planProof(setting, base, signal);
  const total = plan.tasks.length;
  options.onEvent?.({
    type: 'plan',
    name: loaded.plan.name,
    planHash,
    trainer: trainer.id,
    arms: plan.arms.length,
    trainings: total,
    train: plan.available,
    test: base.base.test.ids.length,
  });

  let done = 0;
  let reused = 0;
  const seconds = () => (performance.now() - started) / 1000;
  const runner = createTaskRunner(folder, setting.workers, signal);
  const results = await runner
    .run(plan.tasks, (task, again) => {
      done++;
      if (again) reused++;
      options.onEvent?.({ type: 'progress', label: task.name, done, total, seconds: seconds() });
    })
    .finally(() => runner.close());
  removeFolder(proofLayout.work(folder));

  const proof = await buildReport(setting, options, { planHash, base, plan, results, wallSeconds: seconds() });
  writeWhole(proofLayout.json(folder), [renderProofJson(proof)]);
  writeWhole(proofLayout.report(folder), [await renderProofReport(proof, currentLanguage())]);
  return { folder, report: proofLayout.report(folder), json: proofLayout.json(folder), proof, reused };
}
