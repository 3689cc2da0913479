import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));

/** Every module that `file` loads before anything is asked of it: static imports, those of types left out. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!existsSync(file)) return seen;
  for (const [, clause = '', name = ''] of readFileSync(file, 'utf8').matchAll(/^import\s+([^'"]*?)\s*(?:from\s+)?['"]([^'"]+)['"]/gm)) {
    if (clause.startsWith('type ') || /^\{(\s*type [^,}]+,?)+\s*\}$/.test(clause)) continue;
    if (name.startsWith('.')) loadedBy(join(dirname(file), name), seen);
    else seen.add(name);
  }
  return seen;
}

describe('leaven --help', () => {
  it('loads the parser of arguments and words, no operator, no kernel, no heavy library', () => {
    const loaded = [...loadedBy(join(source, 'cli/main.ts'))].map((file) => (file.startsWith(source) ? relative(source, file) : file));
    expect(
      loaded.filter((name) => /^(operators|kernels|pipeline|recipe|reports|app|engines|languages|core|training|proof)\//.test(name)),
    ).toEqual([]);
    expect(loaded.filter((name) => !name.includes('/') || name.startsWith('@')).sort()).toEqual([
      'commander',
      'get-east-asian-width',
      'picocolors',
    ]);
    expect(loaded.length).toBeLessThan(35);
  });
});
