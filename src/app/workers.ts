import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Plan, stepsOfStage } from '../core/plan.ts';
import { operatorsOf } from '../pipeline/seal.ts';

/** Below this, starting threads costs more than they save. */
const bytesForThreads = 1_000_000;

/** Threads for much data, and for operators that are not ours: a worker that dies does not take the run along. */
export function defaultWorkers(plan: Plan): number {
  const steps = plan.stages.flatMap(stepsOfStage);
  const own = steps.flatMap(operatorsOf).some((operator) => operator.module !== undefined);
  return own || inputBytes(plan) >= bytesForThreads ? availableParallelism() : 0;
}

function inputBytes(plan: Plan): number {
  return plan.sources.reduce((sum, source) => sum + (statSync(source.file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
