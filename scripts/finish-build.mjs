// The command must be executable, and files of removed sources must not stay in dist.
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const source = join(root, 'src', file.slice(dist.length + 1).replace(/(\.d)?\.(ts|js)$/, '.ts'));
  if (!existsSync(source)) rmSync(file);
}
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
