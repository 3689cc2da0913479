import type { Json } from '../../core/operator.ts';
import type { Random } from '../../core/random.ts';
import { canonicalJson } from '../../datasets/identity.ts';
import { trainerParams } from '../../training/registry.ts';
import type { Trainer } from '../../training/trainer.ts';
import { drawFrom, type Range } from './ranges.ts';

/** Settings that are worth a search, whichever trainer has them; numbers lie around what the trainer is set to without a search. */
const tunables: readonly { name: string; range: (value: number) => Range }[] = [
  { name: 'learningRate', range: (value) => ({ from: value / 4, to: value * 4 }) },
  { name: 'epochs', range: (value) => ({ from: Math.max(1, Math.ceil(value / 2)), to: value * 4, whole: true }) },
  { name: 'weightDecay', range: () => ({ values: [0, 1e-5, 1e-4, 1e-3, 1e-2] }) },
  { name: 'labelSmoothing', range: () => ({ values: [0, 0.05, 0.1, 0.2] }) },
  { name: 'dropout', range: () => ({ values: [0, 0.1, 0.3, 0.5] }) },
  { name: 'wordNgramsMax', range: () => ({ values: [1, 2, 3] }) },
  { name: 'characterNgramsMax', range: () => ({ values: [3, 4, 5] }) },
];

export interface Settings {
  trainer: Trainer;
  /** All parameters as the caller and the recipe have them: those of the baseline. */
  params: Readonly<Record<string, unknown>>;
  /** Names of those that stay as they are. */
  fixed: readonly string[];
}

/** The settings that a search moves, and within what. */
export function rangesOf({ trainer, params, fixed }: Settings): { name: string; range: Range }[] {
  // A default that depends on another parameter is no default in the schema.
  const standard: Readonly<Record<string, unknown>> = { ...trainer.standard?.(params), ...params };
  return tunables.flatMap(({ name, range }) => {
    if (!Object.hasOwn(trainer.params.shape, name) || fixed.includes(name)) return [];
    const own = range(typeof standard[name] === 'number' ? standard[name] : Number.NaN);
    return 'from' in own && !(own.from > 0) ? [] : [{ name, range: own }];
  });
}

/** Draws other settings: each with an even chance, one at least. Nothing where the trainer has none that could be moved. */
export function drawSettings(settings: Settings, random: Random): Record<string, Json> {
  const ranges = rangesOf(settings);
  for (let attempt = 0; attempt < 20; attempt++) {
    const changed: Record<string, Json> = {};
    for (const { name, range } of ranges) {
      if (!random.chance(0.5)) continue;
      const value = drawFrom(range, random);
      if (value !== settings.params[name]) changed[name] = value;
    }
    if (canonicalJson(changed) !== '{}' && allowed(settings, changed)) return changed;
  }
  return {};
}

function allowed({ trainer, params }: Settings, changed: Record<string, Json>): boolean {
  try {
    trainerParams(trainer, { ...params, ...changed });
    return true;
  } catch {
    return false;
  }
}
