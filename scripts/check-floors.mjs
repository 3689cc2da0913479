// Holds the floors of the source tree: a file imports from its own room and from floors below, type imports included.
// Also keeps what depends on the clock, the machine or the locale out of the rooms whose bytes must be the same anywhere.
import { readdirSync, readFileSync } from 'node:fs';
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
};
/** Imports on one floor that follow its arrows. */
const arrows = new Set(['core>kernels', 'core>errors', 'kernels>errors']);
/** Below floor 4 these files alone touch the machine: readers and writers, resources, users' modules. */
const mayUseNode = [/^datasets\//, /^languages\/english\/(tagger|user-dictionary|wordnet-files)\.ts$/, /^operators\/load\.ts$/];
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
    if (/^node:/.test(target) && floor <= 3 && !mayUseNode.some((file) => file.test(name)))
      report(match.index, `${target} below floor 4: browsers run this room`);
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

export function checkTree(folder = join(root, 'src')) {
  const found = [];
  for (const path of sourceFiles(folder)) found.push(...checkFile(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')));
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
