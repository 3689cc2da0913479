import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { execute, root } from './support/programs.ts';

const folder = join(root, 'examples', 'own-operator');

test('an operator of one’s own passes the published checks outside the source tree', { timeout: 120_000 }, async () => {
  const checks = readdirSync(folder).filter((name) => name.endsWith('.check.mjs'));
  expect(checks).toHaveLength(1);
  const { code, stdout } = await execute(process.execPath, ['--test', '--test-reporter=tap', ...checks.map((name) => join(folder, name))]);
  expect(stdout).toMatch(/^# fail 0$/m);
  expect(Number(stdout.match(/^# pass (\d+)$/m)?.[1])).toBeGreaterThan(20);
  expect(code).toBe(0);
});
