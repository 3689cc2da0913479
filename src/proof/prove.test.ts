import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOpinions } from '../../tests/support/opinions.ts';
import { toJsonl } from '../../tests/support/texts.ts';
import type { LeavenError } from '../errors/leaven-error.ts';
import type { RecipeInput } from '../recipe/load.ts';
import type { ProofReport } from '../reports/proof-model.ts';
import type { ProveOptions } from './options.ts';
import { prove } from './prove.ts';

let folder = '';
let proofs = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-prove-'));
  writeFileSync(join(folder, 'train.jsonl'), toJsonl(makeOpinions(160, 'train')));
  writeFileSync(join(folder, 'test.jsonl'), toJsonl(makeOpinions(300, 'test')));
  // An operator that spoils what it touches: the label of half the rows is turned round.
  writeFileSync(
    join(folder, 'spoil.mjs'),
    `import { z } from ${JSON.stringify(new URL('../../node_modules/zod/index.js', import.meta.url).href)};
    export default Object.freeze({
      id: 'text.spoil', shape: 'sample', input: 'sample', since: '0.1.0',
      summary: { en: 'Turns labels round', 'zh-CN': '反转标签' },
      labelEffect: 'changing', touches: ['label'], takes: ['label'], determinism: 'seeded', languages: 'any',
      params: z.strictObject({ ratio: z.number().default(0.5).meta({ description: 'Share', zh: '比例' }) }),
      draw: ({ random, params }) => (random.chance(params.ratio) ? { turn: true } : undefined),
      apply: ({ sample }) => ({ ...sample, label: sample.label === 'good' ? 'bad' : 'good' }),
      examples: [],
    });`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function recipe(steps: RecipeInput['steps'], dataset: object = { train: 'train.jsonl', test: 'test.jsonl' }): RecipeInput {
  return { leaven: 1, name: 'opinions', seed: 7, dataset: { task: 'text-classification', ...dataset } as never, steps };
}

function ask(given: RecipeInput, options: ProveOptions = {}) {
  return prove(given, { cwd: folder, workers: 0, seeds: 3, curve: [], out: `proof-${proofs++}`, ...options });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: LeavenError) => error.code,
  );
}

/** All that a proof says but what it cost. */
function numbers(proof: ProofReport): unknown {
  const { time: _, cost: __, energy: ___, command: ____, arms, ...rest } = proof;
  return { ...rest, arms: arms.map(({ cpuSeconds: _____, ...arm }) => arm) };
}

const eda = { augment: { copies: 2, from: [{ 'text.swap-words': { ratio: 0.2 } }, { 'text.delete-words': { ratio: 0.2 } }] } } as const;

describe('a proof', () => {
  it('trains every arm under both schedules, with each seed, and says what it found', async () => {
    const { proof, report, json } = await ask(recipe([eda]), { curve: [0.5] });
    const arms = [
      'baseline',
      'recipe',
      'only text.swap-words',
      'only text.delete-words',
      'without text.swap-words',
      'without text.delete-words',
    ];
    for (const schedule of ['equal-steps', 'equal-epochs'])
      expect(proof.arms.filter((arm) => arm.schedule === schedule).map((arm) => arm.name)).toEqual(arms);
    const grown = proof.arms.filter((arm) => arm.kind === 'recipe');
    const baseline = proof.arms.filter((arm) => arm.kind === 'baseline');
    expect(baseline[0]?.steps).toBe(grown[0]?.steps);
    expect(baseline[1]?.steps).toBeLessThan(grown[1]?.steps ?? 0);
    expect(baseline[0]?.rows).toBe(160);
    expect(grown[0]?.rows).toBeGreaterThan(400);
    for (const arm of proof.arms) {
      expect(arm.seeds).toHaveLength(3);
      expect(arm.interval[0]).toBeLessThanOrEqual(arm.mean);
      expect(arm.interval[1]).toBeGreaterThanOrEqual(arm.mean);
      expect(arm.mean).toBeGreaterThan(0.6);
      expect(arm.weights.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    }
    expect(proof.curve.map((point) => point.rows)).toEqual([80, 160]);
    expect(proof.rows).toMatchObject({ train: 160, test: 300 });
    expect(proof.perClass.map((one) => one.class)).toEqual(['bad', 'good']);
    expect(proof.confusion.recipe.flat().reduce((a, b) => a + b)).toBe(900);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject(JSON.parse(JSON.stringify(proof)) as object);
    expect(readFileSync(report, 'utf8')).toContain('<!doctype html>');
  });

  it('gives the same numbers and the same weights again, in another folder', async () => {
    const first = await ask(recipe([eda]), { ablation: false });
    const second = await ask(recipe([eda]), { ablation: false });
    expect(numbers(second.proof)).toEqual(numbers(first.proof));
  });

  it('trains nothing twice: asked again, and with one seed more', async () => {
    const out = 'kept';
    const first = await ask(recipe([eda]), { ablation: false, out });
    expect(first.reused).toBe(0);
    const again = await ask(recipe([eda]), { ablation: false, out });
    expect(again.reused).toBe(6);
    expect(numbers(again.proof)).toEqual(numbers(first.proof));
    const more = await ask(recipe([eda]), { ablation: false, out, seeds: 4 });
    expect(more.reused).toBe(6);
    expect(more.proof.arms[0]?.seeds.slice(0, 3)).toEqual(first.proof.arms[0]?.seeds);
    // A result that was cut short is made again.
    const tasks = join(folder, out, 'tasks');
    const [name = ''] = readdirSync(tasks);
    writeFileSync(join(tasks, name), readFileSync(join(tasks, name)).subarray(0, 100));
    expect((await ask(recipe([eda]), { ablation: false, out, seeds: 4 })).reused).toBe(7);
  });

  it('says that spoiled labels hurt, and which operator spoils', async () => {
    const { proof } = await ask(recipe([{ './spoil.mjs': { ratio: 0.5 } } as never, 'text.normalize-whitespace']));
    expect(proof.verdict.outcome).toBe('hurts');
    expect(proof.verdict.interval[1]).toBeLessThan(0);
    const equal = (name: RegExp) => proof.arms.find((arm) => name.test(arm.name) && arm.schedule === 'equal-steps');
    expect(equal(/^only .*spoil/)?.effect).toBeLessThan(-0.1);
    expect(Math.abs(equal(/^only text\.normalize/)?.effect ?? 1)).toBeLessThan(0.02);
    expect(proof.flips.broken).toBeGreaterThan(proof.flips.fixed);
  });

  it('says that a draw of a few rows hurts, and that it keeps fewer', async () => {
    const { proof } = await ask(recipe([{ 'dataset.sample': { count: 20 } }]));
    expect(proof.verdict.outcome).toBe('hurts');
    expect(proof.doubts).toContainEqual({ code: 'fewer-rows', data: { kept: 20, of: 160 } });
  });

  it('trains in the order a recipe gives: other weights, and no evidence', async () => {
    const { proof } = await ask(recipe(['dataset.shuffle']));
    const [baseline, grown] = proof.arms;
    expect(grown?.weights).not.toEqual(baseline?.weights);
    expect(grown?.rows).toBe(baseline?.rows);
    expect(proof.verdict.outcome).toBe('no-evidence');
  });

  it('finds nothing where nothing is done', async () => {
    const { proof } = await ask(recipe([]));
    expect(proof.verdict).toMatchObject({ outcome: 'no-evidence', effect: 0 });
    // As far as so few rows can tell.
    const unseen = 1 - 0.025 ** (1 / proof.rows.test);
    expect(proof.verdict.interval[0]).toBeCloseTo(-unseen, 9);
    expect(proof.verdict.interval[1]).toBeCloseTo(unseen, 9);
    expect(proof.power.detectable).toBeCloseTo(unseen, 9);
    expect(proof.arms[0]?.weights).toEqual(proof.arms[1]?.weights);
  });

  it('parts the data once for all arms and seeds where a step makes the test split', async () => {
    const steps = ['dataset.deduplicate', { 'dataset.split': { ratio: { train: 0.6, test: 0.4 } } }, eda] as RecipeInput['steps'];
    const { proof } = await ask(recipe(steps, { path: 'test.jsonl' }), { ablation: false });
    expect(proof.rows).toMatchObject({ train: 180, test: 120 });
    expect(proof.arms.every((arm) => arm.kind !== 'without')).toBe(true);
  });

  it('holds rows out of train where there is no test split, equal rows on one side', async () => {
    const rows = makeOpinions(200, 'train');
    writeFileSync(join(folder, 'whole.jsonl'), toJsonl([...rows, ...rows.slice(0, 60).map((row) => ({ ...row, id: `again-${row.id}` }))]));
    const { proof } = await ask(recipe([eda], { train: 'whole.jsonl' }), { ablation: false, holdout: 0.25 });
    expect(proof.rows).toMatchObject({ train: 150, test: 50 });
    expect(proof.leak).toMatchObject({ exact: 0, removed: 0 });
    expect(await codeOf(ask(recipe([eda]), { holdout: 0.25 }))).toBe('proof/has-test');
  });

  it('draws as many rows of each class as asked, anew with each seed', async () => {
    const { proof } = await ask(recipe([eda]), { ablation: false, rowsPerClass: 10 });
    expect(proof.rows.train).toBe(20);
    expect(new Set(proof.arms[0]?.weights).size).toBe(3);
  });
});

describe('leaks', () => {
  const leaky = (copies: number) => {
    const test = makeOpinions(300, 'test');
    const leaked = test.slice(0, copies).map((row) => ({ ...row, id: `again-${row.id}`, text: `${row.text.toUpperCase()} ` }));
    writeFileSync(join(folder, 'leaky.jsonl'), toJsonl([...makeOpinions(160, 'train'), ...leaked]));
    return recipe([eda], { train: 'leaky.jsonl', test: 'test.jsonl' });
  };

  it('are removed, counted, and shown with and without', async () => {
    const { proof } = await ask(leaky(9), { ablation: false });
    expect(proof.leak).toMatchObject({ exact: 9, tokenSet: 0, removed: 9, share: 0.03 });
    expect(proof.rows.train).toBe(160);
    expect(proof.leak.kept?.effect).toBeTypeOf('number');
    expect(proof.arms.filter((arm) => arm.kind === 'leaks-kept').map((arm) => arm.rows)[0]).toBe(169);
    expect(proof.doubts[0]?.code).toBe('leaks-removed');
  });

  it('stop the proof above five in a hundred test rows', async () => {
    expect(await codeOf(ask(leaky(16)))).toBe('proof/test-leaked');
    expect(await codeOf(ask(recipe([eda], { train: 'test.jsonl', test: 'test.jsonl' })))).toBe('proof/test-leaked');
  });
});

describe('what cannot be proved', () => {
  const put = (name: string, rows: readonly object[]) => {
    writeFileSync(join(folder, name), toJsonl(rows));
    return name;
  };
  const rows = makeOpinions(40, 'few');

  it.each([
    ['no test split', () => recipe([eda], { train: 'train.jsonl' }), {}, 'proof/no-test'],
    ['train as the judge', () => recipe([eda]), { split: 'train' }, 'proof/no-test'],
    [
      'a test split without a label',
      () => recipe([eda], { train: 'train.jsonl', test: put('bare.jsonl', [{ text: 'a', label: '' }]) }),
      {},
      'proof/empty-split',
    ],
    [
      'more unreadable rows than the recipe allows',
      () =>
        recipe([eda], {
          train: put('torn.jsonl', [...rows, ...rows.map((row) => ({ ...row, id: `${row.id}+`, text: 3 }))]),
          test: 'test.jsonl',
        }),
      {},
      'run/too-many-rejects',
    ],
    ['an empty file', () => recipe([eda], { train: 'train.jsonl', test: put('empty.jsonl', []) }), {}, 'dataset/empty-file'],
    [
      'one class',
      () =>
        recipe([eda], {
          train: put(
            'one.jsonl',
            rows.map((row) => ({ ...row, label: 'good' })),
          ),
          test: 'test.jsonl',
        }),
      {},
      'training/one-class',
    ],
    ['a filter that drops all', () => recipe([{ 'text.length': { min: 1000 } }]), {}, 'proof/empty-split'],
    [
      'a task without classes',
      () => recipe([], { task: 'text', train: 'train.jsonl', test: 'test.jsonl' }),
      {},
      'training/task-not-supported',
    ],
    ['a trainer that is not there', () => recipe([eda]), { trainer: 'text-lineal' }, 'training/unknown-trainer'],
    ['a parameter that is not there', () => recipe([eda]), { with: { epoch: 3 } }, 'training/unknown-parameter'],
    ['a parameter out of range', () => recipe([eda]), { with: { epochs: 0 } }, 'training/bad-parameter'],
    ['a learning rate beyond all measure', () => recipe([eda]), { with: { learningRate: 1e300 } }, 'training/loss-not-finite'],
  ] as const)('%s', async (_, make, options, code) => {
    expect(await codeOf(ask(make(), options as ProveOptions))).toBe(code);
  });

  it('a folder with files of others', async () => {
    expect(await codeOf(ask(recipe([eda]), { out: '.' }))).toBe('proof/folder-not-empty');
  });

  it('labels that training has not seen are wrong, counted and named', async () => {
    const test = [...makeOpinions(300, 'test'), ...makeOpinions(10, 'odd').map((row) => ({ ...row, label: 'mixed' }))];
    const { proof } = await ask(recipe([eda], { train: 'train.jsonl', test: put('odd.jsonl', test) }), { ablation: false });
    expect(proof.rows.test).toBe(310);
    expect(proof.doubts).toContainEqual({ code: 'unseen-classes', data: { classes: 'mixed', rows: 10 } });
    expect(proof.classes).toEqual(['bad', 'good']);
  });

  it('a class of one row is no obstacle', async () => {
    const train = [...makeOpinions(160, 'train'), { id: 'lone', label: 'mixed', text: 'so so , if that' }];
    const { proof } = await ask(recipe([eda], { train: put('lone.jsonl', train), test: 'test.jsonl' }), {
      ablation: false,
      metric: 'macro-f1',
    });
    expect(proof.classes).toEqual(['bad', 'good', 'mixed']);
    expect(proof.arms.every((arm) => Number.isFinite(arm.mean))).toBe(true);
  });

  it('an abort ends it, and what was trained is kept', async () => {
    const controller = new AbortController();
    const out = 'aborted';
    const stop = (event: { type: string; done?: number }) => {
      if (event.type === 'progress' && event.done === 3) controller.abort();
    };
    expect(await codeOf(ask(recipe([eda]), { out, signal: controller.signal, onEvent: stop }))).toBe('run/interrupted');
    const { reused } = await ask(recipe([eda]), { out });
    expect(reused).toBeGreaterThanOrEqual(3);
  });
});
