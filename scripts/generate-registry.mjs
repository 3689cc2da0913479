// Writes src/operators/registry.generated.ts: operator id -> lazy import, from the files that are there.
// `--check` writes nothing and exits 1 where the file is not current.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const operatorsDir = join(root, 'src', 'operators');
const target = join(operatorsDir, 'registry.generated.ts');

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

export function renderRegistry(operators) {
  const lines = operators.map(({ id, path }) => `  '${id}': () => import('${path}'),`);
  return `// Written by scripts/generate-registry.mjs from the files of this folder. Do not edit.
import type { Operator } from '../core/operator.ts';

/** Operators by id, each loaded when it is first asked for. */
export const registry: Readonly<Record<string, () => Promise<{ default: Operator }>>> = {
${lines.join('\n')}
};
`;
}

export function generateRegistry({ check = false } = {}) {
  const text = renderRegistry(listOperators());
  const current = existsSync(target) && readFileSync(target, 'utf8') === text;
  if (!current && !check) writeFileSync(target, text);
  return current;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const current = generateRegistry({ check });
  if (check && !current) {
    console.error('src/operators/registry.generated.ts is not current: run node scripts/generate-registry.mjs');
    process.exit(1);
  }
}
