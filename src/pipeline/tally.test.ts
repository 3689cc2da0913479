import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addExample,
  addMerge,
  addReject,
  addStrength,
  countLabel,
  createTally,
  lengthBucket,
  mergeTally,
  operatorTally,
  splitTally,
  stepTally,
  type Tally,
} from './tally.ts';

/** What happened to one sample, as small numbers. */
const happening = fc.record({
  kind: fc.integer({ min: 0, max: 4 }),
  id: fc.string({ minLength: 1, maxLength: 6 }),
  which: fc.integer({ min: 0, max: 2 }),
});

function note(tally: Tally, { kind, id, which }: { kind: number; id: string; which: number }): void {
  const split = splitTally(tally, which === 0 ? 'test' : 'train');
  split.read++;
  if (kind === 0) addReject(tally, 'step', `reason-${which}`, which === 1, id, id, { which });
  else if (kind === 1) addMerge(tally, id, 'kept', id);
  else if (kind === 2) countLabel((split.labelsAfter[`field-${which}`] ??= {}), String(which));
  else if (kind === 3) {
    const operator = operatorTally(tally, 'step', `slot-${which}`, 'text.x');
    operator.changed++;
    addStrength(operator, which / 2);
    stepTally(tally, 'step').changed++;
  } else {
    const example = {
      key: id.length * 7 + which,
      id,
      parent: id,
      step: 'step',
      operator: 'text.x',
      field: 'text',
      before: id,
      edits: [],
      guarded: [],
    };
    addExample(tally, 'step/text.x', { ...example, kind: which === 0 ? 'largest' : 'typical', strength: id.length });
  }
}

const tallyOf = (happenings: readonly Parameters<typeof note>[1][]) => {
  const tally = createTally();
  for (const one of happenings) note(tally, one);
  return tally;
};

describe('tallies', () => {
  it('add up to the same in any cut and any order of shards', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 60 }),
        fc.array(fc.nat(60), { maxLength: 4 }),
        fc.boolean(),
        (happenings, cuts, reversed) => {
          const marks = [0, ...cuts.map((cut) => Math.min(cut, happenings.length)).sort((a, b) => a - b), happenings.length];
          const shards = marks.slice(1).map((end, index) => tallyOf(happenings.slice(marks[index], end)));
          const merged = createTally();
          for (const shard of reversed ? shards.reverse() : shards) mergeTally(merged, JSON.parse(JSON.stringify(shard)) as Tally);
          expect(merged).toEqual(tallyOf(happenings));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('count classes by name only as far as a person would read them', () => {
    const labels: Record<string, number> = {};
    for (let i = 0; i < 5000; i++) countLabel(labels, `class-${i}`);
    expect(Object.keys(labels).length).toBeLessThanOrEqual(1001);
    expect(Object.values(labels).reduce((sum, count) => sum + count, 0)).toBe(5000);
  });

  it('keep lengths to 512 words as they are and round longer ones down', () => {
    expect([0, 1, 512, 513, 1023, 1024, 1_000_000].map(lengthBucket)).toEqual([0, 1, 512, 512, 512, 1024, 524288]);
  });
});
