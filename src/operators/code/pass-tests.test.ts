import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { passTests } from './pass-tests.ts';

const hasPython = spawnSync('python3', ['-c', '']).status === 0;
const kept = (code: string, tests: string, params: object) =>
  runExample(passTests, { name: '', params, input: [{ id: 'x', code, tests }], output: [] });

describe('code.pass-tests', () => {
  const node = { command: ['node', '{file}'], extension: 'cjs' };

  it('keeps what passes and drops what fails, throws or runs on', async () => {
    expect(await kept('const f = () => 3;', 'if (f() !== 3) process.exit(1);', node)).toEqual(['x']);
    expect(await kept('const f = () => 4;', 'if (f() !== 3) process.exit(1);', node)).toEqual([]);
    expect(await kept('const f = (', 'f();', node)).toEqual([]);
    expect(await kept('for (;;) {}', 'f();', { ...node, timeoutMs: 300 })).toEqual([]);
    expect(passTests.decide({ measures: { passed: 0, timedOut: 1 }, params: { ...node, timeoutMs: 1 } as never })).toBe('tests-time-out');
  });

  it('hands on nothing of the environment, and reads no shell', async () => {
    process.env.LEAVEN_SECRET = 'secret';
    expect(await kept('', 'process.exit(process.env.LEAVEN_SECRET ? 1 : 0);', node)).toEqual(['x']);
    const words = {
      ...node,
      command: ['node', '-e', 'process.exit(process.argv[1] === "; exit 1 $(ls)" ? 0 : 1)', '; exit 1 $(ls)', '{file}'],
    };
    expect(await kept('x', 'x', words)).toEqual(['x']);
  });

  it('names a program that is not there before the first sample', async () => {
    await expect(kept('x', 'y', { command: ['no-such-program-here', '{file}'] })).rejects.toMatchObject({
      code: 'operator/program-not-found',
    });
    expect(passTests.check?.({ command: ['node'] } as never)?.param).toBe('command');
  });

  it.runIf(hasPython)('runs Python (where python3 is there)', async () => {
    const python = { command: ['python3', '{file}'] };
    expect(await kept('def f(x):\n    return x + 1', 'assert f(1) == 2', python)).toEqual(['x']);
    expect(await kept('def f(x):\n    return x', 'assert f(1) == 2', python)).toEqual([]);
  });
});
