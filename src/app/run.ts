import { relative } from 'node:path';
import { stringify } from 'yaml';
import { inProcess } from '../engines/in-process.ts';
import { threads } from '../engines/threads.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type ExecuteOutcome, executePlan } from '../pipeline/execute.ts';
import { layout } from '../pipeline/layout.ts';
import type { RunState } from '../pipeline/run-folder.ts';
import { versionsOf } from '../pipeline/versions.ts';
import { type LoadedRecipe, loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { unnamedRecipe, untouchedSplits, writeReports } from './run-report.ts';
import { defaultWorkers } from './workers.ts';

export interface RunOptions {
  /** 0: in this thread; n: worker threads. By the size of the input where absent. Changes no byte. */
  workers?: number;
  /** Rows of a shard. Changes no byte. */
  shardSize?: number;
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

export interface Counts {
  read: number;
  /** Copies asked of augment steps. */
  asked: number;
  written: number;
  rejected: number;
  merged: number;
}

export interface RunResult {
  /** Absolute path of the run folder. */
  folder: string;
  /** Absolute path of report.html. */
  report: string;
  name: string;
  planHash: string;
  counts: Counts;
  splits: Record<string, Counts>;
  leaks: { checked: boolean; exact: number; tokenSet: number };
  /** Copies that were given up because no distinct one was found. */
  missingCopies: number;
  /** Written copies that equal their parent or a sibling (case and space folded): 0 unless a step after `augment` undid a change. */
  unchanged: number;
  guardSaves: number;
  /** Samples stopped by errors; filter decisions do not count. */
  errors: number;
  /** limits.rejects of the recipe. */
  limit: number;
  tooManyErrors: boolean;
  /** Id of a copy to look at. */
  firstCopy?: string;
  seconds: number;
  resumed: boolean;
  /** The run was finished before and its files are as it left them. */
  reused: boolean;
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

type Summary = Omit<RunResult, 'folder' | 'report'>;

function summarize(outcome: ExecuteOutcome, seconds: number): Summary {
  const { tally, plan, leaks } = outcome;
  const counts: Counts = { read: 0, asked: 0, written: 0, rejected: 0, merged: 0 };
  const splits: Record<string, Counts> = {};
  for (const name of outcome.splits) {
    const split = tally.splits[name];
    if (!split) continue;
    const { read, asked, written, rejected, merged } = split;
    splits[name] = { read, asked, written, rejected, merged };
    for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += split[key];
  }
  const operators = Object.values(tally.operators);
  const example = Object.values(tally.examples)
    .flat()
    .find((candidate) => candidate.id !== candidate.parent);
  return {
    name: plan.name,
    planHash: plan.hash,
    counts,
    splits,
    leaks: {
      checked: outcome.leaksChecked,
      exact: sum(leaks.map((pair) => pair.exact)),
      tokenSet: sum(leaks.map((pair) => pair.tokenSet)),
    },
    missingCopies: sum(
      Object.values(tally.rejects).map((reject) =>
        reject.reason === 'no-distinct-copy' || reject.reason === 'empty-text' ? reject.count : 0,
      ),
    ),
    unchanged: tally.unchanged + tally.twins,
    guardSaves: sum(operators.flatMap((operator) => Object.values(operator.saves))),
    errors: tally.errors,
    limit: plan.limits.rejects,
    tooManyErrors: tally.errors > plan.limits.rejects * counts.read,
    ...(example ? { firstCopy: example.id } : {}),
    seconds,
    resumed: outcome.resumed,
    reused: false,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function fromState(folder: string, state: RunState, milliseconds: number): RunResult {
  return {
    ...(state.summary as Summary),
    folder,
    report: layout.report(folder),
    seconds: milliseconds / 1000,
    resumed: true,
    reused: true,
  };
}
