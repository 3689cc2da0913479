import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DatasetView, defineOperator, defineTextOperator, type Operator, type TextOperator } from '../core/operator.ts';
import { changeCase } from '../operators/text/change-case.ts';
import { length } from '../operators/text/length.ts';
import { operatorChecks } from './index.ts';

/** Names of the checks that an operator fails. */
async function failures(operator: Operator): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of operatorChecks(operator)) {
    try {
      await run();
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

const sound = {
  id: 'text.add-mark',
  since: '0.1.0',
  summary: { en: 'Adds a mark to a text', 'zh-CN': '在文本后添加标记' },
  labelEffect: 'preserving' as const,
  touches: ['text' as const],
  takes: ['label' as const],
  determinism: 'seeded' as const,
  languages: 'any' as const,
  params: z.strictObject({ mark: z.string().default('!').meta({ description: 'What is added', zh: '添加的内容' }) }),
  draw: (({ text, random }) => [
    { start: text.length, end: text.length, insert: ' ok'.repeat(1 + random.integer(3)) },
  ]) as TextOperator['draw'],
  examples: ['a', 'b'].map((name) => ({ name, seed: 1, input: { id: '1', text: '' }, output: { id: '1', text: '' } })),
};
const broken = (change: object) => failures(defineTextOperator({ ...sound, ...change }));
let counter = 0;

describe('operatorChecks', () => {
  it('finds nothing wrong with a sound operator', async () => {
    expect(await broken({})).toEqual([]);
    expect(await failures(changeCase)).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['another result at each call', { draw: () => [{ start: 0, end: 0, insert: `${counter++} ` }] }, /same key, same result/],
    ['a draw that is always the same', { draw: () => undefined }, /different keys draw differently/],
    ['draws of a pure operator', { determinism: 'pure' }, /draws nothing/],
    ['a pure operator that never comes to rest', { determinism: 'pure', draw: () => [{ start: 0, end: 0, insert: 'x ' }] }, /second time/],
    ['edits out of range', { draw: () => [{ start: 0, end: 1e9, insert: '' }] }, /edits fit/],
    [
      'a cut surrogate pair',
      { draw: ({ text }: { text: string }) => [{ start: 0, end: 0, insert: text.charAt(0) }] },
      /hostile text: astral/,
    ],
    ['a lost negation', { draw: ({ text }: { text: string }) => [{ start: 0, end: text.length, insert: 'nothing left' }] }, /guards hold/],
    [
      'a sample changed in place',
      {
        draw: ({ sample }: { sample: { text: string } }) => {
          sample.text = 'other';
        },
      },
      /same key, same result/,
    ],
    [
      'a crash on an odd text',
      { draw: ({ text }: { text: string }) => [{ start: 0, end: 0, insert: (text.match(/[aeiou]/) as RegExpMatchArray)[0] }] },
      /hostile text: no spaces/,
    ],
    [
      'a wrong example',
      { examples: [...sound.examples, { name: 'c', input: { id: '1', text: 'a' }, output: { id: '1', text: 'a' } }] },
      /example: c/,
    ],
    ['one example alone', { examples: sound.examples.slice(1) }, /two examples/],
    ['no Chinese', { summary: { en: 'Adds a mark', 'zh-CN': 'Adds a mark' } }, /both languages/],
    [
      'a parameter without Chinese',
      { params: z.strictObject({ mark: z.string().default('!').meta({ description: 'What is added' }) }) },
      /declares parameters/,
    ],
    [
      'meta that is not last',
      { params: z.strictObject({ mark: z.string().meta({ description: 'What', zh: '内容' }).default('!') }) },
      /declares parameters/,
    ],
  ])('finds %s', async (_, change, expected) => {
    expect((await broken(change)).join('\n')).toMatch(expected);
  });

  it('finds a filter that drops what it could not measure', async () => {
    const strict = {
      ...length,
      decide: ({ measures }: { measures: Record<string, number> }) => ((measures.shortest ?? 0) >= 1 ? undefined : 'too-short'),
    };
    expect((await failures(strict as Operator)).join('\n')).toMatch(/could not be measured/);
  });

  it('finds a dataset operator whose state depends on order', async () => {
    const ordered = defineOperator({
      ...{
        id: 'dataset.keep-all',
        since: '0.1.0',
        summary: sound.summary,
        labelEffect: 'preserving',
        determinism: 'pure',
        languages: 'any',
      },
      ...{ shape: 'dataset', order: 'any', touches: [], takes: ['label'], params: z.strictObject({}), examples: [] },
      collector: {
        create: () => ({ ids: '' }),
        add(state: { ids: string }, row) {
          state.ids += row.sample.id;
        },
        encode: (state: { ids: string }) => new TextEncoder().encode(state.ids),
        merge(state: { ids: string }, partial) {
          state.ids += new TextDecoder().decode(partial);
        },
        finish: (state: { ids: string }) => new TextEncoder().encode(state.ids),
        open: (): DatasetView => ({ decide: () => ({ action: 'keep' }) }),
      },
    });
    expect((await failures(ordered)).join('\n')).toMatch(/any order, any parts/);
  });
});
