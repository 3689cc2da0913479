import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProofReport } from '../src/reports/proof-model.ts';
import { leaven, start, temporaryFolder } from './support/cli.ts';
import { makeOpinions } from './support/opinions.ts';
import { toJsonl } from './support/texts.ts';

const recipe = `
leaven: 1
name: opinions
seed: 3
dataset:
  task: text-classification
  train: train.jsonl
  test: test.jsonl
steps:
  - text.normalize-whitespace
  - augment:
      copies: 3
      from:
        - text.swap-words: { ratio: 0.2 }
        - text.delete-words: { ratio: 0.2 }
        - text.replace-uninformative-words: { ratio: 0.2 }
output: { path: out }
`;

let folder: string;
let reference: unknown;

beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'recipe.yaml'), recipe);
  writeFileSync(join(folder, 'train.jsonl'), toJsonl(makeOpinions(120, 'train')));
  writeFileSync(join(folder, 'test.jsonl'), toJsonl(makeOpinions(200, 'test')));
  reference = numbers(await proofOf('reference', ['--workers', '0']));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fast = ['--seeds', '2', '--no-curve'];

async function proofOf(out: string, args: readonly string[] = []): Promise<ProofReport> {
  const { code, stderr } = await leaven(['prove', 'recipe.yaml', ...fast, '--out', out, '--json', `${out}.json`, ...args], folder);
  expect(stderr).not.toContain('error[');
  expect(code).toBe(0);
  return JSON.parse(readFileSync(join(folder, `${out}.json`), 'utf8')) as ProofReport;
}

/** All that must be the same whoever trained it and when: the weights above all. */
function numbers({ arms, verdict, power, leak, perClass, confusion, calibration, flips, planHash }: ProofReport): unknown {
  return { arms: arms.map(({ cpuSeconds: _, ...arm }) => arm), verdict, power, leak, perClass, confusion, calibration, flips, planHash };
}

describe('the same weights', () => {
  it.each([1, 2, 3])('in %i processes', async (workers) => {
    expect(numbers(await proofOf(`workers-${workers}`, ['--workers', String(workers)]))).toEqual(reference);
  });

  it('after kill -9 at moments of all kinds, and trains only what is left', async () => {
    let stopped = 0;
    for (const trained of [1, 4, 9]) {
      const { child, finished } = start(['prove', 'recipe.yaml', ...fast, '--out', 'killed', '--workers', '2', '--quiet'], folder);
      const tasks = join(folder, 'killed', 'tasks');
      while (
        child.exitCode === null &&
        (!existsSync(tasks) || readdirSync(tasks).filter((name) => name.endsWith('.json')).length < trained)
      )
        await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill('SIGKILL');
      if ((await finished).signal === 'SIGKILL') stopped++;
    }
    expect(stopped).toBeGreaterThan(0);
    const proof = await proofOf('killed', ['--workers', '2']);
    expect(numbers(proof)).toEqual(reference);
    expect((proof as unknown as { reused: number }).reused).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'killed', 'work'))).toBe(false);
  });
});

describe('leaven prove', () => {
  it('says the verdict in words, where the report is and what comes next', async () => {
    const { code, stdout, stderr } = await leaven(['prove', 'recipe.yaml', ...fast, '--out', 'workers-2', '--report', 'page.html'], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/accuracy [+-]?\d+\.\d points \(95 % .+\), 2 paired seeds, n 200/);
    expect(stdout).toContain('report page.html');
    expect(stderr).toContain('next: ');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('opinions');
  });

  it('speaks Chinese', async () => {
    const { stdout } = await leaven(['prove', 'recipe.yaml', ...fast, '--out', 'workers-2', '--lang', 'zh-CN', '--quiet'], folder);
    expect(stdout).toMatch(/准确率 [+-−]?\d+\.\d 个百分点/);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('puts an error into the document, and ends with 2 for a recipe without a test split', async () => {
    writeFileSync(join(folder, 'bare.yaml'), recipe.replace('  test: test.jsonl\n', ''));
    const { code, stdout } = await leaven(['prove', 'bare.yaml', '--json', 'bare.json'], folder);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(JSON.parse(readFileSync(join(folder, 'bare.json'), 'utf8'))).toMatchObject({ ok: false, error: { code: 'proof/no-test' } });
  });

  it('stops at Ctrl-C and says how to go on', async () => {
    const { child, finished } = start(['prove', 'recipe.yaml', '--seeds', '5', '--out', 'stopped', '--workers', '2'], folder);
    const tasks = join(folder, 'stopped', 'tasks');
    while (child.exitCode === null && (!existsSync(tasks) || readdirSync(tasks).length < 2))
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    const { code, stderr } = await finished;
    expect(code).toBe(130);
    expect(stderr).toContain('leaven prove recipe.yaml');
  });
});
