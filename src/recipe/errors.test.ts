import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeavenError } from '../errors/leaven-error.ts';
import { loadRecipe } from './load.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-recipe-'));
  for (const name of ['train.jsonl', 'plain.txt', 'odd.all']) writeFileSync(join(folder, name), '{}\n');
  writeFileSync(join(folder, 'broken.mjs'), 'export default 3;');
  const operator = (id: string, more: string) =>
    `import { z } from ${JSON.stringify(import.meta.resolve('zod'))};
export default Object.freeze({ id: '${id}', since: '0.1.0', labelEffect: 'preserving', touches: ['text'], determinism: 'seeded', languages: 'any',
  summary: { en: '', 'zh-CN': '' }, examples: [], params: z.strictObject({ list: z.string().optional().meta({ file: true }) }), ${more} });`;
  writeFileSync(
    join(folder, 'mix.mjs'),
    operator('text.mix', "shape: 'partners', takes: ['label'], draw: () => undefined, apply: () => undefined"),
  );
  writeFileSync(join(folder, 'lone.mjs'), operator('text.lone', "shape: 'sample', input: 'text', takes: [], draw: () => undefined"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const faults = async (text: string | Uint8Array, set: string[] = []): Promise<LeavenError[]> => {
  writeFileSync(join(folder, 'bad.yaml'), text);
  try {
    await loadRecipe('bad.yaml', { cwd: folder, set });
  } catch (error) {
    const first = error as LeavenError;
    return [first, ...first.others];
  }
  return [];
};
/** `code line:column+length` of every fault. */
const places = async (text: string | Uint8Array, set: string[] = []) =>
  (await faults(text, set)).map(({ code, position: at }) => `${code} ${at?.line}:${at?.column}+${at?.length ?? 0}`);

const head = `leaven: 1
dataset:
  task: text-classification
  train: train.jsonl
`;
const steps = (text: string) => `${head}steps:\n${text}`;

describe('places', () => {
  it.each([
    ['an unknown parameter', '  - text.delete-words:\n        rato: 0.1\n', ['recipe/unknown-key 7:9+4']],
    ['an unknown key of a step', '  - { use: text.delete-words, wiht: {} }\n', ['recipe/unknown-key 6:31+4']],
    ['an unknown key of augment', '  - augment: { copy: 2, from: [text.swap-words] }\n', ['recipe/unknown-key 6:16+4']],
    ['an unknown guard', '  - { use: text.delete-words, guards: { negations: false } }\n', ['recipe/unknown-key 6:41+9']],
    ['a share above one', '  - text.swap-words: { ratio: 1.5 }\n', ['recipe/out-of-range 6:31+3']],
    ['a number in quotes', '  - text.swap-words: { ratio: "0.1" }\n', ['recipe/wrong-type 6:31+5']],
    ['parameters that are no map', '  - text.swap-words: 0.1\n', ['recipe/wrong-type 6:22+3']],
    ['an odd parameter after Chinese', '  - text.swap-words: { "比例": 0.1 }\n', ['recipe/unknown-key 6:24+4']],
    [
      'a column counted in code points',
      '  - text.swap-words: { "𠮷𠮷": 1, b: 2 }\n',
      ['recipe/unknown-key 6:24+4', 'recipe/unknown-key 6:33+1'],
    ],
    ['a rule across parameters', '  - text.length: { min: 5, max: 2 }\n', ['recipe/bad-parameter 6:33+1']],
    ['an unknown operator', '  - text.delet-words\n', ['operator/unknown 6:5+16']],
    ['an operator by a path that is not there', '  - ./nope.mjs\n', ['recipe/file-not-found 6:5+10']],
    ['a module that is no operator', '  - ./broken.mjs: {}\n', ['operator/not-loadable 6:5+12']],
    [
      'a file parameter that is not there',
      '  - { use: ./lone.mjs, with: { list: gone.txt }, id: a }\n',
      ['recipe/label-kind 6:12+10', 'recipe/file-not-found 6:38+8'],
    ],
    ['an operator of a shape without a runner', '  - ./mix.mjs\n', ['recipe/shape-not-available 6:5+9']],
    ['a filter among the choices', '  - augment: { from: [text.length] }\n', ['recipe/not-allowed-here 6:23+11']],
    [
      'a changing operator among the gates',
      '  - augment: { from: [text.swap-words], gates: [text.delete-words] }\n',
      ['recipe/not-allowed-here 6:49+17'],
    ],
    ['an empty list of choices', '  - augment: { from: [] }\n', ['recipe/out-of-range 6:22+2']],
    ['no list of choices', '  - augment: { copies: 2 }\n', ['recipe/missing-key 6:5+7']],
    [
      'more choices asked than there are',
      '  - augment: { choose: { min: 1, max: 3 }, from: [text.swap-words] }\n',
      ['recipe/conflict 6:39+1'],
    ],
    ['an unknown word for choose', '  - augment: { choose: any, from: [text.swap-words] }\n', ['recipe/wrong-type 6:24+3']],
    ['a twice given id', '  - { use: text.swap-words, id: a }\n  - { use: text.delete-words, id: a }\n', ['recipe/duplicate-id 7:35+1']],
    ['an id that cannot be part of a sample id', '  - { use: text.swap-words, id: "a#b" }\n', ['recipe/out-of-range 6:33+5']],
    ['an unknown field', '  - { use: text.swap-words, fields: [txet] }\n', ['recipe/unknown-field 6:38+4']],
    ['an unknown split', '  - { use: text.swap-words, splits: [trian] }\n', ['recipe/unknown-split 6:38+5']],
    ['a fault inside a condition', '  - { use: text.swap-words, when: "length(text) >> 3" }\n', ['recipe/bad-expression 6:50+1']],
    ['a bad pattern in a condition', "  - use: text.swap-words\n    when: matches(text, '(')\n", ['recipe/bad-expression 7:25+1']],
    ['options beside the short form', '  - text.swap-words: {}\n    probability: 0.5\n', ['recipe/bad-step 6:5+19']],
    ['a step that is a number', '  - 7\n', ['recipe/bad-step 6:5+1']],
    ['an empty step', '  -\n', ['recipe/bad-step 6:4+0']],
    ['a step without an operator', '  - { with: {} }\n', ['recipe/bad-step 6:5+12']],
  ])('%s', async (_, text, expected) => {
    const found = await places(steps(text));
    if (text === '  -\n') expect(found.map((one) => one.split(' ')[0])).toEqual(['recipe/bad-step']);
    else expect(found).toEqual(expected);
  });

  it.each([
    ['no data', 'task: text\n', ['recipe/missing-key 2:1+7']],
    ['no task', 'train: train.jsonl\n', ['recipe/missing-key 2:1+7']],
    ['an unknown task', 'task: text-clasification\n  train: train.jsonl\n', ['recipe/unknown-task 3:9+18']],
    ['a task of a later version', 'task: image-classification\n  train: train.jsonl\n', ['recipe/task-not-available 3:9+20']],
    ['a slip in a key', 'task: text\n  train: train.jsonl\n  langauge: en\n', ['recipe/unknown-key 5:3+8']],
    ['a slip in a split', 'task: text\n  trian: train.jsonl\n', ['recipe/unknown-key 4:3+5']],
    ['an unknown role', 'task: text\n  fields: { txt: a }\n  train: train.jsonl\n', ['recipe/unknown-key 4:13+3']],
    ['two roles in one column', 'task: text-pair\n  fields: { text: a, pair: a }\n  train: train.jsonl\n', ['recipe/conflict 4:28+1']],
    ['a missing file', 'task: text\n  train: trian.jsonl\n', ['system/file-not-found 4:10+11']],
    ['a missing file in a list', 'task: text\n  train: [train.jsonl, { path: nope.jsonl }]\n', ['system/file-not-found 4:32+10']],
    ['a format that the name does not tell', 'task: text\n  train: odd.all\n', ['recipe/missing-key 4:10+7']],
    ['an unknown format', 'task: text\n  train: { path: odd.all, format: jsonlines }\n', ['recipe/unknown-value 4:35+9']],
    ['delimited without columns', 'task: text\n  train: { path: odd.all, format: delimited }\n', ['recipe/missing-key 4:18+7']],
    ['an unknown encoding', 'task: text\n  train: { path: train.jsonl, encoding: utf-9 }\n', ['dataset/unknown-encoding 4:41+5']],
    ['a doubled column', 'task: text\n  train: { path: odd.all, format: delimited, columns: [text, text] }\n', ['recipe/conflict 4:55+12']],
    ['path beside splits', 'task: text\n  path: train.jsonl\n  test: train.jsonl\n', ['recipe/conflict 4:3+4']],
    [
      'shares that do not add up',
      'task: text\n  path: train.jsonl\n  split: { ratio: { train: 0.5, test: 0.4 } }\n',
      ['recipe/conflict 5:12+5'],
    ],
    ['a language that is no tag', 'task: text\n  language: "english please"\n  train: train.jsonl\n', ['recipe/out-of-range 4:13+16']],
  ])('%s', async (_, text, expected) => {
    const found = await places(`leaven: 1\ndataset:\n  ${text}steps: []\n`);
    expect(found.filter((one) => !one.startsWith('recipe/bad-parameter'))).toEqual(expected);
  });

  it('tells everything at once, in order', async () => {
    const text = `leaven: 2
nmae: x
seed: -1
dataset: { task: text-classification, train: nope.jsonl }
steps:
  - text.swap-words: { ratio: 2 }
  - text.delet-words
limits: { rejects: 5 }
output: { pth: x }
`;
    expect(await places(text)).toEqual([
      'recipe/unknown-value 1:9+1',
      'recipe/unknown-key 2:1+4',
      'recipe/out-of-range 3:7+2',
      'system/file-not-found 4:46+10',
      'recipe/out-of-range 6:31+1',
      'operator/unknown 7:5+16',
      'recipe/out-of-range 8:20+1',
      'recipe/unknown-key 9:11+3',
    ]);
  });

  it('follows anchors and merges to where the fault is written', async () => {
    const text = steps('  - text.swap-words: &a { ratio: 9 }\n  - text.delete-words: *a\n  - text.delete-words: { <<: *a }\n');
    expect(await places(text)).toEqual(['recipe/out-of-range 6:34+1', 'recipe/out-of-range 6:34+1', 'recipe/out-of-range 6:34+1']);
  });

  it('has places in JSON too, also with tabs', async () => {
    const text =
      '{\n\t"leaven": 1,\n\t"dataset": { "task": "text", "train": "train.jsonl" },\n\t"steps": [\n\t\t{ "text.swap-words": { "ratio": 7 } }\n\t]\n}\n';
    expect(await places(text)).toEqual(['recipe/out-of-range 5:35+1']);
  });
});

describe('words', () => {
  const first = async (text: string, language: 'en' | 'zh-CN') => (await faults(text))[0]?.text(language);

  it('names the parameter, what there is and the nearest name', async () => {
    const text = steps('  - text.delete-words: { rato: 0.1 }\n');
    expect(await first(text, 'en')).toEqual({
      message: 'rato is not a parameter of text.delete-words',
      hint: 'expected one of: ratio (0 to 1, default 0.1); did you mean ratio?',
    });
    expect(await first(text, 'zh-CN')).toEqual({
      message: 'rato 不是 text.delete-words 的参数',
      hint: '应为以下之一：ratio（0 到 1，默认 0.1）；是否为 ratio？',
    });
  });

  it('says what was expected and what was got', async () => {
    const text = steps('  - text.swap-words: { ratio: 1.5 }\n');
    expect(await first(text, 'en')).toMatchObject({ message: 'ratio must be from 0 to 1, got 1.5' });
    expect(await first(text, 'zh-CN')).toEqual({ message: 'ratio 应在 0 到 1 之间，实际为 1.5', hint: '比例写成小数，例如 0.15' });
    expect(await first(steps('  - text.swap-words: { ratio: "0.1" }\n'), 'en')).toEqual({
      message: 'ratio must be a number from 0 to 1, got "0.1"',
      hint: 'a number stands without quotes',
    });
  });
});

describe('files', () => {
  it('names the nearest recipe where the named one is not there', async () => {
    writeFileSync(join(folder, 'mine.yaml'), '');
    await expect(loadRecipe('mien.yaml', { cwd: folder })).rejects.toMatchObject({
      code: 'recipe/not-found',
      data: { nearest: 'mine.yaml' },
    });
    await expect(loadRecipe('.', { cwd: folder })).rejects.toMatchObject({ code: 'recipe/not-found' });
  });

  it.each([
    ['nothing', '', 'recipe/empty 1:1+0'],
    ['a comment', '# soon\n', 'recipe/empty 1:1+0'],
    ['null', 'null\n', 'recipe/empty 1:1+0'],
    ['a list', '- leaven: 1\n', 'recipe/wrong-type 1:1+11'],
    ['a text', 'leaven\n', 'recipe/wrong-type 1:1+6'],
    ['a tab as indentation', 'leaven: 1\ndataset:\n\ttask: text\n', 'recipe/yaml-syntax 3:1+1'],
    ['a key twice', 'leaven: 1\nseed: 1\nseed: 2\n', 'recipe/duplicate-key 3:1+4'],
    ['an open quote', 'leaven: 1\nname: "x\n', 'recipe/yaml-syntax'],
    ['two documents', 'leaven: 1\n---\nleaven: 1\n', 'recipe/yaml-syntax'],
    ['a tag', 'leaven: !js 1\n', 'recipe/yaml-syntax 1:9+3'],
    ['an alias of nothing', 'leaven: *x\n', 'recipe/yaml-syntax 1:9+2'],
    ['a map as key', 'leaven: 1\n? { a: 1 }\n: 2\n', 'recipe/yaml-syntax'],
  ])('refuses %s', async (_, text, expected) => {
    expect((await places(text))[0]).toContain(expected);
  });

  it('reads a file with a byte mark and Windows line ends', async () => {
    expect(await places(`\uFEFF${steps('  - text.swap-words: { ratio: 3 }\n').replaceAll('\n', '\r\n')}`)).toEqual([
      'recipe/out-of-range 6:31+1',
    ]);
  });

  it('tells the byte that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('leaven: 1\nname: é'), Buffer.from([0xe9, 0x0a])]);
    expect(await places(bytes)).toEqual(['recipe/not-utf-8 2:8+0']);
    expect((await faults(bytes))[0]?.data).toEqual({ offset: 18 });
  });
});
