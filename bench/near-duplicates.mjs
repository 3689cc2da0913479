// Near duplicates on dedup/t0_20k beside datasketch's way in numpy, and the whole command on generated texts: memory and growth.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { benchFolder, cpuSeconds, dataFile, load, median, row, runCommand, temporaryFolder, thousands } from './setting.mjs';

const python = process.env.LEAVEN_PYTHON ?? 'python3';

export default async function nearDuplicates({ file, rows = 100_000, rounds = 3 } = {}) {
  const path = file ?? dataFile('dedup/t0_20k/docs.jsonl.gz');
  if (path) await besidePeer(path, rounds);
  else console.log('  dedup/t0_20k is not there (LEAVEN_DATA=folder of the data sets): the comparison is skipped');
  memory(rows);
}

async function besidePeer(path, rounds) {
  const { findNearDuplicates } = await load('operators/duplicates/find-near.js');
  const { createShingler } = await load('kernels/text/shingles.js');
  const { createMinHasher, createPlainMinHasher, permutations } = await load('kernels/text/min-hash.js');
  const bytes = path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path);
  const samples = bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const texts = samples.map(({ text }) => text);

  const shingles = createShingler();
  const hashed = texts.map((text) => shingles(text, 'word', 5).slice());
  const signatures = (minHash) => {
    const out = new Uint32Array(permutations);
    return cpuSeconds(() => {
      for (const hashes of hashed) minHash(hashes, out);
    }).seconds;
  };
  const ours = { kernel: [], plain: [], job: [], all: [] };
  let found;
  const pass = () => {
    ours.kernel.push(signatures(createMinHasher()));
    ours.plain.push(signatures(createPlainMinHasher()));
    const done = cpuSeconds(() => findNearDuplicates(texts, { shingle: 'word' }));
    found = done.result;
    ours.job.push(done.seconds);
    ours.all.push(cpuSeconds(() => findNearDuplicates(texts, { shingle: 'word', allPairs: true })).seconds);
  };
  pass();
  for (const list of Object.values(ours)) list.length = 0;
  pass();
  const done = spawnSync(python, [join(benchFolder, 'peers', 'near_duplicates.py'), path, '0.7', String(texts.length)], {
    encoding: 'utf8',
  });
  for (let round = 1; round < rounds; round++) pass();

  const gone = new Set(found.clusters.flatMap(({ members }) => members.slice(1)));
  const kept = samples.filter((_, i) => !gone.has(i)).map(({ id }) => id);
  const digest = createHash('sha256').update(kept.join('\n')).digest('hex').slice(0, 12);
  const rate = (seconds) => `${thousands(texts.length / seconds)} texts/s`;
  row(
    'removed',
    '',
    `${thousands(gone.size)} of ${thousands(texts.length)}, kept ids ${digest}, ${thousands(found.compared)} pairs compared`,
    '',
    '7,988, e8aedca37427',
  );
  if (done.status !== 0) {
    console.log(`  ${python} with numpy is not there: the peer is skipped\n${done.stderr}`);
    return;
  }
  const peer = JSON.parse(done.stdout);
  const line = (what, theirs, own, goal) => {
    const ratio = theirs / median(own);
    row(what, rate(theirs), rate(median(own)), `${ratio.toFixed(1)}x`, goal ? `>= ${goal}x` : '-', goal ? ratio >= goal : undefined);
  };
  console.log(
    `  peer: numpy ${peer.numpy}, ${peer.bands[0]} bands of ${peer.bands[1]}, removed ${thousands(peer.removed)} without verifying; CPU seconds, one thread`,
  );
  line('signatures, shingle by shingle (MinHash.update)', peer.update, ours.kernel, 100);
  line('signatures, a text at a time (update_batch)', peer.batch, ours.kernel);
  line('signatures in TypeScript, shingle by shingle', peer.update, ours.plain);
  line('whole job, verified', peer.job, ours.job, 20);
  line('whole job, every pair compared', peer.job, ours.all);
}

/** Texts of 40 to 120 words; a third are another one with a few words changed, one in fifty the same as another. */
export function writeTexts(path, rows) {
  const handle = openSync(path, 'w');
  let state = 12345;
  const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  // Words as frequent as in a language: the k-th about 1/k.
  const word = () => `w${Math.floor(50_000 ** (below(1 << 20) / (1 << 20)))}`;
  const recent = [];
  let lines = [];
  for (let i = 0; i < rows; i++) {
    const draw = below(300);
    let words = recent.length > 0 && draw < 106 ? recent[below(recent.length)] : Array.from({ length: 40 + below(81) }, word);
    if (draw < 100) {
      words = [...words];
      for (let k = below(4); k >= 0; k--) words[below(words.length)] = word();
    }
    recent[i % 5000] = words;
    lines.push(JSON.stringify({ id: `r${i}`, text: words.join(' ') }));
    if (lines.length < 10_000 && i < rows - 1) continue;
    writeSync(handle, `${lines.join('\n')}\n`);
    lines = [];
  }
  closeSync(handle);
}

function memory(rows) {
  const folder = temporaryFolder();
  const peaks = [];
  for (const count of [Math.ceil(rows / 10), rows]) {
    const texts = join(folder, 'texts.jsonl');
    writeTexts(texts, count);
    const recipe = join(folder, 'recipe.yaml');
    writeFileSync(
      recipe,
      `leaven: 1\nname: near\ndataset: { task: text, train: { path: texts.jsonl } }\nsteps:\n  - dataset.deduplicate: { mode: near }\noutput: { path: out }\n`,
    );
    for (const workers of [0, 2]) {
      rmSync(join(folder, 'out'), { recursive: true, force: true });
      const done = runCommand(['run', recipe, '--workers', String(workers)]);
      const report = JSON.parse(readFileSync(join(folder, 'out', 'report.json'), 'utf8'));
      const { merged, comparison } = report.steps.find(({ findings }) => findings).findings;
      peaks.push(done.peakBytes);
      row(
        `${thousands(count)} generated, ${workers} workers`,
        '',
        `${done.wall.toFixed(0)} s, ${done.cpu.toFixed(0)} CPU s, peak ${(done.peakBytes / 2 ** 20).toFixed(0)} MiB`,
        `${thousands(merged)} merged, ${thousands(comparison.compared)} pairs compared, ${comparison.route}`,
        '< 2048 MiB',
        done.peakBytes < 2 ** 31,
      );
    }
  }
}
