// Compiles src/kernels/assembly/NAME.as and writes NAME.generated.ts beside it: the module as base64, so that one file serves Node, workers and browsers.
// `--check` writes nothing and exits 1 where a file is not current.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src', 'kernels', 'assembly');
const options = ['-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--importMemory'];

export async function compileKernel(file) {
  const { default: asc } = await import('assemblyscript/asc');
  const scratch = mkdtempSync(join(tmpdir(), 'leaven-kernels-'));
  try {
    // The compiler knows its own ending alone.
    const input = join(scratch, 'kernel.ts');
    const output = join(scratch, 'kernel.wasm');
    writeFileSync(input, readFileSync(file));
    const { error, stderr } = await asc.main([input, '-o', output, '--baseDir', scratch, ...options]);
    if (error) throw new Error(`${file}: ${stderr.toString()}`);
    return readFileSync(output);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

export function renderKernel(name, bytes) {
  return `// Written by scripts/build-kernels.mjs from ${name}.as. Do not edit.

/** A WebAssembly module as base64. */
export const ${name}Module =
  '${bytes.toString('base64')}';
`;
}

/** Names of the kernels whose file is not current; they are written unless it only checks. */
export async function buildKernels({ check = false } = {}) {
  const stale = [];
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.as'))) {
    const name = file.slice(0, -3);
    const target = join(folder, `${name}.generated.ts`);
    const text = renderKernel(name, await compileKernel(join(folder, file)));
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
    stale.push(name);
    if (!check) writeFileSync(target, text);
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const stale = await buildKernels({ check });
  if (check && stale.length > 0) {
    console.error(`not current: ${stale.join(', ')} in src/kernels/assembly. Run node scripts/build-kernels.mjs`);
    process.exit(1);
  }
}
