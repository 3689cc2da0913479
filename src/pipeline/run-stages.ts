import type { Plan } from '../core/plan.ts';
import type { StageInput, WorkContext } from './job.ts';
import { nextInputs, type RunAll, runStageShards } from './run-stage.ts';
import type { StageShards } from './sections.ts';
import { createTally, mergeTally, type Tally } from './tally.ts';

export type StageReport = (stage: number, label: string, done: number, total: number, rejected: number) => void;

/** Stages that ran one after another, and what the one after them reads. */
export interface StagesDone {
  tally: Tally;
  finished: StageShards[];
  inputs: StageInput[];
  /** Shards an earlier run had finished. */
  reusedShards: number;
}

/** Runs the stages before stage `end` in their order: each reads what the one before has written. */
export async function runStages(
  context: WorkContext,
  first: readonly StageInput[],
  end: number,
  runAll: RunAll,
  report: StageReport,
): Promise<StagesDone> {
  const { plan } = context;
  const done: StagesDone = { tally: createTally(), finished: [], inputs: withJoined(context, 0, [], first), reusedShards: 0 };
  for (let index = 0; index < end; index++) {
    const rows = done.inputs.reduce((sum, input) => sum + input.rows, 0);
    const counts = { collect: 0, process: 0 };
    let rejected = 0;
    const label = labelOf(plan, index);
    const { shards, reused } = await runStageShards(context, index, done.inputs, runAll, ({ phase, rows: more, rejected: stopped }) => {
      counts[phase] += more;
      rejected += stopped;
      report(index, phase === 'collect' ? `${label} (collect)` : label, counts[phase], rows, rejected);
    });
    done.reusedShards += reused;
    for (const shard of shards) mergeTally(done.tally, shard.tally);
    done.finished.push({ stage: index, shards });
    if (index + 1 < plan.stages.length) done.inputs = withJoined(context, index + 1, nextInputs(context, index, shards), first);
  }
  return done;
}

/** The inputs of a stage: what the one before has written, and the shards of the sources that join here. */
function withJoined(
  { plan, sources }: WorkContext,
  index: number,
  before: readonly StageInput[],
  identified: readonly StageInput[],
): StageInput[] {
  const joins = plan.stages[index]?.joins?.map((step) => step.id) ?? [];
  const joined = identified.filter(({ from }) => {
    const step = from.kind === 'source' ? sources[from.source]?.step : undefined;
    return step === undefined ? index === 0 : joins.includes(step);
  });
  let ordinal = 0;
  return [...before, ...joined].map((input, shard) => {
    const placed = { ...input, shard, ordinal };
    ordinal += input.rows;
    return placed;
  });
}

function labelOf(plan: Plan, index: number): string {
  const stage = plan.stages[index];
  const step = stage?.steps.find((candidate) => candidate.kind === 'augment') ?? stage?.entry ?? stage?.steps[0] ?? stage?.joins?.[0];
  return step === undefined ? 'write' : step.kind === 'augment' ? 'augment' : step.operator.use;
}
