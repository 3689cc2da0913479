import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../core/schema.ts';
import { collectContext, decisionsOf, rowsOf } from '../../testing/apply-operator.ts';
import { split } from './split.ts';

type Row = { id: string; [field: string]: unknown };

function divide(samples: Row[], params: object, seed = 1): Map<string, string | undefined> {
  const context = collectContext(split, { params: split.params.parse(params), seed, schema: createSchema('text-classification') });
  const decisions = decisionsOf(split, rowsOf(samples), context);
  return new Map([...decisions].map(([id, decision]) => [id, decision.action === 'keep' ? decision.split : undefined]));
}
const sizes = (splits: Iterable<string | undefined>) => {
  const counts: Record<string, number> = {};
  for (const name of splits) counts[String(name)] = (counts[String(name)] ?? 0) + 1;
  return counts;
};
const rows = (count: number, more: (i: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, text: `text ${i}`, ...more(i) }));

describe('dataset.split', () => {
  it('gives exact sizes, by largest remainder', () => {
    expect(sizes(divide(rows(1003), {}).values())).toEqual({ train: 803, validation: 100, test: 100 });
    expect(sizes(divide(rows(7), { ratio: { a: 0.5, b: 0.5 } }).values())).toEqual({ a: 4, b: 3 });
    expect(sizes(divide(rows(20), { ratio: { all: 1, none: 0 } }).values())).toEqual({ all: 20 });
  });

  it('gives each class its shares, and exact sizes in all', () => {
    const samples = rows(1000, (i) => ({ label: i % 10 === 0 ? 'rare' : i % 3 === 0 ? 'some' : 'most' }));
    const splits = divide(samples, { stratify: 'label' });
    expect(sizes(splits.values())).toEqual({ train: 800, validation: 100, test: 100 });
    const rare = samples.filter((sample) => (sample as Row).label === 'rare').map(({ id }) => splits.get(id));
    expect(sizes(rare)).toEqual({ train: 80, validation: 10, test: 10 });
  });

  it('never parts a group or the copies of an original, and stays near the sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 50, maxLength: 300 }), fc.nat(99), (groups, seed) => {
        const samples = groups.map((group, i) => ({ id: i % 5 === 4 ? `r${i - 1}#a.1` : `r${i}`, text: `t ${i}`, author: group }));
        const byAuthor = divide(samples, { group: 'author' }, seed);
        const seen = new Map<number, string | undefined>();
        for (const { id, author } of samples) {
          if (seen.has(author)) expect(byAuthor.get(id)).toBe(seen.get(author));
          seen.set(author, byAuthor.get(id));
        }
        const byRoot = divide(samples, {}, seed);
        for (const { id } of samples) expect(byRoot.get(id)).toBe(byRoot.get(id.split('#')[0] as string));
        const largest = Math.max(...[...new Set(groups)].map((group) => groups.filter((other) => other === group).length));
        expect(Math.abs((sizes(byAuthor.values()).train ?? 0) - groups.length * 0.8)).toBeLessThanOrEqual(largest + 1);
      }),
      { numRuns: 60 },
    );
  });

  it('depends on the seed and the ids, not on the order of the input', () => {
    const samples = rows(200);
    const once = divide(samples, {});
    const back = divide([...samples].reverse(), {});
    for (const { id } of samples) expect(back.get(id)).toBe(once.get(id));
    const other = divide(samples, {}, 2);
    expect(samples.some(({ id }) => other.get(id) !== once.get(id))).toBe(true);
  });

  it('refuses shares that do not add up to 1 and names that are no file names', () => {
    const ratio = (value: object) => split.params.safeParse({ ratio: value });
    const check = (value: object) => split.check?.(split.params.parse({ ratio: value }) as never);
    expect(check({ a: 0.5, b: 0.6 })?.param).toBe('ratio');
    expect(check({ a: 0.1, b: 0.2, c: 0.7 })).toBeUndefined();
    expect(ratio({ '../up': 1 }).success).toBe(false);
    expect(ratio({ train: -1 }).success).toBe(false);
  });

  const sentence = (i: number, last: string) =>
    `number ${i} of the many long sentences that say ${i * 7} things about ${i * 13} others and end in ${last}`;
  const twins = rows(300, (i) => ({ text: sentence(i >> 1, i % 2 ? 'this' : 'that') }));

  it('keeps near duplicates on one side, also where they share a group with others, and chains of them', () => {
    const splits = divide(twins, {});
    for (let i = 0; i < 300; i += 2) expect(splits.get(`r${i}`)).toBe(splits.get(`r${i + 1}`));
    expect(sizes(splits.values())).toEqual({ train: 240, validation: 30, test: 30 });
    const apart = divide(twins, { nearDuplicates: false });
    expect(twins.filter((_, i) => i % 2 === 0 && apart.get(`r${i}`) !== apart.get(`r${i + 1}`)).length).toBeGreaterThan(30);
    // A group of several is connected with whatever any of its samples is near to.
    const grouped = divide(
      twins.map((sample, i) => ({ ...sample, author: `a${(i + 1) >> 1}` })),
      { group: 'author', ratio: { a: 0.5, b: 0.5 } },
    );
    expect(new Set(grouped.values()).size).toBe(1);
    const chinese = rows(200, (i) => ({
      text: `这是第${(i >> 1) * 7}号句子，讲的是${(i >> 1) * 31}件各不相同的事情和它们的来历${i % 2 ? '吗' : ''}`,
    }));
    const divided = divide(chinese, { nearDuplicates: { threshold: 0.6 } });
    for (let i = 0; i < 200; i += 2) expect(divided.get(`r${i}`)).toBe(divided.get(`r${i + 1}`));
  });

  it('splits what has no near duplicates as it did before it looked for any', () => {
    const samples = rows(500, (i) => ({ label: i % 3 ? 'a' : 'b' }));
    for (const params of [{}, { stratify: 'label' }, { group: 'label', ratio: { a: 0.5, b: 0.5 } }])
      expect(divide(samples, params)).toEqual(divide(samples, { ...params, nearDuplicates: false }));
  });

  it('takes texts that are all the same, and texts without a word, which connect nothing', () => {
    expect(
      new Set(
        divide(
          rows(1000, () => ({ text: 'ok' })),
          {},
        ).values(),
      ).size,
    ).toBe(1);
    expect(
      sizes(
        divide(
          rows(100, () => ({ text: '' })),
          {},
        ).values(),
      ),
    ).toEqual({ train: 80, validation: 10, test: 10 });
  });
});
