// The command must be executable, files of removed sources must not stay in dist, `npx leaven` must work in the clone, and
// the libraries that every command loads come in one file each: reading their hundreds of files is most of a start.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const vendor = join(dist, 'vendor');
const vendored = ['zod', 'yaml', 'commander'];
rmSync(vendor, { recursive: true, force: true });

/** One file for a library, with its licence. Types stay those of the package. */
async function bundle(name) {
  const entry = join(root, `${name}.entry.js`);
  const licence = readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8').trim();
  const bundled = await rolldown({
    input: entry,
    // Without the condition `node`, yaml gives its ES modules: the names of CommonJS exports are not known before they run.
    platform: name === 'commander' ? 'node' : 'neutral',
    resolve: { conditionNames: ['import', 'default'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? `export * from '${name}';` : undefined),
      },
    ],
  });
  await bundled.write({ file: join(vendor, `${name}.js`), format: 'esm', banner: `/*! ${name}\n\n${licence}\n*/` });
}

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const source = join(root, 'src', file.slice(dist.length + 1).replace(/(\.d)?\.(ts|js)$/, '.ts'));
  if (!existsSync(source)) {
    rmSync(file);
    continue;
  }
  if (!file.endsWith('.js')) continue;
  const code = readFileSync(file, 'utf8');
  const own = code.replace(/\b(from |import\()'(\w+)'/g, (whole, lead, name) => {
    if (!vendored.includes(name)) return whole;
    const path = relative(dirname(file), join(vendor, `${name}.js`)).replaceAll('\\', '/');
    return `${lead}'${path.startsWith('.') ? path : `./${path}`}'`;
  });
  if (own !== code) writeFileSync(file, own);
}
await Promise.all(vendored.map(bundle));
chmodSync(join(dist, 'cli', 'main.js'), 0o755);

// npm links the commands of what is installed, not of the package itself. Windows needs another kind of link; npx finds its way.
const commands = join(root, 'node_modules', '.bin');
if (process.platform !== 'win32' && existsSync(commands)) {
  const link = join(commands, 'leaven');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'dist', 'cli', 'main.js'), link);
}
