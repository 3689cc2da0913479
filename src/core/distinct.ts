import { foldText, type Message, type Sample, textOf, textOfItem } from './sample.ts';

/**
 * The texts of a sample as they are compared for being the same: two samples with equal keys are no distinct copies. Of messages it
 * counts where one ends and who says it.
 */
export function distinctKey(sample: Sample, fields: readonly string[]): string {
  if (fields.length === 1) return keyOf(sample, fields[0] as string);
  return fields.map((field) => keyOf(sample, field)).join('\u0000');
}

function keyOf(sample: Sample, field: string): string {
  const value = sample[field];
  if (!Array.isArray(value)) return foldText(textOf(sample, field));
  return value.map((item) => `${(item as Message | null)?.role ?? ''}\u0001${foldText(textOfItem(item))}`).join('\u0002');
}
