import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../app/run.ts';
import type { Decision } from '../../core/operator.ts';
import { createSchema } from '../../core/schema.ts';
import { collectContext, decisionsOf, rowsOf } from '../../testing/apply-operator.ts';
import { dropLeaks } from './drop-leaks.ts';

type Row = [id: string, split: string, text: unknown, pair?: unknown];

function decide(rows: Row[], params: object = {}): Map<string, Decision> {
  const pairs = rows.some((row) => row.length === 4);
  const context = collectContext(dropLeaks, {
    params: dropLeaks.params.parse(params),
    seed: 0,
    schema: createSchema(pairs ? 'text-pair' : 'text-classification'),
  });
  const samples = rows.map(([id, split, text, pair]) => ({ id, split, label: 'x', ...(pairs ? { text, pair } : { text }) }));
  return decisionsOf(dropLeaks, rowsOf(samples), context);
}
const dropped = (decisions: Map<string, Decision>) =>
  Object.fromEntries([...decisions].flatMap(([id, decision]) => (decision.action === 'drop' ? [[id, decision.detail]] : [])));

describe('dataset.drop-leaks', () => {
  it('tells texts equal but for case, space and normal form from texts of the same words', () => {
    const decisions = decide([
      ['same', 'train', 'Cafe\u0301  au lait '],
      ['words', 'train', 'lait? au, au CAF\u00c9!'],
      ['near', 'train', 'cafe au lait'],
      ['held', 'test', 'caf\u00e9 au lait'],
    ]);
    // The set of tokens is taken of the text as it stands: composed and decomposed letters are other letters there.
    expect(dropped(decisions)).toEqual({ same: { match: 'exact', id: 'held' }, words: { match: 'token-set', id: 'held' } });
    expect(decisions.get('same')).toMatchObject({ reason: 'leaked' });
  });

  it('looks for what it is told to', () => {
    const rows: Row[] = [
      ['same', 'train', 'one two'],
      ['words', 'train', 'two one'],
      ['held', 'test', 'One two'],
    ];
    expect(Object.keys(dropped(decide(rows, { match: ['exact'] })))).toEqual(['same']);
    expect(dropped(decide(rows, { match: ['token-set'] }))).toMatchObject({ same: { match: 'token-set' }, words: { match: 'token-set' } });
  });

  it('compares all text fields, each with its own', () => {
    const decisions = decide([
      ['both', 'train', 'a b', 'c'],
      ['swapped', 'train', 'c', 'a b'],
      ['half', 'train', 'a b', 'd'],
      ['held', 'test', 'b a', 'c'],
    ]);
    expect(dropped(decisions)).toEqual({ both: { match: 'token-set', id: 'held' } });
  });

  it('names the first id of several twins, and never a row of its own split', () => {
    const rows: Row[] = [
      ['z', 'test', 'twin'],
      ['b', 'test', 'twin'],
      ['c', 'validation', 'twin'],
      ['a', 'train', 'twin'],
      ['d', 'train', 'alone'],
      ['e', 'train', 'alone'],
    ];
    expect(dropped(decide(rows)).a).toEqual({ match: 'exact', id: 'b' });
    expect(dropped(decide(rows, { against: ['validation'] })).a).toEqual({ match: 'exact', id: 'c' });
    expect(dropped(decide(rows, { against: ['test'] })).b).toBeUndefined();
    expect(Object.keys(dropped(decide(rows, { against: ['train'] })))).not.toContain('d');
  });

  it('finds near duplicates on wish, with how similar they are, in English and Chinese', () => {
    const words = (last: string) => `this is a long sentence of fourteen words that ends in the very same ${last}`;
    const rows: Row[] = [
      ['near', 'train', words('way')],
      ['other', 'train', 'something else that has nothing to do with any of the others here'],
      ['same', 'train', words('MANNER')],
      ['zh', 'train', '这部电影的画面非常好看，音乐也很动人，我很喜欢'],
      ['b', 'test', words('manner')],
      ['a', 'test', words('manner')],
      ['held zh', 'validation', '这部电影的画面非常好看，音乐也很动人，我很喜欢它'],
    ];
    expect(dropped(decide(rows))).toEqual({ same: { match: 'exact', id: 'a' } });
    const found = dropped(decide(rows, { match: ['exact', 'near'] }));
    expect(found).toEqual({
      same: { match: 'exact', id: 'a' },
      // 11 shingles of 5 words each, 10 of them shared: 10 of 12.
      near: { match: 'near', id: 'a', similarity: 0.833333 },
      zh: { match: 'near', id: 'held zh', similarity: expect.closeTo(0.94, 1) },
    });
    expect(Object.keys(dropped(decide(rows, { match: ['near'], threshold: 0.9 })))).toEqual(['same', 'zh']);
    expect(Object.keys(dropped(decide(rows, { match: ['near'], against: ['validation'] })))).toEqual(['zh']);
  });

  it('takes ten thousand near duplicates of one held-out text', () => {
    const text = (i: number) => `one text of more than ten words that many people have copied word for word ${i % 50}`;
    const rows = Array.from({ length: 10_000 }, (_, i): Row => [`t${i}`, 'train', text(i)]);
    expect(Object.keys(dropped(decide([...rows, ['held', 'test', text(99)]], { match: ['near'] })))).toHaveLength(10_000);
  });

  it('never takes rows without text or without a word for equal', () => {
    const decisions = decide([
      ['empty', 'train', ''],
      ['number', 'train', 7],
      ['marks', 'train', '!!!'],
      ['held', 'test', ''],
      ['held marks', 'test', '???'],
    ]);
    expect(dropped(decisions)).toEqual({});
  });
});

describe('a run that drops leaks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, rows: object[]) => writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  write(
    'train.jsonl',
    Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, text: `row number ${i}`, label: i % 2 ? 'a' : 'b' })),
  );
  write('test.jsonl', [
    { id: 'h3', text: 'Row  number 3', label: 'a' },
    { id: 'h7', text: '7: number, row', label: 'a' },
    { id: 'h8', text: 'another row', label: 'b' },
  ]);
  const recipe = (params: Record<string, unknown>, options: Record<string, unknown> = {}) => ({
    leaven: 1 as const,
    name: 'leaks',
    dataset: {
      task: 'text-classification' as const,
      train: { path: join(folder, 'train.jsonl') },
      test: { path: join(folder, 'test.jsonl') },
    },
    steps: [{ use: 'dataset.drop-leaks', with: params, ...options }],
    output: { path: join(folder, 'out') },
  });
  const rejects = () =>
    readFileSync(join(folder, 'out/rejected.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('sees the held-out rows of other shards, lists every row it drops, and leaves the test split alone', async () => {
    const done = await run(recipe({}), { workers: 0, shardSize: 4, overwrite: true });
    expect(done.leaks).toMatchObject({ checked: true, exact: 0, tokenSet: 0 });
    expect(done.splits.train?.written).toBe(18);
    expect(done.splits.test?.written).toBe(3);
    expect(rejects().map(({ id, reason, detail }) => ({ id, reason, detail }))).toEqual([
      { id: 't3', reason: 'leaked', detail: { match: 'exact', id: 'h3' } },
      { id: 't7', reason: 'leaked', detail: { match: 'token-set', id: 'h7' } },
    ]);
  });

  it('compares with all held-out rows where a condition narrows what may be dropped', async () => {
    await run(recipe({}, { when: 'id != "h3" and id != "t7"' }), { workers: 0, overwrite: true });
    expect(rejects().map(({ id }) => id)).toEqual(['t3']);
  });

  it('refuses to compare with a split that is none', async () => {
    await expect(run(recipe({ against: ['tets'] }), { workers: 0, overwrite: true })).rejects.toMatchObject({
      code: 'recipe/unknown-split',
      data: { split: 'tets', nearest: 'test' },
    });
  });
});
