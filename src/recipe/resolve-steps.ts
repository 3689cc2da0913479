import type { GuardName } from '../core/analysis.ts';
import { compileExpression } from '../core/expression.ts';
import { parseExpression } from '../core/expression-parser.ts';
import type { Operator } from '../core/operator.ts';
import type { AugmentStepPlan, OperatorStepPlan, SourcePlan, StepPlan } from '../core/plan.ts';
import type { Schema } from '../core/schema.ts';
import { labelKinds } from '../core/tasks.ts';
import { nearestName } from '../datasets/nearest.ts';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { type Checked, checkLabels, checkOperator, checkShapeOf, type Found } from './check-operator.ts';
import { asDrawn, augmentFields, defaultFields, defaultSplits } from './fields.ts';
import { type FoundOperator, findOperator } from './operators.ts';
import { type RecipePath, shorten } from './path.ts';
import type { Problems } from './problems.ts';
import type { WrittenOperator, WrittenStep } from './read-steps.ts';
import { checkColumns, resolveSource } from './resolve-source.ts';
import { createStepIds } from './step-ids.ts';
import { checkSides, choiceFor, fieldsFor, ownPlaces } from './step-places.ts';

export interface StepContext {
  schema: Schema | undefined;
  /** Splits known before the first step, to which steps add. */
  splits: readonly string[];
  openSplits: boolean;
  folderOf(path: RecipePath): string;
  problems: Problems;
}

/** A step ready to be put into a stage. */
export interface ResolvedStep {
  plan: StepPlan;
  path: RecipePath;
  /** The operator of a plain step; choices and gates of an augment. */
  operators: readonly Operator[];
  gates: readonly Operator[];
  /** What a source operator adds. */
  sources: readonly SourcePlan[];
  /** Splits that exist once the step is done. */
  splitsAfter: readonly string[];
}

/** Checks every step against its operator and fills all defaults in. Faults go to `problems`; what is faulty is left out. */
export async function resolveSteps(steps: readonly WrittenStep[], context: StepContext): Promise<ResolvedStep[]> {
  const found = await loadAll(steps, context);
  const ids = createStepIds(context.problems);
  for (const step of steps) if (step.options.id !== undefined) ids.take(step.options.id, [...step.optionsPath, 'id']);
  const resolved: ResolvedStep[] = [];
  let splits = context.splits;
  for (const step of steps) {
    await checkCondition(step, context.problems);
    const result = step.augment ? resolveAugment(step, found, ids, context, splits) : resolvePlain(step, found, ids, context, splits);
    if (!result) continue;
    resolved.push(result);
    splits = result.splitsAfter;
  }
  await checkColumns(resolved, context.problems);
  return resolved;
}

export type Ids = ReturnType<typeof createStepIds>;

/** Loads what the recipe names, all at once; nothing else is imported. */
async function loadAll(steps: readonly WrittenStep[], { folderOf, problems }: StepContext): Promise<Found> {
  const named = steps.flatMap((step) => [
    ...(step.operator ? [step.operator] : []),
    ...(step.augment?.from ?? []),
    ...(step.augment?.gates ?? []),
  ]);
  const loading = new Map<string, Promise<FoundOperator | LeavenError>>();
  const found = new Map<WrittenOperator, FoundOperator>();
  for (const one of named) {
    const folder = folderOf(one.usePath);
    const key = `${folder}\n${one.use}`;
    if (!loading.has(key))
      loading.set(
        key,
        findOperator(one.use, folder).catch((error: unknown) => toLeavenError(error)),
      );
  }
  for (const one of named) {
    const result = await loading.get(`${folderOf(one.usePath)}\n${one.use}`);
    if (result instanceof LeavenError) problems.addError(result, one.usePath, one.useTarget);
    else if (result) found.set(one, result);
  }
  return found;
}

function resolvePlain(
  step: WrittenStep,
  found: Found,
  ids: Ids,
  context: StepContext,
  splits: readonly string[],
): ResolvedStep | undefined {
  const { problems, schema } = context;
  const checked = step.operator && checkOperator(step.operator, found, context);
  if (!checked || !step.operator) return undefined;
  const { operator } = checked;
  if (operator.shape === 'source') return resolveSource(step, operator, checked, ids, context, splits);
  checkShapeOf(operator, step.operator, problems);
  if (schema) checkLabels(operator, step.operator, schema, problems);
  const fields = fieldsFor(step, schema ? defaultFields(operator, schema) : [], context);
  const choice = choiceFor(step, [operator], context);
  checkSides([operator], fields, step, context);
  const chosen = splitsFor(step, defaultSplits(operator), splits, operator.id, context);
  const drawing = operator.shape === 'sample' && operator.determinism !== 'pure';
  if (drawing) warnOfTest(step, operator.id, chosen, problems);
  if (drawing && schema) warnOfLabel([operator], schema, step, problems);
  const guardsOff = guardsOf(step);
  const adds = operator.shape === 'sample' && operator.input === 'sample' ? (operator.adds?.(checked.plan.params, fields) ?? []) : [];
  const { probability, when, onError } = step.options;
  const content = {
    operator: { use: checked.plan.use, params: checked.written },
    probability,
    when: when ?? null,
    splits: chosen,
    fields,
    ...(choice ? { choice } : {}),
    guardsOff,
  };
  const plan: OperatorStepPlan = {
    kind: 'operator',
    id: ids.of(step.options.id, operator.id, content),
    path: step.path.join('.'),
    probability,
    ...(when !== undefined ? { when } : {}),
    splits: chosen,
    onError,
    fields,
    ...(choice ? { choice } : {}),
    guardsOff,
    operator: { ...checked.plan, slot: operator.id, ...(adds.length > 0 ? { adds } : {}) },
  };
  if (operator.shape === 'dataset') checkReads(operator.readsSplits?.(checked.plan.params), step.operator, splits, context);
  const made = operator.shape === 'dataset' ? (operator.makesSplits?.(checked.plan.params) ?? []) : [];
  return { plan, path: step.path, operators: [operator], gates: [], sources: [], splitsAfter: [...new Set([...splits, ...made])] };
}

function resolveAugment(
  step: WrittenStep,
  found: Found,
  ids: Ids,
  context: StepContext,
  splits: readonly string[],
): ResolvedStep | undefined {
  const { problems, schema } = context;
  const { augment } = step;
  if (!augment) return undefined;
  const from = augment.from.flatMap((one) => checkOperator(one, found, context) ?? []);
  const gates = augment.gates.flatMap((one) => checkOperator(one, found, context) ?? []);
  const advice = {
    filter: { en: 'put it under gates:', 'zh-CN': '应放在 gates: 下' },
    dataset: { en: 'put it under steps:', 'zh-CN': '应放在 steps: 下' },
    source: { en: 'put it under steps:', 'zh-CN': '应放在 steps: 下' },
    sample: { en: 'put it under from:', 'zh-CN': '应放在 from: 下' },
  };
  for (const { operator, source } of from) {
    if (operator.shape === 'filter' || operator.shape === 'dataset' || operator.shape === 'source')
      problems.add(
        'recipe/not-allowed-here',
        { operator: operator.id, where: 'augment.from', advice: advice[operator.shape] },
        source.usePath,
        source.useTarget,
      );
    else checkShapeOf(operator, source, problems);
    if (schema) checkLabels(operator, source, schema, problems);
  }
  for (const { operator, source } of gates) {
    if (operator.shape !== 'filter')
      problems.add(
        'recipe/not-allowed-here',
        {
          operator: operator.id,
          where: 'augment.gates',
          advice: operator.shape === 'dataset' || operator.shape === 'source' ? advice.dataset : advice.sample,
        },
        source.usePath,
        source.useTarget,
      );
  }
  const choices = from.map((one) => one.operator);
  const fields = fieldsFor(step, schema ? augmentFields(choices, schema) : [], context);
  const choice = choiceFor(step, choices.map(asDrawn), context);
  checkSides(choices, fields, step, context);
  const chosen = splitsFor(step, ['train'], splits, 'augment', context);
  warnOfTest(step, 'augment', chosen, problems);
  if (schema) warnOfLabel(choices, schema, step, problems);
  const guardsOff = guardsOf(step);
  const slots = slotsOf([...from, ...gates], problems);
  const plans = [...from, ...gates].map((one, index) => ({
    ...one.plan,
    slot: slots[index] as string,
    ...(index < from.length ? ownPlaces(one.operator, step, fields, choice, context) : {}),
  }));
  const { probability, when, onError } = step.options;
  const { copies, choose, keepOriginal } = augment;
  const contentOf = (list: readonly Checked[], offset: number) =>
    list.map((one, index) => ({ use: one.plan.use, params: one.written, slot: slots[offset + index], weight: one.plan.weight }));
  const content = {
    augment: { copies, choose, keepOriginal, from: contentOf(from, 0), gates: contentOf(gates, from.length) },
    ...{ probability, when: when ?? null, splits: chosen, fields, ...(choice ? { choice } : {}), guardsOff },
  };
  const plan: AugmentStepPlan = {
    kind: 'augment',
    id: ids.of(step.options.id, 'augment', content),
    path: step.path.join('.'),
    probability,
    ...(when !== undefined ? { when } : {}),
    splits: chosen,
    onError,
    fields,
    ...(choice ? { choice } : {}),
    guardsOff,
    copies,
    choose,
    from: plans.slice(0, from.length),
    gates: plans.slice(from.length),
    keepOriginal,
  };
  return { plan, path: step.path, operators: choices, gates: gates.map((one) => one.operator), sources: [], splitsAfter: splits };
}

/** Ids of the draws inside an augment: written, or the operator's id and its count among equals. */
function slotsOf(list: readonly Checked[], problems: Problems): string[] {
  const taken = new Set(list.flatMap((one) => one.source.id ?? []));
  const written = new Set<string>();
  return list.map(({ source, plan }) => {
    if (source.id !== undefined) {
      if (written.has(source.id)) problems.add('recipe/duplicate-id', { id: source.id }, [...source.path, 'id']);
      written.add(source.id);
      return source.id;
    }
    let slot = plan.use;
    for (let count = 2; taken.has(slot); count++) slot = `${plan.use}~${count}`;
    taken.add(slot);
    return slot;
  });
}

function splitsFor(
  step: WrittenStep,
  rest: 'all' | readonly string[],
  known: readonly string[],
  name: string,
  { openSplits, problems }: StepContext,
): 'all' | readonly string[] {
  const written = step.options.splits;
  if (written === undefined) {
    if (rest !== 'all' && !openSplits && known.length > 0 && !rest.some((split) => known.includes(split)))
      problems.warn('recipe/no-train', { step: name, splits: known }, step.path);
    return rest;
  }
  const list = typeof written === 'string' ? [written] : written;
  if (list.includes('all')) return 'all';
  for (const [index, split] of list.entries()) {
    if (openSplits || known.length === 0 || known.includes(split)) continue;
    const nearest = nearestName(split, known);
    const path = [...step.optionsPath, 'splits', ...(typeof written === 'string' ? [] : [index])];
    problems.add(
      'recipe/unknown-split',
      { split: shorten(split), expected: [...known, 'all'], ...(nearest !== undefined ? { nearest } : {}) },
      path,
    );
  }
  return [...new Set(list)].sort();
}

/** Splits that an operator compares with: a name that is none would compare with nothing and say nothing. */
function checkReads(
  reads: 'all' | readonly string[] | undefined,
  operator: WrittenOperator,
  known: readonly string[],
  { openSplits, problems }: StepContext,
): void {
  if (reads === undefined || reads === 'all' || openSplits || known.length === 0) return;
  for (const split of reads) {
    if (known.includes(split)) continue;
    const nearest = nearestName(split, known);
    const data = { split: shorten(split), expected: known, ...(nearest !== undefined ? { nearest } : {}) };
    problems.add('recipe/unknown-split', data, operator.paramsPath);
  }
}

function warnOfTest(step: WrittenStep, name: string, splits: 'all' | readonly string[], problems: Problems): void {
  const others = splits === 'all' ? ['all'] : splits.filter((split) => split !== 'train');
  if (step.options.splits !== undefined && others.length > 0)
    problems.warn('recipe/augments-test', { step: name, splits: others }, step.path);
}

function warnOfLabel(operators: readonly Operator[], schema: Schema, step: WrittenStep, problems: Problems): void {
  if (!schema.fields.some((field) => (labelKinds as readonly string[]).includes(field.kind))) return;
  for (const operator of operators) {
    if (operator.labelEffect === 'changing') problems.warn('recipe/label-may-change', { operator: operator.id }, step.path);
  }
}

function guardsOf(step: WrittenStep): GuardName[] {
  const guards = step.options.guards ?? {};
  return (Object.keys(guards) as GuardName[]).filter((name) => guards[name] === false).sort();
}

async function checkCondition(step: WrittenStep, problems: Problems): Promise<void> {
  const { when } = step.options;
  if (when === undefined) return;
  try {
    if (parseExpression(when).patterns.length > 0) await compileExpression(when);
  } catch (error) {
    const fault = toLeavenError(error);
    const column = typeof fault.data.column === 'number' ? fault.data.column : 1;
    problems.addInside(fault, [...step.optionsPath, 'when'], when, column);
  }
}
