// The command must be executable, files of removed sources must not stay in dist, and `npx leaven` must work in the clone.
import { chmodSync, existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const source = join(root, 'src', file.slice(dist.length + 1).replace(/(\.d)?\.(ts|js)$/, '.ts'));
  if (!existsSync(source)) rmSync(file);
}
chmodSync(join(dist, 'cli', 'main.js'), 0o755);

// npm links the commands of what is installed, not of the package itself. Windows needs another kind of link; npx finds its way.
const commands = join(root, 'node_modules', '.bin');
if (process.platform !== 'win32' && existsSync(commands)) {
  const link = join(commands, 'leaven');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'dist', 'cli', 'main.js'), link);
}
