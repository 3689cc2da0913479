import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStream } from '../src/core/random.ts';
import type { SearchEvent, SearchOptions, SearchResult } from '../src/proof/search-options.ts';
import { leaven } from './support/cli.ts';
import { toJsonl } from './support/texts.ts';

const entry = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const { search, validate, run } = (await import(entry)) as typeof import('../src/index.ts');
const kernels = fileURLToPath(new URL('../dist/core/operator.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'leaven-search-'));
const good = ['warm', 'bright', 'clever', 'tender', 'lively'];
const bad = ['dull', 'flat', 'clumsy', 'cold', 'tired'];
const others = ['the', 'film', 'story', 'actor', 'scene', 'music', 'ending', 'script', 'camera', 'town', 'night', 'friend'];

/** Texts whose class shows in one or two words among others. */
function texts(count: number, name: string): { text: string; label: string }[] {
  const random = openStream({ seed: 3, epoch: 0, stepId: 'tests', slot: name }, 'texts');
  return Array.from({ length: count }, (_, k) => {
    const words = Array.from({ length: 7 }, () => random.pick(others));
    for (let i = 0; i < 1 + random.integer(2); i++) words[random.integer(7)] = random.pick(k % 2 === 0 ? good : bad);
    return { text: `${words.join(' ')} ${k}`, label: k % 2 === 0 ? 'good' : 'bad' };
  });
}

beforeAll(() => {
  writeFileSync(join(folder, 'train.jsonl'), toJsonl(texts(90, 'train')));
  writeFileSync(join(folder, 'test.jsonl'), toJsonl(texts(40, 'test')));
  // Every copy says the opposite of its label: words of the other class in place of all there were.
  writeFileSync(
    join(folder, 'poison.mjs'),
    `import { defineOperator } from ${JSON.stringify(pathToFileURL(kernels).href)};
import { z } from ${JSON.stringify(import.meta.resolve('zod'))};
const words = { good: ${JSON.stringify(bad)}, bad: ${JSON.stringify(good)} };
export default defineOperator({
  id: 'text.poison', shape: 'sample', since: '1.0.0', summary: { en: 'Lies', 'zh-CN': '说谎' }, labelEffect: 'changing',
  touches: ['text'], takes: ['label'], determinism: 'seeded', languages: 'any', params: z.strictObject({}), examples: [],
  draw: ({ random }) => [random.integer(5), random.integer(5), random.integer(5), random.uint32()],
  apply: ({ sample, plan }) => ({ ...sample, text: plan.slice(0, 3).map((k) => words[sample.label][k]).join(' ') + ' ' + plan[3] }),
});
`,
  );
  writeFileSync(
    join(folder, 'recipe.yaml'),
    `leaven: 1
dataset: { task: text-classification, train: train.jsonl, test: test.jsonl }
steps:
  - augment: { copies: 4, from: [./poison.mjs] }
`,
  );
  // Nothing is as long as that.
  writeFileSync(
    join(folder, 'broken.yaml'),
    `leaven: 1
dataset: { task: text-classification, train: train.jsonl }
steps:
  - text.length: { min: 100000 }
`,
  );
});

const standard = { cwd: folder, trials: 4, workers: 0, with: { hashBits: 12 } } satisfies SearchOptions;
const bytes = (name: string) => readFileSync(join(folder, name), 'utf8');
/** The recipe whatever its file is called. */
const content = (name: string) => bytes(name).replaceAll(name, 'OUT');
const numbers = ({ trials, winner, gain, devGain, arms }: SearchResult) => ({ trials, winner, gain, devGain, arms });
const patience = 240_000;

/** Searches in a process of its own that is killed after some trainings. */
function searchAndDie(out: string, after: number): Promise<NodeJS.Signals | null> {
  const code = `
    const { search } = await import(${JSON.stringify(pathToFileURL(entry).href)});
    let done = 0;
    await search('recipe.yaml', { ...${JSON.stringify(standard)}, out: ${JSON.stringify(out)}, onEvent(event) {
      if (event.type === 'progress' && ++done === ${after}) process.kill(process.pid, 'SIGKILL');
    } });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, stdio: 'ignore' });
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
}

describe('a search', () => {
  let result: SearchResult;
  const events: SearchEvent[] = [];
  beforeAll(async () => {
    result = await search('recipe.yaml', { ...standard, out: 'best.yaml', onEvent: (event) => events.push(event) });
  }, patience);

  it('does not fall for an operator that lies', () => {
    const [, first] = result.trials;
    expect(first).toMatchObject({ id: 1, kind: 'recipe', operators: [{ use: join(folder, 'poison.mjs') }] });
    expect(first?.value).toBeLessThan(-0.1);
    expect(result.winner.operators.some(({ use }) => use.endsWith('poison.mjs'))).toBe(false);
    expect(result.arms.recipe?.gain?.effect).toBeLessThan(-0.1);
  });

  it('says what it tried and what it reached on rows that no choice has seen', () => {
    expect(result.trials.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
    expect(result.trials[0]).toMatchObject({ kind: 'baseline', value: 0, state: 'finished', replicates: 9 });
    expect(result.trials[4]).toMatchObject({ kind: 'tuned', operators: [] });
    expect(result.rows.train + result.rows.confirm).toBe(90);
    expect(result.gain).toMatchObject({ rows: result.rows.confirm, seeds: 5 });
    expect(result.gain.interval[0]).toBeLessThanOrEqual(result.gain.effect);
    expect(result.gain.interval[1]).toBeGreaterThanOrEqual(result.gain.effect);
    expect(events[0]).toMatchObject({ type: 'plan', trials: 4, train: result.rows.train, confirm: result.rows.confirm });
    expect(events.at(-1)).toMatchObject({ type: 'progress', phase: 'confirm', done: result.trainings, total: result.trainings });
  });

  it('writes a recipe that validates, runs and says how sure it is', async () => {
    const head = bytes('best.yaml')
      .split('\n')
      .filter((line) => line.startsWith('#'));
    const gain = /^# [+-]?\d+\.\d points accuracy on \d+ rows that no choice has seen \(95 % [+-]?\d+\.\d to [+-]?\d+\.\d\): /;
    expect(head[0]).toMatch(result.outcome === 'none' ? /^# No candidate beat the data as it is/ : gain);
    expect(head).toContain('# made with: leaven search recipe.yaml --trainer text-linear --with hashBits=12 --trials 4 --out best.yaml');
    expect(head.at(-1)).toMatch(/^# next: leaven (prove best\.yaml|train best\.yaml --out model)$/);
    await validate('best.yaml', { cwd: folder });
    const made = await run('best.yaml', { cwd: folder, workers: 0 });
    expect(made.folder).toBe(join(folder, 'runs', 'recipe-best'));
  });

  it(
    'comes to the same recipe with two workers',
    async () => {
      const other = await search('recipe.yaml', { ...standard, workers: 2, out: 'workers.yaml' });
      expect(numbers(other)).toEqual(numbers(result));
      expect(content('workers.yaml')).toBe(content('best.yaml'));
    },
    patience,
  );

  it(
    'goes on after a kill while it judges, with one worker, to the same recipe',
    async () => {
      const after = result.trainings - 3;
      expect(await searchAndDie('killed.yaml', after)).toBe('SIGKILL');
      expect(existsSync(join(folder, 'killed.yaml'))).toBe(false);
      const other = await search('recipe.yaml', { ...standard, workers: 1, out: 'killed.yaml' });
      expect(other.reused).toBeGreaterThanOrEqual(after - 1);
      expect(numbers(other)).toEqual(numbers(result));
      expect(content('killed.yaml')).toBe(content('best.yaml'));
    },
    patience,
  );

  it(
    'tries no more when it is asked again, and with more candidates comes to what it would have come to from the start',
    async () => {
      const before = bytes('best.yaml');
      const again = await search('recipe.yaml', { ...standard, out: 'best.yaml' });
      expect(again.reused).toBe(again.trainings);
      expect(bytes('best.yaml')).toBe(before);
      const more = await search('recipe.yaml', { ...standard, trials: 5, out: 'best.yaml' });
      expect(more.trials).toHaveLength(6);
      expect(more.reused).toBeGreaterThan(20);
      expect(await searchAndDie('early.yaml', 7)).toBe('SIGKILL');
      const other = await search('recipe.yaml', { ...standard, trials: 5, out: 'early.yaml' });
      expect(numbers(other)).toEqual(numbers(more));
      expect(content('early.yaml')).toBe(content('best.yaml'));
    },
    patience,
  );

  it(
    'is interrupted by a signal and keeps what it has',
    async () => {
      const controller = new AbortController();
      const onEvent = (event: SearchEvent) => event.type === 'progress' && event.done === 5 && controller.abort();
      const stopped = search('recipe.yaml', { ...standard, out: 'stopped.yaml', signal: controller.signal, onEvent });
      await expect(stopped).rejects.toMatchObject({ code: 'run/interrupted' });
      expect(readdirSync(join(folder, 'stopped.yaml.search', 'tasks')).length).toBeGreaterThanOrEqual(4);
      expect(existsSync(join(folder, 'stopped.yaml'))).toBe(false);
    },
    patience,
  );

  it(
    'does not mix with another search, nor write over what somebody wrote',
    async () => {
      await expect(search('recipe.yaml', { ...standard, seed: 5, out: 'killed.yaml' })).rejects.toMatchObject({
        code: 'proof/search-differs',
      });
      writeFileSync(join(folder, 'killed.yaml'), `${bytes('killed.yaml')}# mine\n`);
      await expect(search('recipe.yaml', { ...standard, out: 'killed.yaml' })).rejects.toMatchObject({ code: 'proof/search-file-exists' });
      expect(bytes('killed.yaml')).toMatch(/# mine\n$/);
      const anew = await search('broken.yaml', { ...standard, trials: 1, out: 'killed.yaml', overwrite: true });
      expect(anew.trials).toHaveLength(2);
      expect(bytes('killed.yaml')).not.toContain('# mine');
    },
    patience,
  );

  it(
    'keeps to a budget of time, and counts the time of earlier calls',
    async () => {
      const options = { cwd: folder, budget: '1s', workers: 0, with: standard.with, out: 'timed.yaml' };
      const timed = await search('recipe.yaml', options);
      expect(timed.trials.length).toBeGreaterThanOrEqual(2);
      expect(timed.trials.length).toBeLessThan(60);
      const again = await search('recipe.yaml', options);
      expect(again.trials).toEqual(timed.trials);
      expect(again.seconds).toBeGreaterThan(timed.seconds);
    },
    patience,
  );

  it(
    'puts out a candidate that fails, and ends where the baseline does',
    async () => {
      const broken = await search('broken.yaml', { ...standard, trials: 1, out: 'broken-best.yaml' });
      expect(broken.trials[1]).toMatchObject({ kind: 'recipe', state: 'failed', error: 'proof/empty-split' });
      expect(broken).toMatchObject({ outcome: 'none', winner: { kind: 'baseline' }, gain: { effect: 0, interval: [0, 0] } });
      expect(bytes('broken-best.yaml')).toMatch(/^# No candidate beat the data as it is/);
      const failing = search('recipe.yaml', { ...standard, with: { learningRate: 1e300 }, out: 'failing.yaml' });
      await expect(failing).rejects.toMatchObject({ code: 'training/loss-not-finite' });
    },
    patience,
  );

  it(
    'works with a program of the user’s own',
    async () => {
      const program = join(folder, 'program.cjs');
      writeFileSync(
        program,
        `const { readFileSync, writeFileSync } = require('node:fs');
const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rows = (file) => readFileSync(file, 'utf8').split('\\n').filter(Boolean).map((line) => JSON.parse(line));
if (config.mode === 'train') writeFileSync(config.output.model + '/weights.txt', 'none');
else writeFileSync(config.output.predictions, rows(config.files.predict).map(({ id }) => JSON.stringify({ id, label: 'good' }) + '\\n').join(''));
`,
      );
      const given = { trainer: 'command', with: { command: [process.execPath, program] } };
      const own = await search('broken.yaml', { cwd: folder, ...given, trials: 1, workers: 2, out: 'program.yaml' });
      expect(own).toMatchObject({ outcome: 'none', winner: { kind: 'baseline' } });
      expect(own.arms.baseline.mean).toBeCloseTo(0.5, 1);
    },
    patience,
  );
});

describe('leaven search', () => {
  it('begins nothing where the budget is none', async () => {
    const { code, stderr } = await leaven(['search', 'recipe.yaml', '--budget', 'soon', '--out', 'none.yaml'], folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/soon/);
    expect(existsSync(join(folder, 'none.yaml.search'))).toBe(false);
  });
});
