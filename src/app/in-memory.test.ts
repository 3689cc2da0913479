import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineTextOperator } from '../core/operator.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from '../recipe/load.ts';
import { type MemoryOptions, previewInMemory, runInMemory, validateRecipe } from './in-memory.ts';
import { preview } from './preview.ts';
import { run } from './run.ts';

let folder = '';
let serial = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-memory-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything a run on the disk writes that must be the same to the byte, by its name in the run folder. */
async function onDisk(recipe: string, files: Record<string, string | Uint8Array>) {
  const home = join(folder, `run-${++serial}`);
  mkdirSync(home);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(home, path), content);
  writeFileSync(join(home, 'recipe.yaml'), recipe);
  const result = await run(join(home, 'recipe.yaml'), { workers: 0 });
  const { files: written } = JSON.parse(readFileSync(join(result.folder, 'run.json'), 'utf8')) as { files: { path: string }[] };
  const contents = new Map(written.map(({ path }) => [path, readFileSync(join(result.folder, path), 'utf8')]));
  return { result, contents, home };
}

const textsOf = (files: ReadonlyMap<string, Uint8Array>) =>
  new Map([...files].map(([name, bytes]) => [name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]));

const opinions = [
  'label,text',
  'good,A warm film with a fine story about two old friends',
  'bad,"The plot is thin, and the jokes are not funny"',
  'good,A warm film with a fine story about two old friends',
  'good,这部电影的故事很动人，演员也很出色。',
  'bad,I never laughed in 90 minutes 👩‍👩‍👧 𠮷',
  'bad,',
  '',
].join('\r\n');
const held = 'label,text\r\ngood,What a fine evening at the cinema\r\nbad,"The plot is thin, and the jokes are funny"\r\n';
const growth = `leaven: 1
seed: 7
dataset:
  task: text-classification
  train: { path: train.csv }
  test: test.csv
steps:
  - text.normalize-whitespace
  - dataset.deduplicate
  - augment:
      copies: 4
      from:
        - text.swap-words: { ratio: 0.2 }
        - text.delete-words: { ratio: 0.2 }
        - text.replace-synonyms: { ratio: 0.3, dictionary: words.tsv }
      gates: [{ text.token-overlap: { min: 0.3 } }]
  - dataset.shuffle
  - text.length: { min: 2 }
`;
const words = 'film\tpicture|motion\nstory\ttale\n';

const chat = `${[
  {
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'How do I bake a good bread at home today?' },
      { role: 'assistant', content: 'Flour, water, salt, yeast, heat.' },
    ],
  },
  {
    messages: [
      { role: 'user', content: '怎样在家烤面包？请告诉我所有的步骤。' },
      { role: 'assistant', content: '面粉、水、盐、酵母，然后加热。' },
    ],
  },
  {
    messages: [
      { role: 'user', content: 'Is `bread` eaten with a fork \\ud800 or with the hands?' },
      { role: 'assistant', content: 'With the hands.' },
    ],
  },
]
  .map((row) => JSON.stringify(row))
  .join('\n')
  .replace('\\\\ud800', '\\ud800')}\n`;
const talk = `leaven: 1
dataset: { task: chat, train: { path: chat.jsonl } }
steps:
  - augment: { copies: 2, from: [text.swap-words, text.delete-words] }
`;

describe('a recipe in memory', () => {
  it.each<[string, string, Record<string, string | Uint8Array>, MemoryOptions]>([
    [
      'growth of a table',
      growth,
      { 'train.csv': opinions, 'test.csv': held, 'words.tsv': words },
      { data: { train: opinions, test: held }, files: { 'words.tsv': words } },
    ],
    ['growth of conversations', talk, { 'chat.jsonl': chat }, { data: { train: chat } }],
    [
      'a split by ratio of data in one piece',
      `leaven: 1\ndataset: { task: text, path: all.txt, split: { ratio: { train: 0.5, test: 0.5 } } }\nsteps: [{ dataset.sample: { count: 3 } }, { augment: { from: [text.change-case] } }]\n`,
      { 'all.txt': 'one two\nthree four\nfive six\nseven eight\nnine ten\n' },
      { data: { path: 'one two\nthree four\nfive six\nseven eight\nnine ten\n' } },
    ],
    [
      'bytes in another encoding',
      `leaven: 1\ndataset: { task: text, encoding: gbk, train: zh.txt }\nsteps: []\n`,
      { 'zh.txt': Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3, 10, 0xca, 0xc0, 0xbd, 0xe7, 10) },
      { data: { train: Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3, 10, 0xca, 0xc0, 0xbd, 0xe7, 10) } },
    ],
    [
      'rows that cannot be read',
      `leaven: 1\ndataset: { task: text, train: a.jsonl }\nsteps: []\nlimits: { rejects: 1 }\n`,
      { 'a.jsonl': '\ufeff{"text":"a"}\n{"text":1}\nnonsense\n{"text":"b"}\n{"text":"a"}\n' },
      { data: { train: '\ufeff{"text":"a"}\n{"text":1}\nnonsense\n{"text":"b"}\n{"text":"a"}\n' } },
    ],
  ])('gives the bytes, the counts and the plan hash of a run on a disk: %s', async (_, recipe, files, given) => {
    const disk = await onDisk(recipe, files);
    for (const shardSize of [1, 2, 1000]) {
      const memory = await runInMemory(recipe, { ...given, shardSize });
      expect(textsOf(memory.files)).toEqual(disk.contents);
      expect(memory.planHash).toBe(disk.result.planHash);
      expect(memory.counts).toEqual(disk.result.counts);
      expect(Object.fromEntries(Object.entries(memory.splits).map(([name, split]) => [name, split.counts]))).toEqual(disk.result.splits);
      expect(memory.splits.train?.text).toBe([...disk.contents].find(([name]) => name.startsWith('data/train.'))?.[1]);
      expect(memory.provenance()).toHaveLength(memory.counts.written);
      expect(memory.rejected()).toHaveLength(memory.counts.rejected);
      expect(memory.merged()).toHaveLength(memory.counts.merged);
      expect(memory.leaks.reduce((sum, pair) => sum + pair.exact, 0)).toBe(disk.result.leaks.exact);
    }
  });

  it('previews what a preview on a disk shows', async () => {
    const disk = await onDisk(growth, { 'train.csv': opinions, 'test.csv': held, 'words.tsv': words });
    const options = { data: { train: opinions, test: held }, files: { 'words.tsv': words }, samples: 4 };
    expect(await previewInMemory(growth, options)).toEqual(await preview(join(disk.home, 'recipe.yaml'), { samples: 4 }));
  });

  it('takes samples as objects, and a recipe that names no data', async () => {
    const recipe: RecipeInput = { leaven: 1, dataset: { task: 'text', language: 'und' }, steps: ['text.normalize-whitespace'] };
    const { splits, warnings } = await runInMemory(recipe, {
      data: {
        train: [
          { id: 'a', text: 'two  words' },
          { id: 'b', text: 'x', more: [1] },
        ],
      },
    });
    expect(splits.train?.text).toBe('{"id":"a","text":"two words"}\n{"id":"b","text":"x","more":[1]}\n');
    expect(warnings).toEqual([]);
  });

  it('works with operators of a person’s own, and refuses to import what it was not given', async () => {
    const shout = defineTextOperator({
      id: 'text.shout',
      since: '1.0.0',
      summary: { en: 'Shouts', 'zh-CN': '大写' },
      labelEffect: 'preserving',
      touches: ['text'],
      takes: ['label'],
      determinism: 'pure',
      languages: 'any',
      params: z.strictObject({}),
      draw: ({ text }) => [{ start: 0, end: text.length, insert: text.toUpperCase() }],
      examples: [],
    });
    const recipe = 'leaven: 1\ndataset: { task: text, train: a.txt }\nsteps: [{ use: ./shout.mjs, guards: { entities: false } }]\n';
    const { splits } = await runInMemory(recipe, { data: { train: 'quiet\n' }, operators: { './shout.mjs': shout } });
    expect(splits.train?.text).toBe('QUIET\n');
    await expect(runInMemory(recipe, { data: { train: 'quiet\n' } })).rejects.toMatchObject({ code: 'operator/no-modules' });
    await expect(runInMemory(recipe, { data: { train: 'quiet\n' }, files: { 'shout.mjs': 'export default 1' } })).rejects.toMatchObject({
      code: 'operator/no-modules',
    });
  });

  it('hands a split over whole and unpacked, whatever the recipe says of its files', async () => {
    const recipe = 'leaven: 1\ndataset: { task: text, train: a.txt }\nsteps: []\noutput: { compression: gzip, rowsPerFile: 1 }\n';
    const { splits } = await runInMemory(recipe, { data: { train: 'a\nb\n' } });
    expect(splits.train).toMatchObject({ file: 'data/train.txt', text: 'a\nb\n', rows: 2 });
  });
});

describe('hostile input in memory', () => {
  const lines = 'leaven: 1\ndataset: { task: text, train: a.txt }\nsteps: [{ augment: { copies: 1, from: [text.swap-words] } }]\n';

  it.each<[string, string, MemoryOptions, object]>([
    ['broken YAML', 'leaven: 1\n\tdataset: [', { data: { train: 'a' } }, { code: 'recipe/yaml-syntax', position: { line: 2 } }],
    [
      'an unknown operator',
      lines.replace('swap-words', 'swap-wrods'),
      { data: { train: 'a' } },
      { code: 'operator/unknown', data: { nearest: 'text.swap-words' } },
    ],
    ['an empty paste', lines, { data: { train: '' } }, { code: 'dataset/empty-file', data: { file: 'a.txt' } }],
    ['white space alone', lines, { data: { train: ' \n\n' } }, { code: 'dataset/empty-file' }],
    ['no data', lines, {}, { code: 'system/file-not-found' }],
    ['data of a split that cannot be one', lines, { data: { 'a/b': 'x' } }, { code: 'recipe/unknown-key' }],
    [
      'bytes that are no UTF-8',
      lines,
      { data: { train: Uint8Array.of(97, 10, 0xff, 10) } },
      { code: 'dataset/invalid-utf8', data: { offset: 2, line: 2 } },
    ],
    ['a file outside', lines.replace('a.txt', '../../etc/passwd'), { data: {} }, { code: 'system/file-not-found' }],
    [
      'a dictionary that is not there',
      lines.replace('text.swap-words', '{ text.replace-synonyms: { dictionary: no.tsv } }'),
      { data: { train: 'a' } },
      { code: 'recipe/file-not-found' },
    ],
    [
      'a format that needs a disk',
      lines.replace('a.txt', '{ path: a.parquet, format: parquet }'),
      { data: { train: Uint8Array.of(80, 65, 82, 49) } },
      { code: 'dataset/needs-disk', data: { format: 'parquet' } },
    ],
    [
      'packed bytes that are broken',
      lines,
      { data: { train: Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3) } },
      { code: 'dataset/corrupt-gzip' },
    ],
  ])('%s has a code', async (_, recipe, options, expected) => {
    const error = await runInMemory(recipe, options).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(LeavenError);
    expect(error).toMatchObject(expected);
  });

  it('a line of a million characters and half a surrogate pair go through', async () => {
    const long = `${Array.from({ length: 100_000 }, (_, i) => `${String.fromCharCode(97 + (i % 26), 97 + (i % 25))}word`).join('  x ')}\n\ud800 alone here\n`;
    const { counts, splits } = await runInMemory(lines, { data: { train: long } });
    expect(counts.read).toBe(2);
    expect(counts.written + counts.rejected).toBe(4);
    expect(splits.train?.text).toContain('\ufffd alone here\n');
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const text = Array.from({ length: 5_000 }, (_, i) => `row number ${i} of many`).join('\n');
    const running = runInMemory(lines, {
      data: { train: text },
      shardSize: 100,
      signal: controller.signal,
      onProgress: ({ label }) => label === 'augment' && controller.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: 'run/interrupted' });
    await expect(runInMemory(lines, { data: { train: text }, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'run/interrupted',
    });
  });

  it('two runs at once do not meet', async () => {
    const [a, b] = await Promise.all([
      runInMemory(lines, { data: { train: 'red fox\n' } }),
      runInMemory(lines, { data: { train: 'blue bird\n' } }),
    ]);
    expect(a.splits.train?.text).toBe('red fox\nfox red\n');
    expect(b.splits.train?.text).toBe('blue bird\nbird blue\n');
  });
});

describe('validateRecipe', () => {
  it('tells everything that is wrong, with its place', async () => {
    const { errors } = await validateRecipe(
      'leaven: 1\ndataset: { task: text, train: a.txt }\nsteps:\n  - text.swap-words: { rato: 0.1 }\n  - text.nothing\n',
    );
    expect(errors.map(({ code, position }) => [code, position?.line, position?.column])).toEqual([
      ['recipe/unknown-key', 4, 24],
      ['operator/unknown', 5, 5],
    ]);
  });

  it('finds nothing wrong with a sound one, data or not, and passes warnings on', async () => {
    expect(await validateRecipe(growth, { files: { 'words.tsv': words } })).toEqual({ errors: [], warnings: [] });
    const warned = 'leaven: 1\ndataset: { task: text, train: a.txt, test: b.txt }\nsteps: [{ use: text.swap-words, splits: [test] }]\n';
    expect((await validateRecipe(warned, { data: { train: 'a', test: 'b' } })).warnings.map(({ code }) => code)).toEqual([
      'recipe/augments-test',
    ]);
  });
});
