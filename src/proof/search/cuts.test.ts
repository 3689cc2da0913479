import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCuts } from './cuts.ts';
import { searchSetting } from './setting.ts';

interface Row {
  id: string;
  text: string;
  label: string;
  author?: string;
}

const rows = (count: number, author?: (k: number) => string): Row[] =>
  Array.from({ length: count }, (_, k) => ({
    id: `r${k}`,
    text: `text number ${k} of them`,
    label: k % 4 === 0 ? 'rare' : 'common',
    ...(author ? { author: author(k) } : {}),
  }));
const jsonl = (list: readonly unknown[]) => list.map((row) => `${JSON.stringify(row)}\n`).join('');

/** The cuts of some rows of train, beside a test file that nobody can read. */
async function cut(train: readonly Row[], more: { dataset?: object; steps?: readonly unknown[]; seed?: number; split?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-cuts-'));
  writeFileSync(join(folder, 'train.jsonl'), jsonl(train));
  writeFileSync(join(folder, 'test.jsonl'), 'no JSON at all\n'.repeat(100));
  const dataset = { task: 'text-classification', ...(more.dataset ?? { train: 'train.jsonl', test: 'test.jsonl' }) };
  const recipe = { leaven: 1, dataset, steps: more.steps ?? [] } as never;
  const { seed, split } = more;
  const given = { ...(seed !== undefined ? { seed } : {}), ...(split !== undefined ? { split } : {}) };
  const setting = await searchSetting(recipe, { cwd: folder, trials: 1, ...given });
  return makeCuts(setting, undefined);
}

describe('the cuts of a search', () => {
  it('keep a quarter apart, never touch it again, and cut the rest anew each time', async () => {
    const { rest, cut: cutAt } = await cut(rows(200));
    expect([rest.train.ids.length, rest.test.ids.length]).toEqual([150, 50]);
    expect(rest.test.labels.filter((label) => label === 'rare')).toHaveLength(13);
    const kept = new Set(rest.test.ids);
    const cuts = [await cutAt(0), await cutAt(1), await cutAt(8)];
    for (const { train, test } of cuts) {
      expect([train.ids.length, test.ids.length]).toEqual([120, 30]);
      expect([...train.ids, ...test.ids].some((id) => kept.has(id))).toBe(false);
      expect(new Set([...train.ids, ...test.ids]).size).toBe(150);
    }
    expect(new Set(cuts.map(({ test }) => [...test.ids].sort().join())).size).toBe(3);
    expect((await cut(rows(200))).rest.test.ids).toEqual(rest.test.ids);
    expect((await cut(rows(200), { seed: 7 })).rest.test.ids).not.toEqual(rest.test.ids);
  });

  it('let no row of one part stand in another under a second id', async () => {
    const twice = rows(100).flatMap((row) => [row, { ...row, id: `${row.id}-again`, text: `${row.text} ` }]);
    const { rest, cut: cutAt } = await cut(twice);
    const words = (texts: { columns: readonly (readonly string[])[] }) => new Set(texts.columns[0]?.map((text) => text.trim()));
    for (const { train, test } of [rest, await cutAt(0)]) {
      const held = words(test);
      expect([...words(train)].some((text) => held.has(text))).toBe(false);
      expect(train.ids.length).toBeGreaterThan(0);
    }
  });

  it('leave the test rows of a split that the recipe draws behind, and keep groups together', async () => {
    const dataset = { path: 'train.jsonl', split: { ratio: { train: 0.5, test: 0.5 }, group: 'author' } };
    const { rest, cut: cutAt } = await cut(
      rows(400, (k) => `a${k % 80}`),
      { dataset },
    );
    expect(rest.train.ids.length + rest.test.ids.length).toBe(200);
    const author = (id: string) => Number(id.slice(1)) % 80;
    for (const { train, test } of [rest, await cutAt(0)]) {
      const held = new Set(test.ids.map(author));
      expect(train.ids.some((id) => held.has(author(id)))).toBe(false);
    }
  });

  it('name the rows that choose after the split that judges, where a split can be called so', async () => {
    const named = { train: 'train.jsonl', 'test.v2': 'test.jsonl' };
    const { rest } = await cut(rows(100), { dataset: named, split: 'test.v2' });
    expect(rest.test.ids).toHaveLength(25);
    await expect(cut(rows(100), { split: 'train' })).rejects.toMatchObject({ code: 'proof/no-test' });
  });

  it.each([
    ['too few rows', rows(30), 'proof/search-too-small'],
    ['one class', rows(60).map((row) => ({ ...row, label: 'only' })), 'training/one-class'],
    ['a second class of four rows', rows(60).map((row, k) => ({ ...row, label: k < 4 ? 'rare' : 'common' })), 'proof/search-too-small'],
    ['equal rows alone', rows(60).map((row) => ({ ...row, text: 'the same' })), 'proof/search-too-small'],
    ['no rows', [], 'dataset/empty-file'],
  ])('are not made of %s', async (_, list, code) => {
    await expect(cut(list)).rejects.toMatchObject({ code });
  });
});
