// text-linear against scikit-learn's TF-IDF and logistic regression: CPU time from texts in memory to predictions on held-out rows, one
// thread each, in turns, a fresh process for each split; V8's helper threads and garbage collection are counted, imports on neither side.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, dataFile, median, row, temporaryFolder } from './setting.mjs';

const goal = { ratio: 15, points: 0.5 };
const python = process.env.LEAVEN_PYTHON ?? 'python3';
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** Rows of a `label text` file in Latin-1; `name` makes the class of a label. */
function labelled(path, name) {
  const file = dataFile(path);
  if (!file) return undefined;
  const lines = readFileSync(file, 'latin1').split('\n');
  const rows = lines
    .filter((line) => line.trim() !== '')
    .map((line) => [line.slice(line.indexOf(' ') + 1), name(line.slice(0, line.indexOf(' ')))]);
  return rows.filter(([, label]) => label !== undefined);
}

/** 21.6k sentences of four kinds: a review that praises, one that does not, a plot, a question. */
function shortTexts() {
  const parts = [
    labelled('text_en/mr/rt-polarity.all', (label) => (label === '1' ? 'praise' : 'blame')),
    labelled('text_en/subj/subj.all', (label) => (label === '1' ? 'plot' : undefined)),
    labelled('text_en/trec/TREC.train.all', () => 'question'),
    labelled('text_en/trec/TREC.test.all', () => 'question'),
  ];
  return parts.every((part) => part) ? parts.flat() : undefined;
}

function banking(path) {
  const file = dataFile(path);
  const cells = (line) => /^(?:"((?:[^"]|"")*)"|([^,]*)),(.*)$/s.exec(line);
  // A quoted text may run over lines: a record ends where its quotes are even.
  const records = [];
  for (const line of file ? readFileSync(file, 'utf8').split('\n') : []) {
    const open = records.length > 0 && (records.at(-1).match(/"/g) ?? []).length % 2 === 1;
    if (open) records[records.length - 1] += `\n${line}`;
    else records.push(line);
  }
  return records
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => cells(line.replace(/\r$/, '')))
    .map(([, quoted, plain, label]) => [(quoted ?? plain).replaceAll('""', '"'), label]);
}

/** The rows in an order drawn from the seed (Fisher-Yates, splitmix32). */
function shuffled(rows, seed) {
  let state = seed | 0;
  const draw = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
  const mixed = [...rows];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

function ask(command, args, env = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1 << 24 });
  if (done.status !== 0) throw new Error(`${args[0]} ended with ${done.status}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values) => `${median(values).toFixed(1)}x (${Math.min(...values).toFixed(1)}-${Math.max(...values).toFixed(1)})`;

export default async function trainer({ rounds = 5 } = {}) {
  const [short, intents] = [shortTexts(), [...banking('text_en/banking77/train.csv'), ...banking('text_en/banking77/test.csv')]];
  if (!short || intents.length === 0) return console.log('trainer: no data; set LEAVEN_DATA');
  const probe = spawnSync(python, ['-c', 'import sklearn; print(sklearn.__version__)'], { encoding: 'utf8' });
  const peer = probe.status === 0;
  console.log(
    peer
      ? `peer: scikit-learn ${probe.stdout.trim()}, TfidfVectorizer(ngram_range=(1, n)) and LogisticRegression(max_iter=1000), all else default`
      : `${python} with scikit-learn is not there (pip install scikit-learn, LEAVEN_PYTHON=path/to/python): the peer is skipped`,
  );
  const job = join(temporaryFolder(), 'job.json');
  for (const [name, rows] of [
    [`${short.length} short texts, 4 classes`, short],
    [`banking77, ${intents.length} texts, 77 classes`, intents],
  ]) {
    const [ours, one, two] = [[], [], []];
    for (let seed = 1; seed <= rounds; seed++) {
      const mixed = shuffled(rows, seed);
      const held = Math.floor(rows.length * 0.8);
      writeFileSync(job, JSON.stringify({ train: mixed.slice(0, held), test: mixed.slice(held) }));
      ours.push(ask(process.execPath, [join(benchFolder, 'trainer-job.mjs'), job]));
      if (!peer) continue;
      two.push(ask(python, [join(benchFolder, 'peers', 'tfidf_logreg.py'), job, '2'], oneThread));
      one.push(ask(python, [join(benchFolder, 'peers', 'tfidf_logreg.py'), job, '1'], oneThread));
    }
    const points = (side) => 100 * mean(side.map(({ accuracy }) => accuracy));
    const seconds = (side, key) => `${mean(side.map((pass) => pass[key])).toFixed(2)} s`;
    const pairs = peer
      ? [
          ['words and pairs', two],
          ['words alone', one],
        ]
      : [['none', undefined]];
    for (const [what, side] of pairs)
      for (const key of ['cold', 'warm']) {
        const ratios = side?.map((pass, i) => pass.seconds / ours[i][key]);
        // The goal is for the same n-grams; cold is the first training of a process, warm the median of the next three.
        const aimed = what === 'words and pairs';
        row(
          `${name}, ${key}`,
          side ? `${what} ${seconds(side, 'seconds')}, accuracy ${points(side).toFixed(2)}` : 'skipped',
          `${seconds(ours, key)}, accuracy ${points(ours).toFixed(2)}`,
          ratios && `${spread(ratios)}, ${(points(ours) - points(side)).toFixed(2)} points`,
          aimed ? `${goal.ratio}x within ${goal.points} points` : 'none set',
          aimed && ratios ? median(ratios) >= goal.ratio && points(ours) >= points(side) - goal.points : undefined,
        );
      }
  }
}
