import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { leaven, readLines, temporaryFolder } from './support/cli.ts';
import { root } from './support/programs.ts';

interface Document {
  ok: boolean;
  report: string;
  counts: { read: number; asked: number; written: number; rejected: number; merged: number };
  leaks: { exact: number };
}

const parent = temporaryFolder();
afterAll(() => rmSync(parent, { recursive: true, force: true }));

async function run(recipe: string, name: string): Promise<Document & { folder: string }> {
  const folder = join(parent, name);
  const { code, stdout, stderr } = await leaven(['run', join(root, recipe), '--json', '--set', `output.path=${folder}`], parent);
  expect(stderr).not.toContain('error[');
  expect(code).toBe(0);
  return { ...(JSON.parse(stdout) as Document), folder };
}

const recipes = [
  ...readdirSync(join(root, 'recipes'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `recipes/${name}`),
  'examples/own-operator/recipe.yaml',
];

test.each(recipes)('%s runs, adds up and leaves a report', { timeout: 120_000 }, async (recipe) => {
  const { ok, counts, report, folder } = await run(recipe, recipe.replaceAll('/', '-'));
  expect(ok).toBe(true);
  expect(counts.read).toBe(recipe.includes('chinese') ? 80 : 500);
  expect(counts.read + counts.asked).toBe(counts.written + counts.rejected + counts.merged);
  expect(existsSync(report)).toBe(true);
  expect(readdirSync(join(folder, 'data')).length).toBeGreaterThanOrEqual(2);
  expect(readLines(join(folder, 'rejected.jsonl'))).toHaveLength(counts.rejected);
});

test('the quickstart writes four copies of each row or says why not, and none is its parent', { timeout: 120_000 }, async () => {
  const { counts, leaks, folder } = await run('recipes/quickstart.yaml', 'counted');
  const rows = readLines(join(folder, 'data', 'train.jsonl')) as { id: string; text: string; label: string }[];
  const missing = readLines(join(folder, 'rejected.jsonl')).filter(({ reason }) => reason === 'no-distinct-copy');
  expect(counts.asked).toBe(399 * 4);
  expect(rows.length + missing.length).toBe(399 * 5);
  expect(leaks.exact).toBe(0);
  const originals = new Map(rows.filter(({ id }) => !id.includes('#')).map((row) => [row.id, row]));
  const family = new Map<string, Set<string>>();
  for (const { id, text, label } of rows) {
    const original = originals.get(id.split('#')[0] ?? '');
    expect(original?.label).toBe(label);
    const folded = text.toLowerCase().replace(/\s+/g, ' ');
    const texts = family.get(original?.id ?? '') ?? new Set();
    expect(texts.has(folded), `${id} repeats a relative`).toBe(false);
    family.set(original?.id ?? '', texts.add(folded));
  }
  const held = readLines(join(folder, 'data', 'test.jsonl'));
  expect(held).toHaveLength(100);
  expect(held.some(({ id }) => String(id).includes('#'))).toBe(false);
});

test('the data names its source and licence', () => {
  const credits = readFileSync(join(root, 'recipes', 'data', 'CREDITS.md'), 'utf8');
  for (const file of readdirSync(join(root, 'recipes', 'data'))) if (file.endsWith('.csv')) expect(credits).toContain(file);
  expect(credits).toContain('creativecommons.org/licenses/by/4.0');
  expect(credits).toContain('PolyAI-LDN/task-specific-datasets');
});
