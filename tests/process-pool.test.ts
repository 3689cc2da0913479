import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

// As built: processes start from a file that Node can run.
const built = new URL('../dist/engines/process-pool.js', import.meta.url);
const { createTaskPool } = (await import(built.href)) as typeof import('../src/engines/process-pool.ts');

const folder = mkdtempSync(join(tmpdir(), 'leaven-pool-'));
const module = pathToFileURL(join(folder, 'tasks.mjs'));
writeFileSync(
  module,
  `import { writeFileSync } from 'node:fs';
  export async function runTask(task, signal) {
    if (task.die) process.exit(task.die);
    if (task.fail) throw new Error(task.fail);
    if (task.spin !== undefined) { const until = performance.now() + task.spin; while (performance.now() < until); }
    if (task.wait) {
      writeFileSync(task.wait, String(process.pid));
      await new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    return { pid: process.pid, twice: task.n * 2, list: new Float32Array([1, 2]) };
  }`,
);

interface Task {
  n?: number;
  die?: number;
  fail?: string;
  spin?: number;
  wait?: string;
}
interface Result {
  pid: number;
  twice: number;
  list: Float32Array;
}

let pool: ReturnType<typeof createTaskPool<Task, Result>>;
afterEach(() => pool.close());

async function eventually(check: () => boolean): Promise<boolean> {
  for (let k = 0; k < 200; k++) {
    if (check()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.each([0, 1, 3])('a pool of %i processes', (workers) => {
  it('does tasks and hands typed arrays over', async () => {
    pool = createTaskPool<Task, Result>(module, workers);
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => pool.run({ n, spin: 5 })));
    expect(results.map((result) => result.twice)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(results[0]?.list).toEqual(new Float32Array([1, 2]));
    const pids = new Set(results.map((result) => result.pid));
    expect(pids.has(process.pid)).toBe(workers === 0);
    expect(pids.size).toBeLessThanOrEqual(Math.max(1, workers));
  });

  it('goes on after a task that fails', async () => {
    pool = createTaskPool<Task, Result>(module, workers);
    await expect(pool.run({ fail: 'no such thing' })).rejects.toThrow('no such thing');
    await expect(pool.run({ n: 4 })).resolves.toMatchObject({ twice: 8 });
  });
});

describe('a process that ends', () => {
  it('fails its task alone, and another takes its place', async () => {
    pool = createTaskPool<Task, Result>(module, 2);
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => pool.run(n === 2 ? { die: 7 } : { n })));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect((outcomes[1] as PromiseRejectedResult).reason.reason).toBe('exit code 7');
  });

  it('is asked to stop when its task is aborted', async () => {
    pool = createTaskPool<Task, Result>(module, 1);
    const controller = new AbortController();
    const file = join(folder, 'aborted');
    const task = pool.run({ wait: file }, controller.signal);
    expect(await eventually(() => exists(file))).toBe(true);
    controller.abort();
    await expect(task).rejects.toMatchObject({ name: 'AbortError' });
    await expect(pool.run({ n: 1 })).resolves.toMatchObject({ twice: 2 });
  });

  it('does not outlive its parent', async () => {
    pool = createTaskPool<Task, Result>(module, 0);
    const file = join(folder, 'orphan');
    const script = `import { createTaskPool } from ${JSON.stringify(built.href)};
      createTaskPool(new URL(${JSON.stringify(module.href)}), 1).run({ wait: ${JSON.stringify(file)} });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: fileURLToPath(new URL('..', import.meta.url)) });
    expect(await eventually(() => exists(file))).toBe(true);
    const pid = Number(readFileSync(file, 'utf8'));
    parent.kill('SIGKILL');
    expect(await eventually(() => !runs(pid))).toBe(true);
  });
});

function exists(file: string): boolean {
  try {
    return readFileSync(file, 'utf8') !== '';
  } catch {
    return false;
  }
}
