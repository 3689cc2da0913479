import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LeavenError } from '../errors/leaven-error.ts';
import type { OutputFile } from '../pipeline/assemble.ts';
import { loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { readRows } from '../training/read-rows.ts';
import { explain } from './explain.ts';
import { createRecipe } from './init.ts';
import { run } from './run.ts';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'leaven-data-files-'));
  const rows = Array.from({ length: 23 }, (_, i) => ({
    id: `r${i}`,
    text: `the film "${i}", 𝒜\nis a good one`,
    label: i % 2,
    extra: { n: [i, null] },
  }));
  writeFileSync(join(cwd, 'train.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  writeFileSync(
    join(cwd, 'test.jsonl'),
    rows
      .slice(0, 3)
      .map((row) => `${JSON.stringify({ ...row, text: `unseen ${row.id}` })}\n`)
      .join(''),
  ); // prettier-ignore
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function recipe(output: object, dataset: object = { train: 'train.jsonl', test: 'test.jsonl' }): RecipeInput {
  return {
    leaven: 1,
    name: 'files',
    dataset: { task: 'text-classification', ...dataset },
    steps: [{ augment: { copies: 1, from: [{ 'text.swap-words': { ratio: 0.3 } }] } }],
    output,
  } as RecipeInput;
}

const filesOf = (folder: string): OutputFile[] => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')).files;
const namesOf = (folder: string) => readdirSync(join(folder, 'data')).sort();
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: LeavenError) => error.code,
  );

async function rowsOf(path: string): Promise<Record<string, unknown>[]> {
  const bytes = readFileSync(path);
  if (path.endsWith('.arrow'))
    return JSON.parse(JSON.stringify(tableFromIPC(bytes).toArray(), (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
  if (path.endsWith('.parquet')) {
    const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    return JSON.parse(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
  }
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return path.includes('.jsonl')
    ? text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
    : JSON.parse(text); // prettier-ignore
}

describe.each(['jsonl', 'json', 'csv', 'parquet', 'arrow'])('a run that writes %s', (format) => {
  test('writes the same bytes for every size of shard, in one file or in several', async () => {
    const whole = await run(recipe({ path: `${format}-whole`, format }), { cwd, workers: 0 });
    const small = await run(recipe({ path: `${format}-small`, format }), { cwd, workers: 0, shardSize: 4 });
    expect(filesOf(small.folder)).toEqual(filesOf(whole.folder));
    const parts = await run(recipe({ path: `${format}-parts`, format, rowsPerFile: 20 }), { cwd, workers: 0 });
    const other = await run(recipe({ path: `${format}-other`, format, rowsPerFile: 20 }), { cwd, workers: 0, shardSize: 7 });
    expect(filesOf(other.folder)).toEqual(filesOf(parts.folder));
    expect(namesOf(parts.folder)).toEqual([`test.${format}`, ...[0, 1, 2].map((k) => `train-0000${k}-of-00003.${format}`)]);
    expect(
      filesOf(parts.folder)
        .filter(({ role }) => role === 'train')
        .map(({ rows }) => rows),
    ).toEqual([20, 20, 6]); // prettier-ignore
    if (format === 'csv') return;
    const rows = await rowsOf(join(whole.folder, 'data', `train.${format}`));
    const gathered = [];
    for (const name of namesOf(parts.folder).slice(1)) gathered.push(...(await rowsOf(join(parts.folder, 'data', name))));
    expect(gathered).toEqual(rows);
    expect(rows[2]).toMatchObject({ id: 'r1', text: 'the film "1", 𝒜\nis a good one', label: 1, extra: { n: [1, null] } });
  });

  test('is read again: rows for training, each sample explained', async () => {
    const { folder, firstCopy } = await run(recipe({ path: `${format}-read`, format, rowsPerFile: 20 }), { cwd, workers: 0 });
    const { plan } = await loadRecipe(recipe({ path: `${format}-read`, format, rowsPerFile: 20 }), { cwd });
    const columns = format === 'csv' ? { format: { ...plan.output.format, header: true } } : {};
    const rows = await readRows({ plan: { ...plan, output: { ...plan.output, ...columns } }, files: filesOf(folder) }, 'train');
    expect(rows.ids.length).toBe(46);
    expect(new Set(rows.ids).size).toBe(46);
    expect(rows.labels.slice(0, 3)).toEqual(['0', '0', '1']);
    for (const id of ['r0', 'r22', firstCopy as string]) expect((await explain(folder, id)).replay, id).toMatchObject({ sameBytes: true });
  });
});

test('packed parts are packed each', async () => {
  const { folder } = await run(recipe({ path: 'gz', format: 'jsonl', compression: 'gzip', rowsPerFile: 30 }), { cwd, workers: 0 });
  expect(namesOf(folder)).toEqual(['test.jsonl.gz', 'train-00000-of-00002.jsonl.gz', 'train-00001-of-00002.jsonl.gz']);
  expect((await rowsOf(join(folder, 'data', 'train-00001-of-00002.jsonl.gz'))).length).toBe(16);
});

test('typed files are not packed as a whole, and say so before the run', async () => {
  expect(await code(run(recipe({ path: 'no', format: 'parquet', compression: 'gzip' }), { cwd, workers: 0 }))).toBe('recipe/conflict');
});

test('a text that UTF-8 cannot hold is a reject of a typed file', async () => {
  writeFileSync(
    join(cwd, 'half.jsonl'),
    '{"id":"a","text":"half \\ud83d","label":"x"}\n{"id":"b","text":"whole \\ud83d\\ude00","label":"x"}\n',
  );
  const { folder, counts } = await run(
    { ...recipe({ path: 'half', format: 'parquet' }, { train: 'half.jsonl' }), steps: [], limits: { rejects: 1 } } as RecipeInput,
    { cwd, workers: 0 },
  );
  expect(counts).toMatchObject({ written: 1, rejected: 1 });
  expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8')).toContain('unpaired-surrogate');
  expect(await rowsOf(join(folder, 'data', 'train.parquet'))).toEqual([{ id: 'b', text: 'whole 😀', label: 'x' }]);
});

describe('a dataset card', () => {
  test('names the splits, so that a run is a source of the next one and of init', async () => {
    const first = await run(recipe({ path: 'carded', format: 'parquet', rowsPerFile: 20 }), { cwd, workers: 0 });
    const card = readFileSync(join(first.folder, 'README.md'), 'utf8');
    expect(card).toContain(['  - split: train', '    path:', '    - data/train-00000-of-00003.parquet'].join('\n'));
    expect(card).toContain('size_categories:\n- n<1K\n');
    const again = await run({ ...recipe({ path: 'again' }, { path: 'carded' }), steps: [] } as RecipeInput, { cwd, workers: 0 });
    expect(again.splits).toMatchObject({ train: { read: 46 }, test: { read: 3 } });
    expect(namesOf(again.folder)).toEqual(['test.parquet', 'train.parquet']);
    const made = await createRecipe(join(cwd, 'carded'), { recipeFile: join(cwd, 'made.yaml') });
    expect(made.recipe).toContain('  path: carded\n  # train: 46');
    writeFileSync(join(cwd, 'made.yaml'), made.recipe.replace('runs/', 'made-'));
    expect((await run(join(cwd, 'made.yaml'), { workers: 0 })).splits.train?.read).toBe(46);
  });

  const folderWith = (name: string, front: string, files: Record<string, string> = {}) => {
    for (const file of ['en/a.jsonl', 'en/b.jsonl', 'zh/a.jsonl', ...Object.keys(files)]) {
      mkdirSync(join(cwd, name, file, '..'), { recursive: true });
      writeFileSync(join(cwd, name, file), files[file] ?? `{"text":"${file}","label":"x"}\n`);
    }
    writeFileSync(join(cwd, name, 'README.md'), `---\n${front}\n---\n# text\n`);
  };
  const reads = async (name: string, more: object = {}) => {
    const { plan } = await loadRecipe({ ...recipe({}, { path: name, ...more }), steps: [] } as RecipeInput, { cwd });
    return plan.sources.map((source) => `${source.split} ${source.name}`);
  };

  test('gives the configuration that is asked for, or its default', async () => {
    folderWith(
      'hub',
      'configs:\n- config_name: en\n  data_files:\n  - split: train\n    path: en/*.jsonl\n- config_name: zh\n  default: true\n  data_files: zh/a.jsonl',
    );
    expect(await reads('hub')).toEqual(['train hub/zh/a.jsonl']);
    expect(await reads('hub/', { config: 'en' })).toEqual(['train hub/en/a.jsonl', 'train hub/en/b.jsonl']);
    expect(await code(reads('hub', { config: 'fr' }))).toBe('dataset/unknown-config');
    folderWith('several', 'configs:\n- config_name: en\n  data_files: en/a.jsonl\n- config_name: zh\n  data_files: zh/a.jsonl');
    expect(await code(reads('several'))).toBe('dataset/several-configs');
    folderWith('plain', 'license: mit');
    expect(await reads('plain')).toEqual(['train plain/en/a.jsonl', 'train plain/en/b.jsonl', 'train plain/zh/a.jsonl']);
    expect(await code(reads('plain', { config: 'en' }))).toBe('dataset/unknown-config');
  });

  test.each([
    ['a path out of the folder', 'configs:\n- data_files: ../train.jsonl', 'dataset/bad-card'],
    ['an absolute path', 'configs:\n- data_files: /etc/passwd', 'dataset/bad-card'],
    ['an address', 'configs:\n- data_files: "https://example.org/a.jsonl"', 'dataset/bad-card'],
    ['many wildcards', `configs:\n- data_files: "${'*a'.repeat(20)}"`, 'dataset/bad-card'],
    ['a split without a path', 'configs:\n- data_files:\n  - split: train', 'dataset/bad-card'],
    ['no YAML', 'configs: [', 'dataset/bad-card'],
    [
      'aliases without end',
      `a: &a [x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}`,
      'dataset/bad-card',
    ],
    ['no such file', 'configs:\n- data_files: none.jsonl', 'system/file-not-found'],
  ])('with %s is refused', async (_, front, expected) => {
    folderWith('hostile', front);
    expect(await code(reads('hostile'))).toBe(expected);
  });

  test('and parts of several splits do not go together with split:', async () => {
    folderWith('parted', 'configs:\n- data_files:\n  - split: train\n    path: en/a.jsonl\n  - split: test\n    path: zh/a.jsonl');
    expect(await code(reads('parted', { split: { ratio: { train: 0.5, test: 0.5 } } }))).toBe('recipe/conflict');
    expect(await code(reads('train.jsonl', { config: 'en' }))).toBe('recipe/conflict');
  });
});
