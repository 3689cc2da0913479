import { type Plan, type StagePlan, type StepPlan, stepsOfStage } from '../core/plan.ts';
import type { PreparedSource } from '../datasets/format.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type ExecuteEvent, guessRows, mayHoldOut, prepareSources, runSideBySide } from './execute.ts';
import { readJson, writeJson } from './files.ts';
import { encodingWarnings } from './found-encodings.ts';
import { identifySources } from './identify.ts';
import type { EngineFactory, Job, JobResult, StageInput, WorkContext } from './job.ts';
import { isAugment } from './loaded.ts';
import { createPatientRunner } from './poison.ts';
import { lockFolder } from './run-folder.ts';
import { collectTables } from './run-stage.ts';
import { runStages } from './run-stages.ts';
import { arrangeStages, sealPlan } from './seal.ts';
import { recordsOf, type StoredSection } from './sections.ts';
import type { Tally } from './tally.ts';

export interface StreamCacheOptions {
  draft: Plan;
  /** Folder for what runs once, by plan hash. */
  folder: string;
  engine: EngineFactory;
  signal?: AbortSignal;
  onEvent?: (event: Extract<ExecuteEvent, { type: 'progress' | 'warning' }>) => void;
}

/** All that the epochs of a plan share: what the stages before the last one have made of the data. */
export interface StreamCache {
  context: WorkContext;
  /** What the last stage reads. */
  inputs: readonly StageInput[];
  once: StreamedOnce;
}

/** What the stages before the last one counted and rejected. */
interface StreamedOnce {
  tally: Tally;
  rejected: readonly StoredSection[];
}

/** What a cache whose stages are done says of itself. */
interface Ready {
  leaven: 1;
  kind: 'stream';
  planHash: string;
  inputs: readonly StageInput[];
  once: StreamedOnce;
}

/**
 * Runs all stages but the last into a folder of their own, or finds them there; an interrupted call is continued by the next. Another
 * process that does the same is waited for: the folder is locked while it is made, and only read after that.
 *
 * @throws LeavenError recipe/stream-after-global, dataset/*; run/interrupted when the signal aborts
 */
export async function openStreamCache(options: StreamCacheOptions): Promise<StreamCache> {
  const { folder: parent, signal } = options;
  const stages = arrangeStages(options.draft.stages);
  refuseLateStages(stages);
  const draft = { ...options.draft, stages, output: streamedOutput(options.draft) };
  const unlock = await waitForLock(parent, signal);
  try {
    const sources = await prepareSources(draft, parent, shardSizeOf(draft), options);
    for (const warning of encodingWarnings(sources)) options.onEvent?.({ type: 'warning', ...warning });
    const plan = await sealPlan(draft, sources);
    const folder = `${parent}/${plan.hash.slice(0, 16)}`;
    const context: WorkContext = { plan, sources, folder, heldOut: mayHoldOut(plan, sources), epoch: 0 };
    const file = `${folder}/stream.json`;
    const known = readJson<Ready>(file);
    if (known?.planHash === plan.hash) return { context, inputs: known.inputs, once: known.once };
    const made = await runFirstStages(context, sources, options);
    writeJson(file, { leaven: 1, kind: 'stream', planHash: plan.hash, ...made } satisfies Ready);
    return { context, ...made };
  } finally {
    unlock();
  }
}

async function runFirstStages(
  context: WorkContext,
  sources: readonly PreparedSource[],
  { engine: start, signal, onEvent }: StreamCacheOptions,
): Promise<Pick<StreamCache, 'inputs' | 'once'>> {
  const { plan, folder } = context;
  const last = plan.stages.length - 1;
  const engine = await start(context);
  try {
    const run = createPatientRunner(engine, folder, (place, reason) =>
      onEvent?.({ type: 'warning', code: 'poison-sample', data: { place, reason } }),
    );
    const runAll = (jobs: readonly Job[], done: (job: Job, result: JobResult) => void) =>
      runSideBySide(jobs, engine.capacity, run, done, signal);
    const report = (stage: number, label: string, done: number, total: number, rejected: number) =>
      onEvent?.({ type: 'progress', stage, stages: last + 1, label, done, total, rejected });

    const total = sources.reduce((sum, source) => sum + source.records, 0);
    let identified = 0;
    const first = await identifySources(plan, sources, (jobs, done) =>
      runAll(jobs, (job, result) => {
        if (result.kind === 'identify') report(0, 'read', (identified += result.kinds.length), total, 0);
        done(job, result);
      }),
    );
    const { inputs, finished, tally } = await runStages(context, first, last, runAll, report);
    const rows = inputs.reduce((sum, input) => sum + input.rows, 0);
    let collected = 0;
    await collectTables(context, last, inputs, runAll, (update) => report(last, 'collect', (collected += update.rows), rows, 0));
    return { inputs, once: { tally, rejected: finished.flatMap((stage) => recordsOf(folder, stage, 'rejected')) } };
  } finally {
    await engine.close();
  }
}

/** JSON lines, in the layout that the recipe asks for where it asks for JSON lines. */
function streamedOutput({ output }: Plan): Plan['output'] {
  const { compression: _, rowsPerFile: __, ...rest } = output;
  return { ...rest, format: output.format.format === 'jsonl' ? output.format : { format: 'jsonl' } };
}

/** @throws LeavenError recipe/stream-after-global */
function refuseLateStages(stages: readonly StagePlan[]): void {
  let augment: StepPlan | undefined;
  for (const stage of stages) {
    const late = stepsOfStage(stage)[0];
    if (augment && late) throw new LeavenError('recipe/stream-after-global', { step: late.id, augment: augment.id }, { path: late.path });
    augment ??= stage.steps.find(isAugment);
  }
}

/** Rows of a shard: a function of the data alone, so that parts and shuffled orders are the same for any number of workers. */
function shardSizeOf(draft: Plan): number {
  return Math.max(32, Math.min(1000, Math.ceil(guessRows(draft) / 32)));
}

async function waitForLock(folder: string, signal: AbortSignal | undefined): Promise<() => void> {
  for (;;) {
    if (signal?.aborted) throw new LeavenError('run/interrupted');
    try {
      return lockFolder(folder);
    } catch (error) {
      if (!(error instanceof LeavenError) || error.code !== 'run/locked') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
