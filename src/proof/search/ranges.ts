import type { Json } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { exp, log } from '../../kernels/math.ts';

/** What a parameter may be in a search: some values, or a number between two, drawn evenly on a scale of proportions. */
export type Range = { values: readonly Json[] } | { from: number; to: number; whole?: boolean };

/** Figures of a drawn number: more of them say nothing, and a recipe is read by people. */
const figures = 2;

export function drawFrom(range: Range, random: Random): Json {
  if ('values' in range) return random.pick(range.values);
  const { from, to, whole } = range;
  const drawn = from * exp(random.uniform() * log(to / from));
  return whole ? Math.min(to, Math.max(from, Math.round(drawn))) : Number(drawn.toPrecision(figures));
}
