import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import textLinear from './text-linear.ts';
import { argmaxRows, type LabeledTexts, type TrainedModel, type TrainInput } from './trainer.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-linear-'));
  folders.push(folder);
  return folder;
}

const classes = ['bad', 'fair', 'good'];
const words = [
  ['awful', 'boring', 'dull', 'poor'],
  ['average', 'plain', 'usual', 'so-so'],
  ['brilliant', 'lovely', 'moving', 'superb'],
];
/** Rows of three classes, each with a word of its class among words of all. */
function toy(count: number, columns = 1): LabeledTexts {
  const texts = Array.from(
    { length: count },
    (_, i) => `the film number ${i % 11} is ${words[i % 3]?.[(i * 7) % 4]} said ${i % 5} of them`,
  );
  return {
    ids: texts.map((_, i) => `r${i}`),
    columns: Array.from({ length: columns }, () => texts),
    targets: Int32Array.from(texts, (_, i) => i % 3),
  };
}
function of(texts: string[], targets: number[]): LabeledTexts {
  return { ids: texts.map((_, i) => `r${i}`), columns: [texts], targets: Int32Array.from(targets) };
}
/** Parameters with their defaults. */
const paramsOf = (given: Record<string, unknown>): any => textLinear.params.parse(given);
function train(train: LabeledTexts, given: Record<string, unknown> = {}, rest: Partial<TrainInput> = {}): Promise<TrainedModel> {
  const params = paramsOf(given);
  return textLinear.train({ params, train, classes, fields: ['text'], language: 'en', seed: 1, ...rest });
}
const texts = (...list: string[]) => ({ ids: list.map((_, i) => `t${i}`), columns: [list] });

describe('text-linear', () => {
  it.each([
    {},
    { optimizer: 'adamw', batchSize: 8, epochs: 10 },
    { characterNgramsMin: 2, characterNgramsMax: 4, idf: false, stems: false },
    {
      labelSmoothing: 0.1,
      focalGamma: 1,
      classWeights: 'balanced',
      weightDecay: 0.001,
      schedule: 'cosine',
      warmup: 0.1,
      batchSize: 4,
      epochs: 12,
    },
  ])('learns what can be told apart: %j', async (given) => {
    const model = await train(toy(120), given);
    const held = texts('it is superb', 'it is dull', 'so-so it is', 'a LOVELY thing!');
    const probabilities = await model.predict(held);
    expect([...argmaxRows(probabilities, 3)]).toEqual([2, 0, 1, 2]);
    for (let row = 0; row < 4; row++) {
      const sum = (probabilities[row * 3] as number) + (probabilities[row * 3 + 1] as number) + (probabilities[row * 3 + 2] as number);
      expect(sum).toBeCloseTo(1, 6);
    }
  });

  it('learns Chinese without being told its words', async () => {
    const good = ['味道很好，送得快', '非常好吃', '很满意，下次再来', '好评，好吃不贵'];
    const bad = ['太难吃了', '送得太慢，差评', '很失望，不会再来', '又贵又难吃'];
    const model = await train(
      of([...good, ...bad], [1, 1, 1, 1, 0, 0, 0, 0]),
      { epochs: 10 },
      { classes: ['差', '好'], language: 'zh-CN' },
    );
    expect([...argmaxRows(await model.predict(texts('真好吃', '真难吃', '好评', '差评')), 2)]).toEqual([1, 0, 1, 0]);
  });

  it('gives the same weights for the same rows, and others for another order, seed or step', async () => {
    const rows = toy(60);
    const first = (await train(rows)).fingerprint();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect((await train(rows)).fingerprint()).toBe(first);
    const reversed = of([...(rows.columns[0] as string[])].reverse(), [...rows.targets].reverse());
    expect((await train(reversed)).fingerprint()).not.toBe(first);
    expect((await train(rows, {}, { seed: 2 })).fingerprint()).not.toBe(first);
    const longer = await train(rows, {}, { steps: 241 });
    expect(longer.steps).toBe(241);
    expect(longer.fingerprint()).not.toBe(first);
    expect(textLinear.updates(paramsOf({ batchSize: 7, epochs: 3 }), 60)).toBe(27);
  });

  it('stays as it was: the same bits in any version of Node', async () => {
    expect((await train(toy(30))).fingerprint()).toBe('04cca292e7435e0dec5d6d0f77c9fdbb03364744c62de5a68eb4da158a86e588');
    expect((await train(toy(30), { optimizer: 'adamw', batchSize: 4, focalGamma: 2, schedule: 'cosine' })).fingerprint()).toBe(
      '53c02cdcc2cf722659dac1c5c39be1b098f20939ef141956e062a1df5f9d25fd',
    );
  });

  it.each([
    { epochs: 3, batchSize: 7 },
    { epochs: 3, batchSize: 7, optimizer: 'adamw', weightDecay: 0.01 },
  ])('goes on from any epoch to the same bits: %j', async (given) => {
    const rows = toy(40);
    const whole = (await train(rows, given)).fingerprint();
    for (const stop of [1, 2]) {
      const folder = newFolder();
      const controller = new AbortController();
      const onEvent = ({ epoch }: { epoch: number }) => {
        if (epoch === stop) controller.abort();
      };
      const checkpoints = { folder, resume: true };
      await expect(train(rows, given, { checkpoints, signal: controller.signal, onEvent })).rejects.toMatchObject({
        code: 'run/interrupted',
      });
      let updates = 0;
      const model = await train(rows, given, { checkpoints, onEvent: ({ step }) => (updates = updates || step) });
      expect(updates).toBe(6 * (stop + 1));
      expect(model.fingerprint()).toBe(whole);
      await expect(train(rows, { ...given, weightDecay: 0.5 }, { checkpoints })).rejects.toMatchObject({
        code: 'training/checkpoint-differs',
      });
    }
  });

  it('stops early on the dev loss and keeps the best weights', async () => {
    // The held-out rows say the opposite: their loss grows from the first epoch.
    const dev = of(['it is superb', 'it is dull'], [0, 2]);
    const model = await train(toy(60), { epochs: 50, patience: 2, schedule: 'constant' }, { dev });
    expect(model.steps).toBeLessThan(60 * 50);
    expect(model.bestStep).toBe(model.steps - 2 * 60);
    await expect(train(toy(60), { patience: 2 })).rejects.toMatchObject({ code: 'training/needs-dev' });
    await expect(train(toy(60), { patience: 2 }, { dev: of(['of a class unseen'], [-1]) })).rejects.toMatchObject({
      code: 'training/needs-dev',
    });
  });

  it('learns from label weights', async () => {
    const rows = toy(60);
    const soft = new Float32Array(180);
    for (let row = 0; row < 60; row++) {
      soft[row * 3 + (row % 3)] = 0.7;
      soft[row * 3 + ((row + 1) % 3)] = 0.3;
    }
    const [bad, fair, good] = await (await train({ ...rows, soft }, { epochs: 20 })).predict(texts('it is dull'));
    expect(bad).toBeGreaterThan(0.5);
    expect(bad).toBeLessThan(0.85);
    expect(fair).toBeGreaterThan(good as number);
  });

  it('weighs classes as told', async () => {
    const rows = of(['x', 'x', 'x', 'x'], [0, 2, 2, 2]);
    const share = async (given: Record<string, unknown>) =>
      (await (await train(rows, { epochs: 50, ...given })).predict(texts('x')))[0] as number;
    expect(await share({ classWeights: { bad: 9 } })).toBeGreaterThan((await share({})) + 0.2);
    await expect(train(rows, { classWeights: { worse: 2 } })).rejects.toMatchObject({
      code: 'training/bad-parameter',
      data: { parameter: 'classWeights' },
    });
  });

  it('takes a row without text for one of the common class', async () => {
    const model = await train(of(['a b', 'c d', 'e f', 'g h'], [2, 2, 2, 0]));
    const [bad, , good] = await model.predict(texts('', 'zzz', ' \n'));
    expect(good).toBeGreaterThan(bad as number);
  });

  it('keeps the columns of a pair apart', async () => {
    const [left, right] = [
      ['yes', 'no', 'yes', 'no'],
      ['no', 'yes', 'no', 'yes'],
    ];
    const rows = { ids: ['a', 'b', 'c', 'd'], columns: [left, right], targets: Int32Array.of(2, 0, 2, 0) };
    const model = await train(rows, { epochs: 20 }, { fields: ['text', 'pair'] });
    expect([
      ...argmaxRows(
        await model.predict({
          ids: ['e', 'f'],
          columns: [
            ['yes', 'no'],
            ['no', 'yes'],
          ],
        }),
        3,
      ),
    ]).toEqual([2, 0]);
  });

  it('reads back what it saved, to the bit, and nothing that was changed', async () => {
    const model = await train(toy(60));
    const folder = newFolder();
    const [name] = model.save(folder) as [string];
    const context = { classes, fields: ['text'], language: 'en', params: paramsOf({}) };
    const again = await textLinear.load(folder, context);
    expect(again.fingerprint()).toBe(model.fingerprint());
    expect(again.steps).toBe(240);
    const held = texts('it is superb', 'dull', '', 'unheard');
    expect(await again.predict(held)).toEqual(await model.predict(held));
    await expect(textLinear.load(folder, { ...context, classes: ['a', 'b'] })).rejects.toMatchObject({ code: 'training/model-damaged' });
    const bytes = readFileSync(join(folder, name));
    for (const damage of [
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([bytes.subarray(0, 300), Buffer.of(7), bytes.subarray(301)]),
    ]) {
      writeFileSync(join(folder, name), damage);
      await expect(textLinear.load(folder, context)).rejects.toMatchObject({ code: 'training/model-damaged' });
    }
    rmSync(join(folder, name));
    await expect(textLinear.load(folder, context)).rejects.toMatchObject({ code: 'training/model-damaged' });
  });

  it('says what cannot be trained', async () => {
    await expect(train(of([], []))).rejects.toMatchObject({ code: 'training/no-rows' });
    await expect(train(of(['a', 'b'], [0, 0]), {}, { classes: ['bad'] })).rejects.toMatchObject({
      code: 'training/one-class',
      data: { label: 'bad', rows: 2 },
    });
    await expect(train(toy(30), { learningRate: 1e308, schedule: 'constant' })).rejects.toMatchObject({ code: 'training/loss-not-finite' });
    expect(textLinear.check?.(paramsOf({ characterNgramsMin: 3 }))).toMatchObject({ param: 'characterNgramsMin' });
    expect(textLinear.check?.(paramsOf({ characterNgramsMin: 3, characterNgramsMax: 3 }))).toBeUndefined();
  });

  it('takes texts of any length, halves of surrogate pairs and emoji', async () => {
    const rows = of(['word '.repeat(200000), 'x'.repeat(1000000), '好'.repeat(300000), '\ud83d', '👍', ''], [0, 1, 2, 0, 1, 2]);
    const model = await train(rows, { epochs: 20 });
    expect([...argmaxRows(await model.predict(texts('👍', '\ud83d', 'word word')), 3)]).toEqual([1, 0, 0]);
  });
});
