import { describe, expect, it } from 'vitest';
import { translationEdits } from './translation-edits.ts';

const words = (length: number, step: number, kinds: number) => Int32Array.from({ length }, (_, i) => (i * step) % kinds);

/** Runs of five words change places with the next five. */
function swapped(list: Int32Array): Int32Array {
  return list.map((_, i) => list[i % 10 < 5 ? Math.min(list.length - 1, i + 5) : i - 5] as number);
}

describe('translationEdits', () => {
  // translation_edit_rate of sacreBLEU 2.6.0: moves, its beam, texts of very different length, and the limit of 1,000 moves tried.
  it.each([
    [5, 5, 1, 2, 5, 2],
    [30, 30, 7, 11, 13, 23],
    [60, 40, 3, 5, 31, 49],
    [10, 90, 7, 7, 11, 80],
    [90, 10, 7, 7, 11, 80],
    [1, 200, 1, 3, 7, 199],
    [80, 80, 17, 19, 23, 74],
  ])('%s words against %s (step %s and %s of %s): %s edits', (candidate, reference, step, other, kinds, edits) => {
    expect(translationEdits(words(candidate, step, kinds), words(reference, other, kinds))).toBe(edits);
  });

  it.each([
    [20, 1009, 2],
    [60, 1009, 6],
    [120, 37, 65],
  ])('%s words of %s kinds with runs swapped: %s edits', (length, kinds, edits) => {
    const list = words(length, 7, kinds);
    expect(translationEdits(swapped(list), list)).toBe(edits);
  });

  it('measures texts of a hundred thousand words with moves all over them, and all the same', () => {
    const list = words(100_000, 7919, 5003);
    expect(translationEdits(swapped(list), list)).toBeGreaterThan(40_000);
    expect(translationEdits(new Int32Array(100_000), new Int32Array(50_000))).toBe(50_000);
  });
});
