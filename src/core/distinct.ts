import { foldText, type Sample, textOf } from './sample.ts';

/** The texts of a sample as they are compared for being the same: two samples with equal keys are no distinct copies. */
export function distinctKey(sample: Sample, fields: readonly string[]): string {
  if (fields.length === 1) return foldText(textOf(sample, fields[0] as string));
  return fields.map((field) => foldText(textOf(sample, field))).join('\u0000');
}
