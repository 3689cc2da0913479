import { describe, expect, it } from 'vitest';
import type { Decision } from '../../core/operator.ts';
import { createSchema } from '../../core/schema.ts';
import { collectContext, decisionsOf, rowsOf } from '../../testing/apply-operator.ts';
import { deduplicate } from './deduplicate.ts';

function decide(samples: { id: string; [field: string]: unknown }[], params: object = {}, splits: string[] = []): Map<string, Decision> {
  const context = collectContext(deduplicate, {
    params: deduplicate.params.parse(params),
    seed: 0,
    schema: createSchema('text-classification'),
  });
  const rows = rowsOf(samples).map((row, i) => ({ ...row, split: splits[i] ?? 'train' }));
  return decisionsOf(deduplicate, rows, context);
}
const actions = (decisions: Map<string, Decision>) => [...decisions.values()].map((d) => (d.action === 'merge' ? d.into : d.action));

describe('dataset.deduplicate', () => {
  const texts = (...list: unknown[]) => list.map((text, i) => ({ id: `r${i}`, text, label: 'x' }));

  it('folds case, white space and normal form, and not where told', () => {
    const samples = texts('Caf\u00e9 au lait', 'cafe\u0301  au lait ', 'cafe au lait');
    expect(actions(decide(samples))).toEqual(['keep', 'r0', 'keep']);
    expect(actions(decide(samples, { fold: false }))).toEqual(['keep', 'keep', 'keep']);
  });

  it('keeps the first by place in the input, or the last', () => {
    const samples = texts('a', 'b', 'a', 'a');
    expect(actions(decide(samples))).toEqual(['keep', 'keep', 'r0', 'r0']);
    expect(actions(decide(samples, { keep: 'last' }))).toEqual(['r3', 'keep', 'r3', 'keep']);
  });

  it('keeps contradictory labels, or merges them and says so', () => {
    const samples = [
      { id: 'a', text: 'fine', label: 'good' },
      { id: 'b', text: 'fine', label: 'bad' },
      { id: 'c', text: 'fine', label: 'good' },
    ];
    expect(actions(decide(samples))).toEqual(['keep', 'keep', 'a']);
    const merged = decide(samples, { acrossLabels: true });
    expect(merged.get('b')).toEqual({ action: 'merge', into: 'a', detail: { labels: 'differ' } });
    expect(merged.get('c')).toEqual({ action: 'merge', into: 'a' });
  });

  it('takes a number and its text for the same label', () => {
    const samples = [
      { id: 'a', text: 'fine', label: 1 },
      { id: 'b', text: 'fine', label: '1' },
    ];
    expect(actions(decide(samples))).toEqual(['keep', 'a']);
  });

  it('compares within a split alone', () => {
    expect(actions(decide(texts('a', 'a', 'a'), {}, ['train', 'test', 'train']))).toEqual(['keep', 'keep', 'r0']);
  });

  it('leaves samples without text, and ids with unpaired surrogates come back whole', () => {
    expect(actions(decide(texts('', ' \n', null, undefined)))).toEqual(['keep', 'keep', 'keep', 'keep']);
    const samples = [
      { id: 'id \ud800 𠮷', text: 'a', label: 'x' },
      { id: 'other', text: 'a', label: 'x' },
    ];
    expect(actions(decide(samples))).toEqual(['keep', 'id \ud800 𠮷']);
  });

  it('finds every duplicate of ten thousand', () => {
    const decisions = decide(Array.from({ length: 10_000 }, (_, i) => ({ id: `r${i}`, text: `text ${i % 6000}`, label: 'x' })));
    expect(actions(decisions).filter((action) => action === 'keep').length).toBe(6000);
  });
});
