import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { evaluate } from './evaluate.ts';
import { predict } from './predict.ts';
import { run } from './run.ts';
import { type TrainEvent, train } from './train.ts';

const cwd = mkdtempSync(join(tmpdir(), 'leaven-train-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const goods = ['a fine film', 'truly great acting', 'I loved every minute', 'warm and funny', 'a great joy'];
const bads = ['a dull film', 'truly awful acting', 'I hated every minute', 'cold and tedious', 'a great bore'];
const rows = Array.from({ length: 60 }, (_, i) => ({
  id: `r${i}`,
  text: `${(i % 2 === 0 ? goods : bads)[i % 5]} ${i}`,
  label: i % 2 === 0 ? 'good' : 'bad',
}));
const jsonl = (list: readonly object[]) => list.map((row) => `${JSON.stringify(row)}\n`).join('');
const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const lines = (name: string) =>
  readFileSync(join(cwd, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const fast = { cwd, trainer: 'text-embedding', with: { epochs: 4, dimension: 8, hidden: 8 } };
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    return error instanceof LeavenError ? error.code : error;
  }
  return 'no error';
};

beforeAll(async () => {
  mkdirSync(join(cwd, 'set'));
  write('set/train.jsonl', jsonl(rows.slice(0, 40)));
  write('set/dev.jsonl', jsonl(rows.slice(40, 50)));
  write('set/test.jsonl', jsonl(rows.slice(50)));
  write(
    'recipe.yaml',
    `leaven: 1
seed: 7
dataset: { task: text-classification, train: set/train.jsonl, validation: set/dev.jsonl, test: set/test.jsonl }
training: { trainer: text-embedding, with: { epochs: 3, dimension: 8, hidden: 8 } }
steps:
  - text.normalize-whitespace
  - text.change-case: { mode: upper }
  - { use: text.change-case, with: { mode: title }, splits: train }
  - augment: { copies: 1, from: [text.swap-words: { ratio: 0.3 }] }
output: { path: out, format: csv }
`,
  );
  await train('set', { ...fast, out: 'model' });
}, 60_000);

describe('train', () => {
  it('learns from files of a folder, with their validation split, and says what it did', async () => {
    const events: TrainEvent[] = [];
    const result = await train('set', { ...fast, out: 'again', seed: 3, onEvent: (event) => events.push(event) });
    expect(result).toMatchObject({
      trainer: 'text-embedding',
      classes: ['bad', 'good'],
      seed: 3,
      rows: { train: 40, validation: 10 },
      unusable: 0,
      unread: {},
      params: { epochs: 4, dimension: 8 },
      validation: { rows: 10 },
      reused: false,
    });
    expect(result.loss).toBeGreaterThan(0);
    const steps = events.flatMap((event) => (event.type === 'epoch' ? [event.step] : []));
    expect(steps.at(-1)).toBe(result.steps);
    expect(lines('again/logs/log.jsonl')).toHaveLength(steps.length);
    expect(existsSync(join(cwd, 'again.training'))).toBe(false);
  });

  it('gives the same bytes for the same data, whether from files, a recipe without steps or a finished run', async () => {
    const recipe = {
      leaven: 1,
      dataset: { task: 'text-classification', train: 'set/train.jsonl', validation: 'set/dev.jsonl' },
      steps: [],
    };
    const of = async (data: Parameters<typeof train>[0], out: string) => (await train(data, { ...fast, out, seed: 1 })).weights;
    const [files, plain] = [await of('set', 'a'), await of(recipe as never, 'b')];
    await run({ ...recipe, output: { path: 'plain-run', format: 'csv' } } as never, { cwd });
    expect([plain, await of('plain-run', 'c')]).toEqual([files, files]);
    expect(readFileSync(join(cwd, 'a/model.json'), 'utf8')).toBe(readFileSync(join(cwd, 'b/model.json'), 'utf8'));
  });

  it('takes trainer and parameters from the recipe, and keeps its pure steps alone', async () => {
    const result = await train('recipe.yaml', { cwd, out: 'grown', with: { epochs: 2 } });
    expect(result).toMatchObject({ trainer: 'text-embedding', seed: 7, params: { epochs: 2, dimension: 8 }, rows: { train: 80 } });
    const { preprocessing } = JSON.parse(readFileSync(join(cwd, 'grown/model.json'), 'utf8'));
    expect(preprocessing.map(({ use }: { use: string }) => use)).toEqual(['text.normalize-whitespace', 'text.change-case']);
  });

  it('keeps what models that have not seen a row say of it, copies with their original', async () => {
    const result = await train('recipe.yaml', { cwd, out: 'folded', folds: 3 });
    const told = lines('folded/out-of-fold.jsonl');
    expect(told).toHaveLength(80);
    expect(told[1]).toMatchObject({ id: expect.stringMatching(/#/), given: expect.stringMatching(/^(good|bad)$/) });
    const sums = told.map(({ probabilities }) => probabilities.good + probabilities.bad);
    for (const sum of sums) expect(sum).toBeCloseTo(1, 4);
    expect(result.outOfFold).toMatchObject({ file: join(cwd, 'folded/out-of-fold.jsonl') });
  });

  it('goes on to the same bytes after an interruption, and refuses to begin over it unasked', async () => {
    const whole = await train('set', { ...fast, out: 'whole' });
    const controller = new AbortController();
    const stopped = train('set', {
      ...fast,
      out: 'cut',
      signal: controller.signal,
      onEvent: (event) => event.type === 'epoch' && event.epoch === 2 && controller.abort(),
    });
    expect(await codeOf(stopped)).toBe('run/interrupted');
    expect(existsSync(join(cwd, 'cut'))).toBe(false);
    expect(await codeOf(train('set', { ...fast, out: 'cut' }))).toBe('training/unfinished');
    const seen: number[] = [];
    const onEvent = (event: TrainEvent) => event.type === 'epoch' && seen.push(event.epoch);
    const resumed = await train('set', { ...fast, out: 'cut', resume: true, onEvent });
    expect([resumed.weights, seen]).toEqual([whole.weights, [3, 4]]);
    for (const name of ['model.json', 'logs/log.jsonl'])
      expect(readFileSync(join(cwd, 'cut', name), 'utf8')).toBe(readFileSync(join(cwd, 'whole', name), 'utf8'));
    expect(existsSync(join(cwd, 'cut.training'))).toBe(false);
    expect(await train('set', { ...fast, out: 'cut', resume: true })).toMatchObject({ reused: true, weights: whole.weights });
    expect(await codeOf(train('set', { ...fast, out: 'cut', seed: 5, resume: true }))).toBe('training/model-exists');
  });

  it('replaces a model only when told, and nothing else ever', async () => {
    expect(await codeOf(train('set', { ...fast, out: 'model' }))).toBe('training/model-exists');
    expect(await codeOf(train('set', { ...fast, out: 'set', overwrite: true }))).toBe('training/folder-not-empty');
    mkdirSync(join(cwd, 'taken.training'));
    write('taken.training/mine.txt', 'mine');
    expect(await codeOf(train('set', { ...fast, out: 'taken', overwrite: true }))).toBe('training/folder-not-empty');
    expect(readdirSync(join(cwd, 'taken.training'))).toEqual(['mine.txt']);
  });

  it('counts rows that cannot be read or learned from', async () => {
    write('faulty.jsonl', `${jsonl(rows)}{"id":"no label","text":"x"}\nnot json\n{"id":"blank","text":" ","label":"good"}\n`);
    expect(await train('faulty.jsonl', { ...fast, out: 'faulty' })).toMatchObject({
      rows: { train: 60 },
      unusable: 1,
      unread: { 'missing-field': 1, 'bad-json': 1 },
    });
  });

  it.each([
    ['one class', jsonl(rows.filter(({ label }) => label === 'good')), 'training/one-class'],
    ['no label column', jsonl(rows.map(({ text }, i) => ({ text, when: `2024-${i}`, who: `name ${i}` }))), 'training/unclear-field'],
    ['labels all empty', jsonl(rows.map((row) => ({ ...row, label: '' }))), 'training/unclear-field'],
    ['no data', '', 'dataset/empty-file'],
    ['numbers alone', jsonl(rows.map((_, i) => ({ a: i, b: i + 1 }))), 'training/unclear-field'],
    ['a file cut short', '{"text": "x",\n', 'dataset/not-json-lines'],
  ])('%s: a code, and no folder left', async (name, text, code) => {
    write('odd.jsonl', text);
    expect(await codeOf(train('odd.jsonl', { ...fast, out: 'odd' }))).toBe(code);
    expect([existsSync(join(cwd, 'odd')), existsSync(join(cwd, 'odd.training'))], name).toEqual([false, false]);
  });

  it('takes pairs, and rows whose ids repeat', async () => {
    const pairs = rows.map(({ text, label }) => ({ id: 'same', premise: text, hypothesis: 'so it is', gold_label: label }));
    write('pairs.jsonl', jsonl(pairs));
    await train('pairs.jsonl', { ...fast, out: 'pairs' });
    write('new-pairs.jsonl', jsonl([{ a: 'great joy', b: 'so it is', label: ['x'] }]));
    expect((await predict('pairs', 'new-pairs.jsonl', { cwd, text: ['a', 'b'] })).ids).toHaveLength(1);
    expect(await evaluate('pairs', 'pairs.jsonl', { cwd })).toMatchObject({ n: 60 });
    expect(await codeOf(predict('pairs', 'pairs.jsonl', { cwd, text: ['premise'] }))).toBe('training/field-count');
    await run(
      { leaven: 1, dataset: { task: 'text-classification', train: 'set/train.jsonl' }, steps: [], output: { path: 'single' } },
      { cwd },
    );
    expect(await codeOf(predict('pairs', 'single', { cwd }))).toBe('training/field-count');
  });

  it('says which flag names a column, and takes it', async () => {
    const cells = rows.map((row, i) => `${i % 7},${row.label},${row.text},${i % 3 === 0 ? 'x' : 'y'}\n`).join('');
    write('bare.csv', cells);
    const error = await train('bare.csv', { ...fast, out: 'bare' }).catch((thrown: LeavenError) => thrown);
    expect(error).toMatchObject({
      code: 'training/unclear-field',
      data: { flag: '--label', found: ['column_1', 'column_2', 'column_3', 'column_4'] },
    });
    const named = { text: ['column_3'], label: 'column_2' };
    expect(await train('bare.csv', { ...fast, ...named, out: 'bare' })).toMatchObject({ classes: ['bad', 'good'], rows: { train: 60 } });
    expect(await codeOf(train('bare.csv', { ...fast, out: 'x', label: 'colum_2' }))).toBe('training/missing-field');
    expect(await codeOf(train('recipe.yaml', { cwd, out: 'x', label: 'label' }))).toBe('training/option-not-here');
    expect(await codeOf(train('set', { ...fast, out: 'x', set: ['seed=1'] }))).toBe('training/option-not-here');
  });

  it('tells what is wrong with the recipe’s training at its place', async () => {
    const text = readFileSync(join(cwd, 'recipe.yaml'), 'utf8');
    write('bad.yaml', text.replace('epochs: 3', 'epohcs: 3'));
    const error = await train('bad.yaml', { cwd, out: 'x' }).catch((thrown: LeavenError) => thrown);
    expect(error).toMatchObject({
      code: 'training/unknown-parameter',
      position: { file: 'bad.yaml', line: 4 },
      data: { nearest: 'epochs' },
    });
    write('worse.yaml', text.replace('trainer: text-embedding', 'trainer: text-embeding'));
    expect(await train('worse.yaml', { cwd, out: 'x' }).catch((thrown: LeavenError) => thrown)).toMatchObject({
      code: 'training/unknown-trainer',
      position: { line: 4 },
    });
    // Another trainer than the recipe's does not want the recipe's parameters.
    const other = await train('recipe.yaml', { cwd, out: 'x', trainer: 'command' }).catch((thrown: LeavenError) => thrown);
    expect(other).toMatchObject({ code: 'training/bad-parameter', data: { parameter: 'command' }, position: undefined });
  });
});

describe('predict', () => {
  it('speaks of each row in the order of the data, without labels, and keeps what it could not read', async () => {
    write('new.jsonl', `{"id":"b","text":"great joy"}\n{"id":"a","text":""}\nnot json\n{"id":"c","text":"dull bore"}\n`);
    const result = await predict('model', 'new.jsonl', { cwd, out: 'said.jsonl' });
    expect(result).toMatchObject({ ids: ['b', 'a', 'c'], rejected: 1, unread: { 'bad-json': 1 }, split: 'train' });
    const said = lines('said.jsonl');
    expect(said.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(said[0]).toMatchObject({ label: expect.any(String), probabilities: { bad: expect.any(Number), good: expect.any(Number) } });
    expect(lines('said.rejected.jsonl')).toMatchObject([{ reason: 'bad-json', source: { file: 'new.jsonl', record: 3 } }]);
    expect(await codeOf(predict('model', 'new.jsonl', { cwd, out: 'said.jsonl' }))).toBe('training/file-exists');
    expect(await codeOf(predict('model', 'new.jsonl', { cwd, out: 'said.jsonl', overwrite: true }))).toBe('no error');
  });

  it('sends new rows through the pure steps of the model’s recipe, and rows of a run through nothing', async () => {
    await train('recipe.yaml', { cwd, out: 'stepped', overwrite: true });
    write('spaced.jsonl', jsonl([{ id: '1', text: '  great \t joy ' }]));
    write('even.jsonl', jsonl([{ id: '1', sentence: 'great joy' }]));
    const spaced = await predict('stepped', 'spaced.jsonl', { cwd });
    const even = await predict('stepped', 'even.jsonl', { cwd, text: ['sentence'] });
    expect([...spaced.probabilities]).toEqual([...even.probabilities]);
    await run('recipe.yaml', { cwd, set: ['output.path=run'] });
    expect(await predict('stepped', 'run', { cwd })).toMatchObject({ split: 'test', ids: expect.arrayContaining(['r50']) });
    expect((await predict('stepped', 'run', { cwd, split: 'train' })).ids).toHaveLength(80);
    expect(await codeOf(predict('stepped', 'run', { cwd, split: 'tset' }))).toBe('training/unknown-split');
  });

  it('reads several files by a glob, and columns without names', async () => {
    write('part-1.csv', 'great joy,1\ndull bore,2\nfine film,3\n');
    write('part-2.csv', 'awful,4\n');
    expect((await predict('model', 'part-*.csv', { cwd, text: ['column_1'] })).ids).toHaveLength(4);
    write('lines.txt', 'a great joy\na dull bore\n');
    expect((await predict('model', 'lines.txt', { cwd })).ids).toHaveLength(2);
  });

  it.each([
    ['a field that is not there', 'model', '{"id":"1","txt":"x"}\n', 'training/missing-field'],
    ['a model that is not there', 'nowhere', '{"id":"1","text":"x"}\n', 'training/model-damaged'],
    ['a folder without a model', 'set', '{"id":"1","text":"x"}\n', 'training/model-damaged'],
  ])('%s', async (_, model, text, code) => {
    write('odd.jsonl', text);
    expect(await codeOf(predict(model, 'odd.jsonl', { cwd }))).toBe(code);
  });
});

describe('evaluate', () => {
  it('judges the test split where there is one', async () => {
    const judged = await evaluate('model', 'set', { cwd });
    expect(judged).toMatchObject({
      split: 'test',
      n: 10,
      unseenLabels: [],
      report: { rows: 10, perClass: [{ class: 'bad', support: 5 }, { class: 'good' }] },
    });
    expect((await evaluate('model', 'set', { cwd, split: 'validation' })).n).toBe(10);
  });

  it('counts labels that training has not seen as wrong, and names them', async () => {
    write(
      'more.jsonl',
      jsonl([...rows.slice(0, 6), { text: 'x', label: 'odd' }, { text: 'y', label: 'odd' }, { text: 'z', label: 'new' }]),
    );
    const judged = await evaluate('model', 'more.jsonl', { cwd });
    expect(judged).toMatchObject({
      n: 9,
      unseenLabels: [
        { label: 'odd', rows: 2 },
        { label: 'new', rows: 1 },
      ],
      report: { unseen: { support: 3 } },
    });
    write('other.jsonl', jsonl(rows.map((row, i) => ({ ...row, label: `other ${i % 2}` }))));
    expect(await codeOf(evaluate('model', 'other.jsonl', { cwd }))).toBe('training/unseen-labels');
    write('unlabelled.jsonl', jsonl(rows.map(({ id, text }) => ({ id, text }))));
    expect(await codeOf(evaluate('model', 'unlabelled.jsonl', { cwd }))).toBe('training/unclear-field');
  });
});
