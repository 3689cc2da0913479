import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../tests/fixtures/run-report.ts';
import type { RunReport } from './model.ts';
import { allWarnings, findWarnings, sortWarnings } from './warnings.ts';

const codes = (change: (report: RunReport) => Partial<RunReport>) => {
  const report = sampleReport();
  return findWarnings({ ...report, ...change(report) }).map(({ code }) => code);
};
const first = <T>(list: readonly T[]): T => list[0] as T;

describe('warnings found in the numbers', () => {
  it('are none for a sound run', () => {
    expect(codes(() => ({}))).toEqual([]);
  });

  it('put samples that are unaccounted for before everything', () => {
    const report = sampleReport();
    const found = findWarnings({
      ...report,
      counts: { ...report.counts, written: 70_000, addsUp: false },
      leaks: { ...report.leaks, checked: false, pairs: [] },
    });
    expect(found).toEqual([
      { code: 'counts-off', data: { unaccounted: 971 } },
      { code: 'leaks-unchecked', data: {} },
    ]);
  });

  it('name leaks, a changed test split, lost copies and shifted labels', () => {
    expect(codes(({ leaks }) => ({ leaks: { ...leaks, pairs: [{ ...first(leaks.pairs), exact: 3 }] } }))).toEqual(['leaks']);
    expect(codes(({ splits }) => ({ splits: splits.map((split) => ({ ...split, asked: 5 })) }))).toEqual(['held-out-changed']);
    expect(codes(({ rejects }) => ({ rejects: [{ ...first(rejects), count: 700 }] }))).toEqual(['missing-copies']);
    expect(
      codes(({ labels }) => ({
        labels: [
          {
            ...first(labels),
            classes: [
              { label: 'a', before: 50, after: 95 },
              { label: 'b', before: 50, after: 5 },
            ],
          },
        ],
      })),
    ).toEqual(['label-shift', 'label-imbalance']);
  });

  it('name operators that rarely change anything or change too much', () => {
    const changed = (change: object) => codes(({ operators }) => ({ operators: [{ ...first(operators), ...change }] }));
    expect(changed({ asked: 100, changed: 20 })).toEqual(['low-change']);
    expect(changed({ asked: 3, changed: 1 })).toEqual([]);
    expect(changed({ strength: { unit: 'words', n: 10, mean: 0.7, edges: [0, 1], counts: [10] } })).toEqual(['strong-change']);
  });

  it('stand beside those of the run, unless it gave them itself', () => {
    const leak = { code: 'leaks', data: { rows: 3, train: 'train', test: 'test' } };
    const report = sampleReport();
    const leaks = { ...report.leaks, pairs: [{ ...first(report.leaks.pairs), exact: 3 }] };
    const own = { code: 'too-many-errors', data: { errors: 9, read: 100, limit: 0.01 } };
    expect(allWarnings({ ...report, leaks, warnings: [own, leak] })).toEqual([leak, own]);
  });

  it('do not blame a repairing step for finding little to repair', () => {
    expect(codes(({ operators }) => ({ operators: operators.map(({ share, ...operator }) => ({ ...operator, changed: 1 })) }))).toEqual([]);
  });

  it('keep codes they do not know, after those they do', () => {
    const unknown = { code: 'from-a-newer-version', data: {} };
    expect(sortWarnings([unknown, { code: 'few-rows', data: { rows: 3 } }, { code: 'leaks', data: {} }]).map(({ code }) => code)).toEqual([
      'leaks',
      'few-rows',
      unknown.code,
    ]);
  });
});
