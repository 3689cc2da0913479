import { filesOf } from '../core/files.ts';
import type { Json } from '../core/operator.ts';
import type { Plan } from '../core/plan.ts';
import type { PreparedSource } from '../datasets/format.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { assemble, type OutputFile } from './assemble.ts';
import { writeJson, writeWhole } from './files.ts';
import { findingsOf } from './findings.ts';
import { encodingWarnings, withEncodings } from './found-encodings.ts';
import { prepareOne } from './generate.ts';
import { identifySources, splitMakers } from './identify.ts';
import type { EngineFactory, Job, JobResult, WorkContext } from './job.ts';
import { layout } from './layout.ts';
import { findLeaks, type LeakPair } from './leaks.ts';
import { createPatientRunner } from './poison.ts';
import { redacts } from './privacy.ts';
import { clearFolder, inspectFolder, lockFolder, type RunState, removeShards, verifyFiles } from './run-folder.ts';
import { runStages, type StageReport } from './run-stages.ts';
import { arrangeStages, sealPlan } from './seal.ts';
import type { StageShards } from './sections.ts';
import type { Tally } from './tally.ts';

export type ExecuteEvent =
  | { type: 'plan'; plan: Plan; rows: Record<string, number> }
  | { type: 'progress'; stage: number; stages: number; label: string; done: number; total: number; rejected: number }
  | { type: 'warning'; code: string; data: Record<string, string | number> };

export interface ExecuteOptions {
  draft: Plan;
  /** The recipe after defaults, as it is kept in the run folder. */
  recipeLock: string;
  engine: EngineFactory;
  /** Workers the engine will have: only for the size of shards. */
  workers: number;
  /** Rows of a shard. Changes no byte; chosen by the size of the input where absent. */
  shardSize?: number;
  /** Bytes that collectors may hold before they put some aside. Changes no byte. */
  memory?: number;
  resume?: boolean;
  overwrite?: boolean;
  /** Only so many rows of each source, for a trial. */
  limitRows?: number;
  signal?: AbortSignal;
  onEvent?: (event: ExecuteEvent) => void;
  versions: Record<string, unknown>;
  /** Writes the report; its result joins run.json. Called when the files stand, before the run counts as finished. */
  finish: (outcome: ExecuteOutcome) => Promise<Record<string, unknown>>;
}

export interface ExecuteOutcome {
  plan: Plan;
  sources: readonly PreparedSource[];
  tally: Tally;
  /** What dataset operators found, by step. */
  findings: Record<string, Json>;
  files: readonly OutputFile[];
  leaks: readonly LeakPair[];
  /** Whether leaks were looked for. */
  leaksChecked: boolean;
  /** Names of the splits written, the one that grows first. */
  splits: readonly string[];
  resumed: boolean;
  /** Shards an earlier run had finished. */
  reusedShards: number;
}

export type ExecuteResult = { kind: 'done'; outcome: ExecuteOutcome; state: RunState } | { kind: 'already-finished'; state: RunState };

/** The split that grows. */
export const grownSplit = 'train';

/** Runs a plan into its folder: exactly, resumably, and finished only when every count adds up. */
export async function executePlan(options: ExecuteOptions): Promise<ExecuteResult> {
  const folder = options.draft.output.path;
  const found = inspectFolder(folder);
  if (!options.overwrite && !options.resume) {
    if (found.kind === 'finished') throw new LeavenError('run/output-exists', { folder });
    if (found.kind === 'unfinished') throw new LeavenError('run/unfinished', { folder });
  }
  const unlock = lockFolder(folder);
  try {
    if (options.overwrite) clearFolder(folder);
    return await executeLocked(options, folder, options.overwrite || found.kind === 'fresh' ? undefined : found.state);
  } finally {
    unlock();
  }
}

async function executeLocked(options: ExecuteOptions, folder: string, earlier: RunState | undefined): Promise<ExecuteResult> {
  const { signal } = options;
  const draft = { ...options.draft, stages: arrangeStages(options.draft.stages) };
  const kept = typeof earlier?.shardSize === 'number' ? earlier.shardSize : undefined;
  const shardSize = kept ?? options.shardSize ?? defaultShardSize(draft, options.workers);
  const sources = await prepareSources(draft, folder, shardSize, options);
  const plan = await sealPlan(draft, sources);
  if (earlier?.state === 'finished') {
    if (earlier.planHash === plan.hash) {
      verifyFiles(folder, earlier);
      removeCopies(plan, folder);
      return { kind: 'already-finished', state: earlier };
    }
  }
  const state: RunState = {
    leaven: 1,
    kind: 'run',
    state: 'running',
    name: plan.name,
    seed: plan.seed,
    planHash: plan.hash,
    shardSize,
    versions: options.versions,
  };
  writeJson(layout.state(folder), state);
  writeWhole(layout.recipe(folder), [withEncodings(options.recipeLock, sources)]);

  const heldOut = mayHoldOut(plan, sources);
  const stored: WorkContext = { plan, sources, folder, heldOut, epoch: 0 };
  writeJson(layout.plan(folder), stored);
  const context: WorkContext = options.memory === undefined ? stored : { ...stored, memory: options.memory };
  options.onEvent?.({ type: 'plan', plan, rows: rowsBySplit(sources) });
  for (const warning of encodingWarnings(sources)) options.onEvent?.({ type: 'warning', ...warning });

  const engine = await options.engine(context);
  let outcome: ExecuteOutcome;
  try {
    outcome = await executeStages(options, context, engine, earlier !== undefined);
  } finally {
    await engine.close();
  }
  signal?.throwIfAborted();
  const more = await options.finish(outcome);
  const finished: RunState = { ...state, ...more, state: 'finished', files: outcome.files };
  writeJson(layout.state(folder), finished);
  for (let stage = 0; stage < plan.stages.length; stage++) removeShards(folder, stage);
  removeCopies(plan, folder);
  return { kind: 'done', outcome, state: finished };
}

/** Copies of the inputs (unpacked, in UTF-8) stay for replays, save where they hold what the recipe redacts. */
function removeCopies(plan: Plan, folder: string): void {
  if (redacts(plan)) filesOf(folder).remove(layout.inputs(folder));
}

async function executeStages(
  options: ExecuteOptions,
  context: WorkContext,
  engine: Awaited<ReturnType<EngineFactory>>,
  resumed: boolean,
): Promise<ExecuteOutcome> {
  const { plan, sources, folder } = context;
  const warn = (code: string, data: Record<string, string | number>) => options.onEvent?.({ type: 'warning', code, data });
  const run = createPatientRunner(engine, folder, (place, reason) => warn('poison-sample', { place, reason }));
  const runAll = (jobs: readonly Job[], done: (job: Job, result: JobResult) => void) =>
    runSideBySide(jobs, engine.capacity, run, done, options.signal);
  const stages = plan.stages.length;
  const report: StageReport = (stage, label, done, total, rejected) =>
    options.onEvent?.({ type: 'progress', stage, stages, label, done, total, rejected });

  const total = sources.reduce((sum, source) => sum + source.records, 0);
  let identified = 0;
  const inputs = await identifySources(plan, sources, (jobs, done) =>
    runAll(jobs, (job, result) => {
      if (result.kind === 'identify') report(0, 'read', (identified += result.kinds.length), total, 0);
      done(job, result);
    }),
  );

  const { tally, finished, reusedShards } = await runStages(context, inputs, stages, runAll, report);
  checkCounts(tally);
  const splits = orderSplits(Object.keys(tally.splits));
  const last = finished[finished.length - 1] as StageShards;
  const files = await assemble(context, finished, splits);
  const leaks = context.heldOut ? findLeaks(context, last, splits, grownSplit) : [];
  const findings = await findingsOf(context);
  return { plan, sources, tally, findings, files, leaks, leaksChecked: leaks.length > 0, splits, resumed, reusedShards };
}

export async function prepareSources(
  draft: Plan,
  folder: string,
  shardSize: number,
  options: Pick<ExecuteOptions, 'limitRows' | 'signal'>,
): Promise<PreparedSource[]> {
  const sources: PreparedSource[] = [];
  for (const source of draft.sources) {
    options.signal?.throwIfAborted();
    const size = options.limitRows === undefined ? shardSize : Math.min(shardSize, options.limitRows);
    const prepared = await prepareOne(
      draft,
      source,
      sources,
      {
        spoolFolder: layout.inputs(folder),
        shardSize: size,
        schema: draft.schema,
        ...(options.signal ? { signal: options.signal } : {}),
      },
      options.limitRows,
    );
    if (options.limitRows !== undefined) {
      prepared.shards = prepared.shards.slice(0, Math.ceil(options.limitRows / size));
      prepared.records = prepared.shards.reduce((sum, shard) => sum + shard.records, 0);
    }
    sources.push(prepared);
  }
  return sources;
}

/** Enough shards to keep workers busy, each large enough to be worth its files. */
function defaultShardSize(draft: Plan, workers: number): number {
  return Math.max(500, Math.min(5_000, Math.ceil(guessRows(draft) / (Math.max(1, workers) * 4))));
}

/** About as many rows as the files may have, told by their size alone. */
export function guessRows(draft: Plan): number {
  const onFile = draft.sources.filter((source) => source.generator === undefined);
  const bytes = onFile.reduce((sum, source) => sum + Math.max(0, filesOf(source.file).size(source.file)), 0);
  return bytes / 120;
}

export async function runSideBySide(
  jobs: readonly Job[],
  capacity: number,
  run: (job: Job) => Promise<JobResult>,
  done: (job: Job, result: JobResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < jobs.length) {
      signal?.throwIfAborted();
      const job = jobs[next++] as Job;
      done(job, await run(job));
    }
  };
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => undefined);
  try {
    await Promise.race([Promise.all(Array.from({ length: Math.max(1, capacity) }, lane)), aborted]);
  } finally {
    // One signal may see hundreds of runs.
    signal?.removeEventListener('abort', stop);
  }
}

export function mayHoldOut(plan: Plan, sources: readonly PreparedSource[]): boolean {
  const names = new Set(sources.map((source) => source.split));
  return names.size > 1 || names.has('*') || plan.stages.some((stage) => stage.entry && splitMakers.has(stage.entry.operator.use));
}

function rowsBySplit(sources: readonly PreparedSource[]): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const source of sources) rows[source.split] = (rows[source.split] ?? 0) + source.records;
  return rows;
}

function orderSplits(names: readonly string[]): string[] {
  return [...names].sort((a, b) => Number(b === grownSplit) - Number(a === grownSplit) || (a < b ? -1 : 1));
}

/** read + copies asked = written + rejected + merged, in total and, with what moved between them, for each split. */
function checkCounts(tally: Tally): void {
  const total = { read: 0, asked: 0, written: 0, rejected: 0, merged: 0, moved: 0 };
  const check = (counts: typeof total) => {
    if (counts.read + counts.asked + counts.moved !== counts.written + counts.rejected + counts.merged)
      throw new LeavenError('run/counts-differ', { ...counts });
  };
  for (const split of Object.values(tally.splits)) {
    check(split);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += split[key];
  }
  check(total);
}
