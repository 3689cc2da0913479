import { stringify } from 'yaml';
import { type Operator, resourcesOf } from '../core/operator.ts';
import type { MergeRecord, ProvenanceRecord, RejectRecord } from '../core/provenance.ts';
import { createMemoryFiles, type MemoryFiles } from '../datasets/memory-files.ts';
import { inProcess } from '../engines/in-process.ts';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { loadOperator } from '../operators/load.ts';
import { type ExecuteEvent, type ExecuteOutcome, executePlan } from '../pipeline/execute.ts';
import { encodingWarnings } from '../pipeline/found-encodings.ts';
import type { LeakPair } from '../pipeline/leaks.ts';
import { operatorsOf } from '../pipeline/seal.ts';
import type { OperatorTally, StepTally } from '../pipeline/tally.ts';
import { type LoadedRecipe, loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { type GivenData, placeData, recipeFile } from './given-data.ts';
import { type GivenResources, mayHoldHan, provideResources, provideSegmenter } from './given-resources.ts';
import { type PreviewItem, previewOf, rowsLookedAt } from './preview-items.ts';
import { type Counts, type RunSummary, summarize } from './summary.ts';

export interface GivenOptions {
  /** Data of each split, under its name (`train`, `test`), or of a data set in one piece (`path`). */
  data?: Readonly<Record<string, GivenData>>;
  /** Files that the recipe names beside its data, by their paths: dictionaries. */
  files?: Readonly<Record<string, string | Uint8Array>>;
  /** Operators of your own, by the paths under which the recipe names them: `{ './swap-letters.mjs': swapLetters }`. */
  operators?: Readonly<Record<string, Operator>>;
  /** BCP 47 language of the texts; the recipe's where absent. */
  language?: string;
  /** Changes to the recipe: `steps.2.augment.copies=4`. */
  set?: readonly string[];
}

export interface MemoryOptions extends GivenOptions {
  resources?: GivenResources;
  /** Rows between two turns of the page: aborting waits for so many. Changes no byte. */
  shardSize?: number;
  signal?: AbortSignal;
  onProgress?: (progress: { label: string; done: number; total: number; rejected: number }) => void;
}

export interface MemoryPreviewOptions extends MemoryOptions {
  /** Originals to show; 3 where absent. */
  samples?: number;
}

/** One split as it was written. */
export interface WrittenSplit {
  /** Name of its file in a run folder: `data/train.jsonl`. */
  file: string;
  /** The file's content. */
  text: string;
  rows: number;
  counts: Counts;
  labels: { before: Readonly<Record<string, number>>; after: Readonly<Record<string, number>> };
}

export interface MemoryResult extends Omit<RunSummary, 'splits' | 'leaks' | 'resumed' | 'reused'> {
  splits: Readonly<Record<string, WrittenSplit>>;
  /** All files of the run by name, to the byte as `leaven run` writes them: data, provenance.jsonl, rejected.jsonl, duplicates.jsonl. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Where each written row comes from and what was drawn for it. */
  provenance(): ProvenanceRecord[];
  rejected(): RejectRecord[];
  /** What was merged into another row. */
  merged(): MergeRecord[];
  /** What held-out splits share with the one that grows; empty where there is none to compare. */
  leaks: readonly LeakPair[];
  /** What entered and left each step, and what each operator did. */
  steps: Readonly<Record<string, StepTally>>;
  operators: readonly OperatorTally[];
  /** The recipe after defaults, as YAML. */
  recipe: string;
  warnings: readonly LeavenError[];
}

/**
 * Runs a recipe on data that is given, without a disk: in a browser, a worker or anywhere else. All steps work, and every row has the
 * bytes that `leaven run` would give it; `output.compression` and `output.rowsPerFile` are for files on a disk and change nothing here. Everything is held in memory: about ten times the size of the data and its copies.
 *
 * @param recipe its text (YAML or JSON), or an object as `defineRecipe` types it
 * @throws LeavenError recipe/… and dataset/… before anything runs; operator/missing-resource where WordNet is asked for and not given;
 * run/interrupted when the signal aborts
 */
export async function runInMemory(recipe: string | RecipeInput, options: MemoryOptions = {}): Promise<MemoryResult> {
  const started = performance.now();
  return withMemory(recipe, { ...options, data: options.data ?? {} }, async (loaded, files) => {
    let result: MemoryResult | undefined;
    await execute(loaded, options, async (outcome) => {
      result = resultOf(loaded, files, outcome, (performance.now() - started) / 1000);
    });
    return result as MemoryResult;
  });
}

/** A few samples with what the recipe does to them; tables are made from the first 500 rows alone. @throws as `runInMemory` */
export async function previewInMemory(recipe: string | RecipeInput, options: MemoryPreviewOptions = {}): Promise<PreviewItem[]> {
  const wanted = options.samples ?? 3;
  return withMemory(recipe, { ...options, data: options.data ?? {} }, async (loaded) => {
    let items: PreviewItem[] = [];
    const limitRows = Math.max(rowsLookedAt, wanted);
    await execute(
      loaded,
      options,
      async (outcome) => {
        items = await previewOf(outcome, wanted);
      },
      limitRows,
    );
    return items;
  });
}

/**
 * Everything that is wrong with a recipe, in order of position, each with its line and column (`position`, columns in code points).
 * Where no data is given, the files of the data set count as being there.
 */
export async function validateRecipe(
  recipe: string | RecipeInput,
  options: GivenOptions = {},
): Promise<{ errors: readonly LeavenError[]; warnings: readonly LeavenError[] }> {
  try {
    return await withMemory(recipe, options, async ({ warnings }) => ({ errors: [], warnings }));
  } catch (thrown) {
    const error = toLeavenError(thrown);
    return { errors: [error, ...error.others], warnings: [] };
  }
}

async function withMemory<T>(
  recipe: string | RecipeInput,
  options: GivenOptions,
  use: (loaded: LoadedRecipe, files: MemoryFiles) => Promise<T>,
): Promise<T> {
  const files = createMemoryFiles();
  try {
    for (const [path, content] of Object.entries(options.files ?? {})) files.put(path, content);
    for (const [path, operator] of Object.entries(options.operators ?? {})) files.putOperator(path, operator);
    const changes = placeData(recipe, options.data, files);
    if (options.language !== undefined) changes.push(`dataset.language=${JSON.stringify(options.language)}`);
    if (typeof recipe === 'string') files.put(recipeFile, recipe);
    const set = [...changes, ...(options.set ?? [])];
    return await use(await loadRecipe(typeof recipe === 'string' ? recipeFile : recipe, { cwd: files.root, set }), files);
  } finally {
    files.unmount();
  }
}

async function execute(
  { plan, resolved }: LoadedRecipe,
  options: MemoryOptions,
  finish: (outcome: ExecuteOutcome) => Promise<void>,
  limitRows?: number,
): Promise<void> {
  const { signal, shardSize } = options;
  try {
    await provideResources(await wantedResources(plan), options.resources ?? {}, signal);
    if (Object.values(options.data ?? {}).some((given) => mayHoldHan(Array.isArray(given) ? JSON.stringify(given) : (given as string))))
      await provideSegmenter(options.resources ?? {}, await cutterOf(plan), signal);
    // A split is handed over whole and as it is: nobody would unpack it or put its parts together.
    const { compression: _, rowsPerFile: __, ...output } = plan.output;
    await executePlan({
      draft: { ...plan, output },
      recipeLock: stringify(resolved, { lineWidth: 0 }),
      engine: inProcess,
      workers: 1,
      versions: {},
      ...(shardSize !== undefined ? { shardSize } : {}),
      ...(limitRows !== undefined ? { limitRows } : {}),
      ...(signal ? { signal } : {}),
      onEvent: (event: ExecuteEvent) => {
        if (event.type !== 'progress') return;
        const { label, done, total, rejected } = event;
        options.onProgress?.({ label, done, total, rejected });
      },
      finish: async (outcome) => {
        await finish(outcome);
        return {};
      },
    });
  } catch (error) {
    if (signal?.aborted) throw new LeavenError('run/interrupted', {}, { cause: error });
    throw error;
  }
}

function operatorsUsed(plan: LoadedRecipe['plan']) {
  return plan.stages.flatMap((stage) => (stage.entry ? [stage.entry, ...stage.steps] : stage.steps)).flatMap(operatorsOf);
}

/** An operator that draws words of a text. */
async function cutterOf(plan: LoadedRecipe['plan']): Promise<string | undefined> {
  for (const { use, module } of operatorsUsed(plan)) {
    const operator = await loadOperator(use, module);
    if (operator.shape === 'sample' && operator.input === 'text' && operator.determinism === 'seeded') return use;
  }
  return undefined;
}

async function wantedResources(plan: LoadedRecipe['plan']): Promise<{ operator: string; resource: string }[]> {
  const used = operatorsUsed(plan);
  const wanted: { operator: string; resource: string }[] = [];
  for (const { use, module, params } of used)
    for (const resource of resourcesOf(await loadOperator(use, module), params)) wanted.push({ operator: use, resource });
  return wanted;
}

function resultOf(loaded: LoadedRecipe, memory: MemoryFiles, outcome: ExecuteOutcome, seconds: number): MemoryResult {
  const { splits: counts, resumed: _, reused: __, ...summary } = summarize(outcome, seconds);
  const folder = outcome.plan.output.path;
  const files = new Map(outcome.files.map(({ path }) => [path, memory.read(`${folder}/${path}`)] as const));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const textOf = (path: string) => decoder.decode(files.get(path) ?? new Uint8Array(0));
  const recordsOf = <T>(path: string): T[] =>
    textOf(path)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  const splits: Record<string, WrittenSplit> = {};
  for (const { path, role, rows } of outcome.files) {
    const tally = outcome.tally.splits[role];
    const own = counts[role];
    if (!path.startsWith('data/') || !tally || !own) continue;
    splits[role] = {
      file: path,
      text: textOf(path),
      rows,
      counts: own,
      labels: { before: firstOf(tally.labelsBefore), after: firstOf(tally.labelsAfter) },
    };
  }
  return {
    ...summary,
    splits,
    files,
    provenance: () => recordsOf('provenance.jsonl'),
    rejected: () => recordsOf('rejected.jsonl'),
    merged: () => recordsOf('duplicates.jsonl'),
    leaks: outcome.leaks,
    steps: outcome.tally.steps,
    operators: Object.values(outcome.tally.operators),
    recipe: stringify(loaded.resolved, { lineWidth: 0 }),
    warnings: [...loaded.warnings, ...encodingWarnings(outcome.sources).map(({ code, data }) => new LeavenError(code, data))],
  };
}

/** The labels of the first field that has any. */
function firstOf(counts: Record<string, Record<string, number>>): Record<string, number> {
  return Object.values(counts)[0] ?? {};
}
