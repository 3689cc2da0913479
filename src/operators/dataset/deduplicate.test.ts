import { describe, expect, it } from 'vitest';
import type { DatasetOperator, Decision } from '../../core/operator.ts';
import { createSchema } from '../../core/schema.ts';
import { collect, collectContext, decisionsOf, rowsOf } from '../../testing/apply-operator.ts';
import { deduplicate as operator } from './deduplicate.ts';

const deduplicate: DatasetOperator = operator;

type Samples = { id: string; [field: string]: unknown }[];

function open(samples: Samples, params: object = {}, splits: string[] = []) {
  const context = collectContext(deduplicate, {
    params: deduplicate.params.parse(params),
    seed: 0,
    schema: createSchema('text-classification'),
  });
  const rows = rowsOf(samples).map((row, i) => ({ ...row, split: splits[i] ?? 'train' }));
  return { context, rows, view: deduplicate.collector.open(collect(deduplicate.collector, context, [rows]), context) };
}
function decide(samples: Samples, params: object = {}, splits: string[] = []): Map<string, Decision> {
  const { context, rows } = open(samples, params, splits);
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

  it('counts contradictory labels and names the first of them, whether they are merged or kept', () => {
    const samples = [
      { id: 'b', text: 'Fine', label: 'bad' },
      { id: 'a', text: 'fine', label: 'good' },
      { id: 'c', text: 'fine ', label: 'good' },
      { id: 'd', text: 'equal', label: 'good' },
      { id: 'e', text: 'equal', label: 'good' },
      // A copy under another label is what its author made it.
      { id: 'f', text: 'turned', label: 'good' },
      { id: 'f#augment.1', text: 'turned', label: 'bad' },
    ];
    const pair = [
      { id: 'a', labels: 'good' },
      { id: 'b', labels: 'bad' },
    ];
    const contradictions = { groups: 1, samples: 3, examples: [{ samples: pair, similarity: 1 }] };
    expect(open(samples).view.findings?.()).toEqual({ clusters: 2, merged: 2, contradictions });
    expect(open(samples, { acrossLabels: true }).view.findings?.()).toEqual({ clusters: 3, merged: 4, contradictions });
    expect(open(samples.slice(3)).view.findings?.()).toMatchObject({ contradictions: { groups: 0, samples: 0, examples: [] } });
  });

  it('tells twenty contradictions at most, by their ids, and the same ones whoever saw which rows', () => {
    const samples = Array.from({ length: 100 }, (_, i) => ({ id: `r${100 + i}`, text: `text ${i >> 1}`, label: `l${i % 2}` }));
    const { context, rows, view } = open(samples);
    const found = view.findings?.() as { contradictions: { groups: number; examples: { samples: { id: string }[] }[] } };
    expect(found.contradictions.groups).toBe(50);
    expect(found.contradictions.examples.map(({ samples: [first] }) => first?.id)).toEqual(
      Array.from({ length: 20 }, (_, i) => `r${100 + 2 * i}`),
    );
    const parts = [0, 1, 2].map((part) => rows.filter((_, i) => i % 3 === part));
    const whole = collect(deduplicate.collector, context, [rows]);
    expect(Buffer.compare(collect(deduplicate.collector, context, parts), whole)).toBe(0);
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
