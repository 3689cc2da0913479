import { relative } from 'node:path';
import { stringify } from 'yaml';
import { inProcess } from '../engines/in-process.ts';
import { threads } from '../engines/threads.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { executePlan } from '../pipeline/execute.ts';
import { layout } from '../pipeline/layout.ts';
import type { RunState } from '../pipeline/run-folder.ts';
import { versionsOf } from '../pipeline/versions.ts';
import { type LoadedRecipe, loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { unnamedRecipe, untouchedSplits, writeReports } from './run-report.ts';
import { type RunSummary, summarize } from './summary.ts';
import { defaultWorkers } from './workers.ts';

export interface RunOptions {
  /** 0: in this thread; n: worker threads. By the size of the input where absent. Changes no byte. */
  workers?: number;
  /** Rows of a shard. Changes no byte. */
  shardSize?: number;
  /** Memory for what steps over the whole data set collect; beyond it they put some aside in the run folder. 1024 where absent. Changes no byte. */
  memoryMegabytes?: number;
  /** Continue an unfinished run; begin where there is none; check the files of a finished one. */
  resume?: boolean;
  /** Replace what an earlier run left in the output folder. */
  overwrite?: boolean;
  /** Changes to the recipe: `steps.2.augment.copies=4`. */
  set?: readonly string[];
  /** Folder that paths in `set` are relative to; the working folder where absent. */
  cwd?: string;
  signal?: AbortSignal;
  onEvent?: (event: RunEvent) => void;
}

export type RunEvent =
  | { type: 'plan'; name: string; seed: number; planHash: string; splits: Record<string, number>; untouched: string[] }
  | { type: 'stage'; stage: number; stages: number; label: string }
  | { type: 'progress'; stage: number; stages: number; label: string; done: number; total: number; rejected: number; seconds: number }
  | { type: 'warning'; code: string; data: Record<string, string | number> };

export interface RunResult extends RunSummary {
  /** Absolute path of the run folder. */
  folder: string;
  /** Absolute path of report.html. */
  report: string;
}

/**
 * Runs a recipe (a path, or an object as `defineRecipe` types it) into its run folder.
 *
 * @throws LeavenError recipe/… and dataset/… before anything runs; run/unfinished, run/output-exists, run/locked;
 * run/interrupted when the signal aborts: the folder then holds a resumable run
 */
export async function run(recipe: string | RecipeInput, options: RunOptions = {}): Promise<RunResult> {
  const started = performance.now();
  const loaded = await loadRecipe(recipe, { cwd: options.cwd ?? process.cwd(), ...(options.set ? { set: [...options.set] } : {}) });
  const workers = options.workers ?? defaultWorkers(loaded.plan);
  const cpuBefore = process.cpuUsage();
  const result = await interruptible(() =>
    executePlan({
      draft: loaded.plan,
      recipeLock: stringify(loaded.resolved, { lineWidth: 0 }),
      engine: workers === 0 ? inProcess : threads(workers),
      workers,
      ...pick(options, ['shardSize', 'resume', 'overwrite', 'signal']),
      ...(options.memoryMegabytes !== undefined ? { memory: options.memoryMegabytes * 2 ** 20 } : {}),
      versions: { engine: workers === 0 ? 'in-process' : 'threads', workers },
      onEvent: (event) => {
        if (event.type === 'plan') {
          options.onEvent?.({
            type: 'plan',
            name: event.plan.name,
            seed: event.plan.seed,
            planHash: event.plan.hash,
            splits: event.rows,
            untouched: untouchedSplits(event.plan, Object.keys(event.rows)),
          });
        } else if (event.type === 'progress') {
          options.onEvent?.({ ...event, seconds: (performance.now() - started) / 1000 });
        } else options.onEvent?.(event);
      },
      finish: async (outcome) => {
        const cpu = process.cpuUsage(cpuBefore);
        const time = {
          wallSeconds: (performance.now() - started) / 1000,
          cpuSeconds: (cpu.user + cpu.system) / 1e6,
          peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
          workers,
        };
        const versions = await versionsOf(outcome.plan);
        const summary = summarize(outcome, time.wallSeconds);
        await writeReports(outcome, {
          time,
          versions,
          recipe: { path: sourceName(loaded), text: loaded.source?.text ?? stringify(loaded.resolved) },
          command: commandOf(loaded),
        });
        return { versions, engine: workers === 0 ? 'in-process' : 'threads', time, summary };
      },
    }),
  );
  const folder = loaded.plan.output.path;
  if (result.kind === 'already-finished') return fromState(folder, result.state, performance.now() - started);
  return { ...summarize(result.outcome, (performance.now() - started) / 1000), folder, report: layout.report(folder) };
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Pick<T, K>;
}

async function interruptible<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new LeavenError('run/interrupted', {}, { cause: error });
    throw error;
  }
}

function sourceName(loaded: LoadedRecipe): string {
  return loaded.source ? relative(process.cwd(), loaded.source.file) : unnamedRecipe;
}

function commandOf(loaded: LoadedRecipe): string {
  return `leaven run ${sourceName(loaded)}`;
}

function fromState(folder: string, state: RunState, milliseconds: number): RunResult {
  return {
    ...(state.summary as RunSummary),
    folder,
    report: layout.report(folder),
    seconds: milliseconds / 1000,
    resumed: true,
    reused: true,
  };
}
