import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStream } from '../src/core/random.ts';
import { hashRun, leaven, readLines, start, temporaryFolder } from './support/cli.ts';
import { makeReviews, toJsonl } from './support/texts.ts';

/** Several stages: cleaning, duplicates, a table, two augments with gates, a new order. */
const recipe = `
leaven: 1
name: exact
seed: 5
dataset:
  task: text-classification
  train: train.jsonl
  test: test.jsonl
steps:
  - text.normalize-whitespace
  - dataset.deduplicate: { mode: exact }
  - augment:
      copies: 3
      from:
        - text.swap-words: { ratio: 0.2 }
        - text.delete-words: { ratio: 0.2 }
        - text.replace-synonyms: { ratio: 0.2 }
      gates: [ { text.token-overlap: { min: 0.2 } } ]
  - text.length: { min: 2, unit: words }
  - augment:
      id: second
      copies: 1
      probability: 0.5
      choose: { min: 1, max: 2 }
      from:
        - text.replace-uninformative-words: { ratio: 0.2 }
        - text.insert-punctuation
  - dataset.shuffle
output: { path: out }
`;

let folder: string;
let reference: Record<string, string>;
const rows = makeReviews(400);

beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'recipe.yaml'), recipe);
  writeFileSync(join(folder, 'train.jsonl'), toJsonl(rows));
  writeFileSync(join(folder, 'test.jsonl'), toJsonl(makeReviews(420).slice(400)));
  const done = await leaven(['run', 'recipe.yaml', '--workers', '0', '--set', 'output.path=reference'], folder);
  expect(done.stderr).not.toContain('error[');
  expect(done.code).toBe(0);
  reference = hashRun(join(folder, 'reference'));
});

describe('the same bytes', () => {
  it('has something to compare: copies, rejects, merges and two splits', () => {
    expect(Object.keys(reference).sort()).toEqual([
      'data/test.jsonl',
      'data/train.jsonl',
      'duplicates.jsonl',
      'provenance.jsonl',
      'rejected.jsonl',
    ]);
    expect(readLines(join(folder, 'reference/data/train.jsonl')).length).toBeGreaterThan(400);
    expect(readLines(join(folder, 'reference/rejected.jsonl')).length).toBeGreaterThan(0);
  });

  for (const [workers, shardSize] of [
    [0, 7],
    [1, 5000],
    [1, 50],
    [2, 7],
    [2, 33],
    [4, 50],
  ] as const) {
    it(`with ${workers} workers and shards of ${shardSize} rows`, async () => {
      const out = `w${workers}-s${shardSize}`;
      const done = await leaven(
        ['run', 'recipe.yaml', '--workers', String(workers), '--shard-size', String(shardSize), '--set', `output.path=${out}`],
        folder,
      );
      expect(done.code).toBe(0);
      expect(hashRun(join(folder, out))).toEqual(reference);
    });
  }

  it('gives each id the same sample when the input is reversed', async () => {
    const reversed = temporaryFolder();
    // Duplicates keep the first in order of input, which is another one here; so they are left out of both runs.
    const plain = recipe.replace('  - dataset.deduplicate: { mode: exact }\n', '');
    for (const [name, lines] of [
      ['forward', rows],
      ['backward', [...rows].reverse()],
    ] as const) {
      mkdirSync(join(reversed, name));
      writeFileSync(join(reversed, name, 'recipe.yaml'), plain);
      writeFileSync(join(reversed, name, 'train.jsonl'), toJsonl(lines));
      writeFileSync(join(reversed, name, 'test.jsonl'), toJsonl(makeReviews(420).slice(400)));
      expect((await leaven(['run', 'recipe.yaml'], join(reversed, name))).code).toBe(0);
    }
    const byId = (name: string) =>
      new Map(readLines<{ id: string }>(join(reversed, name, 'out/data/train.jsonl')).map((row) => [row.id, row]));
    const forward = byId('forward');
    expect(forward.size).toBeGreaterThan(500);
    expect(byId('backward')).toEqual(forward);
  });

  it('says all counts in --json, and they add up', async () => {
    const done = await leaven(['run', 'recipe.yaml', '--json', '--set', 'output.path=counted'], folder);
    const { counts, ok } = JSON.parse(done.stdout) as { ok: boolean; counts: Record<string, number> };
    expect(ok).toBe(true);
    const { read = 0, asked = 0, written = 0, rejected = 0, merged = 0 } = counts;
    expect(read).toBe(420);
    expect(read + asked).toBe(written + rejected + merged);
    const out = join(folder, 'counted');
    expect(readLines(join(out, 'data/train.jsonl')).length + readLines(join(out, 'data/test.jsonl')).length).toBe(written);
    expect(readLines(join(out, 'rejected.jsonl')).length).toBe(rejected);
    expect(readLines(join(out, 'duplicates.jsonl')).length).toBe(merged);
  });
});

describe('a killed run', () => {
  it('comes to the same bytes after 20 kills at random moments, each followed by --resume', async () => {
    const random = openStream({ seed: 3, epoch: 0, stepId: 'tests', slot: 'kills' }, 'moments');
    const args = ['run', 'recipe.yaml', '--workers', '2', '--shard-size', '11', '--resume', '--set', 'output.path=killed'];
    const whole = performance.now();
    rmSync(join(folder, 'killed'), { recursive: true, force: true });
    expect((await leaven(args, folder)).code).toBe(0);
    const usual = performance.now() - whole;
    let finishedRuns = 0;
    let kills = 0;
    rmSync(join(folder, 'killed'), { recursive: true, force: true });
    while (kills < 20) {
      const { child, finished } = start(args, folder);
      const timer = setTimeout(() => child.kill('SIGKILL'), random.uniform() * usual);
      const { signal, code, stderr } = await finished;
      clearTimeout(timer);
      if (signal === 'SIGKILL') {
        kills++;
        continue;
      }
      expect(code, stderr).toBe(0);
      expect(hashRun(join(folder, 'killed'))).toEqual(reference);
      finishedRuns++;
      rmSync(join(folder, 'killed'), { recursive: true, force: true });
    }
    expect((await leaven(args, folder)).code).toBe(0);
    expect(hashRun(join(folder, 'killed'))).toEqual(reference);
    expect(finishedRuns).toBeGreaterThanOrEqual(0);
  }, 300_000);

  it('is refused without --resume, and a finished one without --overwrite', async () => {
    const { child, finished } = start(['run', 'recipe.yaml', '--shard-size', '5', '--set', 'output.path=refused'], folder);
    const watch = setInterval(() => {
      try {
        if (readFileSync(join(folder, 'refused/run.json'), 'utf8').includes('running')) child.kill('SIGKILL');
      } catch {}
    }, 5);
    await finished;
    clearInterval(watch);
    const again = await leaven(['run', 'recipe.yaml', '--json', '--set', 'output.path=refused'], folder);
    expect(again.code).toBe(2);
    expect(JSON.parse(again.stdout).error.code).toBe('run/unfinished');
    const finishedAlready = await leaven(['run', 'recipe.yaml', '--json', '--set', 'output.path=reference'], folder);
    expect(JSON.parse(finishedAlready.stdout).error.code).toBe('run/output-exists');
    const checked = await leaven(['run', 'recipe.yaml', '--json', '--resume', '--set', 'output.path=reference'], folder);
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.stdout).reused).toBe(true);
  });

  it('stops cleanly on Ctrl-C and prints the command that resumes it', async () => {
    const { child, finished } = start(['run', 'recipe.yaml', '--shard-size', '3', '--set', 'output.path=stopped'], folder);
    const watch = setInterval(() => {
      try {
        if (readFileSync(join(folder, 'stopped/run.json'), 'utf8').includes('running')) {
          clearInterval(watch);
          child.kill('SIGINT');
        }
      } catch {}
    }, 5);
    const { code, stderr } = await finished;
    clearInterval(watch);
    expect(code).toBe(130);
    expect(stderr).toContain('--resume');
    expect((await leaven(['run', 'recipe.yaml', '--resume', '--set', 'output.path=stopped'], folder)).code).toBe(0);
    expect(hashRun(join(folder, 'stopped'))).toEqual(reference);
  });
});
