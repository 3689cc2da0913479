import { basename, dirname } from 'node:path';
import type { Json } from '../core/operator.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type ExecuteOutcome, grownSplit, prepareSources } from '../pipeline/execute.ts';
import { arrangeStages, sealPlan } from '../pipeline/seal.ts';
import { type LoadedRecipe, loadRecipe } from '../recipe/load.ts';
import type { LeakFinding } from '../reports/proof-model.ts';
import { type Rows, readRows, usableRows } from '../training/read-rows.ts';
import { runInto } from './task.ts';
import { type ResolvedStep, recipeWith } from './variants.ts';

/** The data all arms start from: the splits as the recipe makes them, in files of their own. */
export interface Base {
  /** `dataset` of the arms' recipes. */
  dataset: Json;
  /** Rows that can be trained on, and rows that judge. */
  train: Rows;
  test: Rows;
}

export interface CleanBase {
  base: Base;
  /** Plan hash of the whole recipe, as a run of it has. */
  hash: string;
  leak: Omit<LeakFinding, 'kept'>;
  /** The same data with its leaked rows, where there are any. */
  leaky?: Base;
}

/** Share of leaked test rows above which the split itself is at fault. */
const mostLeaked = 0.05;
const leakStep = 'proof-leaks';

/**
 * Makes the splits, looks for rows of train that equal a judging row and takes them out.
 *
 * @throws LeavenError proof/no-test, proof/empty-split, proof/test-leaked; as a run
 */
export async function makeBase(
  loaded: LoadedRecipe,
  shared: readonly ResolvedStep[],
  split: string,
  folders: { clean: string; leaky: string },
  signal?: AbortSignal,
): Promise<CleanBase> {
  const { plan } = loaded;
  const fixed =
    plan.splitColumn === undefined && shared.length === 0 && plan.stages.every((stage) => stage.entry?.operator.use !== 'dataset.split');
  const noTest = () => new LeavenError('proof/no-test', { recipe: loaded.source?.file ?? plan.name, split });
  if (split === grownSplit || (fixed && !plan.sources.some((source) => source.split === split))) throw noTest();

  const run = (steps: readonly ResolvedStep[], folder: string) =>
    runBase(loaded, { steps, dataset: sourcesOf(loaded), judge: split, folder }, signal);
  const first = await run(shared, folders.clean);
  if (!first.outcome.splits.includes(split)) throw noTest();
  for (const [name, rows] of [[grownSplit, first.base.train] as const, [split, first.base.test] as const])
    if (rows.ids.length === 0) throw new LeavenError('proof/empty-split', { split: name });

  const pair = first.outcome.leaks.find((one) => one.test === split);
  const leaked = (pair?.exact ?? 0) + (pair?.tokenSet ?? 0);
  const share = pair && pair.testRows > 0 ? leaked / pair.testRows : 0;
  if (share > mostLeaked)
    throw new LeavenError('proof/test-leaked', { leaked, rows: pair?.testRows ?? 0, percent: Math.round(share * 1000) / 10 });
  // What is removed is the same text or the same words.
  const examples = (pair?.examples ?? []).flatMap(({ kind, train, test }) => (kind === 'near' ? [] : [{ kind, train, test }]));
  const leak = { exact: pair?.exact ?? 0, tokenSet: pair?.tokenSet ?? 0, share, examples };
  const hash = await planHashOf(loaded, first.outcome);
  if (leaked === 0) return { base: first.base, hash, leak: { ...leak, removed: 0 } };

  const leaky = await run(shared, folders.leaky);
  const drop: ResolvedStep = { use: 'dataset.drop-leaks', id: leakStep, with: { against: [split] } };
  const clean = await run([...shared, drop], folders.clean);
  if (clean.base.train.ids.length === 0) throw new LeavenError('proof/empty-split', { split: grownSplit });
  return { base: clean.base, hash, leak: { ...leak, removed: clean.outcome.tally.steps[leakStep]?.rejected ?? 0 }, leaky: leaky.base };
}

/** Steps over data into a folder of the proof; what comes out is what arms start from. Without `judge`, no split that judges is read. */
export async function runBase(
  loaded: LoadedRecipe,
  from: { steps: readonly ResolvedStep[]; dataset: Json; judge?: string; folder: string; seed?: number },
  signal: AbortSignal | undefined,
): Promise<{ base: Base; outcome: ExecuteOutcome }> {
  const { steps, dataset, judge, folder, seed } = from;
  const recipe = recipeWith(loaded, { steps, dataset, output: folder, ...(seed !== undefined ? { seed } : {}) });
  // Data of an earlier base stands in the folder of the proof, as seen from which it is named.
  const { plan } = await loadRecipe(recipe, { cwd: dirname(folder) });
  return runInto(plan, signal, async (run) => {
    const { outcome, files } = run;
    const wanted = [grownSplit, 'validation', ...(judge === undefined ? [] : [judge])];
    const base: Base = {
      dataset: {
        ...rolesOf(loaded),
        // As seen from the proof's folder: what is kept there must not depend on where it stands.
        ...Object.fromEntries(
          files
            .filter((file) => wanted.includes(file.role) && file.rows > 0)
            .map((file) => [file.role, { path: `${basename(folder)}/${file.path}`, format: 'jsonl' }]),
        ),
      },
      train: usableRows(await readRows(run, grownSplit, signal)),
      test: usableRows(await readRows(run, judge ?? '', signal)),
    };
    return { base, outcome };
  });
}

function rolesOf({ plan, resolved }: LoadedRecipe): { [key: string]: Json } {
  const { fields } = resolved.dataset as { fields?: Json };
  return { task: plan.schema.task, ...(fields !== undefined ? { fields } : {}), id: plan.idField, language: plan.language };
}

/** The recipe's data set with absolute paths: it is read from another folder. A split that is left out must have files of its own. */
export function sourcesOf(loaded: LoadedRecipe, without?: string): Json {
  const { plan, resolved } = loaded;
  const { path, split } = resolved.dataset as { path?: Json; split?: Json };
  const files = (name: string) =>
    plan.sources
      .filter((source) => source.split === name && source.step === undefined)
      .map(({ file, format }) => ({ path: file, ...format })) as unknown as Json;
  const own = plan.sources.filter((source) => source.step === undefined);
  const names = [...new Set(own.map((source) => source.split))].filter((name) => name !== without);
  const parts =
    path === undefined && plan.splitColumn === undefined
      ? Object.fromEntries(names.map((name) => [name, files(name)]))
      : { path: files(names[0] ?? grownSplit) };
  return { ...rolesOf(loaded), ...parts, ...(split !== undefined ? { split } : {}) };
}

/** The plan hash that a run of the recipe itself would have. */
async function planHashOf({ plan }: LoadedRecipe, { sources, plan: { output } }: ExecuteOutcome): Promise<string> {
  // What steps add is not among the sources of the base.
  const all = plan.sources.some((source) => source.step !== undefined) ? await prepareSources(plan, output.path, 1_000_000, {}) : sources;
  const named = all.map((source, place) => ({ ...source, name: plan.sources[place]?.name ?? source.name }));
  return (await sealPlan({ ...plan, stages: arrangeStages(plan.stages) }, named)).hash;
}
