import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLines, temporaryFolder } from './support/cli.ts';
import { execute, root } from './support/programs.ts';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const folder = temporaryFolder();
const home = join(folder, 'home');
const installed = join(home, 'node_modules', 'leaven');
let files: string[];

/** The command as npm linked it. */
const leaven = (...args: string[]) => execute(join(home, 'node_modules', '.bin', 'leaven'), args, home);

async function npmRun(args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await execute(npm, args, cwd);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return stdout;
}

beforeAll(async () => {
  mkdirSync(home);
  // The package is built before the tests; building it again would take files from under other tests.
  const packed = JSON.parse(await npmRun(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)) as {
    filename: string;
    files: { path: string }[];
  }[];
  files = packed[0]?.files.map(({ path }) => path) ?? [];
  const archive = join(folder, packed[0]?.filename ?? '');
  writeFileSync(join(home, 'package.json'), '{"name":"home","private":true}');
  await npmRun(['install', archive, '--prefer-offline', '--no-audit', '--no-fund'], home);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is in the package', () => {
  it('holds the built code with types, the schema, recipes with data, both readmes and the licence', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'dist/index.js',
        'dist/index.d.ts',
        'dist/cli/main.js',
        'dist/testing/index.js',
        'dist/operators/text/delete-words.d.ts',
        'schema/recipe.schema.json',
        'recipes/quickstart.yaml',
        'recipes/data/banking-train.csv',
        'recipes/data/CREDITS.md',
        'README.md',
        'README.zh-CN.md',
        'CHANGELOG.md',
        'LICENSE',
      ]),
    );
  });

  it('holds no tests, no sources and no runs', () => {
    const stray = files.filter((path) => /\.test\.|\.check\.|^(src|tests|bench|scripts|docs|examples|runs|node_modules)\//.test(path));
    expect(stray).toEqual([]);
  });

  it('exports what its package.json says', async () => {
    const { code, stdout, stderr } = await execute(process.execPath, [join(root, 'node_modules', 'publint', 'src', 'cli.js'), installed]);
    expect(stdout + stderr).toMatch(/All good/);
    expect(code).toBe(0);
  });
});

describe('in an empty folder', () => {
  it('init looks at a CSV file and the recipe it writes runs', async () => {
    const rows = Array.from(
      { length: 24 },
      (_, i) => `"Where is the parcel number ${i} that you sent to my house, please?",${i % 2 ? 'late' : 'lost'}`,
    );
    writeFileSync(join(home, 'x.csv'), `text,label\n${rows.join('\n')}\n`);
    const init = await leaven('init', 'x.csv', '--yes');
    expect(init.code).toBe(0);
    const done = await leaven('run', 'x.yaml', '--json', '--set', 'output.format=jsonl');
    expect(done.stderr).not.toContain('error[');
    expect(done.code).toBe(0);
    const { folder: runFolder, counts } = JSON.parse(done.stdout) as { folder: string; counts: { read: number; written: number } };
    expect(counts.read).toBe(24);
    expect(counts.written).toBeGreaterThan(24);
    expect(readLines(join(runFolder, 'data', 'train.jsonl'))).toHaveLength(counts.written);
    expect(existsSync(join(runFolder, 'report.html'))).toBe(true);
  });

  it('three subpaths import, and work together', async () => {
    const script = `
      import { apply, LeavenError, run } from 'leaven';
      import { operatorChecks } from 'leaven/testing';
      import { deleteWords } from 'leaven/operators/text/delete-words';
      const sample = { id: '1', text: 'the quiet film opens with a long scene by the sea' };
      const { sample: out, changed } = await apply(deleteWords, sample, { seed: 1 });
      console.log(JSON.stringify({
        changed,
        shorter: out.text.length < sample.text.length,
        checks: operatorChecks(deleteWords).length,
        run: typeof run,
        error: new LeavenError('operator/unknown', { id: 'x' }).code,
      }));`;
    writeFileSync(join(home, 'use.mjs'), script);
    const { stdout, stderr } = await execute(process.execPath, ['use.mjs'], home);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ changed: true, shorter: true, run: 'function', error: 'operator/unknown' });
    expect((JSON.parse(stdout) as { checks: number }).checks).toBeGreaterThan(5);
  });

  it('the types hold in a strict project', async () => {
    const source = `
      import { apply, defineRecipe, run, type RunResult } from 'leaven';
      import { deleteWords } from 'leaven/operators/text/delete-words';
      import { testOperator } from 'leaven/testing';
      const recipe = defineRecipe({
        leaven: 1,
        dataset: { task: 'text-classification', train: 'x.csv' },
        steps: [{ augment: { copies: 2, from: [{ 'text.delete-words': { ratio: 0.1 } }] } }],
      });
      const result: RunResult = await run(recipe);
      const rows: number = result.counts.written;
      // @ts-expect-error copies is a number
      defineRecipe({ leaven: 1, dataset: { task: 'text' }, steps: [{ augment: { copies: 'two', from: [] } }] });
      const { changed } = await apply(deleteWords, { id: '1', text: 'a' });
      export { changed, rows, testOperator };`;
    writeFileSync(join(home, 'use.mts'), source);
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', 'use.mts'];
    const { code, stdout } = await execute(process.execPath, [tsc, ...options], home);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect((await leaven('--version')).stdout.trim()).toBe(version);
  });
});
