import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadRecipe } from '../../recipe/load.ts';
import { planVariant } from '../plan.ts';
import { bestRecipe } from './best-recipe.ts';
import { type Candidate, variantOf } from './candidate.ts';
import { frameOf } from './frame.ts';
import { searchSetting } from './setting.ts';
import { createSpace } from './space.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-best-'));
mkdirSync(join(folder, 'recipes'));
mkdirSync(join(folder, 'data'));
const row = '{"text":"a fine film","label":"good"}\n';
for (const name of ['a.jsonl', 'b.jsonl', 'test.jsonl']) writeFileSync(join(folder, 'data', name), row);
writeFileSync(join(folder, 'data', 'words.txt'), 'film\tmovie\n');
writeFileSync(
  join(folder, 'recipes', 'own.mjs'),
  `const { defineTextOperator } = await import(${JSON.stringify(new URL('../../core/operator.ts', import.meta.url).href)});
const { z } = await import('zod');
export default defineTextOperator({ id: 'text.own', since: '1.0.0', summary: { en: 'Own', 'zh-CN': 'Own' }, labelEffect: 'preserving',
  touches: ['text'], takes: ['label'], determinism: 'seeded', languages: 'any', examples: [], params: z.strictObject({}), draw: () => undefined });
`,
);
writeFileSync(
  join(folder, 'recipes', 'mine.yaml'),
  `leaven: 1
seed: 7
dataset:
  task: text-classification
  train: [../data/a.jsonl, { path: ../data/b.jsonl, format: jsonl }]
  test: ../data/test.jsonl
steps:
  - dataset.deduplicate
  - augment:
      copies: 2
      when: length(text) > 1
      from:
        - text.replace-synonyms: { ratio: 0.2, dictionary: ../data/words.txt }
        - ./own.mjs
  - text.token-overlap: { min: 0.2 }
  - use: text.length
    with: { min: 1 }
    splits: train
output: { path: ../runs/mine, format: csv }
training:
  trainer: text-linear
  with: { epochs: 3 }
`,
);

async function best(out: string, pick: (candidates: readonly Candidate[], baseline: Candidate) => Candidate) {
  const setting = await searchSetting('recipes/mine.yaml', { cwd: folder, out, trials: 1 });
  const frame = await frameOf(setting.loaded, setting.variants);
  const space = createSpace(setting.variants, frame, setting, 1);
  const winner = pick(
    Array.from({ length: 60 }, (_, k) => space.candidate(k + 1) as Candidate),
    space.baseline,
  );
  const text = await bestRecipe(setting, frame, winner, setting.loaded.training.with);
  mkdirSync(join(folder, out, '..'), { recursive: true });
  writeFileSync(join(folder, out), text);
  const loaded = await loadRecipe(out, { cwd: folder });
  return { text, loaded, winner, setting };
}

describe('the recipe that a search writes', () => {
  it('does, from another folder, what the candidate did', async () => {
    const grown = (list: readonly Candidate[]) =>
      list.find(
        ({ growing }) =>
          growing &&
          growing.from.length > 1 &&
          growing.from.some(({ use }) => use.endsWith('own.mjs')) &&
          growing.from.some(({ use }) => use === 'text.replace-synonyms'),
      ) as Candidate;
    const { loaded, winner, setting } = await best('out/deep/best.yaml', grown);
    const base = { dataset: setting.loaded.resolved.dataset as never, train: { ids: [] } as never, test: { ids: [] } as never };
    const tried = await planVariant({ loaded: setting.loaded, folder: join(folder, 'recipes') }, base, variantOf(winner), 7);
    const stepsOf = (plan: typeof tried) =>
      plan.stages.flatMap(({ entry, steps }) => [...(entry ? [entry] : []), ...steps]).map(({ path: _, ...step }) => step);
    expect(stepsOf(loaded.plan)).toEqual(stepsOf(tried));
    expect(loaded.plan.seed).toBe(7);
    expect(loaded.plan.sources.map(({ file }) => file)).toEqual(setting.loaded.plan.sources.map(({ file }) => file));
    expect(loaded.plan.output).toMatchObject({ path: join(folder, 'runs', 'mine-best'), format: { format: 'csv' } });
    expect(loaded.plan.name).toBe('mine-best');
    expect(loaded.training).toMatchObject({ trainer: 'text-linear', with: { epochs: 3, ...winner.changed } });
  });

  it('has no filter of copies where nothing grows, and leaves other steps as they were written', async () => {
    const { text, winner } = await best('best.yaml', (list) => list.find(({ kind }) => kind === 'tuned') as Candidate);
    const written = parse(text) as { steps: unknown[]; dataset: unknown };
    expect(winner.steps.map(({ use }) => use)).toEqual(['dataset.deduplicate', 'text.length']);
    expect(written.steps).toEqual(['dataset.deduplicate', { use: 'text.length', with: { min: 1 }, splits: 'train' }]);
    expect(written.dataset).toMatchObject({ train: ['data/a.jsonl', { path: 'data/b.jsonl' }], test: 'data/test.jsonl' });
  });

  it('is the recipe as it stands, or the data as they are, where that is best', async () => {
    const recipe = await best('best.yaml', ([first]) => first as Candidate);
    const written = parse(recipe.text) as { steps: { augment?: { from: unknown[] } }[] };
    expect(written.steps[1]?.augment?.from).toEqual([
      { 'text.replace-synonyms': { ratio: 0.2, dictionary: 'data/words.txt' } },
      './recipes/own.mjs',
    ]);
    const baseline = await best('best.yaml', (_, own) => own);
    expect(parse(baseline.text)).toMatchObject({ steps: [], training: { trainer: 'text-linear', with: { epochs: 3 } } });
  });
});
