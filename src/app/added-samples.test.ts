import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRecipe } from '../recipe/load.ts';
import { explain } from './explain.ts';
import { preview } from './preview.ts';
import { type RunOptions, run } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-added-'));
  const write = (name: string, rows: unknown[]) =>
    writeFileSync(join(folder, name), `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  write(
    'train.jsonl',
    Array.from({ length: 40 }, (_, i) => ({ text: `the  film number ${i} is good and long`, label: i % 2 ? 'pos' : 'neg' })),
  );
  write('test.jsonl', [{ text: 'a test  text', label: 'pos' }]);
  mkdirSync(join(folder, 'more'));
  writeFileSync(
    join(folder, 'more', 'a.csv'),
    `sentence,class\n${Array.from({ length: 30 }, (_, i) => `"an added  text, ${i}",neu`).join('\n')}\n`,
  );
  writeFileSync(join(folder, 'more', 'b.csv'), 'sentence,class\nthe  film number 0 is good and long,neg\nlast  text,1.0\n');
  writeFileSync(join(folder, 'broken.jsonl'), '{"text":"fine text","label":"pos"}\n{"text":\n{"label":"pos"}\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const add = { 'dataset.concatenate': { path: 'more/*.csv', rename: { sentence: 'text', class: 'label' }, source: 'from' } };

function recipe(steps: unknown[], name: string, more: object = {}) {
  return {
    leaven: 1,
    name,
    seed: 3,
    dataset: { task: 'text-classification', train: 'train.jsonl', test: 'test.jsonl' },
    steps,
    limits: { rejects: 1 },
    output: { path: join(folder, name) },
    ...more,
  } as never;
}
const grow = (steps: unknown[], name: string, options: RunOptions = {}, more: object = {}) =>
  run(recipe(steps, name, more), { workers: 0, cwd: folder, ...options });
const rows = (name: string, split = 'train') =>
  readFileSync(join(folder, name, 'data', `${split}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const report = (name: string) =>
  JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8')) as { steps: Record<string, unknown>[] };
const written = (name: string) =>
  ['data/train.jsonl', 'data/test.jsonl', 'provenance.jsonl', 'rejected.jsonl'].map((file) =>
    readFileSync(join(folder, name, file), 'utf8'),
  );

describe('samples that a step adds', () => {
  it('take no values from rows that a step makes test of', async () => {
    const template = (slots: object) => ({
      'text.fill-template': { rules: { text: [{ text: 'so {word}', label: 'pos' }] }, slots, count: 2 },
    });
    const parts = { 'dataset.split': { ratio: { train: 0.8, validation: 0.2 } } };
    const codeOf = async (steps: unknown[]) => {
      try {
        await loadRecipe(recipe(steps, 'parted'), { cwd: folder });
        return undefined;
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    const column = template({ word: { column: 'text' } });
    expect(await codeOf([column])).toBeUndefined();
    expect(await codeOf([column, parts])).toBe('recipe/conflict');
    expect(await codeOf([parts, column])).toBe('recipe/conflict');
    expect(await codeOf([template({ word: ['good', 'bad'] }), parts])).toBeUndefined();
  });

  it('join at their place: steps before do not see them, steps after do', async () => {
    const result = await grow(['text.normalize-whitespace', add, { 'text.change-case': { mode: 'upper' } }], 'place');
    expect(result.counts).toEqual({ read: 73, asked: 0, written: 73, rejected: 0, merged: 0 });
    const texts = rows('place').map((row) => row.text as string);
    expect(texts).toHaveLength(72);
    expect(texts.slice(0, 40).every((text) => !text.includes('  '))).toBe(true);
    expect(texts.slice(40)).toContain('AN ADDED  TEXT, 3');
    expect(rows('place')[41]).toMatchObject({ from: 'more/a.csv', label: 'neu' });
    expect(rows('place')[0]).not.toHaveProperty('from');
    const steps = report('place').steps.map(({ step, in: entered, changed, out }) => [
      String(step).replace(/-[0-9a-f]{6}$/, ''),
      entered,
      changed,
      out,
    ]);
    expect(steps).toEqual([
      ['read', 41, 0, 41],
      ['text.normalize-whitespace', 41, 41, 41],
      ['dataset.concatenate', 73, 32, 73],
      ['text.change-case', 73, 73, 73],
      ['write', 73, 0, 73],
    ]);
  });

  it('give the same bytes for any workers and shard size, and after a resume', async () => {
    const steps = [
      'text.normalize-whitespace',
      { use: 'dataset.concatenate', with: add['dataset.concatenate'], id: 'more' },
      'dataset.deduplicate',
      { augment: { copies: 2, from: ['text.swap-words'] } },
    ];
    await grow(steps, 'one');
    await grow(steps, 'two', { shardSize: 3 });
    expect(written('two')).toEqual(written('one'));
    const before = written('one');
    rmSync(join(folder, 'one', 'data'), { recursive: true });
    const state = JSON.parse(readFileSync(join(folder, 'one', 'run.json'), 'utf8')) as object;
    writeFileSync(join(folder, 'one', 'run.json'), JSON.stringify({ ...state, state: 'running' }));
    expect((await grow(steps, 'one', { resume: true })).resumed).toBe(true);
    expect(written('one')).toEqual(before);
    expect((await grow(steps, 'one', { resume: true })).reused).toBe(true);
  });

  it('say where they come from, and can be explained and previewed', async () => {
    const steps = [
      'text.normalize-whitespace',
      { use: 'dataset.concatenate', with: add['dataset.concatenate'], id: 'more' },
      { augment: { copies: 1, from: ['text.swap-words'] } },
    ];
    await grow(steps, 'why');
    const lines = readFileSync(join(folder, 'why', 'provenance.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const last = lines.find((line) => line.source?.record === 2 && line.source.file === 'more/b.csv');
    expect(last.source).toEqual({ file: 'more/b.csv', record: 2, step: 'more' });
    const told = await explain(join(folder, 'why'), `${last.id}#${lines.find((line) => line.parent === last.id).steps[0].step}.1`);
    expect(told.source).toEqual(last.source);
    expect(told.original).toEqual({ text: 'last  text' });
    expect(told.replay?.sameBytes).toBe(true);
    // The label stood as 1.0 in a cell.
    expect(JSON.parse(told.output ?? '')).toMatchObject({ label: '1.0', from: 'more/b.csv' });
    const shown = await preview(recipe(steps, 'shown'), { cwd: folder, samples: 100 });
    expect(shown).toHaveLength(72);
    expect(shown.filter((item) => item.steps.every((step) => step.operator !== 'text.normalize-whitespace')).length).toBeGreaterThanOrEqual(
      32,
    );
  });

  it('of equal records the added one is told apart, also where the data is parted later', async () => {
    const more = { dataset: { task: 'text-classification', path: 'train.jsonl', split: { ratio: { train: 0.5, test: 0.5 } } } };
    for (const split of ['train', 'test', 'more']) {
      const name = `equal-${split}`;
      await grow([{ 'dataset.concatenate': { path: 'train.jsonl', split } }], name, {}, more);
      const splits = split === 'more' ? ['train', 'test', 'more'] : ['train', 'test'];
      const ids = splits.flatMap((one) => rows(name, one).map((row) => row.id));
      expect(ids).toHaveLength(80);
      expect(new Set(ids).size).toBe(80);
      expect(ids.filter((id) => String(id).endsWith('-2'))).toHaveLength(40);
    }
  });

  it('of unreadable records each is a reject of the step, with its place', async () => {
    const result = await grow([{ use: 'dataset.concatenate', id: 'bad', with: { path: 'broken.jsonl', split: 'extra' } }], 'bad');
    expect(result.splits.extra).toEqual({ read: 3, asked: 0, written: 1, rejected: 2, merged: 0 });
    const rejects = readFileSync(join(folder, 'bad', 'rejected.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rejects.map(({ step, reason, source }) => [step, reason, source.record, source.step])).toEqual([
      ['bad', 'bad-json', 2, 'bad'],
      ['bad', 'missing-field', 3, 'bad'],
    ]);
    expect((await explain(join(folder, 'bad'), rejects[0].id)).rejected?.reason).toBe('bad-json');
  });

  it('several steps in a row, and one before a dataset step, open one stage', async () => {
    const { plan, resolved } = await loadRecipe(
      recipe(['text.normalize-whitespace', add, add, 'dataset.deduplicate', 'text.length'], 'stages'),
      { cwd: folder },
    );
    expect(plan.stages.map((stage) => [stage.joins?.length ?? 0, stage.entry?.operator.use, stage.steps.length])).toEqual([
      [0, undefined, 1],
      [2, 'dataset.deduplicate', 1],
    ]);
    const again = await loadRecipe(resolved as never, { cwd: folder });
    expect(again.plan).toEqual({ ...plan, stages: again.plan.stages });
    expect(again.plan.stages.map(({ joins }) => joins)).toEqual(plan.stages.map(({ joins }) => joins));
  });

  it('take no options that choose among samples, and stand nowhere but among the steps', async () => {
    const faults = async (step: unknown) => {
      try {
        await loadRecipe(recipe([step], 'faults'), { cwd: folder });
        return [];
      } catch (error) {
        const fault = error as { code: string; others?: { code: string }[] };
        return [fault.code, ...(fault.others ?? []).map((other) => other.code)];
      }
    };
    const { path } = add['dataset.concatenate'];
    expect(await faults({ use: 'dataset.concatenate', with: { path }, when: 'true', splits: 'train', probability: 0.5 })).toEqual(
      Array(3).fill('recipe/conflict'),
    );
    expect(await faults({ augment: { from: ['text.swap-words', { 'dataset.concatenate': { path } }] } })).toEqual([
      'recipe/not-allowed-here',
    ]);
    expect(await faults({ augment: { from: ['text.swap-words'], gates: [{ 'dataset.concatenate': { path } }] } })).toEqual([
      'recipe/not-allowed-here',
    ]);
    expect(await faults({ 'dataset.concatenate': { path: 'no.jsonl' } })).toEqual(['system/file-not-found']);
    expect(await faults({ 'dataset.concatenate': { path, split: 'all' } })).toEqual(['recipe/bad-parameter']);
    expect(await faults({ 'dataset.concatenate': {} })).toEqual(['recipe/missing-key']);
  });
});
