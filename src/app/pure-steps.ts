import type { Json } from '../core/operator.ts';
import type { OperatorStepPlan, Plan, StepPlan } from '../core/plan.ts';
import { loadOperator } from '../operators/load.ts';
import { describeSteps } from '../recipe/resolved.ts';

/**
 * The steps of a recipe that say the same of a row wherever it comes from: pure operators on single samples, on every split and every row.
 * A model keeps them for the rows it is to see later. An operator of the user's own is named by the absolute path of its module: where
 * that file is gone, predicting fails and says so.
 */
export async function pureSteps(plan: Plan): Promise<Json[]> {
  const steps: OperatorStepPlan[] = [];
  for (const step of plan.stages.flatMap((stage) => stage.steps)) if (await isPure(step)) steps.push(step as OperatorStepPlan);
  return describeSteps([{ index: 0, hash: '', steps }], (operator) => operator.params);
}

async function isPure(step: StepPlan): Promise<boolean> {
  if (step.kind !== 'operator' || step.splits !== 'all' || step.probability < 1) return false;
  const operator = await loadOperator(step.operator.use, step.operator.module);
  return operator.shape === 'sample' && operator.determinism === 'pure' && operator.table === undefined;
}
