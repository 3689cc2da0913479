import type { z } from 'zod';
import type { augmentSchema, augmentWithSchema, choiceSchema, datasetSchema, gateSchema, longStepSchema, recipeSchema } from './schema.ts';

type Parameters = Readonly<Record<string, unknown>>;
/** Ids and paths of operators have a dot in them, so that `augment` keeps the type of its own. */
type OperatorMap = { readonly [operatorId: `${string}.${string}`]: Parameters };

export type ChoiceInput = string | OperatorMap | (Omit<z.input<typeof choiceSchema>, 'with'> & { with?: Parameters });
export type GateInput = string | OperatorMap | (Omit<z.input<typeof gateSchema>, 'with'> & { with?: Parameters });

interface Choices {
  from: readonly ChoiceInput[];
  gates?: readonly GateInput[];
}
export type AugmentInput = Omit<z.input<typeof augmentSchema>, keyof Choices> & Choices;
type AugmentWith = Omit<z.input<typeof augmentWithSchema>, keyof Choices> & Choices;

export type StepInput =
  | string
  | { readonly augment: AugmentInput }
  | OperatorMap
  | (Omit<z.input<typeof longStepSchema>, 'with'> & { with?: Parameters | AugmentWith });

/** Known keys are typed; every other key is a split. */
export type DatasetInput = z.input<z.ZodObject<(typeof datasetSchema)['shape']>> & { readonly [split: string]: unknown };

export type RecipeInput = Omit<z.input<typeof recipeSchema>, 'dataset' | 'steps'> & {
  dataset: DatasetInput;
  steps: readonly StepInput[];
};

/** A recipe with types: the same keys as in YAML. It is checked when it is loaded. */
export function defineRecipe(recipe: RecipeInput): RecipeInput {
  return recipe;
}
