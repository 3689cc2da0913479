import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { metrics } from '../metrics/registry.generated.ts';
import { registry } from '../operators/registry.generated.ts';
import { operatorChecks, testOperator } from './index.ts';

for (const load of Object.values(registry)) testOperator((await load()).default, { describe, it });

describe('the tree of operators', () => {
  const folder = new URL('../operators/', import.meta.url);
  const ids = readdirSync(folder, { withFileTypes: true })
    // What the modes of one operator are made of is no modality.
    .filter((entry) => entry.isDirectory() && !['duplicates', 'outliers'].includes(entry.name))
    .flatMap(({ name }) =>
      readdirSync(new URL(`${name}/`, folder))
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => `${name}.${file.slice(0, -3)}`),
    );

  it('is the registry: each file is an operator, by its own name; each metric makes a filter', async () => {
    const filters = metrics.map((metric) => `text.${metric.id}`);
    expect(Object.keys(registry)).toEqual([...ids, ...filters].sort());
    for (const id of filters) expect((await registry[id]?.())?.default.id).toBe(id);
    for (const id of ids) {
      const load = registry[id] as NonNullable<(typeof registry)[string]>;
      const module = (await load()) as Record<string, unknown> & { default: { id: string } };
      expect(module.default.id).toBe(id);
      const name = id.slice(id.indexOf('.') + 1).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(module[name], `${id} also exports ${name}`).toBe(module.default);
    }
  });

  it('has a test beside each operator', () => {
    const missing = ids.filter((id) => !existsSync(new URL(`${id.replace('.', '/')}.test.ts`, folder)));
    expect(missing).toEqual([]);
  });

  it('tells of itself in both languages, with examples and a version', async () => {
    for (const load of Object.values(registry)) {
      const names = operatorChecks((await load()).default).map((check) => check.name);
      expect(names).toContain('says what it is, in both languages');
      expect(names.filter((name) => name.startsWith('example: ')).length).toBeGreaterThanOrEqual(2);
    }
  });
});
