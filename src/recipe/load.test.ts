import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AugmentStepPlan, OperatorStepPlan, StepPlan } from '../core/plan.ts';
import { defineRecipe } from './define-recipe.ts';
import { loadRecipe } from './load.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-recipe-'));
  for (const name of ['train.jsonl', 'test.jsonl', 'all.csv', 'a.tsv.gz', 'plain.txt', 'cr.all', 'words.txt'])
    writeFileSync(join(folder, name), '{}\n');
  writeFileSync(
    join(folder, 'shout.mjs'),
    `import { z } from ${JSON.stringify(import.meta.resolve('zod'))};
export default Object.freeze({ id: 'text.shout', since: '0.1.0', shape: 'sample', input: 'text', labelEffect: 'changing', touches: ['text'], takes: ['label'],
  determinism: 'seeded', languages: 'any', summary: { en: '', 'zh-CN': '' }, examples: [], draw: () => undefined,
  params: z.strictObject({ list: z.string().optional().meta({ description: '', zh: '', file: true }) }) });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = (yaml: string, set: string[] = []) => {
  writeFileSync(join(folder, 'recipe.yaml'), yaml);
  return loadRecipe(join(folder, 'recipe.yaml'), { cwd: folder, set });
};
const head = `leaven: 1
dataset:
  task: text-classification
  train: train.jsonl
  test: test.jsonl
`;
const steps = async (text: string, top = head) =>
  (await load(`${top}steps:\n${text}`)).plan.stages.flatMap((stage) => [...(stage.entry ? [stage.entry] : []), ...stage.steps]);
const only = async (text: string, top = head) => (await steps(text, top))[0] as StepPlan;

describe('defaults', () => {
  it('names the run by its file, seeds with 42, writes beside the recipe', async () => {
    const { plan } = await load(`${head}steps: []\n`);
    expect(plan).toMatchObject({ name: 'recipe', seed: 42, language: 'en', idField: 'id', limits: { rejects: 0.01 } });
    expect(plan.output).toEqual({ path: join(folder, 'runs', 'recipe'), format: { format: 'jsonl' } });
    expect(plan.stages).toEqual([{ index: 0, steps: [], hash: '' }]);
  });

  it('fills parameters from the operator and puts drawing steps on train, pure ones on all splits', async () => {
    const [pure, drawing] = (await steps('  - text.normalize-whitespace\n  - text.delete-words:\n')) as [
      OperatorStepPlan,
      OperatorStepPlan,
    ];
    expect(pure).toMatchObject({ splits: 'all', fields: ['text'], probability: 1, onError: 'reject', guardsOff: [] });
    expect(drawing.splits).toEqual(['train']);
    expect(drawing.operator).toMatchObject({ use: 'text.delete-words', params: { ratio: 0.1 }, slot: 'text.delete-words', version: 3 });
  });

  it('leaves targets and contexts of answers alone unless they are named', async () => {
    const pairs = head.replace('text-classification', 'text-to-text');
    expect((await only('  - text.delete-words\n', pairs)).fields).toEqual(['input']);
    expect((await only('  - text.normalize-whitespace\n', pairs)).fields).toEqual(['input', 'target']);
    const questions = head.replace('text-classification', 'question-answering');
    expect((await only('  - text.normalize-whitespace\n', questions)).fields).toEqual(['question']);
    expect((await only('  - { use: text.delete-words, fields: [context, question] }\n', questions)).fields).toEqual([
      'question',
      'context',
    ]);
    expect((await only('  - dataset.deduplicate\n', questions)).fields).toEqual(['question', 'context']);
  });

  it('knows the columns of roles', async () => {
    const named = head.replace('  train:', '  fields: { text: review }\n  train:');
    expect((await only('  - text.delete-words\n', named)).fields).toEqual(['review']);
  });
});

describe('sources', () => {
  const sources = async (dataset: string) =>
    (await load(`leaven: 1\nsteps: []\ndataset:\n  task: text-classification\n${dataset}`)).plan.sources;

  it('tells formats by names, shares options and lets a source overrule them', async () => {
    expect(
      await sources(
        '  train: [train.jsonl, { path: a.tsv.gz }]\n  extra-2: { path: plain.txt, format: csv, delimiter: "\\t" }\n  columns: [label, text]\n',
      ),
    ).toMatchObject([
      { split: 'train', name: 'train.jsonl', format: { format: 'jsonl' } },
      { split: 'train', name: 'a.tsv.gz', format: { format: 'tsv', compression: 'gzip', columns: ['label', 'text'] } },
      { split: 'extra-2', name: 'plain.txt', file: join(folder, 'plain.txt'), format: { format: 'csv', delimiter: '\t' } },
    ]);
  });

  it('reads globs, each file with the format of its name', async () => {
    const found = await sources('  train: "t*.jsonl"\n');
    expect(found.map(({ name, split }) => [name, split])).toEqual([
      ['test.jsonl', 'train'],
      ['train.jsonl', 'train'],
    ]);
  });

  it('writes delimited data in the shape it was read', async () => {
    const { plan } = await load(
      'leaven: 1\nsteps: []\ndataset:\n  task: text-classification\n  train: { path: cr.all, format: delimited, delimiter: " ", columns: [label, text] }\n',
    );
    expect(plan.output.format).toEqual({ format: 'delimited', delimiter: ' ', columns: ['label', 'text'] });
  });

  it('lets a column or shares part data in one piece', async () => {
    const byColumn = await load('leaven: 1\nsteps: []\ndataset: { task: text-classification, path: all.csv, split: { column: fold } }\n');
    expect(byColumn.plan).toMatchObject({ splitColumn: 'fold', sources: [{ split: '*' }] });
    const byRatio = await load(
      'leaven: 1\nsteps: [text.normalize-whitespace]\ndataset: { task: text-classification, path: all.csv, split: { ratio: { train: 0.75, test: 0.25 }, stratify: true, group: author } }\n',
    );
    const [stage] = byRatio.plan.stages;
    expect(stage?.entry).toMatchObject({
      path: 'dataset.split',
      splits: ['train'],
      operator: { use: 'dataset.split', params: { ratio: { train: 0.75, test: 0.25 }, stratify: 'label', group: 'author' } },
    });
    expect(byRatio.resolved.steps).toHaveLength(1);
  });
});

describe('steps', () => {
  it('means the same in short and long form', async () => {
    const short = await only('  - text.delete-words: { ratio: 0.2 }\n');
    const long = await only('  - use: text.delete-words\n    with: { ratio: 0.2 }\n');
    expect(long).toEqual(short);
    const augment = await only('  - augment: { copies: 2, when: count > 1, from: [text.delete-words] }\n');
    const longAugment = await only('  - use: augment\n    when: count > 1\n    with: { copies: 2, from: [{ use: text.delete-words }] }\n');
    expect(longAugment).toEqual(augment);
  });

  it('takes every option of a step', async () => {
    const text = `  - use: text.delete-words
    id: cut
    probability: 0.5
    when: length(text) > 20
    splits: [test, train]
    onError: stop
    fields: text
    guards: { negation: false, urls: true, json: false }
`;
    expect(await only(text)).toMatchObject({
      id: 'cut',
      probability: 0.5,
      when: 'length(text) > 20',
      splits: ['test', 'train'],
      onError: 'stop',
      guardsOff: ['json', 'negation'],
    });
  });

  it('derives ids from content, not from place: a step put before another leaves its draws alone', async () => {
    const [first] = await steps('  - text.delete-words: { ratio: 0.2 }\n');
    const moved = await steps('  - text.swap-words\n  - text.delete-words: { ratio: 0.2 }\n  - text.delete-words: { ratio: 0.2 }\n');
    expect(first?.id).toMatch(/^text\.delete-words-[0-9a-f]{6}$/);
    expect(moved[1]?.id).toBe(first?.id);
    expect(moved[2]?.id).toBe(`${first?.id}~2`);
    expect((await steps('  - text.delete-words: { ratio: 0.1 }\n'))[0]?.id).toBe((await steps('  - text.delete-words\n'))[0]?.id);
  });

  it('gives choices slots of their own and leaves written ones free', async () => {
    const augment = (await only(`  - augment:
      choose: { min: 1, max: 2 }
      keepOriginal: false
      from:
        - text.delete-words
        - { use: text.delete-words, id: text.delete-words~2, weight: 3 }
        - text.delete-words: { ratio: 0.3 }
      gates: [text.token-overlap, text.length: { min: 2 }]
`)) as AugmentStepPlan;
    expect(augment.from.map(({ slot, weight }) => [slot, weight])).toEqual([
      ['text.delete-words', 1],
      ['text.delete-words~2', 3],
      ['text.delete-words~3', 1],
    ]);
    expect(augment).toMatchObject({ copies: 1, choose: { min: 1, max: 2 }, keepOriginal: false, splits: ['train'], path: 'steps.0' });
    expect(augment.gates.map(({ slot }) => slot)).toEqual(['text.token-overlap', 'text.length']);
  });

  it('loads a user operator by path and finds files that its parameters name', async () => {
    const step = (await only('  - ./shout.mjs: { list: ./words.txt }\n')) as OperatorStepPlan;
    expect(step.operator).toMatchObject({
      use: 'text.shout',
      module: join(folder, 'shout.mjs'),
      params: { list: join(folder, 'words.txt') },
    });
    expect(step.id).toMatch(/^text\.shout-/);
  });

  it('gives the same plan when its resolved form is read again', async () => {
    const text = `${head}steps:
  - text.normalize-whitespace
  - dataset.deduplicate
  - augment: { copies: 2, from: [text.delete-words, text.delete-words: { ratio: 0.3 }], gates: [text.token-overlap] }
`;
    const first = await load(text);
    const again = await load(JSON.stringify(first.resolved));
    // Paths in the resolved form are absolute or relative to the same folder; places alone may differ.
    expect(again.plan).toEqual(first.plan);
  });

  it('takes an object with types, paths relative to the working folder', async () => {
    const recipe = defineRecipe({
      leaven: 1,
      dataset: { task: 'text-classification', train: 'train.jsonl', test: { path: 'test.jsonl' } },
      steps: ['text.normalize-whitespace', { augment: { copies: 2, from: [{ 'text.swap-words': { ratio: 0.2 } }] } }],
    });
    const { plan, source, positionOf } = await loadRecipe(recipe, { cwd: folder });
    expect(plan).toMatchObject({ name: 'recipe', sources: [{ file: join(folder, 'train.jsonl') }, {}] });
    expect(source).toBeUndefined();
    expect(positionOf('steps.0')).toBeUndefined();
  });

  it('says where a step stands', async () => {
    const { positionOf } = await load(
      `${head}steps:\n  - text.normalize-whitespace\n  - augment: { copies: 2, from: [text.swap-words: { ratio: 0.1 }] }\n`,
    );
    expect(positionOf('steps.0')).toMatchObject({ line: 7, column: 5, length: 25 });
    expect(positionOf('steps.1.augment.from.text.swap-words.ratio')).toMatchObject({ line: 8, column: 60, length: 3 });
  });
});

describe('stages', () => {
  const shape = async (text: string, top = head) =>
    (await load(`${top}steps:\n${text}`)).plan.stages.map((stage) => [
      ...(stage.entry ? [`${stage.entry.operator.use}${stage.reorders ? ' reorders' : ''}:`] : []),
      ...stage.steps.map((step) => (step.kind === 'augment' ? 'augment' : step.operator.use)),
    ]);
  const augment = '  - augment: { from: [text.swap-words] }\n';
  const alone = head.replace('  test: test.jsonl\n', '');

  it('begins with each dataset operator', async () => {
    expect(await shape('  - dataset.deduplicate\n  - text.length: { min: 2 }\n  - dataset.shuffle\n  - text.swap-words\n')).toEqual([
      ['dataset.deduplicate:', 'text.length'],
      ['dataset.shuffle reorders:', 'text.swap-words'],
    ]);
  });

  it('begins before an augment where test texts are changed first, so that they are compared in their last form', async () => {
    expect(await shape(`  - text.normalize-whitespace\n${augment}`)).toEqual([['text.normalize-whitespace'], ['augment']]);
    expect(await shape(`  - { use: text.normalize-whitespace, splits: train }\n${augment}`)).toEqual([
      ['text.normalize-whitespace', 'augment'],
    ]);
    expect(await shape(`  - text.normalize-whitespace\n${augment}`, alone)).toEqual([['text.normalize-whitespace', 'augment']]);
    expect(await shape(`  - dataset.split\n${augment}`, alone)).toEqual([['dataset.split:'], ['augment']]);
    expect(await shape(`  - dataset.deduplicate\n${augment}`)).toEqual([['dataset.deduplicate:', 'augment']]);
  });

  it('keeps filters that need the parent in the stage of an augment', async () => {
    expect(await shape(`${augment}  - text.token-overlap\n`)).toEqual([['augment', 'text.token-overlap']]);
    await expect(shape(`${augment}  - dataset.deduplicate\n  - text.token-overlap\n`)).rejects.toMatchObject({
      code: 'recipe/parent-not-available',
      position: { line: 9, column: 5 },
    });
  });
});

describe('warnings', () => {
  it('tells of test data that is augmented, labels that may change, and a train split that is not there', async () => {
    const { warnings } = await load(
      `${head}steps:\n  - augment: { splits: all, from: [./shout.mjs] }\n  - { use: text.swap-words, splits: test }\n`,
    );
    expect(warnings.map(({ code }) => code)).toEqual(['recipe/augments-test', 'recipe/label-may-change', 'recipe/augments-test']);
    const lone = await load(`${head.replace('  train: train.jsonl\n', '')}steps:\n  - text.swap-words\n`);
    expect(lone.warnings).toMatchObject([{ code: 'recipe/no-train', position: { line: 6 } }]);
  });
});
