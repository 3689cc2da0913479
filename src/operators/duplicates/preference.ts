import type { CollectedRow } from '../../core/operator.ts';
import { textOf } from '../../core/sample.ts';
import type { DeduplicateContext } from './parameters.ts';

/** Words of a preference. */
export const preferenceWords = 5;

/**
 * What says which of duplicates stays: the least, compared word by word. Held-out samples come before those of train, so that a test stays
 * whole; then the measure, the larger first; then the place in the input.
 */
export function preferenceOf(row: CollectedRow, input: DeduplicateContext): number[] {
  const { keep, by } = input.params;
  const value =
    keep === 'longest'
      ? input.fields.reduce((sum, field) => sum + textOf(row.sample, field).length, 0)
      : keep === 'best'
        ? Number(row.sample[by ?? ''] ?? Number.NaN)
        : 0;
  const high = Math.floor(row.ordinal / 2 ** 32);
  const low = row.ordinal % 2 ** 32;
  const place = keep === 'last' ? [~high >>> 0, ~low >>> 0] : [high, low];
  return [row.split === 'train' ? 1 : 0, ...descending(value), ...place];
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Two words that order numbers from the largest to the least, and what is no number last. */
function descending(value: number): [number, number] {
  if (Number.isNaN(value)) return [0xffffffff, 0xffffffff];
  // -0 and 0 are one number.
  double[0] = value + 0;
  const high = words[littleEndian ? 1 : 0] as number;
  const low = words[littleEndian ? 0 : 1] as number;
  return high >>> 31 === 1 ? [high, low] : [(high ^ 0x7fffffff) >>> 0, ~low >>> 0];
}
