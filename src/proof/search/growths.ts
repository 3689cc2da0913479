import { z } from 'zod';
import type { Json, Operator } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { type LabelKind, labelKinds } from '../../core/tasks.ts';
import { loadOperator } from '../../operators/load.ts';
import { registry } from '../../operators/registry.generated.ts';
import type { LoadedRecipe } from '../../recipe/load.ts';
import { drawFrom, type Range } from './ranges.ts';

/** An operator that can grow the data, as a search draws it. */
export interface Growth {
  /** Id, or the absolute path of a module of the user's own. */
  use: string;
  /** Parameters that stay as they are: those of the recipe that are no defaults. */
  given: Readonly<Record<string, Json>>;
  strengths: readonly { name: string; range: Range }[];
}

/** The smallest and the greatest share of words that is tried, unless the recipe goes beyond. */
const shares = { from: 0.02, to: 0.3 };

interface ParamSchema {
  type?: string;
  minimum?: number;
  maximum?: number;
  enum?: Json[];
  default?: Json;
}

/** An operator as the recipe or the registry has it. */
export function growthOf(use: string, operator: Operator, given: Readonly<Record<string, Json>>): Growth {
  const schemas = paramsOf(operator).properties ?? {};
  const strengths = Object.entries(schemas).flatMap(([name, schema]) => {
    const range = rangeOf(name, schema, given[name] ?? schema.default);
    return range ? [{ name, range }] : [];
  });
  const moved = new Set(strengths.map(({ name }) => name));
  const differs = ([name, value]: [string, Json]) => !moved.has(name) && JSON.stringify(value) !== JSON.stringify(schemas[name]?.default);
  return { use, given: Object.fromEntries(Object.entries(given).filter(differs)), strengths };
}

/** Every operator of the registry that draws, keeps labels, and fits task and language without a word from the user. */
export async function fittingGrowths({ plan }: LoadedRecipe): Promise<Growth[]> {
  const labels = plan.schema.fields.flatMap(({ kind }) => ((labelKinds as readonly string[]).includes(kind) ? [kind as LabelKind] : []));
  const fits = (operator: Operator) =>
    isGrowing(operator) &&
    operator.labelEffect === 'preserving' &&
    operator.touches.every((kind) => kind === 'text') &&
    labels.every((kind) => operator.takes.includes(kind)) &&
    (operator.needs ?? []).length === 0 &&
    (operator.languages === 'any' || operator.languages.includes(plan.language.split('-')[0] as string)) &&
    (paramsOf(operator).required ?? []).length === 0;
  const growths: Growth[] = [];
  for (const id of Object.keys(registry).filter((one) => one.startsWith('text.'))) {
    const operator = await loadOperator(id);
    if (fits(operator)) growths.push(growthOf(id, operator, {}));
  }
  return growths;
}

/** Whether an operator makes other samples of samples, by draws. */
export function isGrowing(operator: Operator): boolean {
  return operator.shape === 'sample' && operator.determinism === 'seeded';
}

/** The parameters of one draw. */
export function drawStrengths({ given, strengths }: Growth, random: Random): Record<string, Json> {
  return { ...given, ...Object.fromEntries(strengths.map(({ name, range }) => [name, drawFrom(range, random)])) };
}

function rangeOf(name: string, { type, minimum, maximum, enum: values }: ParamSchema, value: Json | undefined): Range | undefined {
  if (values) return { values };
  if (type === 'number' && name === 'ratio' && minimum === 0 && maximum === 1) {
    const own = typeof value === 'number' && value > 0 ? value : shares.from;
    return { from: Math.min(shares.from, own), to: Math.max(shares.to, own) };
  }
  if (type === 'integer' && typeof value === 'number') {
    const from = Math.max(1, minimum ?? 1, Math.ceil(value / 2));
    const to = Math.min(maximum ?? Number.MAX_SAFE_INTEGER, value * 4);
    return from < to ? { from, to, whole: true } : undefined;
  }
  return undefined;
}

function paramsOf(operator: Operator): { properties?: Record<string, ParamSchema>; required?: string[] } {
  return z.toJSONSchema(operator.params, { io: 'input', unrepresentable: 'any' }) as ReturnType<typeof paramsOf>;
}
