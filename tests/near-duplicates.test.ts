import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStream } from '../src/core/random.ts';
import { hashRun, leaven, readLines, start, temporaryFolder } from './support/cli.ts';
import { toJsonl } from './support/texts.ts';

const recipe = `
leaven: 1
name: near
dataset: { task: text-classification, train: train.jsonl }
steps:
  - dataset.deduplicate: { mode: near, size: 3 }
output: { path: out }
`;

/** Texts of 24 words, of which every third is the one before with a word changed; some of those under another label. */
const rows = Array.from({ length: 600 }, (_, i) => {
  const from = Math.floor(i / 3) * 50;
  const words = Array.from({ length: 24 }, (_, k) => `word${from + k}`);
  if (i % 3 === 2) words[23] = `own${i}`;
  return { id: `r${i}`, text: words.join(' '), label: i % 15 === 2 ? 'b' : 'a' };
});

let folder: string;
let reference: Record<string, string>;

beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'recipe.yaml'), recipe);
  writeFileSync(join(folder, 'train.jsonl'), toJsonl(rows));
  const done = await leaven(['run', 'recipe.yaml', '--workers', '0', '--set', 'output.path=reference'], folder);
  expect(done.code, done.stderr).toBe(0);
  reference = hashRun(join(folder, 'reference'));
});

describe('near duplicates in a run', () => {
  it('lists each merge with its similarity, and the contradictions in the report', () => {
    const merges = readLines<{ id: string; into: string; detail: { similarity: number } }>(join(folder, 'reference/duplicates.jsonl'));
    expect(merges.length).toBe(360);
    expect(merges.find(({ id }) => id === 'r1')).toMatchObject({ into: 'r0', detail: { similarity: 1 } });
    expect(merges.find(({ id }) => id === 'r5')).toMatchObject({ into: 'r3', detail: { similarity: 0.913043 } });
    const report = JSON.parse(readFileSync(join(folder, 'reference/report.json'), 'utf8')) as {
      steps: { findings?: { contradictions: object } }[];
    };
    expect(report.steps.find(({ findings }) => findings)?.findings?.contradictions).toMatchObject({
      groups: 40,
      samples: 120,
      examples: expect.arrayContaining([
        {
          samples: [
            { id: 'r0', labels: 'a' },
            { id: 'r2', labels: 'b' },
          ],
          similarity: 0.913043,
        },
      ]),
    });
  });

  for (const [workers, shardSize, megabytes] of [
    [0, 7, 0],
    [2, 33, 0],
    [2, 50, 1024],
  ] as const)
    it(`are the same bytes with ${workers} workers, shards of ${shardSize} rows and ${megabytes} MB, and leave nothing aside`, async () => {
      const args = [
        '--workers',
        `${workers}`,
        '--shard-size',
        `${shardSize}`,
        '--memory-megabytes',
        `${megabytes}`,
        '--set',
        'output.path=other',
      ];
      rmSync(join(folder, 'other'), { recursive: true, force: true });
      const done = await leaven(['run', 'recipe.yaml', ...args], folder);
      expect(done.code, done.stderr).toBe(0);
      expect(hashRun(join(folder, 'other'))).toEqual(reference);
      expect(existsSync(join(folder, 'other/stages/0/scratch'))).toBe(false);
    });

  it('come to the same bytes after kills while hashes lie on the disk', async () => {
    const random = openStream({ seed: 4, epoch: 0, stepId: 'tests', slot: 'kills' }, 'moments');
    const args = [
      'run',
      'recipe.yaml',
      '--workers',
      '1',
      '--shard-size',
      '5',
      '--memory-megabytes',
      '0',
      '--resume',
      '--set',
      'output.path=killed',
    ];
    const began = performance.now();
    expect((await leaven(args, folder)).code).toBe(0);
    const usual = performance.now() - began;
    for (let kills = 0; kills < 5; ) {
      const { child, finished } = start(args, folder);
      const timer = setTimeout(() => child.kill('SIGKILL'), random.uniform() * usual);
      const { signal, code } = await finished;
      clearTimeout(timer);
      if (signal === 'SIGKILL') kills++;
      else {
        expect(code).toBe(0);
        rmSync(join(folder, 'killed'), { recursive: true, force: true });
      }
    }
    expect((await leaven(args, folder)).code).toBe(0);
    expect(hashRun(join(folder, 'killed'))).toEqual(reference);
    expect(existsSync(join(folder, 'killed/stages/0/scratch'))).toBe(false);
  }, 120_000);
});
