// Streams: an epoch against a run of the same recipe, in turns; epochs that repeat; memory while a reader is slow.
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { edaSteps } from './eda.mjs';
import { dataFile, load, median, readLabelled, row, temporaryFolder, thousands } from './setting.mjs';

const goal = 0.9;
const workers = 2;

export default async function stream({ file, rounds = 5 } = {}) {
  const path = file ?? dataFile('text_en/sst/stsa.binary.train');
  if (!path) return console.log('stream: no data; give a file of `label text` lines or set LEAVEN_DATA');
  const library = await load('index.js');
  const folder = temporaryFolder();
  const texts = readLabelled(path);
  const train = join(folder, 'train.jsonl');
  writeFileSync(train, texts.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const recipe = (output) => ({
    leaven: 1,
    name: 'stream',
    seed: 42,
    dataset: { task: 'text-classification', language: 'en', train: { path: train } },
    steps: edaSteps(true),
    output: { path: join(folder, output), format: 'jsonl' },
  });
  // By the clock, which is what a training waits for, and by processor seconds of all threads, which a busy machine changes less.
  const measured = async (work) => {
    const began = process.cpuUsage();
    const from = performance.now();
    const made = await work();
    const seconds = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(began);
    return { clock: made / seconds, processor: made / ((user + system) / 1e6) };
  };
  const readEpoch = async (options) => {
    let count = 0;
    for await (const _ of library.stream(recipe('streamed'), { workers, ...options })) count++;
    return count;
  };

  const rates = { run: [], first: [], later: [] };
  for (let round = 0; round < rounds; round++) {
    const run = await measured(async () => (await library.run(recipe('run'), { workers, overwrite: true })).counts.written);
    rmSync(join(folder, 'streamed.stream'), { recursive: true, force: true });
    const first = await measured(() => readEpoch({ epoch: 0 }));
    const later = await measured(() => readEpoch({ epoch: round + 1 }));
    for (const [kind, one] of Object.entries({ run, first, later })) rates[kind].push(one);
  }
  for (const by of ['clock', 'processor']) {
    const best = (kind) => `${thousands(Math.max(...rates[kind].map((rate) => rate[by])))} rows a second`;
    for (const [kind, what] of [
      ['first', 'epoch 0, nothing kept before'],
      ['later', 'a later epoch'],
    ]) {
      const ratios = rates[kind].map((rate, round) => rate[by] / rates.run[round][by]);
      const ratio = median(ratios);
      const shown = `${ratio.toFixed(2)}x (median of ${rounds}; ${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)})`;
      row(
        `stream by the ${by}, EDA, 9 copies of ${thousands(texts.length)} texts, ${what}`,
        `leaven run ${best('run')}`,
        best(kind),
        shown,
        `${goal}x`,
        ratio >= goal,
      );
    }
  }

  const hashOf = async (epoch) => {
    const hash = createHash('sha256');
    const opened = await library.openStream(recipe('streamed'), { workers });
    for await (const lines of opened.read(epoch)) for (const line of lines) hash.update(`${line}\n`);
    return hash.digest('hex');
  };
  const hashes = [];
  for (let pass = 0; pass < 2; pass++) for (let epoch = 0; epoch < 4; epoch++) hashes.push(await hashOf(epoch));
  const equal = [0, 1, 2, 3].filter((epoch) => hashes[epoch] === hashes[epoch + 4]).length;
  const different = new Set(hashes).size;
  const names = hashes.slice(0, 4).map((hash) => hash.slice(0, 8));
  row(
    'epochs 0 to 3 read twice, by SHA-256',
    names.join(' '),
    `${equal} of 4 the same, ${different} different`,
    '',
    '4 and 4',
    equal === 4 && different === 4,
  );

  // The reader rests; what its thread holds may not grow from the first tenth of the rows to the last.
  let begin = 0;
  let most = 0;
  // The whole process for the record: the heaps of its threads grow as those of a run do.
  const whole = { begin: 0, most: 0 };
  let read = 0;
  for await (const _ of library.stream(recipe('streamed'), { workers, epoch: 5 })) {
    if (++read % 2000 === 0) await wait(100);
    if (read % 500 !== 0) continue;
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    const held = heapUsed + arrayBuffers;
    if (read <= texts.length) {
      begin = Math.max(begin, held);
      whole.begin = Math.max(whole.begin, rss);
    } else {
      most = Math.max(most, held);
      whole.most = Math.max(whole.most, rss);
    }
  }
  const grown = (most - begin) / 1e6;
  row(
    `memory while a reader rests every 2,000 of ${thousands(read)} rows`,
    `${Math.round(begin / 1e6)} MB in the first tenth`,
    `${grown >= 0 ? '+' : ''}${Math.round(grown)} MB after it; whole process ${Math.round(whole.begin / 1e6)} to ${Math.round(whole.most / 1e6)} MB`,
    '',
    '< 50 MB',
    grown < 50,
  );
}
