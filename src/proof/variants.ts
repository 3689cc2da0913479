import { type DatasetOperator, type Json, needsParent, type Operator } from '../core/operator.ts';
import { canonicalJson } from '../datasets/identity.ts';
import { loadOperator } from '../operators/load.ts';
import type { LoadedRecipe, RecipeInput } from '../recipe/load.ts';
import type { ProofArm } from '../reports/proof-model.ts';

/** A step of a resolved recipe: the long form with every default. */
export interface ResolvedStep {
  use: string;
  id: string;
  with: { readonly [key: string]: Json };
  readonly [option: string]: Json;
}

/** What one arm does to the data after the splits are made. */
export interface Variant {
  name: string;
  kind: ProofArm['kind'];
  operator?: string;
  step?: string;
  steps: readonly ResolvedStep[];
}

export interface Variants {
  /** Steps that all arms share: those up to the last one that makes splits. */
  shared: readonly ResolvedStep[];
  baseline: Variant;
  recipe: Variant;
  /** Recipe without each operator, and each operator alone. */
  ablation: readonly Variant[];
}

interface Choice {
  readonly use: string;
  readonly id: string;
  readonly [key: string]: Json;
}

interface Unit {
  step: ResolvedStep;
  /** The operator's place in `from`; absent for a plain step. */
  choice?: Choice;
  name: string;
}

/** Cuts a recipe into the arms of a proof. `keep` names steps (by id or operator) that belong to every arm. */
export async function cutVariants(loaded: LoadedRecipe, keep: readonly string[]): Promise<Variants> {
  const steps = stepsOf(loaded);
  const operators = await Promise.all(steps.map(operatorOf));
  const shared = steps.slice(0, operators.findLastIndex(makesSplits) + 1);
  const own = steps.slice(shared.length);
  const kept = own.filter((step) => keep.includes(step.id) || keep.includes(step.use));
  const baseline: Variant = { name: 'baseline', kind: 'baseline', steps: kept };
  const recipe: Variant = { name: 'recipe', kind: 'recipe', steps: own };

  const needParent = new Set(own.filter((_, place) => needsParent(operators[shared.length + place], own[place]?.with)));
  const units = nameUnits(own.filter((step) => !kept.includes(step)));
  const same = new Set([sameness(kept), sameness(own)]);
  const ablation: Variant[] = [];
  const add = (variant: Variant) => {
    // An arm that is the baseline or the recipe says nothing new; one that cannot run (a filter that lost its `augment`) says nothing.
    const key = sameness(variant.steps);
    if (same.has(key) || !parentsThere(variant.steps, needParent)) return;
    ablation.push(variant);
  };
  for (const kind of ['only', 'without'] as const) {
    for (const { step, choice, name } of units) {
      const label = `${kind} ${name}`;
      const operator = choice?.use ?? step.use;
      const changed = kind === 'only' ? only(own, kept, step, choice) : without(own, step, choice, needParent);
      add({ name: label, kind, operator, step: step.id, steps: changed });
    }
  }
  return { shared, baseline, recipe, ablation };
}

/** The steps of a loaded recipe in their long form. Files that a step adds stand by absolute paths: arms run in other folders. */
export function stepsOf(loaded: LoadedRecipe): ResolvedStep[] {
  return (loaded.resolved.steps as unknown as ResolvedStep[]).map((step) => {
    const files = loaded.plan.sources.flatMap((source) => (source.step === step.id && !source.generator ? source.file : []));
    return files.length > 0 ? { ...step, with: { ...step.with, path: files } } : step;
  });
}

/** A recipe with other steps over other data: JSON that `loadRecipe` takes. */
export function recipeWith(
  loaded: LoadedRecipe,
  changes: { steps: readonly ResolvedStep[]; dataset?: Json; seed?: number; output: string },
): RecipeInput {
  const { resolved } = loaded;
  return {
    leaven: 1,
    name: resolved.name,
    seed: changes.seed ?? resolved.seed,
    dataset: changes.dataset ?? resolved.dataset,
    steps: changes.steps,
    limits: resolved.limits,
    energy: resolved.energy,
    output: { path: changes.output, format: 'jsonl' },
  } as unknown as RecipeInput;
}

/** The operator of a plain step; nothing for an `augment`. */
export async function operatorOf(step: ResolvedStep): Promise<Operator | undefined> {
  if (step.use === 'augment') return undefined;
  return loadOperator(step.use, isPath(step.use) ? step.use : undefined);
}

/** An operator of the user's own stands in a resolved recipe by its absolute path. */
function isPath(use: string): boolean {
  return /[\\/]/.test(use);
}

function makesSplits(operator: Operator | undefined): boolean {
  return operator?.shape === 'dataset' && (operator as DatasetOperator).makesSplits !== undefined;
}

function nameUnits(steps: readonly ResolvedStep[]): Unit[] {
  const units = steps.flatMap((step): Unit[] =>
    step.use === 'augment'
      ? (step.with.from as unknown as Choice[]).map((choice) => ({ step, choice, name: shortName(choice.use) }))
      : [{ step, name: shortName(step.use) }],
  );
  const counts = new Map<string, number>();
  for (const { name } of units) counts.set(name, (counts.get(name) ?? 0) + 1);
  // Twice the same operator: told apart by what keys its draws.
  return units.map((unit) =>
    (counts.get(unit.name) ?? 0) > 1 ? { ...unit, name: `${unit.name} (${unit.choice?.id ?? unit.step.id})` } : unit,
  );
}

/** An operator of the user's own by its file. */
export function shortName(use: string): string {
  return isPath(use) ? (use.split(/[\\/]/).at(-1) ?? use) : use;
}

function only(own: readonly ResolvedStep[], kept: readonly ResolvedStep[], step: ResolvedStep, choice: Choice | undefined): ResolvedStep[] {
  const alone = choice === undefined ? step : { ...step, with: { ...step.with, from: [choice], choose: 'one' } };
  return own.flatMap((one) => (one === step ? [alone] : kept.includes(one) ? [one] : []));
}

function without(
  own: readonly ResolvedStep[],
  step: ResolvedStep,
  choice: Choice | undefined,
  needParent: ReadonlySet<ResolvedStep>,
): ResolvedStep[] {
  const left = choice === undefined ? [] : (step.with.from as unknown as Choice[]).filter((one) => one !== choice);
  if (left.length > 0) {
    const { choose } = step.with;
    const range = choose as { min?: number; max?: number };
    const clamped =
      typeof range === 'object' ? { min: Math.min(range.min ?? 1, left.length), max: Math.min(range.max ?? 1, left.length) } : choose;
    return own.map((one) => (one === step ? { ...step, with: { ...step.with, from: left, choose: clamped as Json } } : one));
  }
  const rest = own.filter((one) => one !== step);
  // Filters that compare with a parent go with the last `augment`.
  return rest.some((one) => one.use === 'augment') ? rest : rest.filter((one) => !needParent.has(one));
}

function parentsThere(steps: readonly ResolvedStep[], needParent: ReadonlySet<ResolvedStep>): boolean {
  return steps.every((step, place) => !needParent.has(step) || steps.slice(0, place).some((before) => before.use === 'augment'));
}

/** Equal for steps that do the same. */
function sameness(steps: readonly ResolvedStep[]): string {
  const same = steps.map((step) => {
    const from = step.use === 'augment' ? (step.with.from as unknown as Choice[]) : [];
    // One operator in `from` is chosen whatever the choice says.
    return from.length === 1 ? { ...step, with: { ...step.with, choose: 'one' } } : step;
  });
  return canonicalJson(same as unknown as Json);
}
