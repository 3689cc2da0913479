import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from './define-recipe.ts';
import { loadRecipe } from './load.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-recipe-'));
  writeFileSync(join(folder, 'train.jsonl'), '{}\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = async (input: string | Uint8Array | object): Promise<string[]> => {
  try {
    if (typeof input === 'object' && !(input instanceof Uint8Array)) await loadRecipe(input as RecipeInput, { cwd: folder });
    else {
      writeFileSync(join(folder, 'bad.yaml'), input);
      await loadRecipe('bad.yaml', { cwd: folder });
    }
  } catch (error) {
    if (!(error instanceof LeavenError)) throw error;
    // Every fault can be said, in both languages, in few words.
    for (const one of [error, ...error.others]) {
      for (const language of ['en', 'zh-CN'] as const) {
        const { message, hint = '' } = one.text(language);
        expect(message.length + hint.length).toBeLessThan(4_000);
        expect(message + hint).not.toMatch(/undefined|\[object|\{[a-z]+\}/i);
      }
    }
    return [error, ...error.others].map(({ code }) => code);
  }
  return [];
};
const head = 'leaven: 1\ndataset: { task: text-classification, train: train.jsonl }\n';

describe('hostile recipes', () => {
  it.each([
    ['zero copies', `${head}steps: [augment: { copies: 0, from: [text.swap-words] }]`, ['recipe/out-of-range']],
    ['a billion copies', `${head}steps: [augment: { copies: 1e9, from: [text.swap-words] }]`, ['recipe/out-of-range']],
    ['half a copy', `${head}steps: [augment: { copies: 1.5, from: [text.swap-words] }]`, ['recipe/wrong-type']],
    ['an augment in an augment', `${head}steps: [augment: { from: [augment: { from: [text.swap-words] }] }]`, ['recipe/not-allowed-here']],
    ['not a number', `${head}steps: [text.swap-words: { ratio: .nan }]`, ['recipe/wrong-type']],
    ['an infinite share', `${head}steps: [text.swap-words: { ratio: .inf }]`, ['recipe/wrong-type']],
    ['an infinite seed', `${head}seed: .inf\nsteps: []`, ['recipe/wrong-type']],
    ['a seed beyond exact numbers', `${head}seed: 9007199254740993\nsteps: []`, ['recipe/out-of-range']],
    ['a number as text', `${head}seed: "42"\nsteps: []`, ['recipe/wrong-type']],
    ['__proto__ at the top', `${head}__proto__: { polluted: 1 }\nsteps: []`, ['recipe/unknown-key']],
    ['__proto__ as a parameter', `${head}steps: [text.swap-words: { __proto__: { ratio: 0.5 } }]`, ['recipe/unknown-key']],
    ['constructor as a parameter', `${head}steps: [text.swap-words: { constructor: 1 }]`, ['recipe/unknown-key']],
    ['constructor as an operator', `${head}steps: [constructor]`, ['operator/unknown']],
    ['__proto__ as an operator', `${head}steps: [__proto__]`, ['operator/unknown']],
    [
      'toString as a role',
      'leaven: 1\nsteps: []\ndataset: { task: text, train: train.jsonl, fields: { toString: x } }',
      ['recipe/unknown-key'],
    ],
    ['constructor as the task', 'leaven: 1\nsteps: []\ndataset: { task: constructor, train: train.jsonl }', ['recipe/unknown-task']],
    ['a split that leaves the folder', 'leaven: 1\nsteps: []\ndataset: { task: text, ../../etc: train.jsonl }', ['recipe/unknown-key']],
    ['a name that leaves the folder', `${head}name: ../../x\nsteps: []`, ['recipe/out-of-range']],
    ['null everywhere', 'leaven: ~\ndataset: ~\nsteps: ~\n', ['recipe/unknown-value', 'recipe/wrong-type', 'recipe/wrong-type']],
    [
      'lists everywhere',
      'leaven: []\ndataset: []\nsteps: [[[]], []]\n',
      ['recipe/wrong-type', 'recipe/wrong-type', 'recipe/bad-step', 'recipe/bad-step'],
    ],
    ['a ratio without shares', 'leaven: 1\nsteps: []\ndataset: { task: text, path: train.jsonl, split: {} }', ['recipe/conflict']],
    ['nothing but brackets', '['.repeat(200_000), ['recipe/too-large']],
    ['nothing but dashes', '- '.repeat(400_000), ['recipe/too-large']],
    ['deep maps', `${head}steps: ${'[{a: '.repeat(200)}1${'}]'.repeat(200)}`, ['recipe/too-large']],
    ['an anchor in itself', 'a: &a [*a]\n', ['recipe/too-large']],
    ['more than a megabyte', `${head}# ${'x'.repeat(1 << 20)}`, ['recipe/too-large']],
    ['a key of a million characters', `${head}${'k'.repeat(1_000_000)}: 1\n`, ['recipe/yaml-syntax']],
    ['a key of a million characters in a map', `{ "${'k'.repeat(1_000_000)}": 1 }`, ['recipe/unknown-key']],
    ['bytes of a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ['recipe/not-utf-8']],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x6c, 0x00]), ['recipe/not-utf-8']],
  ])('%s', async (_, text, expected) => {
    const found = await codes(text);
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('refuses the bomb of aliases and its like of merges in a moment', async () => {
    const level = (i: number, use: (name: string) => string) => `a${i}: &a${i} ${use(`*a${i - 1}`)}`;
    const bomb = ['a0: &a0 [x]', ...Array.from({ length: 40 }, (_, i) => level(i + 1, (a) => `[${Array(9).fill(a).join(', ')}]`))];
    expect(await codes(bomb.join('\n'))).toEqual(['recipe/too-large']);
    const merges = [
      'a0: &a0 { x: 1 }',
      ...Array.from({ length: 60 }, (_, i) => level(i + 1, (a) => `{ x: { <<: ${a} }, y: { <<: ${a} } }`)),
    ];
    expect(await codes(merges.join('\n'))).toEqual(['recipe/too-large']);
  });

  it('tells at most a hundred faults of many', async () => {
    const found = await codes(`${head}steps: [${Array(900).fill('text.nope').join(', ')}]`);
    expect(found).toHaveLength(100);
  });

  it('meets objects that are no recipe with a code', async () => {
    const cyclic: Record<string, unknown> = { leaven: 1 };
    cyclic.self = cyclic;
    expect(await codes(cyclic)).toEqual(['recipe/too-large']);
    expect(await codes([])).toEqual(['recipe/wrong-type']);
    expect(await codes({ leaven: 1, dataset: new Map(), steps: new Set() })).toContain('recipe/wrong-type');
    expect(await codes({ leaven: 1n, dataset: { task: Symbol('x'), train: () => 1 }, steps: [() => 1, Number.NaN] })).toContain(
      'recipe/bad-step',
    );
    expect(await codes(JSON.parse('{"leaven":1,"dataset":{"task":"text","train":"train.jsonl"},"steps":[],"__proto__":{"x":1}}'))).toEqual([
      'recipe/unknown-key',
    ]);
  });

  it('meets any damage to a recipe with a plan or a code', async () => {
    const whole = `${head}seed: 3\nsteps:\n  - text.normalize-whitespace\n  - augment:\n      copies: 2\n      from: [text.swap-words: { ratio: 0.2 }]\n      gates: [text.length: { min: 1 }]\n`;
    const damage = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(12),
      put: fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom('\t', '&a', '*a', '!!js', '? ', '- ', ': ', '<<: ', '{', ']', '\u0000', '"'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (edits) => {
        let text = whole;
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        await codes(text);
      }),
      { numRuns: 150 },
    );
  });
});
