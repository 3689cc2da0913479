import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { FormatPlan, Plan } from '../core/plan.ts';
import type { ProvenanceRecord, RejectRecord } from '../core/provenance.ts';
import { isCellFormat } from '../datasets/formats/scanner.ts';
import { nearestName } from '../datasets/nearest.ts';
import { inProcess } from '../engines/in-process.ts';
import { threads } from '../engines/threads.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { OutputFile } from '../pipeline/assemble.ts';
import { type ExecuteOutcome, executePlan } from '../pipeline/execute.ts';
import { exists, readJson } from '../pipeline/files.ts';
import type { WorkContext } from '../pipeline/job.ts';
import { layout } from '../pipeline/layout.ts';
import { finishedState, verifyFiles } from '../pipeline/run-folder.ts';
import { createRowWriterOf, writtenColumns } from '../pipeline/write-rows.ts';
import { type LoadedRecipe, loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { type FinishedRun, type Rows, readRows } from '../training/read-rows.ts';
import { type FieldsWanted, recipeOfFile } from './data-file.ts';
import { defaultWorkers } from './workers.ts';

export interface DataOptions {
  /** Text fields of a data file, one or two; found by name and content where absent. */
  text?: readonly string[];
  /** Label field of a data file. */
  label?: string;
  /** Changes to a recipe: `steps.2.augment.copies=4`. */
  set?: readonly string[];
  /** Folder that paths are relative to; the working folder where absent. */
  cwd?: string;
  signal?: AbortSignal;
  /** How far a recipe has been run. */
  onProgress?: (progress: DataProgress) => void;
}

export interface DataProgress {
  label: string;
  done: number;
  total: number;
  rejected: number;
}

/** Data for training, predicting and judging: the splits that a recipe, a run or a file gives. */
export interface OpenedData {
  kind: 'recipe' | 'run' | 'file';
  plan: Plan;
  /** Only of a recipe that a person wrote. */
  recipe?: LoadedRecipe;
  splits: readonly string[];
  /** A split that is not there has no rows. */
  read(split: string): Promise<Rows>;
  /** What reading and steps took out of a split, in order. */
  rejects(split: string): AsyncIterable<RejectRecord>;
  /** The original that each row was made from; its own id for an original. */
  originals(ids: readonly string[]): Promise<string[]>;
}

/**
 * Opens a recipe (run into a folder that goes away), the folder of a finished run, or data files (read through a recipe of no steps but
 * those of the model that is to see them), and hands it over while it is there.
 *
 * @throws LeavenError recipe/*, dataset/*, run/not-finished, run/folder-damaged, training/option-not-here, training/unclear-field,
 * training/missing-field, training/field-count
 */
export async function withData<T>(
  data: string | RecipeInput,
  wanted: FieldsWanted,
  options: DataOptions,
  use: (opened: OpenedData) => Promise<T>,
): Promise<T> {
  const cwd = options.cwd ?? process.cwd();
  const kind = kindOf(data, cwd);
  refuseOptions(data, kind, options);
  if (kind === 'run') return use(openRun(resolve(cwd, data as string), options));
  const parent = mkdtempSync(join(tmpdir(), 'leaven-data-'));
  try {
    const input = kind === 'file' ? await recipeOfFile(data as string, wanted, options) : data;
    const recipe = await loadRecipe(input, { cwd, ...(options.set ? { set: [...options.set] } : {}) });
    const output = { path: join(parent, 'run'), format: { format: 'jsonl' } as FormatPlan };
    return await runPlan({ ...recipe.plan, output }, options, (outcome) =>
      use({
        kind,
        ...(kind === 'recipe' ? { recipe } : {}),
        ...contents(outcome.plan, outcome.files, options.signal),
      }),
    );
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** The split that is asked for: the one named, else `test`, else the only one. @throws LeavenError training/unknown-split */
export function chooseSplit(opened: OpenedData, split: string | undefined, data: string): string {
  const { splits } = opened;
  const chosen = split ?? (splits.includes('test') ? 'test' : splits.length === 1 ? splits[0] : undefined);
  if (chosen !== undefined && splits.includes(chosen)) return chosen;
  const nearest = chosen === undefined ? undefined : nearestName(chosen, splits);
  throw new LeavenError('training/unknown-split', {
    data,
    split: chosen ?? 'test',
    expected: splits,
    ...(nearest !== undefined ? { nearest } : {}),
  });
}

function kindOf(data: string | RecipeInput, cwd: string): OpenedData['kind'] {
  if (typeof data !== 'string') return 'recipe';
  const path = resolve(cwd, data);
  if (exists(layout.state(path))) return 'run';
  const ending = extname(data).toLowerCase();
  if (ending === '.yaml' || ending === '.yml') return 'recipe';
  return ending === '.json' && isRecipe(path) ? 'recipe' : 'file';
}

/** A JSON file with one object that says `leaven:` is a recipe; data is a list or one object a line. */
function isRecipe(path: string): boolean {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status?.isFile() || status.size > 1 << 20) return false;
  const value = readJson<unknown>(path) ?? tryJson(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  return typeof value === 'object' && value !== null && 'leaven' in value;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuseOptions(data: string | RecipeInput, kind: OpenedData['kind'], { text, label, set }: DataOptions): void {
  const refuse = (option: string, expected: OpenedData['kind']) => optionNotHere(option, data, expected, kind);
  if (kind !== 'file' && text !== undefined) throw refuse('--text', 'file');
  if (kind !== 'file' && label !== undefined) throw refuse('--label', 'file');
  if (kind !== 'recipe' && set !== undefined && set.length > 0) throw refuse('--set', 'recipe');
}

/** An option that another kind of data takes. */
export function optionNotHere(
  option: string,
  data: string | RecipeInput,
  expected: OpenedData['kind'],
  got: OpenedData['kind'],
): LeavenError {
  const name = typeof data === 'string' ? data : 'the recipe';
  return new LeavenError('training/option-not-here', { option, data: name, expected: kinds[expected], got: kinds[got] });
}

const kinds = {
  recipe: { en: 'a recipe', 'zh-CN': '配方' },
  run: { en: 'a run folder', 'zh-CN': '运行文件夹' },
  file: { en: 'a data file', 'zh-CN': '数据文件' },
} as const;

/** A finished run as it stands, wherever its folder is now. */
function openRun(folder: string, { signal }: DataOptions): OpenedData {
  const state = finishedState(folder);
  const stored = readJson<WorkContext>(layout.plan(folder));
  if (!stored?.plan) throw new LeavenError('run/folder-damaged', { file: 'stages/plan.json', folder });
  const plan = { ...stored.plan, output: { ...stored.plan.output, path: folder, format: writtenFormat({ ...stored, folder }) } };
  const files = state.files as OutputFile[];
  const opened = contents(plan, files, signal);
  return {
    kind: 'run',
    ...opened,
    read(split) {
      verifyFiles(folder, { ...state, files: files.filter((file) => file.role === split) });
      return opened.read(split);
    },
  };
}

/** The format of a run's files as a reader wants it: columns named where no header names them. */
function writtenFormat(context: WorkContext): FormatPlan {
  const { columns: _, ...format } = context.plan.output.format;
  if (!isCellFormat(format.format)) return format;
  const columns = createRowWriterOf(context).columns ?? writtenColumns(context.sources);
  const header = (format.format === 'csv' || format.format === 'tsv') && (format.header ?? true);
  return { ...format, ...(header ? { header } : { header: false, ...(columns ? { columns } : {}) }) };
}

function contents(plan: Plan, files: readonly OutputFile[], signal: AbortSignal | undefined) {
  const run: FinishedRun = { plan, files };
  return {
    plan,
    splits: [...new Set(files.filter((file) => file.path.startsWith('data/')).map((file) => file.role))],
    read: (split: string) => readRows(run, split, signal),
    rejects: (split: string) => rejectsOf(layout.rejected(plan.output.path), split),
    originals: (ids: readonly string[]) => originalsOf(layout.provenance(plan.output.path), ids),
  };
}

async function* rejectsOf(file: string, split: string): AsyncGenerator<RejectRecord> {
  for await (const record of recordsOf<RejectRecord>(file)) if (record.split === split) yield record;
}

async function originalsOf(file: string, ids: readonly string[]): Promise<string[]> {
  const parents = new Map<string, string>();
  for await (const { id, parent } of recordsOf<ProvenanceRecord>(file)) if (parent !== undefined) parents.set(id, parent);
  return ids.map((id) => {
    let original = id;
    for (let parent = parents.get(original); parent !== undefined; parent = parents.get(original)) original = parent;
    return original;
  });
}

/** JSON lines one by one; none where there is no file. */
async function* recordsOf<T>(file: string): AsyncGenerator<T> {
  if (!exists(file)) return;
  let rest = '';
  for await (const piece of createReadStream(file, 'utf8')) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as T;
  }
}

async function runPlan<T>(plan: Plan, options: DataOptions, use: (outcome: ExecuteOutcome) => Promise<T>): Promise<T> {
  const workers = defaultWorkers(plan);
  let result: T | undefined;
  await executePlan({
    draft: plan,
    recipeLock: '',
    engine: workers === 0 ? inProcess : threads(workers),
    workers,
    versions: {},
    ...(options.signal ? { signal: options.signal } : {}),
    onEvent: (event) => {
      if (event.type !== 'progress') return;
      const { label, done, total, rejected } = event;
      options.onProgress?.({ label, done, total, rejected });
    },
    finish: async (outcome) => {
      result = await use(outcome);
      return {};
    },
  });
  return result as T;
}
