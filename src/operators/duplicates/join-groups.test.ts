import { describe, expect, it } from 'vitest';
import { createSchema } from '../../core/schema.ts';
import { candidateLists } from '../../kernels/near/candidates.ts';
import { collectContext, rowsOf } from '../../testing/apply-operator.ts';
import { deduplicate } from '../dataset/deduplicate.ts';
import { joinGroups } from './join-groups.ts';
import { nearDuplicates } from './near.ts';
import { createGrouping } from './near-grouping.ts';
import { groupRows } from './near-groups.ts';
import type { DeduplicateContext } from './parameters.ts';
import { storedSets } from './stored-sets.ts';

const threshold = 0.7;
const rows = 50_000;
const shared = 'ten words that each one of these texts has in';

/** What is looked at while the rows are joined, and the clusters of nodes and of sets. */
function work(sampleOf: (row: number) => { text: string; label: string; split?: string }, acrossLabels = false) {
  const params = deduplicate.params.parse({ mode: 'near', size: 1, threshold, acrossLabels });
  const context = collectContext(deduplicate, {
    params,
    seed: 0,
    schema: createSchema('text-classification'),
  }) as unknown as DeduplicateContext;
  const state = nearDuplicates.create(context);
  const samples = Array.from({ length: rows }, (_, row) => ({ id: `r${row}`, ...sampleOf(row) }));
  for (const row of rowsOf(samples)) nearDuplicates.add(state, row, context);
  state.settle();
  const groups = groupRows(state);
  const sets = storedSets(state, groups.sets);
  const grouping = createGrouping(groups, acrossLabels);
  const { compared, steps } = joinGroups(groups, sets, candidateLists(sets, threshold), grouping, acrossLabels, threshold);
  const clusters = new Set(groups.labels.map((_, node) => grouping.nodes.find(node))).size;
  return { compared, steps, clusters, contradictions: grouping.contradictions.length };
}

/** A few comparisons and a few dozen places of lists a row: a hundredth of a percent of all pairs. */
function expectLinear({ compared, steps }: { compared: number; steps: number }): void {
  expect(compared).toBeLessThan(rows * 4);
  expect(steps).toBeLessThan(rows * 40);
}

describe('fifty thousand texts that hang together', () => {
  const labels = { two: (row: number) => `l${row % 2}`, each: (row: number) => `l${row}` };

  it('are one set where they are equal, under two labels or each under its own', () => {
    for (const [label, clusters] of [
      [labels.two, 2],
      [labels.each, rows],
    ] as const)
      expect(work((row) => ({ text: shared, label: label(row) }))).toEqual({ compared: 0, steps: 0, clusters, contradictions: 1 });
  });

  it('are found in linear work where they are almost equal, whatever their labels', () => {
    for (const [label, clusters] of [
      [labels.two, 2],
      [labels.each, rows],
    ] as const) {
      const found = work((row) => ({ text: `${shared} o${row}`, label: label(row) }));
      expectLinear(found);
      expect(found).toMatchObject({ clusters, contradictions: 1 });
    }
    const merged = work((row) => ({ text: `${shared} o${row}`, label: labels.two(row) }), true);
    expectLinear(merged);
    expect(merged.clusters).toBe(1);
  });

  it('and where each of them stands under two labels, or they take turns in two splits', () => {
    const twice = work((row) => ({ text: `${shared} o${row >> 1}`, label: labels.two(row) }));
    expectLinear(twice);
    expect(twice.clusters).toBe(2);
    const splits = work((row) => ({ text: `${shared} o${row}`, label: 'x', split: row % 2 === 0 ? 'train' : 'test' }));
    expectLinear(splits);
    expect(splits.clusters).toBe(2);
  });
});
