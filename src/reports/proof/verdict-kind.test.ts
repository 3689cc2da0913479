import { describe, expect, it } from 'vitest';
import { bareProof, hurtingProof, idleProof, sampleProof, smallProof } from '../../../tests/fixtures/proof-report.ts';
import { proofVerdictKind } from './verdict-kind.ts';

const idle = idleProof();
const kind = (power: { detectable: number; rowsNeeded?: number; seedsNeeded?: number }) => proofVerdictKind({ ...idle, power });

describe('the kind of a verdict', () => {
  it('is the outcome where there is evidence, whatever the power', () => {
    expect(proofVerdictKind(sampleProof())).toBe('helps');
    expect(proofVerdictKind(hurtingProof())).toBe('hurts');
    expect(proofVerdictKind({ ...sampleProof(), power: { detectable: Number.POSITIVE_INFINITY } })).toBe('helps');
  });

  it('tells a difference too small to matter from a proof too small to see one', () => {
    expect(proofVerdictKind(idle)).toBe('no-difference');
    expect(proofVerdictKind(smallProof())).toBe('too-few');
    expect(kind({ detectable: 0.02 })).toBe('no-difference');
    expect(kind({ detectable: 0.0201 })).toBe('too-few');
    expect(kind({ detectable: 0.01, rowsNeeded: 4 * idle.rows.test })).toBe('too-few');
    expect(kind({ detectable: 0.01, rowsNeeded: 4 * idle.rows.test + 1 })).toBe('no-difference');
  });

  it('never takes a proof that cannot say what it sees for one that saw nothing', () => {
    expect(proofVerdictKind(bareProof())).toBe('too-few');
    expect(kind({ detectable: Number.NaN })).toBe('too-few');
    // JSON has no infinity.
    expect(kind({ detectable: null as unknown as number })).toBe('too-few');
  });
});
