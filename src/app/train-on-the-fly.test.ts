import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { type TrainEvent, type TrainOptions, train } from './train.ts';

const cwd = mkdtempSync(join(tmpdir(), 'leaven-on-the-fly-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const goods = ['a fine film with a warm heart', 'truly great acting by all of them', 'I loved every minute of it', 'a great joy to watch'];
const bads = ['a dull film with a cold heart', 'truly awful acting by all of them', 'I hated every minute of it', 'a great bore to watch'];
const rows = Array.from({ length: 60 }, (_, i) => ({
  id: `r${i}`,
  text: `${(i % 2 ? goods : bads)[i % 4]} ${i}`,
  label: i % 2 ? 'good' : 'bad',
}));
const jsonl = (list: readonly object[]) => list.map((row) => `${JSON.stringify(row)}\n`).join('');
const recipe = (steps: string, name: string) => {
  writeFileSync(
    join(cwd, `${name}.yaml`),
    `leaven: 1
seed: 7
dataset: { task: text-classification, train: train.jsonl, validation: dev.jsonl }
steps: ${steps}
output: { path: ${name}, format: csv }
`,
  );
  return `${name}.yaml`;
};
const grown = '[{ augment: { copies: 3, from: [text.swap-words: { ratio: 0.3 }, text.delete-words: { ratio: 0.3 }] } }]';
/** Of the rows some are left out in each pass, others in each. */
const filtered = `[{ augment: { copies: 1, from: [text.delete-words: { ratio: 0.5 }], keepOriginal: false } }, text.length: { min: 4, unit: words }]`;

const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    return error instanceof LeavenError ? error.code : error;
  }
  return 'no error';
};

beforeAll(() => {
  writeFileSync(join(cwd, 'train.jsonl'), jsonl(rows.slice(0, 50)));
  writeFileSync(join(cwd, 'dev.jsonl'), jsonl(rows.slice(50)));
});

describe.each(['text-linear', 'text-embedding'])('%s on the fly', (trainer) => {
  const small = trainer === 'text-embedding' ? { dimension: 8, hidden: 8 } : {};
  const made = (out: string, data: string, options: Partial<TrainOptions> = {}) =>
    train(data, { cwd, trainer, with: { epochs: 4, batchSize: 16, ...small }, out: `${trainer}-${out}`, onTheFly: true, ...options });

  it('gives the same weights twice, others than on the rows of the first pass, and the same where nothing is drawn', async () => {
    const data = recipe(grown, 'grown');
    const first = await made('first', data);
    expect((await made('second', data)).weights).toBe(first.weights);
    const still = await made('still', data, { onTheFly: false });
    expect(still.weights).not.toBe(first.weights);
    expect(still.steps).toBe(first.steps);
    expect(first.rows).toEqual(still.rows);
    const plain = recipe('[]', 'plain');
    const weights = [await made('plain', plain), await made('plain-still', plain, { onTheFly: false })].map((one) => one.weights);
    expect(weights[1]).toBe(weights[0]);
  });

  it('a training that was stopped goes on to the same weights', async () => {
    const data = recipe(grown, 'resumed');
    const whole = await made('whole', data);
    for (const pass of [1, 3]) {
      const stop = new AbortController();
      const onEvent = (event: TrainEvent) => event.type === 'epoch' && event.epoch === pass && stop.abort();
      const out = `stopped-${pass}`;
      expect(await codeOf(made(out, data, { signal: stop.signal, onEvent }))).toBe('run/interrupted');
      expect(existsSync(join(cwd, `${trainer}-${out}`))).toBe(false);
      expect((await made(out, data, { resume: true })).weights).toBe(whole.weights);
    }
    // A checkpoint of still rows is of another training.
    const stop = new AbortController();
    const onEvent = (event: TrainEvent) => event.type === 'epoch' && stop.abort();
    await codeOf(made('other', data, { signal: stop.signal, onEvent, onTheFly: false }));
    expect(await codeOf(made('other', data, { resume: true }))).toBe('training/checkpoint-differs');
  });

  it('passes of more and of fewer rows make the updates that the first pass promises', async () => {
    const data = recipe(filtered, 'filtered');
    const epochs: number[] = [];
    const onEvent = (event: TrainEvent) => event.type === 'epoch' && epochs.push(event.epoch, event.epochs);
    const result = await made('filtered', data, { with: { epochs: 5, batchSize: 1, ...small }, onEvent });
    expect(result.rows.train).toBeLessThan(50);
    expect(result.steps).toBe(result.rows.train * 5);
    for (let i = 0; i < epochs.length; i += 2) expect(epochs[i]).toBeLessThanOrEqual(epochs[i + 1] as number);
    expect((await made('filtered-again', data, { with: { epochs: 5, batchSize: 1, ...small } })).weights).toBe(result.weights);
  });
});

describe('what cannot be drawn anew', () => {
  it('is an error with a code', async () => {
    const options = { cwd, out: 'none', onTheFly: true, with: { epochs: 1 } };
    expect(await codeOf(train('train.jsonl', options))).toBe('training/option-not-here');
    expect(await codeOf(train(recipe(grown, 'folded'), { ...options, folds: 3 }))).toBe('cli/conflicting-options');
    expect(await codeOf(train(recipe(grown, 'other'), { ...options, trainer: 'command', with: { command: ['true'] } }))).toBe(
      'training/same-passes',
    );
    const late = recipe(`${grown.slice(0, -1)}, dataset.shuffle]`, 'late');
    expect(await codeOf(train(late, options))).toBe('recipe/stream-after-global');
  });
});
