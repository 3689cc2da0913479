import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../datasets/disk.ts';
import { openEncoder, requireEncoder } from './text-encoder.ts';

interface Tiny {
  buildTinyEncoder(folder: string, options?: object): void;
  tinyEncoderWeights(): { size: number; words: string[]; table: Float32Array[]; matrix: Float32Array[] };
}
const root = mkdtempSync(join(tmpdir(), 'leaven-'));
afterAll(() => rmSync(root, { recursive: true }));
let tiny: Tiny;
let made = 0;
function build(options?: object): string {
  const folder = join(root, String(made++));
  tiny.buildTinyEncoder(folder, options);
  return folder;
}
beforeAll(async () => {
  tiny = (await import(new URL('../../../scripts/build-tiny-models.mjs', import.meta.url).href)) as Tiny;
});
const change = (folder: string, name: string, edit: (value: Record<string, unknown>) => object) =>
  writeFileSync(join(folder, name), JSON.stringify(edit(JSON.parse(readFileSync(join(folder, name), 'utf8')))));

/** What the tiny model should give for tokens, by its definition and no library. */
function byHand(tokens: string[]): number[][] {
  const { size, words, table, matrix } = tiny.tinyEncoderWeights();
  return tokens.map((token) =>
    Array.from({ length: size }, (_, column) => {
      const row = table[words.indexOf(token)] as Float32Array;
      return Math.tanh(matrix.reduce((sum, weights, k) => sum + (row[k] as number) * (weights[column] as number), 0));
    }),
  );
}
const mean = (rows: number[][]) =>
  (rows[0] as number[]).map((_, d) => rows.reduce((sum, row) => sum + (row[d] as number), 0) / rows.length);
function near(vector: Float32Array, expected: readonly number[]): void {
  expect(vector.length).toBe(expected.length);
  for (const [d, value] of expected.entries()) expect(Math.abs((vector[d] as number) - value)).toBeLessThan(1e-5);
}

describe('a text encoder of a folder', () => {
  it('gives the mean of the vectors of all tokens, as computed by hand, in English and Chinese', async () => {
    const { encode } = await openEncoder({ folder: build() });
    near(await encode('A Good movie'), mean(byHand(['[CLS]', 'a', 'good', 'movie', '[SEP]'])));
    near(await encode('很好的片'), mean(byHand(['[CLS]', '很', '好', '的', '片', '[SEP]'])));
    near(await encode('qwertz'), mean(byHand(['[CLS]', '[UNK]', '[SEP]'])));
  });

  it('gives the vector of the first token on wish, or where the model says so', async () => {
    const folder = build();
    const first = byHand(['[CLS]'])[0] as number[];
    near(await (await openEncoder({ folder, pooling: 'cls' })).encode('good'), first);
    mkdirSync(join(folder, '1_Pooling'));
    writeFileSync(join(folder, '1_Pooling/config.json'), '{"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false}');
    near(await (await openEncoder({ folder })).encode('good'), first);
  });

  it('cuts a text at its end and keeps what the model wants there', async () => {
    const folder = build();
    const cut = mean(byHand(['[CLS]', 'good', 'movie', '[SEP]']));
    near(await (await openEncoder({ folder, maxTokens: 4 })).encode('good movie was very dull'), cut);
    change(folder, 'config.json', (config) => ({ ...config, max_position_embeddings: 4 }));
    near(await (await openEncoder({ folder, maxTokens: 300 })).encode('good movie was very dull'), cut);
  });

  it('gives a text the same bits whatever it encodes beside it, and from another instance', async () => {
    const folder = build();
    const [one, other] = [await openEncoder({ folder }), await openEncoder({ folder })];
    const texts = ['good', 'a very boring book', '这书很闷', 'the inn was cheap and the picture fine', ''];
    const together = await Promise.all(texts.map((text) => one.encode(text)));
    for (const [i, text] of [...texts.entries()].reverse())
      expect([...(await other.encode(text))]).toEqual([...(together[i] as Float32Array)]);
  });

  it('takes a text of a million characters, half a surrogate pair and nothing at all', async () => {
    const { encode } = await openEncoder({ folder: build() });
    for (const text of ['x'.repeat(1_000_000), 'good '.repeat(200_000), '好'.repeat(1_000_000), '\ud800', '👩‍👩‍👧', ' '])
      expect((await encode(text)).every(Number.isFinite)).toBe(true);
    expect([...(await encode('😀'.repeat(100_000)))].length).toBe(32);
  });

  it('takes the layout of model hubs, and a model that asks for types of tokens', async () => {
    const folder = build({ inputs: ['input_ids', 'token_type_ids', 'attention_mask'] });
    mkdirSync(join(folder, 'onnx'));
    renameSync(join(folder, 'model.onnx'), join(folder, 'onnx/model.onnx'));
    near(await (await openEncoder({ folder })).encode('good'), mean(byHand(['[CLS]', 'good', '[SEP]'])));
  });
});

describe('a folder that holds no encoder', () => {
  it.each(['model.onnx', 'tokenizer.json', 'config.json'])('%s is missing: told before anything runs', (name) => {
    const folder = build();
    rmSync(join(folder, name));
    expect(() => requireEncoder({ folder })).toThrow(
      expect.objectContaining({
        code: 'backend/incomplete-model',
        data: expect.objectContaining({ missing: expect.stringContaining(name) }),
      }),
    );
  });

  it('files that are not what their names say', async () => {
    const refused = async (name: string, content: string, data: object = {}) => {
      const folder = build();
      writeFileSync(join(folder, name), content);
      await expect(openEncoder({ folder })).rejects.toMatchObject({
        code: 'backend/unreadable-model',
        data: { file: join(folder, name), ...data },
      });
    };
    await refused('model.onnx', 'version https://git-lfs.github.com/spec/v1');
    await refused('tokenizer.json', '{"model":');
    await refused('tokenizer.json', '{"model":{"type":"Nothing"}}');
    await refused('config.json', '[]');
  });

  it('models that take or give something else', async () => {
    const odd = build({ inputs: ['pixel_values'] });
    await expect(openEncoder({ folder: odd })).rejects.toMatchObject({ code: 'backend/not-an-encoder', data: { reason: 'pixel_values' } });
    const mask = build({ inputs: ['attention_mask'] });
    await expect(openEncoder({ folder: mask })).rejects.toMatchObject({ code: 'backend/not-an-encoder' });
  });
});
