import type { GuardName } from '../core/analysis.ts';
import { distinctKey } from '../core/distinct.ts';
import type { Json } from '../core/operator.ts';
import type { AugmentStepPlan } from '../core/plan.ts';
import type { Random } from '../core/random.ts';
import { type Sample, textOf } from '../core/sample.ts';
import { hash128Into } from '../kernels/hash.ts';
import { failed, judge, noteExample, type StageContext, tallyOf, textFields, traced } from './context.ts';
import { type Drawn, draw } from './draw.ts';
import type { LoadedOperator, LoadedStep } from './loaded.ts';
import type { Row, TracedStep } from './row.ts';
import { addStrength, count, type StepTally, splitTally } from './tally.ts';

/** Redraws of one copy before it is given up. */
export const attemptsPerCopy = 30;
/** Attempts that stay with one choice of operators, so that a hard text does not drive out the choice it got. */
const attemptsPerChoice = 6;

const words = new Int32Array(4);

/**
 * Makes the copies of one sample: each changed, each distinct from its parent, from its siblings and from held-out
 * samples, each past the gates; or a reject that says why not. Pushes the original (where it stays) and its copies.
 */
export function augmentRow(context: StageContext, step: LoadedStep, row: Row, into: Row[], counts: StepTally): void {
  const plan = step.plan as AugmentStepPlan;
  const { sample } = row;
  const split = splitTally(context.tally, row.split);
  split.asked += plan.copies;
  counts.asked += plan.copies;
  const copyId = (copy: number) => `${sample.id}#${plan.id}.${copy}`;
  if (plan.keepOriginal) into.push(row);
  else context.reject(row, plan.id, 'replaced-by-copies', sample);
  if (plan.fields.every((field) => textOf(sample, field).trim() === '')) {
    for (let copy = 1; copy <= plan.copies; copy++) context.reject(row, plan.id, 'empty-text', sample, { id: copyId(copy) });
    return;
  }

  const seen = new Set([distinctKey(sample, plan.fields)]);
  const siblings: Sample[] = [];
  for (let copy = 1; copy <= plan.copies; copy++) {
    const made = makeCopy(context, step, row, copy, copyId(copy), seen, siblings);
    if (made === undefined) continue;
    counts.changed++;
    siblings.push(made.sample);
    into.push({
      sample: made.sample,
      split: row.split,
      root: row.root,
      parent: sample.id,
      origin: row.origin,
      trace: made.trace,
      ...(context.tracing ? { history: [...(row.history ?? []), ...row.trace] } : {}),
      place: row.place,
      entered: sample,
      siblings: siblings.slice(0, -1),
    });
  }
}

function makeCopy(
  context: StageContext,
  step: LoadedStep,
  row: Row,
  copy: number,
  id: string,
  seen: Set<string>,
  siblings: readonly Sample[],
): { sample: Sample; trace: TracedStep[] } | undefined {
  const plan = step.plan as AugmentStepPlan;
  const { sample } = row;
  const refusals: Record<string, number> = {};
  /** Operators asked for this copy, once however often they draw, each with why it changed nothing; nothing where it did. */
  const asked = new Map<LoadedOperator, string | undefined>();
  const settle = () => {
    for (const [loaded, reason] of asked) if (reason !== undefined) count(tallyOf(context, step, loaded).unchanged, reason);
  };
  const point = spread(step.chance.open(sample.id, 0, 1).uniform(), copy);
  const choices = createChoices(plan, step.operators, point, (turn) => step.chance.open(sample.id, copy, turn));
  for (let attempt = 0; attempt < attemptsPerCopy; attempt++) {
    const chosen = choices.next();
    let current = sample;
    const trace: TracedStep[] = [];
    const draws: { loaded: LoadedOperator; before: Sample; drawn: Drawn }[] = [];
    // Whether nothing that was chosen has anything to offer here, whatever it draws.
    let hopeless = true;
    for (const loaded of chosen) {
      const own = tallyOf(context, step, loaded);
      const first = !asked.has(loaded);
      if (first) own.asked++;
      const start = performance.now();
      let drawn: Drawn;
      try {
        drawn = draw(loaded, step, context.cacheOf(step), context.plan.schema, current, loaded.streams.open(sample.id, copy, attempt));
      } catch (error) {
        failed(context, step, loaded, row, error, id);
        return undefined;
      } finally {
        own.microseconds += Math.round((performance.now() - start) * 1000);
      }
      for (const guard of Object.keys(drawn.saves)) count(own.saves, guard, drawn.saves[guard as GuardName]);
      if (drawn.plan === undefined) {
        if (first || asked.get(loaded) !== undefined) asked.set(loaded, drawn.unchanged ?? 'no-edit');
        if (drawn.unchanged === 'guard-violation') hopeless = false;
        count(refusals, drawn.unchanged ?? 'no-edit');
        continue;
      }
      hopeless = false;
      asked.set(loaded, undefined);
      draws.push({ loaded, before: current, drawn });
      trace.push({
        step: plan.id,
        operator: loaded.plan.use,
        copy,
        attempt,
        ...traced(context, step, drawn),
        ...(context.tracing ? { after: drawn.sample } : {}),
      });
      current = drawn.sample;
    }
    if (hopeless) choices.giveUp();
    if (draws.length === 0) continue;
    const key = distinctKey(current, plan.fields);
    const refusal = seen.has(key) ? 'not-distinct' : refuse(context, step, current, sample, siblings);
    if (refusal !== undefined) {
      count(refusals, refusal);
      continue;
    }
    seen.add(key);
    settle();
    for (const { loaded, before, drawn } of draws) {
      const own = tallyOf(context, step, loaded);
      own.changed++;
      addStrength(own, drawn.strength);
      noteExample(context, step, loaded, before, id, drawn);
    }
    return { sample: { ...current, id }, trace };
  }
  settle();
  context.reject(row, plan.id, 'no-distinct-copy', sample, { id, detail: { copy, refusals } as Json });
  return undefined;
}

/** Why a distinct candidate is no copy: empty, equal to a held-out sample, or turned away by a gate. */
function refuse(
  context: StageContext,
  step: LoadedStep,
  candidate: Sample,
  parent: Sample,
  siblings: readonly Sample[],
): string | undefined {
  const { fields } = step.plan;
  if (fields.every((field) => textOf(candidate, field).trim() === '')) return 'empty-text';
  if (context.heldOut) {
    hash128Into(distinctKey(candidate, textFields(context.plan)), 0, words);
    if (context.heldOut.has(words[0] as number, words[1] as number)) {
      context.tally.refused++;
      return 'equals-held-out-sample';
    }
  }
  for (const gate of step.gates) {
    const own = tallyOf(context, step, gate);
    own.asked++;
    const { reason } = judge(context, step, gate, candidate, parent, siblings);
    if (reason !== undefined) {
      own.rejected++;
      return reason;
    }
  }
  return undefined;
}

/**
 * Which operators work on one copy, attempt by attempt. A choice is kept for some attempts, so that a hard text does not
 * drive it out at once; then what has been tried steps back until all have had their turn.
 */
function createChoices(plan: AugmentStepPlan, operators: readonly LoadedOperator[], point: number, open: (turn: number) => Random) {
  const tried = new Set<LoadedOperator>();
  let turn = 0;
  let left = 0;
  let chosen: readonly LoadedOperator[] = [];
  return {
    next(): readonly LoadedOperator[] {
      if (left === 0) {
        if (tried.size === operators.length) tried.clear();
        chosen = turn === 0 && plan.choose === 'one' ? [operatorAt(operators, point)] : choose(plan, operators, tried, open(turn));
        turn++;
        for (const operator of chosen) tried.add(operator);
        left = attemptsPerChoice;
      }
      left--;
      return chosen;
    },
    /** The choice has nothing to offer: on to the next. */
    giveUp() {
      left = 0;
    },
  };
}

/**
 * Points of the copies of one sample: evenly spread from a drawn beginning by the golden ratio, so that its copies share
 * out the operators as their weights say, however many are asked for.
 */
function spread(begin: number, copy: number): number {
  return (begin + copy * 0.6180339887498949) % 1;
}

/** The operator whose share of the weights a point from 0 to 1 falls into. */
function operatorAt(operators: readonly LoadedOperator[], point: number): LoadedOperator {
  let left = point * operators.reduce((sum, operator) => sum + operator.plan.weight, 0);
  for (const operator of operators) {
    left -= operator.plan.weight;
    if (left < 0) return operator;
  }
  return operators[operators.length - 1] as LoadedOperator;
}

/** The operators of one copy, in the order of `from`; those not tried yet where there are any. */
function choose(
  plan: AugmentStepPlan,
  operators: readonly LoadedOperator[],
  tried: ReadonlySet<LoadedOperator>,
  random: Random,
): readonly LoadedOperator[] {
  if (plan.choose === 'all') return operators;
  const weights: number[] = operators.map((operator) => (tried.has(operator) ? 0 : operator.plan.weight));
  if (plan.choose === 'one') return [operators[random.weighted(weights)] as LoadedOperator];
  const { min, max } = plan.choose;
  const wanted = Math.min(operators.length, min + random.integer(max - min + 1));
  const taken = new Set<number>();
  while (taken.size < wanted) {
    if (!weights.some((weight) => weight > 0))
      for (const [index, operator] of operators.entries()) weights[index] = taken.has(index) ? 0 : operator.plan.weight;
    const index = random.weighted(weights);
    taken.add(index);
    weights[index] = 0;
  }
  return operators.filter((_, index) => taken.has(index));
}
