import { loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { type PreviewItem, previewOf, rowsLookedAt } from './preview-items.ts';
import { runTrial } from './trial.ts';

export interface PreviewOptions {
  /** Originals to show; 3 where absent. */
  samples?: number;
  set?: readonly string[];
  cwd?: string;
  signal?: AbortSignal;
}

/**
 * A few samples with what the recipe does to them: chosen by key from the beginning of the data, so the same every time.
 * Tables (T3, duplicates) are made from that beginning alone.
 */
export async function preview(recipe: string | RecipeInput, options: PreviewOptions = {}): Promise<PreviewItem[]> {
  const { plan } = await loadRecipe(recipe, { cwd: options.cwd ?? process.cwd(), ...(options.set ? { set: [...options.set] } : {}) });
  const wanted = options.samples ?? 3;
  return runTrial(plan, Math.max(rowsLookedAt, wanted), options.signal, (outcome) => previewOf(outcome, wanted));
}
