import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RejectRecord } from '../core/provenance.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { openStream } from './open-stream.ts';
import { run } from './run.ts';
import { stream } from './stream.ts';
import type { StreamOptions } from './stream-options.ts';

const cwd = mkdtempSync(join(tmpdir(), 'leaven-stream-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const words = 'the film was long and slow but its cast is warm and its songs are good so we stayed to the end of it'.split(' ');
const textOf = (i: number) => Array.from({ length: 8 }, (_, k) => words[(i * 7 + k * (1 + (i % 5))) % words.length]).join(' ');
const jsonl = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const rowsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ id: `r${from + i}`, text: `${textOf(from + i)} ${from + i}`, label: i % 2 ? 'good' : 'bad' }));

/** Cleaning and duplicates that run once, then copies. */
const steps = [
  'text.normalize-whitespace',
  { 'dataset.deduplicate': { mode: 'exact' } },
  {
    augment: {
      copies: 2,
      from: [{ 'text.swap-words': { ratio: 0.2 } }, { 'text.delete-words': { ratio: 0.2 } }],
      gates: [{ 'text.token-overlap': { min: 0.2 } }],
    },
  },
  { 'text.length': { min: 3, unit: 'words' } },
];
const recipeOf = (name: string, more: object = {}): RecipeInput =>
  ({
    leaven: 1,
    name,
    seed: 5,
    dataset: { task: 'text-classification', train: { path: join(cwd, 'train.jsonl') }, test: { path: join(cwd, 'test.jsonl') } },
    steps,
    output: { path: join(cwd, name), format: 'jsonl' },
    ...more,
  }) as RecipeInput;

const recipe = recipeOf('streamed');

async function linesOf(epoch: number, options: StreamOptions = {}, of: RecipeInput = recipe): Promise<string[]> {
  const opened = await openStream(of, options);
  const lines: string[] = [];
  for await (const some of opened.read(epoch, options)) lines.push(...some);
  return lines;
}
const written = (folder: string, split = 'train') =>
  readFileSync(join(cwd, folder, `data/${split}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    return error instanceof LeavenError ? error.code : error;
  }
  return 'no error';
};
const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
};
beforeAll(async () => {
  const train = rowsOf(700);
  // Equal rows, a row without text, one that cannot be read, one too short.
  const odd = [
    JSON.stringify({ id: 'twin', text: train[0]?.text, label: 'bad' }),
    JSON.stringify({ id: 'empty', text: '', label: 'bad' }),
    '{"id":"broken"',
    JSON.stringify({ id: 'short', text: 'no way', label: 'bad' }),
    JSON.stringify({ id: 'emoji', text: 'a fine 👩‍👩‍👧 film \ud800 indeed, \u2028 we say so', label: 'good', score: 3.5 }),
  ];
  writeFileSync(join(cwd, 'train.jsonl'), `${jsonl(train)}${odd.join('\n')}\n`);
  writeFileSync(join(cwd, 'test.jsonl'), jsonl(rowsOf(40, 700)));
  await run(recipe, { cwd });
});

describe('epochs', () => {
  it('epoch 0 is what a run writes, byte for byte, in each split', async () => {
    for (const split of ['train', 'test']) expect(await linesOf(0, { split })).toEqual(written('streamed', split));
    const samples = await all(stream(recipe, { split: 'test' }));
    expect(samples).toEqual(written('streamed', 'test').map((line) => JSON.parse(line)));
  });

  it('epochs differ in their copies and repeat exactly', async () => {
    const epochs = await Promise.all([0, 1, 2, 3].map((epoch) => linesOf(epoch)));
    const copies = epochs.map((lines) => lines.filter((line) => line.includes('#')).join('\n'));
    expect(new Set(copies).size).toBe(4);
    const originals = epochs.map((lines) => lines.filter((line) => !line.includes('#')));
    for (const one of originals) expect(one).toEqual(originals[0]);
    expect(await linesOf(3, { cache: join(cwd, 'other-cache') })).toEqual(epochs[3]);
  });

  it('one step alone, no step at all, and other formats of the run stream as JSON Lines', async () => {
    const none = recipeOf('none', { steps: [] });
    await run(none, { cwd });
    expect(await linesOf(0, {}, none)).toEqual(written('none'));
    expect(await linesOf(7, {}, none)).toEqual(written('none'));
    const csv = recipeOf('csv', { output: { path: join(cwd, 'csv'), format: 'csv' } });
    expect(await linesOf(0, {}, csv)).toEqual(written('streamed'));
  });

  it('a new order of the data is made once', async () => {
    const shuffled = recipeOf('shuffled', { steps: ['dataset.shuffle', { augment: { copies: 1, from: ['text.swap-words'] } }] });
    await run(shuffled, { cwd });
    expect(await linesOf(0, {}, shuffled)).toEqual(written('shuffled'));
    const order = (lines: readonly string[]) => lines.map((line) => JSON.parse(line).id).filter((id) => !id.includes('#'));
    expect(order(await linesOf(2, {}, shuffled))).toEqual(order(await linesOf(0, {}, shuffled)));
  });

  it('what the data is made into once is drawn once: a sample of it stays the same sample', async () => {
    const sampled = recipeOf('sampled', {
      steps: [{ 'dataset.sample': { count: 50 } }, { augment: { copies: 1, from: ['text.swap-words'] } }],
    });
    const ids = async (epoch: number) => (await linesOf(epoch, {}, sampled)).map((line) => JSON.parse(line).id);
    const first = await ids(0);
    expect(first.filter((id) => !id.includes('#')).length).toBe(50);
    expect(await ids(4)).toEqual(first);
  });
});

describe('what is told', () => {
  it('counts add up in each epoch, and epoch 0 counts what a run counts', async () => {
    const counted = (await run(recipeOf('counted'), { cwd })).splits.train;
    for (const epoch of [0, 1]) {
      const rejects: RejectRecord[] = [];
      const rows = stream(recipe, { epoch, onReject: (record) => rejects.push(record) });
      const samples = await all(rows);
      const summary = rows.summary();
      if (!summary?.once) throw new Error('no summary');
      const { entered, asked, moved, written: out, rejected, merged, once } = summary;
      expect(summary.done).toBe(true);
      expect(out).toBe(samples.length);
      expect(entered + asked + moved).toBe(out + rejected + merged);
      expect(once.read + once.asked + once.moved).toBe(once.kept + once.rejected + once.merged);
      expect(rejects.length).toBe(rejected + once.rejected);
      expect(rejects.find(({ step }) => step === 'read')).toMatchObject({ reason: 'bad-json' });
      expect(rejects.some(({ reason }) => reason === 'empty-text')).toBe(true);
      if (epoch === 0)
        expect({
          read: once.read,
          asked,
          written: out,
          rejected: rejected + once.rejected,
          merged: merged + once.merged,
        }).toEqual(counted);
    }
  });

  it('errors have codes', async () => {
    const late = recipeOf('late', { steps: [{ augment: { copies: 1, from: ['text.swap-words'] } }, 'dataset.shuffle'] });
    expect(await codeOf(all(stream(late)))).toBe('recipe/stream-after-global');
    expect(await codeOf(all(stream(recipe, { split: 'tset' })))).toBe('stream/unknown-split');
    expect(await codeOf(all(stream(join(cwd, 'nowhere.yaml'))))).toBe('recipe/not-found');
    for (const bad of [
      { epoch: -1 },
      { epoch: 0.5 },
      { batchSize: 0 },
      { shuffle: { window: 0 } },
      { shuffle: { window: Number.NaN } },
      { shard: { index: 2, count: 2 } },
      { shard: { index: 0, count: 0 } },
      { workers: -1 },
    ])
      expect(() => stream(recipe, bad)).toThrowError(expect.objectContaining({ code: 'stream/bad-option' }));
  });

  it('a late step is told at its place in the recipe', async () => {
    const text = `leaven: 1
dataset: { task: text-classification, train: train.jsonl }
steps:
  - augment: { copies: 1, from: [text.swap-words] }
  - dataset.shuffle
`;
    writeFileSync(join(cwd, 'late.yaml'), text);
    const error = await all(stream(join(cwd, 'late.yaml'))).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'recipe/stream-after-global', position: { line: 5 } });
  });
});

describe('batches, windows and parts', () => {
  it('batches have the rows in order; the last one is what is left', async () => {
    const rows = await all(stream(recipe, { epoch: 1 }));
    const batches = await all(stream(recipe, { epoch: 1, batchSize: 32 }));
    expect(batches.flat()).toEqual(rows);
    expect(batches.slice(0, -1).every((batch) => batch.length === 32)).toBe(true);
    expect(batches.at(-1)?.length).toBe(rows.length % 32 || 32);
  });

  it('a window gives the same rows in an order drawn by seed and epoch', async () => {
    const plain = await linesOf(1);
    const shuffled = await linesOf(1, { shuffle: { window: 100 } });
    expect(shuffled).not.toEqual(plain);
    expect([...shuffled].sort()).toEqual([...plain].sort());
    expect(await linesOf(1, { shuffle: { window: 100 } })).toEqual(shuffled);
    const seeded = await linesOf(1, { shuffle: { window: 100, seed: 9 } });
    expect(seeded).not.toEqual(shuffled);
    // The order of another epoch is another order, though the originals are the same.
    const ids = (lines: readonly string[]) => lines.map((line) => JSON.parse(line).id).filter((id) => !id.includes('#'));
    expect(ids(await linesOf(2, { shuffle: { window: 100 } }))).not.toEqual(ids(shuffled));
  });

  it.each([undefined, { window: 50 }])('parts have each row of an epoch once, and their counts add up (%o)', async (shuffle) => {
    const order = shuffle ? { shuffle } : {};
    const whole = stream(recipe, { epoch: 1, ...order });
    const rows = (await all(whole)).map((row) => JSON.stringify(row));
    const parts = [0, 1, 2].map((index) => stream(recipe, { epoch: 1, ...order, shard: { index, count: 3 } }));
    const read = await Promise.all(parts.map((part) => all(part)));
    expect(read.every((part) => part.length > 0)).toBe(true);
    expect(
      read
        .flat()
        .map((row) => JSON.stringify(row))
        .sort(),
    ).toEqual([...rows].sort());
    const total = (key: 'entered' | 'asked' | 'written' | 'rejected') => parts.reduce((sum, part) => sum + (part.summary()?.[key] ?? 0), 0);
    for (const key of ['entered', 'asked', 'written', 'rejected'] as const) expect(total(key)).toBe(whole.summary()?.[key]);
    expect(parts.map((part) => part.summary()?.once?.read)).toEqual([whole.summary()?.once?.read, undefined, undefined]);
  });

  it('more parts than shards leave some without rows, and none of them fails', async () => {
    writeFileSync(join(cwd, 'few.jsonl'), jsonl(rowsOf(3)));
    const few = recipeOf('few', { dataset: { task: 'text-classification', train: { path: join(cwd, 'few.jsonl') } } });
    const read = await Promise.all([0, 1, 2, 3].map((index) => all(stream(few, { shard: { index, count: 4 } }))));
    expect(read.flat().length).toBe(9);
  });
});

describe('what is left behind', () => {
  it('an empty data set has no rows', async () => {
    writeFileSync(join(cwd, 'header.csv'), 'text,label\n');
    const empty = recipeOf('empty', { dataset: { task: 'text-classification', train: { path: join(cwd, 'header.csv') } } });
    const code = await codeOf(run(empty, { cwd }));
    expect(await codeOf(all(stream(empty)))).toBe(code);
  });

  it('the stages that run once are kept, and made again where they are gone', async () => {
    const cached = recipeOf('cached');
    const reports: string[] = [];
    const read = () => linesOf(0, { onProgress: ({ label }) => reports.push(label) }, cached);
    const first = await read();
    expect(reports.length).toBeGreaterThan(0);
    reports.length = 0;
    expect(await read()).toEqual(first);
    expect(reports).toEqual([]);
    rmSync(join(cwd, 'cached.stream'), { recursive: true });
    expect(await read()).toEqual(first);
    expect(reports.length).toBeGreaterThan(0);
  });

  it('an interrupted beginning is continued', async () => {
    const stop = new AbortController();
    const broken = recipeOf('broken');
    const options: StreamOptions = {
      signal: stop.signal,
      onProgress: ({ label, done }) => label !== 'read' && done > 300 && stop.abort(),
    };
    expect(await codeOf(linesOf(0, options, broken))).toBe('run/interrupted');
    expect(await linesOf(0, {}, broken)).toEqual(written('streamed'));
  });

  it('a signal that has aborted already starts nothing, and one that aborts ends the reading', async () => {
    expect(await codeOf(all(stream(recipe, { signal: AbortSignal.abort() })))).toBe('run/interrupted');
    const stop = new AbortController();
    const rows = stream(recipe, { signal: stop.signal });
    await rows.next();
    stop.abort();
    expect(await codeOf(all(rows))).toBe('run/interrupted');
    expect(rows.summary()?.done).toBe(false);
  });
});
