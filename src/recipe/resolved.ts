import type { Json } from '../core/operator.ts';
import type { OperatorPlan, StagePlan, StepPlan } from '../core/plan.ts';

/** Steps in their long form with every default, as the lock file has them: read back, they give the same plan. */
export function describeSteps(stages: readonly StagePlan[], paramsOf: (plan: OperatorPlan) => Json): Json[] {
  return stages.flatMap(({ joins = [], entry, steps }) => [
    // What adds samples takes none of the options that choose among samples.
    ...joins.map(({ id, operator }) => ({ use: operator.module ?? operator.use, with: paramsOf(operator), id })),
    ...[...(entry ? [entry] : []), ...steps].map((step) => describeStep(step, paramsOf)),
  ]);
}

function describeStep(step: StepPlan, paramsOf: (plan: OperatorPlan) => Json): Json {
  const use = (plan: OperatorPlan) => plan.module ?? plan.use;
  const choices = step.kind === 'augment' ? step.from : [];
  const options: Record<string, Json> = {
    id: step.id,
    probability: step.probability,
    ...(step.when !== undefined ? { when: step.when } : {}),
    splits: step.splits,
    onError: step.onError,
    // Where operators have places of their own, the recipe has left them to the operators.
    ...(step.fields.length > 0 && !choices.some((one) => one.fields) ? { fields: step.fields } : {}),
    ...(step.choice && !choices.some((one) => one.choice) ? { roles: step.choice.roles } : {}),
    ...(step.choice?.turns ? { turns: step.choice.turns } : {}),
    ...(step.guardsOff.length > 0 ? { guards: Object.fromEntries(step.guardsOff.map((name) => [name, false])) } : {}),
  };
  if (step.kind === 'operator') return { use: use(step.operator), with: paramsOf(step.operator), ...options };
  const choice = (plan: OperatorPlan, weighted: boolean): Json => ({
    use: use(plan),
    with: paramsOf(plan),
    id: plan.slot,
    ...(weighted ? { weight: plan.weight } : {}),
  });
  return {
    use: 'augment',
    with: {
      copies: step.copies,
      choose: step.choose,
      from: step.from.map((plan) => choice(plan, true)),
      gates: step.gates.map((plan) => choice(plan, false)),
      keepOriginal: step.keepOriginal,
    },
    ...options,
  };
}
