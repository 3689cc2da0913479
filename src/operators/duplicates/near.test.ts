import { describe, expect, it } from 'vitest';
import type { DatasetOperator, Decision, Scratch } from '../../core/operator.ts';
import { createSchema } from '../../core/schema.ts';
import { createMemoryFiles } from '../../datasets/memory-files.ts';
import { collect, collectContext, rowsOf } from '../../testing/apply-operator.ts';
import { deduplicate as operator } from '../dataset/deduplicate.ts';

const deduplicate: DatasetOperator = operator;

type Samples = readonly { id: string; [field: string]: unknown }[];

function setting(params: object, scratch?: Scratch) {
  const parsed = deduplicate.params.parse({ mode: 'near', ...params });
  const context = collectContext(deduplicate, { params: parsed, seed: 0, schema: createSchema('text-classification') });
  return scratch ? { ...context, scratch } : context;
}

function decide(samples: Samples, params: object = {}) {
  const context = setting(params);
  const rows = rowsOf(samples);
  const view = deduplicate.collector.open(collect(deduplicate.collector, context, [rows]), context);
  return { decisions: new Map(rows.map((row) => [row.sample.id, view.decide(row)])), findings: view.findings?.() as unknown as Findings };
}

interface Findings {
  clusters: number;
  merged: number;
  contradictions: { groups: number; samples: number; examples: { samples: { id: string; labels: string }[]; similarity: number }[] };
  comparison: { route: string; sets: number; compared: number };
}

const into = (decisions: Map<string, Decision>) => [...decisions.values()].map((d) => (d.action === 'merge' ? d.into : d.action));
const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ');
/** Texts of 20 words each; neighbours share 17. */
const chain = (labels: readonly string[]) => labels.map((label, i) => ({ id: `c${i}`, text: words(i * 3, i * 3 + 20), label }));

describe('dataset.deduplicate, mode near', () => {
  it('merges what hangs together, and tells the similarity to the one that is kept', () => {
    const { decisions, findings } = decide(chain(['x', 'x', 'x', 'x']), { size: 1, threshold: 0.7 });
    expect(into(decisions)).toEqual(['keep', 'c0', 'c0', 'c0']);
    expect(decisions.get('c1')).toEqual({ action: 'merge', into: 'c0', detail: { similarity: 0.73913 } });
    // Below the threshold to the first, and in the cluster by its neighbour.
    expect(decisions.get('c2')).toMatchObject({ detail: { similarity: 0.538461, nearest: 0.73913 } });
    expect(decisions.get('c3')).toMatchObject({ detail: { similarity: 0.37931, nearest: 0.73913, through: 'c2' } });
    expect(findings).toMatchObject({ clusters: 1, merged: 3, comparison: { route: 'prefix', sets: 4 } });
  });

  it('keeps the first, the last, the longest or the best, and what has no number last', () => {
    const samples = [
      { id: 'a', text: 'one two three four five', label: 'x', score: 1 },
      { id: 'b', text: 'one two three four five six', label: 'x' },
      { id: 'c', text: 'one two three four  five', label: 'x', score: '12' },
    ];
    const kept = (params: object) => into(decide(samples, { size: 1, ...params }).decisions).indexOf('keep');
    expect(kept({})).toBe(0);
    expect(kept({ keep: 'last' })).toBe(2);
    expect(kept({ keep: 'longest' })).toBe(1);
    expect(kept({ keep: 'best', by: 'score' })).toBe(2);
    expect(kept({ keep: 'best', by: 'nothing' })).toBe(0);
    expect(deduplicate.check?.(deduplicate.params.parse({ keep: 'best' }))?.param).toBe('by');
  });

  it('keeps labels that contradict each other, and counts and names them', () => {
    const samples = [
      ...chain(['x', 'y', 'x']),
      { id: 'e', text: words(0, 20), label: 'y' },
      { id: 'f', text: 'quite another text', label: 'y' },
    ];
    const { decisions, findings } = decide(samples, { size: 1 });
    // c0 and c2 are x, but only c1, which is y, holds them together.
    expect(into(decisions)).toEqual(['keep', 'keep', 'keep', 'c1', 'keep']);
    expect(findings.contradictions).toMatchObject({ groups: 1, samples: 4 });
    expect(findings.contradictions.examples[0]).toEqual({
      samples: [
        { id: 'c0', labels: 'x' },
        { id: 'e', labels: 'y' },
      ],
      similarity: 1,
    });
    const merged = decide(samples, { size: 1, acrossLabels: true });
    expect(into(merged.decisions)).toEqual(['keep', 'c0', 'c0', 'c0', 'keep']);
    expect(merged.decisions.get('c1')).toMatchObject({ detail: { labels: 'differ' } });
    expect(merged.findings.contradictions.groups).toBe(1);
  });

  it('compares within a split, or across splits with the held-out sample kept', () => {
    const samples = [
      { id: 'a', text: words(0, 30), label: 'x' },
      { id: 'b', text: words(1, 31), label: 'x', split: 'test' },
    ];
    expect(into(decide(samples).decisions)).toEqual(['keep', 'keep']);
    expect(into(decide(samples, { acrossSplits: true }).decisions)).toEqual(['b', 'keep']);
  });

  it('leaves copies beside their original unless told to compare relatives', () => {
    const samples = [
      { id: 'a', text: words(0, 30), label: 'x' },
      { id: 'a#augment.1', text: words(1, 31), label: 'x' },
      { id: 'b', text: words(2, 32), label: 'x' },
    ];
    expect(into(decide(samples.slice(0, 2)).decisions)).toEqual(['keep', 'keep']);
    expect(into(decide(samples).decisions)).toEqual(['keep', 'keep', 'a']);
    expect(into(decide(samples, { relatives: true }).decisions)).toEqual(['keep', 'a', 'a']);
  });

  it('takes characters where the writing has no spaces, words elsewhere', () => {
    const chinese = [
      { id: 'a', text: '外卖送得很快，味道也不错，下次还会再点', label: 'x' },
      { id: 'b', text: '外卖送得很快，味道也不错，下次还会再点的', label: 'x' },
    ];
    expect(into(decide(chinese).decisions)).toEqual(['keep', 'a']);
    expect(into(decide(chinese, { shingle: 'word' }).decisions)).toEqual(['keep', 'keep']);
  });

  it('does not compare what has no words', () => {
    expect(into(decide(['', ' \u3000', null, undefined].map((text, i) => ({ id: `${i}`, text, label: 'x' }))).decisions)).toEqual(
      Array(4).fill('keep'),
    );
  });

  it('gives the same bytes where hashes are put aside on the disk, and leaves the files to whoever lent the room', () => {
    const files = createMemoryFiles();
    const samples = Array.from({ length: 400 }, (_, i) => ({
      id: `r${i}`,
      text: words((i % 37) * 40 + (i % 3), (i % 37) * 40 + 30),
      label: i % 5 === 0 ? 'x' : 'y',
    }));
    const rows = rowsOf(samples);
    const parts = [0, 1, 2, 3, 4].map((part) => rows.filter((_, i) => i % 5 === part));
    const whole = collect(deduplicate.collector, setting({}), [rows]);
    for (const memory of [0, 5_000, 1e9]) {
      const folder = `${files.root}/scratch-${memory}`;
      expect(Buffer.compare(collect(deduplicate.collector, setting({}, { folder, memory }), parts), whole), `${memory} bytes`).toBe(0);
      expect(files.list(folder).length > 0).toBe(memory < 1e9);
    }
    files.unmount();
  });

  it('takes twenty thousand equal texts, and a cluster of two thousand that differ, without comparing all pairs', () => {
    const equal = decide(
      Array.from({ length: 20_000 }, (_, i) => ({ id: `r${i}`, text: 'the same words in every one of them', label: 'x' })),
    );
    expect(equal.findings).toMatchObject({ clusters: 1, merged: 19_999, comparison: { sets: 1, compared: 0 } });
    const shared = words(0, 60);
    const alike = decide(Array.from({ length: 2000 }, (_, i) => ({ id: `r${i}`, text: `${shared} own${i}`, label: 'x' })));
    expect(alike.findings).toMatchObject({ clusters: 1, merged: 1999 });
    expect(alike.findings.comparison.compared).toBeLessThan(6000);
  });

  it('takes one text of millions of characters', () => {
    const long = Array.from({ length: 500_000 }, (_, i) => `w${i % 99_991}`).join(' ');
    const samples = [
      { id: 'a', text: long, label: 'x' },
      { id: 'b', text: `${long} and an end`, label: 'x' },
    ];
    expect(into(decide(samples).decisions)).toEqual(['keep', 'a']);
  });
});
