// Writes src/operators/registry.generated.ts: operator id -> lazy import, from the files that are there; and
// src/metrics/registry.generated.ts: all metrics. A metric makes an operator, the filter `text.ID`.
// `--check` writes nothing and exits 1 where the file is not current.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const operatorsDir = join(root, 'src', 'operators');
const metricsDir = join(root, 'src', 'metrics');

/** Every operator file is `src/operators/MODALITY/NAME.ts`; a file whose export is no operator sits in a folder below. */
export function listOperators() {
  const found = [];
  for (const modality of readdirSync(operatorsDir, { withFileTypes: true })) {
    if (!modality.isDirectory()) continue;
    for (const file of readdirSync(join(operatorsDir, modality.name), { withFileTypes: true })) {
      if (!file.isFile() || !file.name.endsWith('.ts') || file.name.endsWith('.test.ts')) continue;
      const name = file.name.slice(0, -3);
      const source = readFileSync(join(operatorsDir, modality.name, file.name), 'utf8');
      if (!/^export default /m.test(source)) continue;
      found.push({ id: `${modality.name}.${name}`, path: `./${modality.name}/${file.name}` });
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every metric is the default export of a file `src/metrics/ID.ts`. */
export function listMetrics() {
  return readdirSync(metricsDir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.generated.ts'))
    .filter((file) => /^export default /m.test(readFileSync(join(metricsDir, file), 'utf8')))
    .map((file) => file.slice(0, -3))
    .sort();
}

function renderMetrics(metrics) {
  const name = (id) => id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return `// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
${metrics.map((id) => `import { ${name(id)} } from './${id}.ts';`).join('\n')}
import type { Metric } from './metric.ts';

/** All metrics. */
export const metrics: readonly Metric[] = [
${metrics.map((id) => `  ${name(id)},`).join('\n')}
];
`;
}

export function renderRegistry(operators, metrics) {
  const lines = [
    ...operators.map(({ id, path }) => ({ id, line: `  '${id}': () => import('${path}'),` })),
    ...metrics.map((id) => ({ id: `text.${id}`, line: `  'text.${id}': () => filter(import('../metrics/${id}.ts')),` })),
  ]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ line }) => line);
  return `// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import type { Operator } from '../core/operator.ts';
import type { Metric } from '../metrics/metric.ts';

/** The filter that a metric makes. */
async function filter(metric: Promise<{ default: Metric }>): Promise<{ default: Operator }> {
  const { filterOf } = await import('./filter-of.ts');
  return { default: filterOf((await metric).default) };
}

/** Operators by id, each loaded when it is first asked for. */
export const registry: Readonly<Record<string, () => Promise<{ default: Operator }>>> = {
${lines.join('\n')}
};
`;
}

export function generateRegistry({ check = false } = {}) {
  const metrics = listMetrics();
  const files = [
    [join(operatorsDir, 'registry.generated.ts'), renderRegistry(listOperators(), metrics)],
    [join(metricsDir, 'registry.generated.ts'), renderMetrics(metrics)],
  ];
  const stale = files.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  if (!check) for (const [file, text] of stale) writeFileSync(file, text);
  return stale.length === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const current = generateRegistry({ check });
  if (check && !current) {
    console.error('a registry.generated.ts is not current: run node scripts/generate-registry.mjs');
    process.exit(1);
  }
}
