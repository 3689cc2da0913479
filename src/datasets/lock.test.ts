import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const startOf = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

test('a folder is one process’s at a time, and free again once given back', () => {
  const file = join(folder, 'own');
  const giveBack = takeLock(file);
  expect(() => takeLock(file)).toThrow(expect.objectContaining({ code: 'run/locked' }));
  giveBack();
  takeLock(file)();
  expect(existsSync(file)).toBe(false);
});

test.skipIf(process.platform !== 'linux')('the lock of a dead process that nobody collects is taken over (Linux alone tells)', async () => {
  // The shell becomes a program that never asks after its child.
  const shell = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const pid = Number(String(await new Promise((resolve) => shell.stdout.once('data', resolve))));
    const started = startOf(pid)[19];
    const file = join(folder, 'dead');
    writeFileSync(file, JSON.stringify({ pid, host: hostname(), started }));
    while (startOf(pid)[0] !== 'Z') await new Promise((resolve) => setTimeout(resolve, 20));
    takeLock(file)();
    expect(existsSync(file)).toBe(false);
  } finally {
    shell.kill('SIGKILL');
  }
});
