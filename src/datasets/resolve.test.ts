import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatOfName, globToRegExp, resolveFiles } from './resolve.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-resolve-'));
  mkdirSync(join(folder, 'data/deep/er'), { recursive: true });
  for (const name of [
    'b.jsonl',
    'a.csv',
    'A.jsonl.gz',
    'é.jsonl',
    '.hidden.jsonl',
    'notes.md',
    'deep/c.jsonl',
    'deep/er/d.jsonl',
    'x[1].jsonl',
  ])
    writeFileSync(join(folder, 'data', name), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = (pattern: string) => resolveFiles(pattern, folder).map((file) => file.name);

describe('what a path names', () => {
  test('a file is itself, whatever its name', () => {
    expect(names('data/notes.md')).toEqual(['data/notes.md']);
    expect(names('data/x[1].jsonl')).toEqual(['data/x[1].jsonl']);
  });

  test('a folder is its data files and those below, in code-unit order', () => {
    expect(names('data/')).toEqual([
      'data/A.jsonl.gz',
      'data/a.csv',
      'data/b.jsonl',
      'data/deep/c.jsonl',
      'data/deep/er/d.jsonl',
      'data/x[1].jsonl',
      'data/é.jsonl',
    ]);
  });

  test('globs', () => {
    expect(names('data/*.jsonl')).toEqual(['data/b.jsonl', 'data/x[1].jsonl', 'data/é.jsonl']);
    expect(names('data/**/*.jsonl')).toEqual([
      'data/b.jsonl',
      'data/deep/c.jsonl',
      'data/deep/er/d.jsonl',
      'data/x[1].jsonl',
      'data/é.jsonl',
    ]);
    expect(names('data/{a,b}.{csv,jsonl}')).toEqual(['data/a.csv', 'data/b.jsonl']);
    expect(names('data/?.jsonl')).toEqual(['data/b.jsonl', 'data/é.jsonl']);
    expect(names('**/c.jsonl')).toEqual(['data/deep/c.jsonl']);
    expect(names(join(folder, 'data/*.csv'))).toEqual([join(folder, 'data/a.csv')]);
  });

  test('a glob without a match and a folder that is not there are errors', () => {
    expect(() => names('data/*.parquet')).toThrow(expect.objectContaining({ code: 'dataset/no-files' }));
    expect(() => names('dta/*.jsonl')).toThrow(
      expect.objectContaining({ code: 'system/file-not-found', data: { file: 'dta', nearest: 'data' } }),
    );
  });

  test('a glob of many stars ends', () => {
    expect(globToRegExp('*a*a*a*b').test(`${'a'.repeat(60)}`)).toBe(false);
  });
});

test('names tell formats', () => {
  expect(
    ['x.jsonl', 'x.NDJSON', 'x.json', 'a/b.csv.gz', 'x.tsv', 'x.txt', 'x.all', 'jsonl', 'a.csv/x'].map((name) => formatOfName(name)),
  ).toEqual([
    { format: 'jsonl' },
    { format: 'jsonl' },
    { format: 'json' },
    { format: 'csv', compression: 'gzip' },
    { format: 'tsv' },
    { format: 'lines' },
    undefined,
    undefined,
    undefined,
  ]);
});
