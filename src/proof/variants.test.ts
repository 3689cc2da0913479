import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecipe } from '../recipe/load.ts';
import { cutVariants, recipeWith, type Variant } from './variants.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-variants-'));
writeFileSync(join(folder, 'train.jsonl'), '{"text":"a fine film","label":"good"}\n{"text":"a poor film","label":"bad"}\n');
writeFileSync(join(folder, 'test.jsonl'), '{"text":"a good film","label":"good"}\n');

const files = { train: 'train.jsonl', test: 'test.jsonl' };
const eda = ['text.replace-synonyms', 'text.swap-words', 'text.delete-words'].map((use) => ({ [use]: { ratio: 0.1 } }));

async function cut(steps: readonly unknown[], keep: readonly string[] = [], dataset: object = files) {
  const recipe = { leaven: 1, dataset: { task: 'text-classification', ...dataset }, steps } as never;
  const loaded = await loadRecipe(recipe, { cwd: folder });
  return { loaded, variants: await cutVariants(loaded, keep) };
}

/** The operators of an arm, those of an augment in brackets. */
function shape({ steps }: Variant): string[] {
  return steps.map((step) =>
    step.use === 'augment' ? `[${(step.with.from as { use: string }[]).map((one) => one.use).join(' ')}]` : step.use,
  );
}

describe('the arms of a proof', () => {
  it('are the data as it is, the recipe, each operator alone and the recipe without each', async () => {
    const { variants } = await cut(['text.normalize-whitespace', { augment: { copies: 4, from: eda } }]);
    expect(shape(variants.baseline)).toEqual([]);
    expect(shape(variants.recipe)).toEqual(['text.normalize-whitespace', '[text.replace-synonyms text.swap-words text.delete-words]']);
    expect(variants.ablation.map((arm) => arm.name)).toEqual([
      'only text.normalize-whitespace',
      'only text.replace-synonyms',
      'only text.swap-words',
      'only text.delete-words',
      'without text.normalize-whitespace',
      'without text.replace-synonyms',
      'without text.swap-words',
      'without text.delete-words',
    ]);
    expect(shape(variants.ablation[2] as Variant)).toEqual(['[text.swap-words]']);
    expect(shape(variants.ablation[6] as Variant)).toEqual(['text.normalize-whitespace', '[text.replace-synonyms text.delete-words]']);
  });

  it('say nothing twice: one operator alone is the recipe, and the recipe without it the baseline', async () => {
    const { variants } = await cut([{ augment: { copies: 4, choose: 'all', from: eda.slice(0, 1) } }]);
    expect(variants.ablation).toEqual([]);
  });

  it('share what makes the splits, and what the caller keeps', async () => {
    const { variants } = await cut(
      ['dataset.deduplicate', { 'dataset.split': { ratio: { train: 0.5, test: 0.5 } } }, 'dataset.shuffle', { augment: { from: eda } }],
      ['dataset.shuffle'],
      { path: 'train.jsonl' },
    );
    expect(variants.shared.map((step) => step.use)).toEqual(['dataset.deduplicate', 'dataset.split']);
    expect(shape(variants.baseline)).toEqual(['dataset.shuffle']);
    expect(variants.ablation.every((arm) => shape(arm)[0] === 'dataset.shuffle')).toBe(true);
  });

  it('leave out a filter that compares with a parent where nothing is grown', async () => {
    const { variants } = await cut([{ augment: { from: eda.slice(0, 1) } }, { 'text.token-overlap': { min: 0.5 } }]);
    expect(variants.ablation.map((arm) => arm.name)).toEqual(['only text.replace-synonyms', 'without text.token-overlap']);
  });

  it('tell apart the same operator in two strengths', async () => {
    const { variants } = await cut([
      { augment: { from: [{ 'text.delete-words': { ratio: 0.1 } }, { 'text.delete-words': { ratio: 0.5 } }] } },
    ]);
    const names = variants.ablation.map((arm) => arm.name);
    expect(new Set(names).size).toBe(4);
    expect(names.every((name) => /text\.delete-words \(.+\)$/.test(name))).toBe(true);
  });

  it('keep choose within what is left', async () => {
    const { loaded, variants } = await cut([{ augment: { choose: { min: 2, max: 3 }, from: eda } }]);
    for (const arm of variants.ablation) {
      const recipe = recipeWith(loaded, { steps: arm.steps, output: join(folder, 'out') });
      await expect(loadRecipe(recipe, { cwd: folder })).resolves.toBeDefined();
    }
  });

  it('keep the id of each step, so that its draws stay what they were', async () => {
    const { loaded, variants } = await cut(['text.normalize-whitespace', { augment: { from: eda } }]);
    const alone = variants.ablation.find((arm) => arm.name === 'only text.swap-words');
    const augment = loaded.plan.stages.flatMap((stage) => stage.steps).find((step) => step.kind === 'augment');
    expect(alone?.steps.map((step) => step.id)).toEqual([augment?.id]);
  });
});
