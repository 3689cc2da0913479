import { describe, expect, it } from 'vitest';
import { createSchema } from '../../core/schema.ts';
import { collectContext, decisionsOf, rowsOf } from '../../testing/apply-operator.ts';
import { sample } from './sample.ts';

function keep(count: number, params: object, seed = 1): string[] {
  const samples = Array.from({ length: count }, (_, i) => ({ id: `r${i}`, text: `t${i}`, label: i % 4 === 0 ? 'rare' : 'most' }));
  const context = collectContext(sample, { params: sample.params.parse(params), seed, schema: createSchema('text-classification') });
  const rows = rowsOf(samples).map((row) => ({ ...row, split: row.ordinal % 2 === 0 ? 'train' : 'test' }));
  const decisions = decisionsOf(sample, rows, context);
  for (const decision of decisions.values())
    if (decision.action !== 'keep') expect(decision).toEqual({ action: 'drop', reason: 'not-sampled' });
  return [...decisions].filter(([, decision]) => decision.action === 'keep').map(([id]) => id);
}
const number = (id: string) => Number(id.slice(1));

describe('dataset.sample', () => {
  it('keeps exactly the count or the ratio, shared out over splits and classes', () => {
    expect(keep(1000, { count: 123 }).length).toBe(123);
    expect(keep(1000, { ratio: 0.1 }).filter((id) => number(id) % 2 === 0).length).toBe(50);
    const stratified = keep(1000, { ratio: 0.1, stratify: 'label' });
    expect(stratified.length).toBe(100);
    expect(stratified.filter((id) => number(id) % 4 === 0).length).toBe(25);
  });

  it('keeps all, or none, where asked', () => {
    expect(keep(10, { count: 99 }).length).toBe(10);
    expect(keep(10, { ratio: 0 })).toEqual([]);
    expect(keep(10, { count: 0 })).toEqual([]);
  });

  it('draws a larger part as more of the same, another seed as another part', () => {
    const small = new Set(keep(500, { ratio: 0.2 }));
    const large = new Set(keep(500, { ratio: 0.4 }));
    for (const id of small) expect(large).toContain(id);
    expect(keep(500, { ratio: 0.2 }, 2).some((id) => !small.has(id))).toBe(true);
  });

  it('wants one of count and ratio', () => {
    expect(sample.check?.({ equal: false })?.param).toBe('count');
    expect(sample.check?.({ count: 1, ratio: 0.1, equal: false })?.param).toBe('ratio');
    expect(sample.check?.({ ratio: 0.1, equal: false })).toBeUndefined();
    expect(sample.check?.({ ratio: 0.1, equal: true })?.param).toBe('stratify');
  });
});
