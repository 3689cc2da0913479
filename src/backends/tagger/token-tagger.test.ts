import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import '../../datasets/disk.ts';
import { openTagger } from './token-tagger.ts';

interface Tiny {
  buildTinyEncoder(folder: string): void;
  buildTinyTagger(folder: string, tags: Record<string, string>): void;
}
const { buildTinyEncoder, buildTinyTagger } = (await import(
  new URL('../../../scripts/build-tiny-models.mjs', import.meta.url).href
)) as Tiny;

const parent = mkdtempSync(join(tmpdir(), 'leaven-tagger-'));
const folder = join(parent, 'tagger');
beforeAll(() =>
  buildTinyTagger(folder, { mary: 'B-PER', major: 'I-PER', paris: 'B-LOC', 王: 'B-PER', 伟: 'I-PER', 京: 'I-LOC', 北: 'B-LOC' }),
);
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test('entities stand where the words stand, in English and Chinese', async () => {
  const { tag } = await openTagger({ folder });
  const text = 'Yesterday Mary Major flew to Paris; 王伟住在北京。';
  const found = (await tag(text)).map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
  expect(found).toEqual(['PER Mary Major', 'LOC Paris', 'PER 王伟', 'LOC 北京']);
  // Softmax of 6 against three zeros.
  expect((await tag('Mary'))[0]?.score).toBeCloseTo(1 / (1 + 4 * Math.exp(-6)), 9);
  expect(await tag('')).toEqual([]);
  expect(await tag(' \n ')).toEqual([]);
  expect(await tag('\ud83d nobody')).toEqual([]);
});

test('a text longer than the model takes is read in windows, each word once', async () => {
  const { tag } = await openTagger({ folder });
  const text = `${'and then Mary Major came to Paris, '.repeat(200)}end`;
  const found = await tag(text);
  expect(found.filter(({ label }) => label === 'LOC')).toHaveLength(200);
  expect(found.filter(({ label, start, end }) => label === 'PER' && text.slice(start, end) === 'Mary Major')).toHaveLength(200);
});

test('what is no tagger says so', async () => {
  const encoder = join(parent, 'encoder');
  buildTinyEncoder(encoder);
  await expect(openTagger({ folder: encoder })).rejects.toMatchObject({ code: 'backend/not-a-tagger' });
  const other = join(parent, 'other');
  buildTinyTagger(other, { mary: 'B-PER' });
  writeFileSync(join(other, 'config.json'), JSON.stringify({ id2label: { 0: 'O', 1: 'B-PER', 2: 'I-PER' } }));
  const { tag } = await openTagger({ folder: other });
  await expect(tag('Mary')).rejects.toMatchObject({ code: 'backend/not-a-tagger' });
  await expect(openTagger({ folder: join(parent, 'absent') })).rejects.toMatchObject({ code: 'backend/incomplete-model' });
});
