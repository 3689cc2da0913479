import { isRedaction, needsParent, type Operator } from '../core/operator.ts';
import type { OperatorStepPlan, StagePlan, StepPlan } from '../core/plan.ts';
import type { Problems } from './problems.ts';
import type { ResolvedStep } from './resolve-steps.ts';

interface Open {
  joins: OperatorStepPlan[];
  entry?: OperatorStepPlan;
  reorders?: true;
  steps: StepPlan[];
  /** Steps so far, with the entry. */
  all: ResolvedStep[];
}

/**
 * Cuts the steps into stages: runs of steps that each sample passes alone. A stage begins
 *
 * - with a source operator, whose samples join before all else: several in a row open one stage, and the dataset operator after them too;
 * - with a dataset operator, its entry;
 * - with a step whose operator has a table, for the table is made of the data as it enters the stage, or asks a model about texts, likewise;
 * - with an `augment`, where a step before it in the stage works on texts of other splits: copies are compared with them
 *   in the form they had when the stage began.
 *
 * A table keeps words of the data in the run folder, so it is made after all that redacts.
 */
export function cutStages(
  steps: readonly ResolvedStep[],
  splits: { known: readonly string[]; open: boolean },
  problems: Problems,
): StagePlan[] {
  const stages: Open[] = [];
  let current: Open = { joins: [], steps: [], all: [] };
  const begin = () => {
    if (current.all.length > 0) stages.push(current);
    current = { joins: [], steps: [], all: [] };
  };
  let known = splits.known;
  for (const step of steps) {
    const { plan } = step;
    const first = step.operators[0];
    const others = splits.open || known.some((split) => split !== 'train');
    const joined = current.all.length === current.joins.length;
    if (plan.kind === 'operator' && first?.shape === 'source') {
      if (!joined) begin();
      current.joins.push(plan);
    } else if (plan.kind === 'operator' && first?.shape === 'dataset') {
      if (!joined) begin();
      current.entry = plan;
      if (first.reorders) current.reorders = true;
    } else {
      const table = withTables(step).length > 0 || (plan.kind === 'operator' && plan.operator.foresees === true);
      const compared = plan.kind === 'augment' && others && current.all.some((one) => touchesOthers(one));
      if ((table && !joined) || compared) begin();
      current.steps.push(plan);
    }
    if (
      first &&
      plan.kind === 'operator' &&
      needsParent(first, plan.operator.params) &&
      !current.all.some((one) => one.plan.kind === 'augment')
    )
      problems.add('recipe/parent-not-available', { operator: first.id }, step.path);
    current.all.push(step);
    known = step.splitsAfter;
  }
  begin();
  checkRedaction(steps, problems);
  if (stages.length === 0) stages.push(current);
  return stages.map(({ joins, entry, reorders, steps }, index) => ({
    index,
    ...(joins.length > 0 ? { joins } : {}),
    ...(entry ? { entry } : {}),
    ...(reorders ? { reorders } : {}),
    steps,
    hash: '',
  }));
}

function checkRedaction(steps: readonly ResolvedStep[], problems: Problems): void {
  for (const { plan, operators, path } of steps)
    for (const { id } of plan.kind === 'augment' ? operators.filter(isRedaction) : [])
      problems.add('recipe/redaction-of-copies', { operator: id }, path);
  for (const [place, step] of steps.entries()) {
    const before = steps.slice(0, place).find(({ operators: [first] }) => first?.shape !== 'source');
    if (step.plan.kind === 'operator' && step.plan.operator.redacts && step.plan.operator.foresees && before)
      problems.add('recipe/model-redaction-first', { operator: step.operators[0]?.id ?? '' }, step.path);
  }
  const last = steps.findLastIndex(({ plan }) => plan.kind === 'operator' && plan.operator.redacts);
  const redaction = steps[last]?.operators[0];
  if (!redaction) return;
  for (const step of steps.slice(0, last)) {
    const [table] = withTables(step);
    if (table) problems.add('recipe/table-before-redaction', { operator: table.id, redaction: redaction.id }, step.path);
  }
}

/** The operators of a step that need a table. */
function withTables({ plan, operators, gates }: ResolvedStep): Operator[] {
  return [...operators, ...gates].filter((operator) => {
    if ((operator.shape !== 'sample' && operator.shape !== 'filter') || operator.table === undefined) return false;
    const asked = operator.shape === 'sample' && operator.input === 'sample' && plan.kind === 'operator' ? operator.needsTable : undefined;
    return asked?.(plan.kind === 'operator' ? plan.operator.params : {}) ?? true;
  });
}

/** Whether samples of other splits than train may differ after the step: it changes, drops, moves or copies them. */
function touchesOthers({ plan, operators }: ResolvedStep): boolean {
  const [first] = operators;
  if (first?.shape === 'source') return false;
  const made = operators.some((operator) => operator.shape === 'dataset' && operator.makesSplits !== undefined);
  return made || plan.splits === 'all' || plan.splits.some((split) => split !== 'train');
}
