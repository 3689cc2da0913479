// Writes schema/recipe.schema.json from the built recipe schema and every operator: run after the build.
// `--check` writes nothing and exits 1 where the file is not current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'schema', 'recipe.schema.json');
const fromDist = (path) => import(pathToFileURL(join(root, 'dist', path)).href);

export async function generateSchema({ check = false } = {}) {
  const { recipeJsonSchema } = await fromDist('recipe/json-schema.js');
  const { registry } = await fromDist('operators/registry.generated.js');
  const operators = [];
  for (const load of Object.values(registry)) operators.push((await load()).default);
  const text = `${JSON.stringify(recipeJsonSchema(operators), null, 2)}\n`;
  const current = existsSync(target) && readFileSync(target, 'utf8') === text;
  if (!current && !check) {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return current;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(join(root, 'dist', 'recipe', 'json-schema.js'))) {
    console.error('dist/ is not there: run npm run build first');
    process.exit(1);
  }
  const check = process.argv.includes('--check');
  const current = await generateSchema({ check });
  if (check && !current) {
    console.error('schema/recipe.schema.json is not current: run node scripts/generate-schema.mjs');
    process.exit(1);
  }
}
