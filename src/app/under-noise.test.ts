import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { loadOperator } from '../operators/load.ts';
import { evaluate } from './evaluate.ts';
import { noiseNames } from './noise-names.ts';
import { noisesOf } from './noise-suite.ts';
import { train } from './train.ts';

const cwd = mkdtempSync(join(tmpdir(), 'leaven-noise-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const good = ['a fine film', 'truly great acting', 'warm and funny', '味道很好，推荐', '服务热情，满意'];
const bad = ['a dull film', 'truly awful acting', 'cold and tedious', '味道很差，失望', '服务冷淡，后悔'];
const rows = Array.from({ length: 120 }, (_, i) => {
  const list = i % 2 === 0 ? good : bad;
  return { id: `r${i}`, text: `${list[i % 5]} ${list[(i >> 2) % 5]}`, label: i % 2 === 0 ? 'good' : 'bad' };
});
const write = (name: string, list: readonly object[]) =>
  writeFileSync(join(cwd, name), list.map((row) => `${JSON.stringify(row)}\n`).join(''));
const test = rows.slice(80);
const judge = async (model: string, data: string, noise: object) => {
  const { noise: report, ...rest } = await evaluate(model, data, { cwd, noise });
  if (!report) throw new Error('no report of noise');
  return { ...rest, noise: report };
};

beforeAll(async () => {
  write('train.jsonl', rows.slice(0, 80));
  write('test.jsonl', test);
  write('reversed.jsonl', [...test].reverse());
  await train('train.jsonl', { cwd, out: 'model', seed: 5 });
  const dataset = { task: 'text-classification', train: 'train.jsonl' };
  await train({ leaven: 1, dataset, steps: [{ 'text.normalize-unicode': { form: 'NFKC' } }] } as never, { cwd, out: 'folding' });
}, 60_000);

describe('a model under noise', () => {
  it('has each point paired with the answers without noise, and loses by more noise', async () => {
    const { noise, report } = await judge('model', 'test.jsonl', { noises: ['width'], rates: [0.3, 0.05], draws: 4 });
    expect(noise).toMatchObject({ seed: 5, draws: 4, rates: [0.05, 0.3] });
    expect(noise.clean.accuracy.value).toBe(report.accuracy);
    expect(noise.clean.macroF1.value).toBeCloseTo(report.macro.f1, 12);
    const [curve] = noise.noises;
    expect(curve).toMatchObject({ name: 'width', operator: 'text.change-width' });
    const [little, much] = curve?.points ?? [];
    if (!little || !much) throw new Error('two points were asked for');
    expect(much.flipped.value).toBeGreaterThan(little.flipped.value);
    expect(much.rowsChanged).toBeGreaterThan(little.rowsChanged);
    for (const { accuracy, change, flipped } of [little, much]) {
      expect(accuracy.value - report.accuracy).toBeCloseTo(change.value, 12);
      // Every answer was right, so that each flip is a loss.
      expect(flipped.value).toBeCloseTo(-change.value, 12);
      for (const { value, interval } of [accuracy, change, flipped])
        expect(interval[0] <= value + 1e-12 && value <= interval[1] + 1e-12).toBe(true);
    }
  });

  it('is the same for the same seed, whatever the order of the rows, and another for another seed', async () => {
    const noise = { noises: ['whitespace', 'punctuation', 'width'], rates: [0.2], draws: 2 };
    const points = async (data: string, seed: number) => (await judge('model', data, { ...noise, seed })).noise.noises;
    const first = await points('test.jsonl', 1);
    expect(await points('test.jsonl', 1)).toEqual(first);
    expect(await points('reversed.jsonl', 1)).toEqual(first);
    expect(await points('test.jsonl', 2)).not.toEqual(first);
  });

  it('puts noisy texts through the steps that the model was saved with', async () => {
    const noise = { noises: ['width'], rates: [0.3], draws: 2 };
    const flipped = async (model: string) => (await judge(model, 'test.jsonl', noise)).noise.noises[0]?.points[0]?.flipped.value;
    expect(await flipped('model')).toBeGreaterThan(0);
    expect(await flipped('folding')).toBe(0);
  });

  it('judges pairs of texts', async () => {
    write(
      'pairs.jsonl',
      rows.map(({ id, text, label }) => ({ id, text, pair: 'a second text', label })),
    );
    const pairs = { task: 'text-pair', train: 'pairs.jsonl' };
    await train({ leaven: 1, dataset: pairs, steps: [] } as never, { cwd, out: 'paired' });
    const { noise } = await judge('paired', 'pairs.jsonl', { noises: ['whitespace'], rates: [0.3], draws: 1 });
    expect(noise.noises[0]?.points[0]?.rowsChanged).toBeGreaterThan(0.9);
  });

  it('refuses names that are no noise', async () => {
    const error = await evaluate('model', 'test.jsonl', { cwd, noise: { noises: ['typo', 'whitspace'] } }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(LeavenError);
    expect(error).toMatchObject({ code: 'training/unknown-noise', data: { noise: 'whitspace', nearest: 'whitespace' } });
  });
});

describe('the suite', () => {
  it('names operators that there are, with parameters that they take at every rate', async () => {
    expect(noisesOf(['all']).map(({ name }) => name)).toEqual([...noiseNames]);
    for (const { operator, rateOf, with: given } of noisesOf(['all'])) {
      const { params } = await loadOperator(operator);
      for (const ratio of [0.01, 1])
        expect(params.parse({ ...given, ...(rateOf === 'units' ? { ratio } : {}) })).toMatchObject({ ...given });
    }
  });
});
