// X1: what growth gives a classifier of short texts. Each line is a proof: baseline and recipe on the same draws of the same rows.
// LEAVEN_DATA=... node bench/x1.mjs [--markdown FILE] [--only NAME]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromCommandLine, proofTable } from './proof-table.mjs';
import { dataFile, readLabelled, temporaryFolder } from './setting.mjs';

const ratio = 0.1;
const four = ['replace-synonyms', 'insert-synonyms', 'swap-words', 'delete-words'].map((name) => ({ [`text.${name}`]: { ratio } }));
const recipes = {
  EDA: four,
  synonyms: [{ 'text.replace-synonyms': { ratio } }],
  'T3 (TF-IDF)': [{ 'text.replace-uninformative-words': { ratio } }],
  AEDA: ['text.insert-punctuation'],
  'delete only': [{ 'text.delete-words': { ratio } }],
};

const linear = ['text-linear'];
/** Copies as EDA's paper takes them for so many rows. */
const settings = [
  { name: 'sst 500', set: 'sst', trainRows: 500, copies: 16, trainers: ['text-linear', 'text-embedding'] },
  { name: 'sst 2,000', set: 'sst', trainRows: 2000, copies: 8, trainers: linear },
  { name: 'sst 5,000', set: 'sst', trainRows: 5000, copies: 4, trainers: linear },
  { name: 'sst all', set: 'sst', copies: 4, trainers: linear },
  { name: 'trec 10 per class', set: 'trec', rowsPerClass: 10, copies: 16, trainers: linear },
  { name: 'subj 10 per class', set: 'subj', rowsPerClass: 10, copies: 16, trainers: linear },
  { name: 'mr 10 per class', set: 'mr', rowsPerClass: 10, copies: 16, trainers: linear },
  { name: 'banking77 10 per class', set: 'banking77', rowsPerClass: 10, copies: 8, trainers: linear },
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

const x1 = ({ only, markdown } = {}) => proofTable({ name: 'x1', settings, recipes, dataset, only, markdown });
export default x1;

if (process.argv[1] === new URL(import.meta.url).pathname) await fromCommandLine(x1);
