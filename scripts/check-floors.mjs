// Holds the floors of the source tree: a file imports from its own room and from floors below, type imports included.
// Also keeps what depends on the clock, the machine or the locale out of the rooms whose bytes must be the same anywhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const floors = {
  errors: 0,
  kernels: 0,
  core: 0,
  languages: 1,
  backends: 1,
  datasets: 2,
  metrics: 2,
  operators: 3,
  recipe: 4,
  pipeline: 4,
  engines: 5,
  training: 5,
  reports: 5,
  testing: 5,
  app: 6,
  labels: 6,
  proof: 6,
  cli: 7,
  server: 7,
  'index.ts': 7,
  'browser.ts': 7,
};
/** Imports on one floor that follow its arrows. */
const arrows = new Set(['core>kernels', 'core>errors', 'kernels>errors']);
/** Up to floor 4 these files alone touch the machine: those that read and write data files, and what tells the versions. */
const mayUseNode = [/^datasets\//, /^pipeline\/versions\.ts$/];
/** What a browser loads, with all that it leads to: no `node:` imports, no globals of Node. */
const browserEntry = 'browser.ts';
const bannedRooms = new Set(['core', 'kernels', 'languages', 'operators']);
const banned = [
  [/\bMath\.random\b/, 'Math.random: draw from the stream that is handed in'],
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'the clock: bytes may not depend on it'],
  [/\.localeCompare\b|\.toLocale[A-Z]\w*\b|\bIntl\./, 'the locale: order and case must be the same on every machine'],
  [
    /\bMath\.(sin|cos|tan|asin|acos|atan|atan2|exp|expm1|log|log2|log10|log1p|pow|cbrt|sinh|cosh|tanh|hypot)\b/,
    'engine-defined Math: use a frozen version from kernels',
  ],
];

function* sourceFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (/\.(ts|mts)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name)) yield path;
  }
}

/** Source with comments blanked out, line by line, so that what is said is not taken for what is done. */
function withoutComments(source) {
  const pattern = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return source.replace(pattern, (piece) => (piece.startsWith('/') ? piece.replace(/[^\n]/g, ' ') : piece));
}

const importPattern = /\bfrom\s*'([^']+)'|\bfrom\s*"([^"]+)"|\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)|\bimport\s*['"]([^'"]+)['"]/g;

/** Violations of one file, given its path below src/ with forward slashes. */
export function checkFile(name, source) {
  const room = name.split('/')[0];
  const floor = floors[room];
  const found = [];
  const code = withoutComments(source);
  const report = (index, what) => found.push(`src/${name}:${code.slice(0, index).split('\n').length}: ${what}`);
  if (floor === undefined) return [`src/${name}:1: the room ${room} is on no floor`];
  for (const match of code.matchAll(importPattern)) {
    const target = match[1] ?? match[2] ?? match[3] ?? match[4];
    if (/^node:/.test(target) && floor <= 4 && !mayUseNode.some((file) => file.test(name)))
      report(match.index, `${target}: browsers run this room; files go through core/files.ts`);
    if (!target.startsWith('.')) continue;
    const other = relative('.', join(dirname(name), target)).split(sep)[0];
    if (other === room) continue;
    const below = floors[other];
    if (below === undefined) report(match.index, `imports ${target}, which is on no floor`);
    else if (below > floor) report(match.index, `${room} (floor ${floor}) imports ${other} (floor ${below})`);
    else if (below === floor && !arrows.has(`${room}>${other}`) && !(room === 'testing'))
      report(match.index, `${room} imports ${other}, another room of floor ${floor}`);
  }
  if (bannedRooms.has(room))
    for (const [pattern, why] of banned)
      for (const match of code.matchAll(new RegExp(pattern, 'g'))) report(match.index, `${match[0]}: ${why}`);
  return found;
}

/** The imports of a source that stay in the program: type imports are gone when it runs. */
function runtimeImports(code) {
  const plain = code.replace(/\b(import|export)\s+type\b[^;]*?\bfrom\s*['"][^'"]+['"]/g, '');
  return [...plain.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? match[4]);
}

/** What keeps an entry from running in a browser, with the way that leads there. `read` gives a file's source, or nothing. */
export function checkBrowser(entry, read) {
  const found = [];
  const from = new Map([[entry, undefined]]);
  for (const name of from.keys()) {
    const source = read(name);
    if (source === undefined) continue;
    const code = withoutComments(source);
    const way = [];
    for (let at = name; at !== undefined; at = from.get(at)) way.unshift(at);
    const report = (what) => found.push(`src/${name}: ${what} in a browser (${way.join(' > ')})`);
    const bare = code.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
    for (const [pattern, what] of nodeGlobals) if (pattern.test(bare)) report(`${what} is not there`);
    for (const target of runtimeImports(code)) {
      if (/^node:/.test(target)) report(`${target} is not there`);
      if (!target.startsWith('.')) continue;
      const next = join(dirname(name), target).split(sep).join('/');
      if (!from.has(next)) from.set(next, name);
    }
  }
  return found;
}

const nodeGlobals = [
  [/\bBuffer\b/, 'Buffer'],
  [/\brequire\s*\(\s*''/, 'require'],
  [/(?<!typeof )\bprocess\.(?!env\b)/, 'process'],
];

export function checkTree(folder = join(root, 'src')) {
  const found = [];
  for (const path of sourceFiles(folder)) found.push(...checkFile(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')));
  found.push(
    ...checkBrowser(browserEntry, (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined)),
  );
  return found.sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = checkTree();
  for (const line of found) console.error(line);
  if (found.length > 0) {
    console.error(`${found.length} breach${found.length === 1 ? '' : 'es'} of the floors`);
    process.exit(1);
  }
}
