import { z } from 'zod';
import type { TextAnalysis } from '../core/analysis.ts';
import type { TextDrawContext } from '../core/operator.ts';
import type { Random } from '../core/random.ts';
import { annotatedRanges, drawnOrder, firstOver, type Range } from './text-words.ts';

/** The parameter of operators that add noise: the share of a text's units that they change. */
export function noiseRatio(units: { en: string; zh: string }) {
  return z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .meta({
      description: `Share of the ${units.en} of the text that change, 0 to 1, on average exact; fewer where fewer can`,
      zh: `文本中发生变化的${units.zh}所占比例，0 到 1，平均而言精确；可变者不足时更少`,
    });
}

/** How many of so many units change: ratio × units, of which the fraction is a chance, so that the mean is exact. No minimum. */
export function noiseCount(random: Random, ratio: number, units: number): number {
  const exact = ratio * units;
  const whole = Math.floor(exact);
  return whole + (random.chance(exact - whole) ? 1 : 0);
}

/** Draws so many of the candidates without return, each as likely, and gives them in order of the text. */
export function drawPlaces<T>(random: Random, count: number, candidates: readonly T[]): T[] {
  const next = drawnOrder(random, candidates.length);
  const drawn: number[] = [];
  while (drawn.length < count) {
    const place = next();
    if (place < 0) break;
    drawn.push(place);
  }
  return drawn.sort((a, b) => a - b).map((place) => candidates[place] as T);
}

/** Tells whether noise may touch a range: not where a guard holds (which is said), nor where an annotation stands. Ask in any order. */
export function freePlaces<P, R, V>({
  analysis,
  sample,
  schema,
  field,
  saved,
}: Pick<TextDrawContext<P, R, V>, 'analysis' | 'sample' | 'schema' | 'field' | 'saved'>): (start: number, end: number) => boolean {
  const annotated = unionOf(annotatedRanges(sample, schema, field));
  const guarded: ReturnType<TextAnalysis['guarded']> = analysis.guarded();
  return (start, end) => {
    const guard = guarded.length === 0 ? undefined : firstOver(guarded, start, end);
    if (guard !== undefined) saved(guard.guard);
    return guard === undefined && (annotated.length === 0 || firstOver(annotated, start, end) === undefined);
  };
}

/** Sorted ranges that may overlap as ones that do not. */
function unionOf(sorted: readonly Range[]): Range[] {
  const union: Range[] = [];
  for (const { start, end } of sorted) {
    const last = union.at(-1);
    if (last === undefined || start >= last.end) union.push({ start, end });
    else if (end > last.end) union[union.length - 1] = { start: last.start, end };
  }
  return union;
}
