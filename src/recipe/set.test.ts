import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AugmentStepPlan, OperatorStepPlan } from '../core/plan.ts';
import type { LeavenError } from '../errors/leaven-error.ts';
import { loadRecipe } from './load.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-recipe-'));
  mkdirSync(join(folder, 'recipes'));
  writeFileSync(join(folder, 'here.jsonl'), '{}\n');
  writeFileSync(join(folder, 'recipes', 'train.jsonl'), '{}\n');
  writeFileSync(
    join(folder, 'recipes', 'r.yaml'),
    `leaven: 1
dataset: { task: text-classification, train: train.jsonl }
steps:
  - text.normalize-whitespace
  - text.delete-words
  - augment:
      copies: 9
      from: [text.swap-words: { ratio: 0.1 }, text.delete-words]
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = async (...set: string[]) => {
  const { plan } = await loadRecipe('recipes/r.yaml', { cwd: folder, set });
  const [pure, plain, augment] = plan.stages.flatMap((stage) => stage.steps);
  return { plan, pure, plain: plain as OperatorStepPlan, augment: augment as AugmentStepPlan };
};
const fault = (...set: string[]) =>
  load(...set).then(
    () => undefined,
    (error: LeavenError) => error,
  );

it('changes values by index and by operator', async () => {
  expect((await load('steps.2.augment.copies=4')).augment.copies).toBe(4);
  expect((await load('steps.augment.copies=5')).augment.copies).toBe(5);
  expect((await load('steps.2.augment.from.text.swap-words.ratio=0.3')).augment.from[0]?.params).toMatchObject({ ratio: 0.3 });
  expect((await load('steps.augment.from.0.text.swap-words.ratio=0.4')).augment.from[0]?.params).toMatchObject({ ratio: 0.4 });
});

it('gives parameters to an operator that had none', async () => {
  expect((await load('steps.text.delete-words.ratio=0.3')).plain.operator.params).toMatchObject({ ratio: 0.3 });
  expect((await load('steps.1.text.delete-words.ratio=0.3')).plain.operator.params).toMatchObject({ ratio: 0.3 });
  expect((await load('steps.1=text.swap-words')).plain.operator.use).toBe('text.swap-words');
});

it('makes sections that the recipe does not have, and reads values as YAML', async () => {
  const { plan } = await load('limits.rejects=0.5', 'seed=7', 'steps.augment.choose={ min: 1, max: 2 }', 'name=x=y');
  expect(plan).toMatchObject({ limits: { rejects: 0.5 }, seed: 7, name: 'x=y' });
});

it('takes the last of two for one place', async () => {
  expect((await load('seed=1', 'seed=2')).plan.seed).toBe(2);
});

it('reads paths from the working folder, those of the recipe from its own', async () => {
  expect((await load()).plan).toMatchObject({
    output: { path: join(folder, 'recipes', 'runs', 'r') },
    sources: [{ file: join(folder, 'recipes', 'train.jsonl') }],
  });
  expect((await load('output.path=elsewhere', 'dataset.train=here.jsonl')).plan).toMatchObject({
    output: { path: join(folder, 'elsewhere') },
    sources: [{ file: join(folder, 'here.jsonl') }],
  });
});

it('tells faults of a value at the argument', async () => {
  expect(await fault('steps.2.augment.copies=many')).toMatchObject({
    code: 'recipe/wrong-type',
    path: 'steps.2.augment.copies',
    position: { file: '--set steps.2.augment.copies=many', line: 1, column: 30, length: 4 },
  });
  expect(await fault('output.pth=x')).toMatchObject({ code: 'recipe/unknown-key', position: { file: '--set output.pth=x' } });
});

it.each([
  ['no value', 'seed'],
  ['no path', '=3'],
  ['an index beyond the list', 'steps.9.with=1'],
  ['a name that is not in the list', 'steps.text.shuffle-sentences.x=1'],
  ['a path through a number', 'leaven.deep=1'],
  ['a key that is nearly another', 'datset.train=x'],
  ['a broken value', 'name="x'],
  ['an alias', 'name=*x'],
  ['a prototype', '__proto__.x=1'],
  ['a nested prototype', 'limits.__proto__.x=1'],
  ['an empty part', 'limits..x=1'],
])('refuses %s', async (_, argument) => {
  const error = await fault(argument);
  expect(error?.code).toBe('recipe/bad-set');
  expect(error?.position?.file).toBe(`--set ${argument}`);
  expect(({} as { x?: number }).x).toBeUndefined();
});

it('asks for an index where a name stands twice', async () => {
  const error = await fault('steps.1=text.normalize-whitespace', 'steps.text.normalize-whitespace.newlines=keep');
  expect(error).toMatchObject({ code: 'recipe/bad-set' });
});
