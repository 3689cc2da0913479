import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../app/run.ts';
import type { CollectedRow, DatasetOperator, Decision } from '../../core/operator.ts';
import { createSchema } from '../../core/schema.ts';
import { loadRecipe } from '../../recipe/load.ts';
import { collectContext, collectSettled, rowsOf } from '../../testing/apply-operator.ts';
import { deduplicate } from '../dataset/deduplicate.ts';

const root = mkdtempSync(join(tmpdir(), 'leaven-'));
const encoder = join(root, 'encoder');
const broken = join(root, 'broken');
afterAll(() => rmSync(root, { recursive: true }));
beforeAll(async () => {
  const { buildTinyEncoder } = (await import(new URL('../../../scripts/build-tiny-models.mjs', import.meta.url).href)) as {
    buildTinyEncoder(folder: string, options?: object): void;
  };
  buildTinyEncoder(encoder);
  buildTinyEncoder(broken, { fault: 'not-a-number' });
});

type Row = [id: string, text: string, label?: string, split?: string];

function contextOf(params: object) {
  const parsed = deduplicate.params.parse({ mode: 'semantic', encoder, ...params });
  return collectContext(deduplicate, {
    params: parsed,
    seed: 0,
    schema: createSchema('text-classification'),
    resources: deduplicate.prepare?.(parsed as never),
  });
}
const rowsFrom = (rows: Row[]) => rowsOf(rows.map(([id, text, label = 'x', split = 'train']) => ({ id, text, label, split })));
async function decide(rows: CollectedRow[], params: object = {}) {
  const context = contextOf(params);
  const { collector }: DatasetOperator = deduplicate;
  const view = collector.open(await collectSettled(collector, context, [rows]), context);
  return { view, decisions: new Map(rows.map((row) => [row.sample.id, view.decide(row)])) };
}
const detailOf = (decision: Decision | undefined) =>
  (decision?.action === 'merge' ? decision.detail : {}) as { similarity: number; nearest: number; through: string };
const merged = (decisions: Map<string, Decision>) =>
  Object.fromEntries([...decisions].flatMap(([id, decision]) => (decision.action === 'merge' ? [[id, decision.into]] : [])));

describe('dataset.deduplicate by meaning', () => {
  it('merges texts that say the same in other words, in English and Chinese, and no others', async () => {
    const { decisions, view } = await decide(
      rowsFrom([
        ['a', 'a good film'],
        ['b', 'the great movie'],
        ['c', 'a bad film'],
        ['d', '这片很好'],
        ['e', '这影真棒'],
        ['f', 'a boring book'],
        ['g', 'the tedious novel'],
      ]),
    );
    expect(merged(decisions)).toEqual({ b: 'a', e: 'd', g: 'f' });
    const { similarity } = detailOf(decisions.get('b'));
    expect(similarity).toBeGreaterThan(0.95);
    expect(similarity).toBeLessThan(1);
    expect(view.findings?.()).toMatchObject({ merged: 3, clusters: 3, comparison: { vectors: 7, dimensions: 32 } });
  });

  it('keeps the one that is asked for, and says how similar a member is that came in through others', async () => {
    const rows = rowsFrom([
      ['short', 'a good film'],
      ['long', 'the really great movie was very fine'],
      ['longest', 'the really great picture was very very fine'],
    ]);
    expect(merged((await decide(rows, { keep: 'longest', threshold: 0.5 })).decisions)).toEqual({ short: 'longest', long: 'longest' });
    expect(merged((await decide(rows, { keep: 'last', threshold: 0.5 })).decisions)).toEqual({ short: 'longest', long: 'longest' });
    const chain = await decide(
      rowsFrom([
        ['a', 'good good good good'],
        ['b', 'good good bad good'],
        ['c', 'good bad bad good'],
        ['d', 'good bad bad bad'],
      ]),
      { threshold: 0.7 },
    );
    expect(merged(chain.decisions)).toEqual({ b: 'a', c: 'a', d: 'a' });
    const { similarity, nearest, through } = detailOf(chain.decisions.get('d'));
    expect(through).toBe('c');
    expect(similarity).toBeLessThan(0.7);
    expect(nearest).toBeGreaterThanOrEqual(0.7);
  });

  it('leaves other labels and splits apart, and lists what contradicts each other', async () => {
    const rows = rowsFrom([
      ['a', 'a good film', 'pos'],
      ['b', 'the great movie', 'neg'],
      ['c', 'a fine picture', 'pos', 'test'],
    ]);
    const { decisions, view } = await decide(rows);
    expect(merged(decisions)).toEqual({});
    expect(view.findings?.()).toMatchObject({
      contradictions: { samples: 2, examples: [{ samples: expect.arrayContaining([{ id: 'b', labels: 'neg' }]) }] },
    });
    const across = await decide(rows, { acrossLabels: true, acrossSplits: true });
    // A held-out sample stays before those of train.
    expect(merged(across.decisions)).toEqual({ a: 'c', b: 'c' });
    expect(across.decisions.get('b')).toMatchObject({ detail: { labels: 'differ' } });
  });

  it('never compares copies with their original, unless asked', async () => {
    const rows = rowsFrom([
      ['a', 'a good film'],
      ['a#x.1', 'a good film'],
      ['a#x.2', 'a great film'],
      ['b', 'a bad book'],
    ]);
    expect(merged((await decide(rows)).decisions)).toEqual({});
    expect(merged((await decide(rows, { relatives: true })).decisions)).toEqual({ 'a#x.1': 'a', 'a#x.2': 'a' });
    const joined = await decide([...rows, ...rowsFrom([['c', 'the fine movie']]).map((row) => ({ ...row, ordinal: 4 }))]);
    expect(merged(joined.decisions)).toEqual({ c: 'a' });
  });

  it('finds the same whoever saw which rows in what order', async () => {
    const words = ['good', 'great', 'bad', 'film', 'movie', 'book', 'very', 'dull', '好', '片', 'a', 'was'];
    const rows = rowsFrom(
      Array.from(
        { length: 90 },
        (_, i): Row => [
          `r${i}`,
          [0, 1, 2].map((k) => words[(i * (k + 2) + k * k) % words.length]).join(' '),
          i % 3 ? 'a' : 'b',
          i % 5 ? 'train' : 'test',
        ],
      ),
    );
    const context = contextOf({ threshold: 0.9 });
    const whole = await collectSettled(deduplicate.collector, context, [rows]);
    expect(Object.keys(merged((await decide(rows, { threshold: 0.9 })).decisions)).length).toBeGreaterThan(10);
    const parts = [
      [[...rows].reverse()],
      rows.map((row) => [row]),
      [rows.filter((_, i) => i % 3 === 0), [], rows.filter((_, i) => i % 3 !== 0)],
    ];
    for (const arrangement of parts)
      for (const backwards of [false, true])
        expect(await collectSettled(deduplicate.collector, contextOf({ threshold: 0.9 }), arrangement, backwards)).toEqual(whole);
  });

  it('rejects a text whose vector is no number, and goes on with the others', async () => {
    const rows = rowsFrom([
      ['a', 'a good film'],
      ['b', 'an awful film'],
      ['c', 'the awful movie'],
      ['d', 'the great movie'],
    ]);
    const { decisions, view } = await decide(rows, { encoder: broken });
    expect(decisions.get('b')).toMatchObject({ action: 'drop', reason: 'no-embedding' });
    expect(decisions.get('c')).toMatchObject({ action: 'drop', reason: 'no-embedding' });
    expect(merged(decisions)).toEqual({ d: 'a' });
    expect(view.findings?.()).toMatchObject({ rejected: 2 });
  });

  it('takes nothing, one row, empty texts, strange ones, and ten thousand equal ones', async () => {
    expect(merged((await decide([])).decisions)).toEqual({});
    expect(merged((await decide(rowsFrom([['only', 'a good film']]))).decisions)).toEqual({});
    const odd = rowsFrom([
      ['e1', ''],
      ['e2', ' \n'],
      ['s', '\ud800'],
      ['long', 'good '.repeat(200_000)],
    ]);
    expect([...(await decide(odd)).decisions.values()].every(({ action }) => action === 'keep')).toBe(true);
    const equal = rowsFrom(Array.from({ length: 10_000 }, (_, i): Row => [`r${i}`, 'a good film']));
    const { decisions, view } = await decide(equal);
    expect(Object.keys(merged(decisions))).toHaveLength(9_999);
    expect(view.findings?.()).toMatchObject({ clusters: 1, comparison: { vectors: 1 } });
  });

  it('stops before the work of days', async () => {
    const rows = rowsFrom(Array.from({ length: 5 }, (_, i): Row => [`r${i}`, `good film ${i}`]));
    await expect(decide(rows, { maxSamples: 4 })).rejects.toMatchObject({ code: 'operator/too-many-samples', data: { limit: 4 } });
    await expect(decide(rows, { maxSamples: 5 })).resolves.toBeDefined();
  });
});

describe('a run that deduplicates by meaning', () => {
  const recipe = (params: object) => ({
    leaven: 1 as const,
    name: 'meaning',
    dataset: { task: 'text' as const, train: { path: join(root, 'train.jsonl') } },
    steps: [{ use: 'dataset.deduplicate', with: { mode: 'semantic', ...params } }],
    output: { path: join(root, 'out') },
  });
  const write = () =>
    writeFileSync(
      join(root, 'train.jsonl'),
      ['a good film', 'the great movie', 'a bad book', 'the awful novel', '这片很好', 'a cheap inn', 'the inexpensive hotel', '']
        .map((text, i) => `${JSON.stringify({ id: `t${i}`, text })}\n`)
        .join(''),
    );
  const contents = () => ['data/train.jsonl', 'duplicates.jsonl'].map((name) => readFileSync(join(root, 'out', name), 'utf8'));

  it('writes the same bytes for any shards and workers, and lists what went into what', async () => {
    write();
    await run(recipe({ encoder }), { workers: 0, overwrite: true });
    const [data, duplicates] = contents();
    expect(
      (data as string)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['t0', 't2', 't4', 't5', 't7']);
    expect((duplicates as string).trim().split('\n')).toHaveLength(3);
    for (const options of [
      { workers: 0, shardSize: 1 },
      { workers: 0, shardSize: 3 },
    ]) {
      await run(recipe({ encoder }), { ...options, overwrite: true });
      expect(contents()).toEqual([data, duplicates]);
    }
  });

  it('a model changed is another plan', async () => {
    const hash = async () => {
      await run(recipe({ encoder }), { workers: 0, overwrite: true });
      return JSON.parse(readFileSync(join(root, 'out/run.json'), 'utf8')).planHash;
    };
    const before = await hash();
    const config = join(encoder, 'config.json');
    const content = readFileSync(config);
    writeFileSync(config, JSON.stringify({ ...JSON.parse(content.toString()), max_position_embeddings: 32 }));
    expect(await hash()).not.toBe(before);
    writeFileSync(config, content);
    expect(await hash()).toBe(before);
  });

  it('says at the place in the recipe what is missing, before anything runs', async () => {
    const code = async (params: object) =>
      loadRecipe(recipe(params), { cwd: root }).then(
        () => 'fine',
        (error) => `${error.code} at ${error.path}`,
      );
    expect(await code({})).toBe('recipe/bad-parameter at steps.0.with.encoder');
    expect(await code({ encoder: join(root, 'nowhere') })).toBe('recipe/file-not-found at steps.0.with.encoder');
    expect(await code({ encoder: root })).toBe('backend/incomplete-model at steps.0.with');
    expect(await code({ encoder })).toBe('fine');
    expect(await code({ encoder, runtime: 'native' })).toBe('backend/missing-library at steps.0.with');
  });
});
