// node bench/init-run.mjs DATA ...: `leaven init` and then `leaven run`, unchanged, on each file or folder named.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cli, machine, temporaryFolder, thousands } from './setting.mjs';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('Usage: node bench/init-run.mjs DATA ...');
  process.exit(2);
}
const folder = temporaryFolder();

function leaven(args) {
  const started = performance.now();
  const done = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { ...done, seconds: (performance.now() - started) / 1000 };
}

/** Lines that end in a line feed, counted here and not by the run. */
function linesOf(file) {
  if (!existsSync(file)) return 0;
  const bytes = file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file);
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

function measure(path, index) {
  const recipe = `set-${index}.yaml`;
  const set = join(basename(dirname(resolve(path))), basename(path));
  const init = leaven(['init', resolve(path), '--out', recipe, '--name', `set-${index}`, '--json']);
  if (init.status !== 0) return { set, exit: `init ${init.status}`, note: errorOf(init) };
  const made = JSON.parse(init.stdout);
  const task = /^ {2}task: (\S+)/m.exec(made.recipe)?.[1] ?? '?';
  const run = leaven(['run', recipe, '--json']);
  if (run.status !== 0) return { set, task, exit: `run ${run.status}`, note: errorOf(run) };
  const { counts, folder: out } = JSON.parse(run.stdout);
  const files = { written: 0, rejected: linesOf(join(out, 'rejected.jsonl')), merged: linesOf(join(out, 'duplicates.jsonl')) };
  for (const name of readdirSync(join(out, 'data'))) files.written += linesOf(join(out, 'data', name));
  const wrong = Object.keys(files).filter((key) => files[key] !== counts[key]);
  const equal = counts.read + counts.asked === counts.written + counts.rejected + counts.merged;
  const note = [equal ? '' : 'counts do not add up', ...wrong.map((key) => `${files[key]} ${key} in the files`)].filter(Boolean).join(', ');
  return { set, task, exit: '0', counts, seconds: run.seconds, note: note || 'adds up, as in the files' };
}

function errorOf({ stdout, stderr }) {
  try {
    const { error, ...rest } = JSON.parse(stdout);
    return error ? `${error.code}: ${error.message}` : `errors ${rest.errors} of ${rest.counts.read} read`;
  } catch {
    return stderr.trim().split('\n').at(-1);
  }
}

console.log(machine());
console.log('| set | task | exit | read | asked | written | rejected | merged | seconds | |\n|---|---|---|---|---|---|---|---|---|---|');
let failed = 0;
for (const [index, path] of paths.entries()) {
  const { set, task = '', exit, counts, seconds, note } = measure(path, index);
  const numbers = ['read', 'asked', 'written', 'rejected', 'merged'].map((key) => (counts ? thousands(counts[key]) : ''));
  console.log(`| ${[set, task, exit, ...numbers, seconds?.toFixed(1) ?? '', note].join(' | ')} |`);
  if (exit !== '0' || !note.startsWith('adds up')) failed++;
}
process.exit(failed > 0 ? 1 : 0);
