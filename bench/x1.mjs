// X1: what growth gives a classifier of short texts. Each line is a proof: baseline and recipe on the same draws of the same rows.
// LEAVEN_DATA=... node bench/x1.mjs [--markdown FILE] [--only NAME]
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { dataFile, load, machine, readLabelled, temporaryFolder } from './setting.mjs';

const ratio = 0.1;
const four = ['replace-synonyms', 'insert-synonyms', 'swap-words', 'delete-words'].map((name) => ({ [`text.${name}`]: { ratio } }));
const recipes = {
  EDA: four,
  synonyms: [{ 'text.replace-synonyms': { ratio } }],
  'T3 (TF-IDF)': [{ 'text.replace-uninformative-words': { ratio } }],
  AEDA: ['text.insert-punctuation'],
  'delete only': [{ 'text.delete-words': { ratio } }],
};

/** Copies as EDA's paper takes them for so many rows. */
const settings = [
  { name: 'sst 500', set: 'sst', trainRows: 500, copies: 16, embedding: true },
  { name: 'sst 2,000', set: 'sst', trainRows: 2000, copies: 8 },
  { name: 'sst 5,000', set: 'sst', trainRows: 5000, copies: 4 },
  { name: 'sst all', set: 'sst', copies: 4 },
  { name: 'trec 10 per class', set: 'trec', rowsPerClass: 10, copies: 16 },
  { name: 'subj 10 per class', set: 'subj', rowsPerClass: 10, copies: 16 },
  { name: 'mr 10 per class', set: 'mr', rowsPerClass: 10, copies: 16 },
  { name: 'banking77 10 per class', set: 'banking77', rowsPerClass: 10, copies: 8 },
];

const files = {
  sst: { train: 'text_en/sst/stsa.binary.train', test: 'text_en/sst/stsa.binary.test' },
  trec: { train: 'text_en/trec/TREC.train.all', test: 'text_en/trec/TREC.test.all' },
  // No test of their own: every fifth row.
  subj: { train: 'text_en/subj/subj.all' },
  mr: { train: 'text_en/mr/rt-polarity.all' },
  banking77: { train: 'text_en/banking77/train.csv', test: 'text_en/banking77/test.csv' },
};

/** Bytes that are no UTF-8 stand for what cp1252 says. */
function decode(file) {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function rowsOf(path) {
  const file = dataFile(path);
  if (!file) return undefined;
  if (path.endsWith('.csv')) return { path: file, format: 'csv' };
  const copy = join(temporaryFolder(), 'rows.txt');
  writeFileSync(copy, decode(file));
  return readLabelled(copy);
}

function write(folder, name, rows) {
  if (!Array.isArray(rows)) return rows;
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return { path: file, format: 'jsonl' };
}

function dataset(set) {
  const folder = temporaryFolder();
  const { train, test } = files[set];
  const all = rowsOf(train);
  if (!all) return undefined;
  const parts = test
    ? { train: all, test: rowsOf(test) }
    : { train: all.filter((_, i) => i % 5 !== 4), test: all.filter((_, i) => i % 5 === 4) };
  const fields = set === 'banking77' ? { fields: { text: 'text', label: 'category' } } : {};
  return {
    task: 'text-classification',
    language: 'en',
    ...fields,
    train: write(folder, 'train', parts.train),
    test: write(folder, 'test', parts.test),
  };
}

const points = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)}`;
const range = ([low, high]) => `${points(low)} to ${points(high)}`;

export default async function x1({ only, markdown } = {}) {
  const { prove } = await load('proof/prove.js');
  const lines = [];
  const say = (line) => {
    lines.push(line);
    console.log(line);
  };
  say('| data | trainer | recipe | rows | baseline | recipe | effect on equal steps | effect on equal epochs | leaked rows removed |');
  say('|---|---|---|---|---|---|---|---|---|');
  for (const setting of settings) {
    if (only && !setting.name.startsWith(only)) continue;
    const data = dataset(setting.set);
    if (!data) {
      console.log(`x1: no ${setting.set}; set LEAVEN_DATA`);
      continue;
    }
    for (const trainer of setting.embedding ? ['text-linear', 'text-embedding'] : ['text-linear']) {
      const out = join(temporaryFolder(), 'proof');
      for (const [name, from] of Object.entries(recipes)) {
        const recipe = {
          leaven: 1,
          name: `x1-${setting.set}`,
          seed: 1,
          dataset: data,
          steps: [{ augment: { copies: setting.copies, choose: 'one', from } }],
          output: { path: join(out, 'run'), format: 'jsonl' },
        };
        const { proof } = await prove(recipe, {
          trainer,
          seeds: 5,
          ablation: false,
          curve: [],
          out,
          workers: availableParallelism(),
          ...(setting.trainRows ? { trainRows: setting.trainRows } : {}),
          ...(setting.rowsPerClass ? { rowsPerClass: setting.rowsPerClass } : {}),
        });
        const arm = (kind, schedule) => proof.arms.find((one) => one.kind === kind && one.schedule === schedule);
        const baseline = arm('baseline', 'equal-steps');
        const grown = arm('recipe', 'equal-steps');
        const epochs = arm('recipe', 'equal-epochs');
        const percent = ({ mean, interval }) => `${(mean * 100).toFixed(1)} (${interval.map((end) => (end * 100).toFixed(1)).join('–')})`;
        const mark = { helps: '**helps**', hurts: '**hurts**', 'no-evidence': '' }[proof.verdict.outcome];
        say(
          `| ${setting.name} | ${trainer} | ${name} | ${proof.rows.train} → ${Math.round(proof.rows.grown)} | ${percent(baseline)} | ${percent(grown)} | ${points(grown.effect)} (${range(grown.effectInterval)}) ${mark} | ${points(epochs.effect)} (${range(epochs.effectInterval)}) | ${proof.leak.removed} |`,
        );
      }
    }
  }
  if (markdown) writeFileSync(markdown, `${machine()}\n\n${lines.join('\n')}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const value = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
  await x1({ only: value('--only'), markdown: value('--markdown') });
}
