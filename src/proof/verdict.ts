import type { Estimate } from '../kernels/statistics/estimate.ts';
import { level, unseenShare } from '../kernels/statistics/estimate.ts';
import { detectableEffect, itemsNeeded, seedsNeeded } from '../kernels/statistics/power.ts';
import type { McNemar, Outcome, Power, Verdict } from '../reports/proof-model.ts';

/**
 * The verdict on the one comparison declared before: recipe less baseline, equal steps. It needs no correction for the other arms, which
 * are corrected among themselves. "Helps" and "hurts" are said only where the 95 % interval leaves 0 out.
 */
export function judge(comparison: Estimate, mcnemar: McNemar): { verdict: Verdict; power: Power } {
  const { value, interval, p } = comparison;
  return { verdict: { outcome: outcomeOf(interval), effect: value, interval, level, p, mcnemar }, power: powerFor(comparison) };
}

function outcomeOf([low, high]: readonly [number, number]): Outcome {
  if (low > 0) return 'helps';
  return high < 0 ? 'hurts' : 'no-evidence';
}

function powerFor({ value, components, seedCount, itemCount }: Estimate): Power {
  const study = { components, seeds: seedCount, items: itemCount };
  const rows = value === 0 ? undefined : itemsNeeded(value, study);
  const seeds = value === 0 ? undefined : seedsNeeded(value, study);
  return {
    // Where nothing parts the arms there is no spread to reckon with: the least effect is what so few rows may hide.
    detectable: detectableEffect(study) || unseenShare(itemCount),
    ...(rows !== undefined ? { rowsNeeded: rows } : {}),
    ...(seeds !== undefined ? { seedsNeeded: seeds } : {}),
  };
}
