import type { ProofReport } from '../proof-model.ts';

/** What a proof comes down to: «no evidence» is either a difference too small to matter or a proof too small to see one. */
export type ProofVerdictKind = 'helps' | 'hurts' | 'no-difference' | 'too-few';

/** A proof that cannot see this much (2 points) has not shown that there is nothing to see. */
const smallestThatMatters = 0.02;
/** Rows within reach: up to this many times those there are. Beyond, the difference is too small to be worth the labels. */
const withinReach = 4;

/**
 * The one place where «no measurable difference» and «too few rows to tell» part. Too few: the proof would overlook an effect of 2 points
 * one time in five or more often, or the effect it saw would be certain with at most four times the test rows.
 */
export function proofVerdictKind({ verdict, power, rows }: Pick<ProofReport, 'verdict' | 'power' | 'rows'>): ProofVerdictKind {
  if (verdict.outcome !== 'no-evidence') return verdict.outcome;
  // What no number of rows shows is infinite, and null after a way through JSON.
  const blind = !Number.isFinite(power.detectable) || power.detectable > smallestThatMatters;
  const near = power.rowsNeeded !== undefined && power.rowsNeeded <= withinReach * rows.test;
  return blind || near ? 'too-few' : 'no-difference';
}
