import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaven, readLines, temporaryFolder } from './support/cli.ts';
import { toJsonl } from './support/texts.ts';

const adapter = fileURLToPath(new URL('../examples/trainers/sklearn_trainer.py', import.meta.url));
const built = fileURLToPath(new URL('../dist', import.meta.url));
const python = [process.env.LEAVEN_PYTHON, 'python3', '/usr/bin/python3'].find((name) => {
  try {
    if (name) execFileSync(name, ['-c', 'import sklearn, joblib'], { stdio: 'ignore' });
    return name;
  } catch {
    return undefined;
  }
});
const title = python === undefined ? 'the scikit-learn adapter (skipped: no python3 with scikit-learn)' : 'the scikit-learn adapter';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(python === undefined)(title, { timeout: 300_000 }, () => {
  const goods = ['a fine film', 'truly great acting', 'warm and funny'];
  const bads = ['a dull film', 'truly awful acting', 'cold and tedious'];
  const rows = Array.from({ length: 60 }, (_, i) => ({
    id: `r${i}`,
    // A line separator inside a text is no end of a line.
    text: `${(i % 2 === 0 ? goods : bads)[i % 3]}\u2028${i}`,
    label: i % 2 === 0 ? 'good' : 'bad',
  }));
  const temporary = join(folder, 'tmp');
  const work = (args: readonly string[]) => leaven(args, folder, { TMPDIR: temporary });
  const withAdapter = ['--trainer', 'command', '--with', `command=["${python}", "${adapter}"]`];

  beforeAll(() => {
    mkdirSync(temporary);
    writeFileSync(join(folder, 'train.jsonl'), toJsonl(rows.slice(0, 40)));
    writeFileSync(join(folder, 'test.jsonl'), toJsonl(rows.slice(40)));
  });

  it('trains, predicts and is judged, to the same model each time', async () => {
    const weights = [];
    for (const out of ['model', 'again']) {
      const done = await work(['train', 'train.jsonl', ...withAdapter, '--with', 'settings={C: 5}', '--out', out, '--json']);
      expect(done.code).toBe(0);
      weights.push(JSON.parse(readFileSync(join(folder, out, 'model.json'), 'utf8')).training.weights);
    }
    expect(weights[1]).toBe(weights[0]);
    expect(readLines(join(folder, 'model/logs/log.jsonl'))).toMatchObject([{ loss: expect.any(Number) }]);

    const predicted = await work(['predict', 'model', 'test.jsonl', '--out', 'predictions.jsonl']);
    expect(predicted.code).toBe(0);
    const predictions = readLines(join(folder, 'predictions.jsonl'));
    expect(predictions.map(({ id }) => id)).toEqual(rows.slice(40).map(({ id }) => id));

    const judged = await work(['evaluate', 'model', 'test.jsonl', '--json']);
    expect(judged.code).toBe(0);
    expect(judged.stdout).toMatch(/"accuracy":\s*1\b/);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('says what Python said when it fails', async () => {
    const done = await work(['train', 'train.jsonl', ...withAdapter, '--with', 'settings={C: -1}', '--out', 'failed']);
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('error[training/command-failed]');
    expect(done.stderr).toMatch(/'C'|penalty/i);
    expect(existsSync(join(folder, 'failed'))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

it.each(['exit', 'SIGTERM'] as const)('a program does not outlive the Leaven that started it: %s', async (way) => {
  const own = temporaryFolder();
  const pids = join(own, 'pid');
  const program = join(own, 'program.cjs');
  writeFileSync(
    program,
    `require('node:fs').writeFileSync(${JSON.stringify(pids)}, String(process.pid));
    process.on('SIGTERM', () => {});
    setInterval(() => {}, 1000);`,
  );
  const library = JSON.stringify(join(built, 'training/command.js'));
  const script = `
    await import(${JSON.stringify(join(built, 'datasets/disk.js'))});
    const { default: command } = await import(${library});
    const params = command.params.parse({ command: [process.execPath, ${JSON.stringify(program)}] });
    const train = { ids: ['a'], columns: [['a']], targets: new Int32Array(1) };
    command.train({ params, train, classes: ['x', 'y'], fields: ['text'], language: 'en', seed: 0 }).catch(() => {});
    const { existsSync } = await import('node:fs');
    setInterval(() => existsSync(${JSON.stringify(pids)}) && ${way === 'exit' ? 'process.exit()' : 'process.kill(process.pid, "SIGTERM")'}, 20);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: own }, stdio: 'inherit' });
  const by = await new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal ?? 'exit')));
  expect(by).toBe(way);
  const alive = () => {
    try {
      return process.kill(Number(readFileSync(pids, 'utf8')), 0) && !isDead(readFileSync(pids, 'utf8'));
    } catch {
      return false;
    }
  };
  for (let i = 0; i < 100 && alive(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(alive()).toBe(false);
  expect(readdirSync(own).sort()).toEqual(['pid', 'program.cjs']);
  rmSync(own, { recursive: true });
});

/** A process that nobody has fetched yet is there, and dead. */
function isDead(pid: string): boolean {
  return process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
}
