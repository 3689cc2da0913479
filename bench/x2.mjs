// X2: what growth gives a classifier of Chinese texts. Each line is a proof: baseline and recipe on the same draws of the same rows.
// LEAVEN_DATA=... node bench/x2.mjs [--markdown FILE] [--only NAME]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromCommandLine, proofTable } from './proof-table.mjs';
import { dataFile, temporaryFolder } from './setting.mjs';

const ratio = 0.1;
const recipes = {
  EDA: ['replace-synonyms', 'insert-synonyms', 'swap-words', 'delete-words'].map((name) => ({ [`text.${name}`]: { ratio } })),
  synonyms: [{ 'text.replace-synonyms': { ratio } }],
  'T3 (TF-IDF)': [{ 'text.replace-uninformative-words': { ratio } }],
  noise: ['keyboard-typos', 'replace-homophones', 'ocr-errors', 'misspell'].map((name) => ({ [`text.${name}`]: { ratio: 0.05 } })),
};

const trainers = ['text-linear', 'text-embedding'];
const settings = [
  { name: 'eprstmt few-shot', set: 'eprstmt', copies: 16, trainers },
  { name: 'tnews few-shot', set: 'tnews', copies: 8, trainers },
  { name: 'waimai 200', set: 'waimai', trainRows: 200, copies: 16, trainers },
  { name: 'waimai 1,000', set: 'waimai', trainRows: 1000, copies: 8, trainers },
];

function readLines(path, label) {
  const file = dataFile(path);
  if (!file) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line)).map((row) => ({ text: row.sentence, label: row[label] }));
}

/** FewCLUE's own few-shot rows (all five draws of train) and public test; every fifth review of waimai_10k is test. */
function rowsOf(set) {
  if (set !== 'waimai') {
    const label = set === 'tnews' ? 'label_desc' : 'label';
    const train = readLines(`text_zh/fewclue_${set}/train_few_all.json`, label);
    return train && { train, test: readLines(`text_zh/fewclue_${set}/test_public.json`, label) };
  }
  const file = dataFile('text_zh/waimai_10k/waimai_10k.csv');
  if (!file) return undefined;
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '');
  const rows = all.map((line) => ({ label: line.slice(0, 1), text: line.slice(2).trim().replace(/^"|"$/g, '').replaceAll('""', '"') }));
  return { train: rows.filter((_, i) => i % 5 !== 4), test: rows.filter((_, i) => i % 5 === 4) };
}

function dataset(set) {
  const rows = rowsOf(set);
  if (!rows) return undefined;
  const folder = temporaryFolder();
  const write = (name) => {
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, rows[name].map((row) => `${JSON.stringify(row)}\n`).join(''));
    return { path: file, format: 'jsonl' };
  };
  return { task: 'text-classification', language: 'zh', train: write('train'), test: write('test') };
}

const x2 = ({ only, markdown } = {}) => proofTable({ name: 'x2', settings, recipes, dataset, only, markdown });
export default x2;

if (process.argv[1] === new URL(import.meta.url).pathname) await fromCommandLine(x2);
