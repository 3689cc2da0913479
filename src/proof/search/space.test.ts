import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRecipe } from '../../recipe/load.ts';
import { loadTrainer, trainerParams } from '../../training/registry.ts';
import { cutVariants } from '../variants.ts';
import { type Candidate, describeCandidate } from './candidate.ts';
import { frameOf } from './frame.ts';
import { createSpace } from './space.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-space-'));
writeFileSync(join(folder, 'train.jsonl'), '{"text":"a fine film","label":"good"}\n{"text":"a poor film","label":"bad"}\n');
writeFileSync(
  join(folder, 'own.mjs'),
  `const { defineTextOperator } = await import(${JSON.stringify(new URL('../../core/operator.ts', import.meta.url).href)});
const { z } = await import('zod');
export default defineTextOperator({ id: 'text.own', since: '1.0.0', summary: { en: 'Own', 'zh-CN': 'Own' }, labelEffect: 'preserving',
  touches: ['text'], takes: ['label'], determinism: 'seeded', languages: 'any', examples: [],
  params: z.strictObject({ mode: z.enum(['soft', 'hard']).default('soft'), count: z.int().min(1).max(5).default(2), note: z.string().default('x') }),
  draw: () => undefined });
`,
);

async function space(steps: readonly unknown[], more: { language?: string; trainer?: string; fixed?: string[]; seed?: number } = {}) {
  const dataset = { task: 'text-classification', train: 'train.jsonl', language: more.language ?? 'en' };
  const loaded = await loadRecipe({ leaven: 1, dataset, steps } as never, { cwd: folder });
  const variants = await cutVariants(loaded, []);
  const trainer = await loadTrainer(more.trainer ?? 'text-linear');
  const params = trainerParams(trainer, trainer.id === 'command' ? { command: 'true' } : {});
  return createSpace(variants, await frameOf(loaded, variants), { trainer, params, fixed: more.fixed ?? [] }, more.seed ?? 1);
}
const draw = (from: Awaited<ReturnType<typeof space>>, count: number) =>
  Array.from({ length: count }, (_, k) => from.candidate(k + 1) as Candidate);
const uses = (candidates: readonly Candidate[]) =>
  new Set(candidates.flatMap(({ growing }) => growing?.from.map(({ use }) => use.split('/').at(-1)) ?? []));

const noises =
  'change-punctuation change-whitespace change-width insert-emoji keyboard-typos misspell ocr-errors replace-homophones replace-lookalikes'
    .split(' ')
    .map((name) => `text.${name}`);

describe('the candidates of a search', () => {
  it('are the recipe as it stands, the recipe without growth, and then drawn ones within their ranges', async () => {
    const from = await space(['text.normalize-whitespace', { augment: { copies: 4, from: ['text.delete-words', 'text.swap-words'] } }]);
    const all = draw(from, 60);
    expect(all.slice(0, 3).map(({ kind }) => kind)).toEqual(['recipe', 'tuned', 'grown']);
    expect(from.baseline.steps).toEqual([]);
    expect(all[1]?.steps.map(({ use }) => use)).toEqual(['text.normalize-whitespace']);
    expect(all.slice(2).every(({ steps }) => steps[0]?.use === 'text.normalize-whitespace')).toBe(true);
    expect(uses(all)).toEqual(
      new Set([
        'text.delete-words',
        'text.swap-words',
        'text.insert-punctuation',
        'text.insert-synonyms',
        'text.replace-synonyms',
        'text.replace-uninformative-words',
        'text.shuffle-sentences',
        ...noises,
      ]),
    );
    for (const { kind, growing, changed } of all.slice(2)) {
      expect(growing === undefined).toBe(kind === 'tuned');
      if (!growing) expect(Object.keys(changed)).not.toEqual([]);
      else {
        expect(growing.from.length).toBeLessThanOrEqual(4);
        expect(growing.copies).toBeLessThanOrEqual(16);
        for (const { with: params } of growing.from) {
          if (typeof params.ratio !== 'number') continue;
          expect(params.ratio).toBeGreaterThanOrEqual(0.02);
          expect(params.ratio).toBeLessThanOrEqual(0.34);
        }
      }
    }
    expect(all.some(({ kind, changed }) => kind === 'grown' && Object.keys(changed).length === 0)).toBe(true);
    expect(all.filter(({ kind }) => kind === 'tuned').length).toBeGreaterThan(10);
    expect(new Set(all.map((one) => JSON.stringify(describeCandidate(one)))).size).toBe(60);
  });

  it('are the same for the same seed, in whatever order they are asked for', async () => {
    const first = draw(await space(['text.delete-words']), 20);
    const again = await space(['text.delete-words']);
    again.candidate(15);
    expect(draw(again, 20)).toEqual(first);
    expect(draw(await space(['text.delete-words'], { seed: 2 }), 20)).not.toEqual(first);
  });

  it('take a plain step that draws for growth, and leave filters of copies out where nothing grows', async () => {
    const from = await space(['text.delete-words', { augment: { from: ['text.swap-words'] } }, { 'text.token-overlap': { min: 0.3 } }]);
    const all = draw(from, 20);
    const shape = (candidate: Candidate) => candidate.steps.map(({ use }) => use).join(' ');
    expect(new Set(all.slice(1).map(shape))).toEqual(new Set(['', 'augment text.token-overlap']));
  });

  it('keep what the recipe says of its growth: fields, conditions, gates, parameters', async () => {
    const augment = {
      when: 'length(text) > 3',
      guards: { negation: false },
      from: [{ 'text.replace-synonyms': { ratio: 0.6, partOfSpeech: false } }],
      gates: [{ 'text.length': { min: 2 } }],
    };
    const all = draw(await space([{ augment }]), 60).filter(({ growing }) => growing);
    expect(all.every(({ steps }) => steps[0]?.when === 'length(text) > 3')).toBe(true);
    const synonyms = all.flatMap(({ growing }) => growing?.from.filter(({ use }) => use === 'text.replace-synonyms') ?? []);
    expect(synonyms.every(({ with: params }) => params.partOfSpeech === false)).toBe(true);
    expect(Math.max(...synonyms.map(({ with: params }) => params.ratio as number))).toBeGreaterThan(0.3);
    expect(all.some(({ growing }) => growing?.gates[0]?.use === 'text.length')).toBe(true);
  });

  it('draw the enums and whole numbers of an operator of the user’s own, and no texts', async () => {
    const all = draw(await space([{ augment: { from: ['./own.mjs'] } }]), 80);
    const own = all.flatMap(({ growing }) => growing?.from.filter(({ use }) => use.endsWith('own.mjs')) ?? []);
    expect(new Set(own.map(({ with: params }) => params.mode))).toEqual(new Set(['soft', 'hard']));
    expect(own.every(({ with: params }) => (params.count as number) >= 1 && (params.count as number) <= 5)).toBe(true);
    expect(own.every(({ with: params }) => params.note === undefined)).toBe(true);
  });

  it('fit the language', async () => {
    const all = draw(await space([{ augment: { from: ['text.delete-words'] } }], { language: 'zh-CN' }), 60);
    expect(uses(all)).toContain('text.change-voice');
    const english = draw(await space([{ augment: { from: ['text.delete-words'] } }], { language: 'en' }), 60);
    expect(uses(english)).not.toContain('text.change-voice');
    const french = draw(await space([{ augment: { from: ['text.delete-words'] } }], { language: 'fr' }), 60);
    expect(uses(french)).not.toContain('text.replace-synonyms');
    expect(uses(french)).toContain('text.swap-words');
  });

  it('leave settings alone that the caller gave', async () => {
    const all = draw(await space(['text.delete-words'], { fixed: ['epochs', 'learningRate'] }), 40);
    const moved = new Set(all.flatMap(({ changed }) => Object.keys(changed)));
    expect(moved).not.toContain('epochs');
    expect(moved).not.toContain('learningRate');
    expect(moved).toContain('weightDecay');
  });

  it('move the learning rate around what it is where none is given', async () => {
    const all = draw(await space(['text.delete-words']), 60);
    const rates = all.flatMap(({ changed }) => (typeof changed.learningRate === 'number' ? [changed.learningRate] : []));
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...rates)).toBeLessThanOrEqual(8);
    expect(rates.length).toBeGreaterThan(5);
  });
});
