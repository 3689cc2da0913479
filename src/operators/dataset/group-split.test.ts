import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../core/sample.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { groupSplit } from './group-split.ts';

testOperator(groupSplit, { describe, it });

const split = async (params: Record<string, unknown>, samples: readonly Sample[]) => {
  const kept = (await runExample(groupSplit, { name: '', params: params as never, input: samples, output: [], seed: 5 })) as string[];
  return new Map(kept.map((name) => [name.slice(name.indexOf('/') + 1), name.slice(0, name.indexOf('/'))]));
};

describe('dataset.group-split', () => {
  it('nothing connects two splits, and all of a component stays together: against a search through the graph', async () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(values, async (pairs) => {
        const samples = pairs.map(([a, b], i) => ({ id: `s${i}`, text: '', a: a === 0 ? undefined : a, b: b === 0 ? null : b }));
        const placed = await split({ by: ['a', 'b'], ratio: { train: 0.5, test: 0.5 } }, samples);
        const component = new Map<string, number>();
        for (const [index, start] of samples.entries()) {
          const waiting = [start];
          for (let one = waiting.pop(); one; one = waiting.pop()) {
            if (component.has(one.id)) continue;
            component.set(one.id, index);
            const { a, b } = one;
            waiting.push(...samples.filter((other) => (a !== undefined && other.a === a) || (b !== null && other.b === b)));
          }
        }
        for (const one of samples)
          for (const other of samples)
            if (component.get(one.id) === component.get(other.id)) expect(placed.get(one.id)).toBe(placed.get(other.id));
        // Groups that could be parted are: with two components at least, none of the splits is empty.
        if (new Set(component.values()).size > 1) expect(new Set(placed.values()).size).toBe(2);
      }),
      { numRuns: 60 },
    );
  });

  it('lists connect by each of their items, copies stay with their original, keys do not meet', async () => {
    const ratio = { train: 0.5, test: 0.5 };
    const lists = await split({ by: 'authors', ratio }, [
      { id: 'a', text: '', authors: ['Ann', 'Ben'] },
      { id: 'b', text: '', authors: ['Ben', '陈'] },
      { id: 'c', text: '', authors: ['陈'] },
      { id: 'd', text: '', authors: [] },
      { id: 'd#x.1', text: '', authors: [] },
    ]);
    expect(new Set(['a', 'b', 'c'].map((id) => lists.get(id))).size).toBe(1);
    expect(lists.get('d')).toBe(lists.get('d#x.1'));
    expect(lists.get('d')).not.toBe(lists.get('a'));
    const keys = await split({ by: ['x', 'lower(y)'], ratio }, [
      { id: 'a', text: '', x: 'q' },
      { id: 'b', text: '', y: 'Q' },
    ]);
    expect(keys.get('a')).not.toBe(keys.get('b'));
  });

  it('refuses what is no expression, and shares that do not add up', () => {
    expect(groupSplit.check?.(groupSplit.params.parse({ by: 'a ==' }) as never)?.param).toBe('by');
    expect(groupSplit.check?.(groupSplit.params.parse({ by: 'a', ratio: { train: 0.5 } }) as never)?.param).toBe('ratio');
  });

  it('near duplicates connect what no key connects, unless they shall not', async () => {
    const text = 'a text of some ten words that stands here twice with one at the';
    const samples = [
      { id: 'a', text: `${text} end`, x: 1 },
      { id: 'b', text: `${text} close`, x: 2 },
      { id: 'c', text: 'another', x: 3 },
    ];
    const ratio = { train: 0.7, test: 0.3 };
    const joined = await split({ by: 'x', ratio }, samples);
    expect(joined.get('a')).toBe(joined.get('b'));
    expect(joined.get('c')).not.toBe(joined.get('a'));
    const seeds = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (k) => {
        const apart = await split(
          { by: 'x', ratio, nearDuplicates: false },
          samples.map((sample) => ({ ...sample, id: `${sample.id}${k}` })),
        );
        return apart.get(`a${k}`) === apart.get(`b${k}`);
      }),
    );
    expect(seeds).toContain(false);
  });
});
