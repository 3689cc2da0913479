// Duplicates by meaning: texts encoded a second with the tiny encoder and with one of the size of a small transformer's matrices, cosines of all
// pairs beside numpy on one thread; what keeping near duplicates on one side costs a split.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTinyEncoder } from '../scripts/build-tiny-models.mjs';
import { benchFolder, cpuSeconds, dataFile, load, median, row, temporaryFolder, thousands } from './setting.mjs';

const python = process.env.LEAVEN_PYTHON ?? 'python3';

export default async function semanticDuplicates({ rows = 20_000, size = 384, rounds = 3 } = {}) {
  await encoding();
  await cosines(rows, size, rounds);
  await splitting();
}

async function encoding() {
  const { openEncoder } = await load('backends/encoder/text-encoder.js');
  const words = ['good', 'great', 'bad', 'film', 'movie', 'book', 'very', 'dull', 'a', 'was', '好', '片'];
  const texts = Array.from({ length: 3000 }, (_, i) =>
    Array.from({ length: 12 }, (_, k) => words[(i * (k + 3) + k) % words.length]).join(' '),
  );
  for (const numbers of [32, 384]) {
    const folder = join(temporaryFolder(), 'encoder');
    buildTinyEncoder(folder, { size: numbers });
    const { encode } = await openEncoder({ folder });
    for (const text of texts.slice(0, 300)) await encode(text);
    const begin = process.cpuUsage();
    for (const text of texts) await encode(text);
    const { user, system } = process.cpuUsage(begin);
    row(
      `tiny encoder of ${numbers} numbers, 14 tokens a text`,
      '',
      `${thousands(texts.length / ((user + system) / 1e6))} texts/s, one thread`,
    );
  }
}

async function cosines(rows, size, rounds) {
  const { directionInto, unitVectors } = await load('kernels/vectors/unit-vectors.js');
  const { cosinePairs } = await load('kernels/vectors/cosine-pairs.js');
  const values = new Int16Array(rows * size);
  let state = 1;
  for (let i = 0; i < rows; i++) {
    const vector = Float32Array.from({ length: size }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 31 - 1;
    });
    directionInto(vector, values, i * size);
  }
  const operations = rows * (rows - 1) * size;
  const vectors = unitVectors(values, size);
  const seconds = [];
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    found = 0;
    seconds.push(cpuSeconds(() => cosinePairs(vectors, { from: 0, to: rows, threshold: 0.95 }, () => found++)).seconds);
  }
  const ours = median(seconds);
  const rate = (seconds) => `${seconds.toFixed(2)} s, ${(operations / seconds / 1e9).toFixed(1)} GFLOP/s`;
  const what = `cosines of ${thousands(rows)} x ${size}, each pair once, ${found} at 0.95`;
  const peer = spawnSync(python, [join(benchFolder, 'peers', 'cosines.py'), String(rows), String(size), String(rounds)], {
    encoding: 'utf8',
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  });
  if (peer.status !== 0) {
    row(what, 'numpy is not there (LEAVEN_PYTHON)', rate(ours), undefined, 'none');
    return;
  }
  const { blocked, whole, version } = JSON.parse(peer.stdout);
  row(what, `numpy ${version} ${rate(blocked)}`, rate(ours), `${(blocked / ours).toFixed(2)}x`, 'none');
  row('the same, numpy without looking at the products', `${rate(whole)}`, rate(ours), `${(whole / ours).toFixed(2)}x`, 'none');
}

/** The step alone, in memory: with and without looking for near duplicates. */
async function splitting() {
  const path = dataFile('dedup/t0_20k/docs.jsonl.gz');
  const generated = join(temporaryFolder(), 'rows.jsonl');
  writeFileSync(
    generated,
    Array.from(
      { length: 50_000 },
      (_, i) =>
        `${JSON.stringify({ id: `r${i}`, text: `the review number ${i} says ${i * 7} things of film ${i % 97} and of ${i * 31} others` })}\n`,
    ).join(''),
  );
  const { run } = await load('index.js');
  for (const [name, file] of [...(path ? [['dedup/t0_20k', path]] : []), ['50,000 rows of 13 words', generated]]) {
    const output = join(temporaryFolder(), 'out');
    const times = { off: [], on: [] };
    for (let round = 0; round < 3; round++) {
      for (const [key, nearDuplicates] of [
        ['off', false],
        ['on', true],
      ]) {
        const steps = [{ use: 'dataset.split', with: { nearDuplicates } }];
        const recipe = { leaven: 1, name: 'split', dataset: { task: 'text', train: { path: file } }, steps, output: { path: output } };
        const begin = process.cpuUsage();
        await run(recipe, { workers: 0, overwrite: true });
        const { user, system } = process.cpuUsage(begin);
        times[key].push((user + system) / 1e6);
      }
    }
    const [off, on] = [median(times.off), median(times.on)];
    row(
      `dataset.split of ${name}, whole run, nearDuplicates`,
      `false ${off.toFixed(2)} s`,
      `true ${on.toFixed(2)} s`,
      `${(off / on).toFixed(2)}x`,
      'none',
    );
  }
}
