import { type Json, needsParent, type Operator } from '../../core/operator.ts';
import type { LoadedRecipe } from '../../recipe/load.ts';
import { stepOptions } from '../../recipe/schema.ts';
import { operatorOf, type ResolvedStep, stepsOf, type Variants } from '../variants.ts';
import type { Growing, Use } from './candidate.ts';
import { fittingGrowths, type Growth, growthOf, isGrowing } from './growths.ts';

/** A recipe with its growth taken out, and what growth may stand there in its place. */
export interface Frame {
  /** Steps that are no growth, in order. */
  steps: readonly ResolvedStep[];
  /** Their places among the steps as written. */
  places: readonly number[];
  /** How many of them stand before the growth. */
  at: number;
  /** Steps among them that compare a copy with its original. */
  needGrowth: ReadonlySet<ResolvedStep>;
  /** Id of the step that grows. */
  id: string;
  /** What the recipe says of its first `augment` beside operators and copies: fields, conditions, guards. */
  options: Readonly<Record<string, Json>>;
  /** Gates of that `augment`. */
  gates: readonly Use[];
  /** Operators to draw from: those of the recipe first. */
  growths: readonly Growth[];
  /** Whether the recipe grows the data at all. */
  grows: boolean;
}

/** Takes the growth out of a recipe. */
export async function frameOf(loaded: LoadedRecipe, { shared, recipe }: Variants): Promise<Frame> {
  const own = recipe.steps;
  const operators = await Promise.all(own.map(operatorOf));
  const isGrowth = (_: ResolvedStep, place: number) => own[place]?.use === 'augment' || isGrowing(operators[place] as Operator);
  const first = own.findIndex(isGrowth);
  const kept = own.map((_, place) => place).filter((place) => !isGrowth(own[place] as ResolvedStep, place));
  const augment = own.findIndex((step) => step.use === 'augment');
  const body = own[augment]?.with as unknown as Growing | undefined;
  const written = augment < 0 ? {} : optionsOf(loaded, shared.length + augment);
  const ids = new Set(stepsOf(loaded).map((step) => step.id));
  let id = 'grow';
  for (let count = 2; ids.has(id); count++) id = `grow~${count}`;
  const ownGrowths = await growthsOf(own, operators);
  const names = new Set(ownGrowths.map(({ use }) => use));
  return {
    steps: kept.map((place) => own[place] as ResolvedStep),
    places: kept.map((place) => shared.length + place),
    at: first < 0 ? kept.length : kept.filter((place) => place < first).length,
    needGrowth: new Set(own.filter((_, place) => needsParent(operators[place], own[place]?.with))),
    id,
    options: written,
    gates: (body?.gates ?? []).map(({ use, with: params }) => ({ use, with: params })),
    growths: [...ownGrowths, ...(await fittingGrowths(loaded)).filter(({ use }) => !names.has(use))],
    grows: first >= 0,
  };
}

/** The steps of a candidate: the frame with growth in its place, or without what needs it. */
export function framed({ steps, at, needGrowth, id, options }: Frame, growing: Growing | undefined): ResolvedStep[] {
  if (!growing) return steps.filter((step) => !needGrowth.has(step));
  const { keepOriginal, ...rest } = options;
  const body = { ...growing, ...(keepOriginal !== undefined ? { keepOriginal } : {}) } as unknown as ResolvedStep['with'];
  return [...steps.slice(0, at), { ...rest, use: 'augment', id, with: body }, ...steps.slice(at)];
}

/** Operators of the recipe that grow, each once, wherever they stand. */
async function growthsOf(own: readonly ResolvedStep[], operators: readonly (Operator | undefined)[]): Promise<Growth[]> {
  const growths = new Map<string, Growth>();
  const add = (use: string, operator: Operator, given: Use['with']) => {
    if (!growths.has(use)) growths.set(use, growthOf(use, operator, given));
  };
  for (const [place, step] of own.entries()) {
    if (step.use === 'augment') {
      for (const { use, with: params } of (step.with as unknown as Growing).from) {
        const operator = await operatorOf({ use, id: use, with: params });
        if (operator) add(use, operator, params);
      }
    } else if (isGrowing(operators[place] as Operator)) add(step.use, operators[place] as Operator, step.with);
  }
  return [...growths.values()];
}

/** What is written of an `augment`, in either form, beside what a search draws. */
function optionsOf({ written }: LoadedRecipe, place: number): Record<string, Json> {
  const raw = (written.value as { steps: Record<string, Json>[] }).steps[place] ?? {};
  const long = Object.hasOwn(raw, 'use');
  const body = ((long ? raw.with : raw.augment) ?? {}) as Record<string, Json>;
  const options = long ? raw : body;
  const names = Object.keys(stepOptions).filter((name) => name !== 'id');
  return {
    ...Object.fromEntries(names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]]))),
    ...(body.keepOriginal === undefined ? {} : { keepOriginal: body.keepOriginal }),
  };
}
