import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { trainerParams } from './registry.ts';
import textEmbedding from './text-embedding.ts';
import { argmaxRows, type LabeledTexts, type Texts, type TrainInput } from './trainer.ts';

const root = mkdtempSync(join(tmpdir(), 'leaven-embedding-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let serial = 0;
function newFolder(): string {
  const folder = join(root, String(serial++));
  mkdirSync(folder);
  return folder;
}

const good = ['good', 'great', 'lovely', 'funny'];
const bad = ['bad', 'dull', 'boring', 'awful'];
const things = ['film', 'plot', 'cast', 'story', 'score'];

/** 40 short reviews, half of each kind. */
const reviews: LabeledTexts = labeled(
  Array.from({ length: 40 }, (_, i): [string, number] => {
    const words = i % 2 === 0 ? bad : good;
    return [`the ${things[i % 5]} is ${words[(i >> 1) % 4]} and the ${things[(i + 2) % 5]} ${words[((i >> 1) + 1) % 4]}`, i % 2];
  }),
);

function texts(...columns: string[][]): Texts {
  return { ids: (columns[0] as string[]).map((_, i) => String(i)), columns };
}

function labeled(rows: [string, number][]): LabeledTexts {
  return { ...texts(rows.map(([text]) => text)), targets: Int32Array.from(rows, ([, target]) => target) };
}

function input(train: LabeledTexts, given: Record<string, unknown> = {}, rest: Partial<TrainInput> = {}): TrainInput {
  return {
    params: trainerParams(textEmbedding, given),
    train,
    classes: ['bad', 'good'],
    fields: train.columns.map((_, i) => `text${i}`),
    language: 'en',
    seed: 1,
    ...rest,
  };
}

/** All that can be on at once, so that equal bits mean something. */
const everything = {
  dropout: 0.3,
  labelSmoothing: 0.1,
  focalGamma: 1,
  classWeights: { bad: 2 },
  weightDecay: 0.1,
  epochs: 6,
  batchSize: 8,
};

describe('text-embedding learns', () => {
  for (const given of [{}, { hidden: 'none' }, { optimizer: 'sgd' }, everything, { epochs: 20, dropout: 0.3 }])
    it(`reviews with ${JSON.stringify(given)}`, async () => {
      const model = await textEmbedding.train(input(reviews, given));
      const probabilities = await model.predict(texts(['a funny story', 'dull', 'GREAT cast!', 'an awful, boring score']));
      expect([...argmaxRows(probabilities, 2)]).toEqual([1, 0, 1, 0]);
      for (let row = 0; row < 4; row++)
        expect((probabilities[2 * row] as number) + (probabilities[2 * row + 1] as number)).toBeCloseTo(1, 6);
    });

  it('Chinese, which has no spaces', async () => {
    const praise = ['质量很好', '非常满意', '物流很快', '值得购买', '很喜欢'];
    const blame = ['质量太差', '非常失望', '物流太慢', '不值得买', '很难用'];
    const rows = Array.from({ length: 40 }, (_, i): [string, number] => {
      const words = i % 2 === 0 ? blame : praise;
      return [`这个商品${words[(i >> 1) % 5]}，${words[((i >> 1) + 2) % 5]}。`, i % 2];
    });
    const model = await textEmbedding.train(input(labeled(rows), {}, { language: 'zh' }));
    expect([...argmaxRows(await model.predict(texts(['物流很快，喜欢', '东西太差了', '满意', '失望'])), 2)]).toEqual([1, 0, 1, 0]);
  });

  it('which of two texts a word stands in', async () => {
    const left = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 'sunny' : 'rainy'));
    const right = left.map((word) => (word === 'sunny' ? 'rainy' : 'sunny'));
    const train = { ...texts(left, right), targets: Int32Array.from(left, (_, i) => i % 2) };
    const model = await textEmbedding.train(input(train));
    expect([...argmaxRows(await model.predict(texts(['sunny', 'rainy'], ['rainy', 'sunny'])), 2)]).toEqual([0, 1]);
  });

  it('label weights', async () => {
    const train: LabeledTexts = {
      ...texts(Array.from({ length: 64 }, () => 'one and the same')),
      targets: new Int32Array(64),
      soft: Float32Array.from({ length: 128 }, (_, i) => (i % 2 === 0 ? 0.8 : 0.2)),
    };
    const model = await textEmbedding.train(input(train, { epochs: 40 }));
    expect((await model.predict(texts(['one and the same'])))[0]).toBeCloseTo(0.8, 2);
  });
});

describe('text-embedding gives the same bits', () => {
  it('for the same seed, and others for another', async () => {
    const [a, b, c] = await Promise.all([1, 1, 2].map((seed) => textEmbedding.train(input(reviews, everything, { seed }))));
    expect(b?.fingerprint()).toBe(a?.fingerprint());
    expect(c?.fingerprint()).not.toBe(a?.fingerprint());
    expect(await b?.predict(reviews)).toEqual(await a?.predict(reviews));
  });

  it.each(['adamw', 'sgd'])('after two stops and resumes, with %s', async (optimizer) => {
    const given = { ...everything, optimizer, epochs: 40, patience: 30 };
    const dev = labeled([
      ['a good film', 1],
      ['a bad film', 0],
      ['of a class that training has not seen', -1],
    ]);
    const whole = await textEmbedding.train(input(reviews, given, { dev }));
    const checkpoints = { folder: newFolder(), resume: true };
    for (const stopAt of [3, 17]) {
      const stop = new AbortController();
      const onEvent = ({ epoch }: { epoch: number }) => {
        if (epoch === stopAt) stop.abort();
      };
      const stopped = textEmbedding.train(input(reviews, given, { dev, checkpoints, onEvent, signal: stop.signal }));
      await expect(stopped).rejects.toMatchObject({ code: 'run/interrupted' });
    }
    const resumed = await textEmbedding.train(input(reviews, given, { dev, checkpoints }));
    expect(resumed.fingerprint()).toBe(whole.fingerprint());
    expect([resumed.steps, resumed.bestStep]).toEqual([whole.steps, whole.bestStep]);
  });

  it('from a folder', async () => {
    const folder = newFolder();
    const model = await textEmbedding.train(input(reviews, everything));
    expect(model.save(folder)).toEqual(['embedding.bin']);
    const context = {
      classes: ['bad', 'good'],
      fields: ['text'],
      language: 'en',
      params: trainerParams(textEmbedding, everything) as never,
    };
    const loaded = await textEmbedding.load(folder, context);
    expect(loaded.fingerprint()).toBe(model.fingerprint());
    expect(loaded.steps).toBe(30);
    expect(await loaded.predict(reviews)).toEqual(await model.predict(reviews));

    const file = join(folder, 'embedding.bin');
    const bytes = readFileSync(file);
    const damage = async (content: Uint8Array, given: Record<string, unknown> = everything, classes = context.classes) => {
      writeFileSync(file, content);
      const params = trainerParams(textEmbedding, given) as never;
      await expect(textEmbedding.load(folder, { ...context, classes, params })).rejects.toMatchObject({ code: 'training/model-damaged' });
    };
    await damage(bytes.subarray(0, bytes.length - 1));
    await damage(bytes.map((byte, i) => (i === 300 ? byte ^ 1 : byte)));
    await damage(new Uint8Array(0));
    await damage(bytes, { ...everything, dimension: 16 });
    await damage(bytes, { ...everything, hashBits: 8 });
    await damage(bytes, everything, ['a', 'b', 'c']);
    rmSync(file);
    await expect(textEmbedding.load(folder, context)).rejects.toMatchObject({ code: 'training/model-damaged' });
  });
});

describe('text-embedding with what it should not be given', () => {
  it('hostile texts: trained on and predicted', async () => {
    const hostile = [
      '',
      ' \n\t',
      '😀👍🏽',
      '\ud800',
      'a\udc00b\ud83d',
      '\u0000',
      'x'.repeat(1_000_000),
      'ab '.repeat(330_000),
      '好'.repeat(1_000_000),
    ];
    const train = labeled(hostile.map((text, i) => [text, i % 2]));
    const model = await textEmbedding.train(input(train, { epochs: 2, dropout: 0.5 }));
    const probabilities = await model.predict(train);
    for (let row = 0; row < hostile.length; row++)
      expect((probabilities[2 * row] as number) + (probabilities[2 * row + 1] as number)).toBeCloseTo(1, 6);
  });

  it('texts without words: the shares of the classes', async () => {
    const model = await textEmbedding.train(input(labeled(Array.from({ length: 100 }, (_, i) => ['', i % 5 === 0 ? 1 : 0]))));
    expect((await model.predict(texts(['never seen'])))[1]).toBeCloseTo(0.2, 1);
  });

  it('nothing, one class, a class that is not there, no dev rows', async () => {
    await expect(textEmbedding.train(input(labeled([])))).rejects.toMatchObject({ code: 'training/no-rows' });
    const one = input(labeled([['a', 0]]), {}, { classes: ['bad'] });
    await expect(textEmbedding.train(one)).rejects.toMatchObject({ code: 'training/one-class', data: { label: 'bad', rows: 1 } });
    const unnamed = input(reviews, { classWeights: { ugly: 2 } });
    await expect(textEmbedding.train(unnamed)).rejects.toMatchObject({ code: 'training/bad-parameter' });
    await expect(textEmbedding.train(input(reviews, { patience: 1 }))).rejects.toMatchObject({ code: 'training/needs-dev' });
    expect(() => trainerParams(textEmbedding, { hidden: 0 })).toThrow(expect.objectContaining({ code: 'training/bad-parameter' }));
  });

  it('a learning rate that leads nowhere', async () => {
    const diverging = input(reviews, { optimizer: 'sgd', learningRate: 1e200 });
    await expect(textEmbedding.train(diverging)).rejects.toMatchObject({ code: 'training/loss-not-finite' });
  });

  it('a signal that stops a prediction', async () => {
    const model = await textEmbedding.train(input(reviews, { epochs: 1 }));
    await expect(model.predict(reviews, AbortSignal.abort())).rejects.toMatchObject({ code: 'run/interrupted' });
  });
});

it('text-embedding makes as many updates as it says', async () => {
  const given = { epochs: 3, batchSize: 7 };
  const model = await textEmbedding.train(input(reviews, given));
  expect(model.steps).toBe(textEmbedding.updates(trainerParams(textEmbedding, given) as never, 40));
  expect((await textEmbedding.train(input(reviews, given, { steps: 5 }))).steps).toBe(5);
});
