// Measure of quality: what nine copies of each text keep, by a checker that shares no code and no lists with the package.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edaSteps } from './eda.mjs';
import { dataFile, readLabelled, row, runCommand, temporaryFolder, thousands } from './setting.mjs';

const negations = /\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely|scarcely)\b/g;
const contractions = /n\s?['\u2019`]\s?t\b/g;
const numberWords =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twice|half';
const numbers = new RegExp(`\\d+(?:[.,:]\\d+)*|\\b(?:${numberWords})\\b`, 'g');
const placeholders = /\{[A-Za-z0-9_]+\}|<[a-z_]+>|\[[A-Z_]+\]|%[sd]\b|https?:\/\/\S+|\S+@\S+\.\S+/gi;

const fold = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** What a text says of one kind, in any order. */
function items(text, kind) {
  const lower = text.toLowerCase();
  if (kind === 'placeholders') return (text.match(placeholders) ?? []).sort().join('|');
  if (kind === 'numbers') return (lower.match(numbers) ?? []).sort().join('|');
  const found = [
    ...(lower.match(negations) ?? []).map((word) => (word === 'cannot' ? 'not' : word)),
    ...(lower.match(contractions) ?? []).map(() => 'not'),
  ];
  return found.sort().join('|');
}

export default async function quality({ file } = {}) {
  const path = file ?? dataFile('text_en/eda_sst2_500/sst2_train_500.txt');
  if (!path) return console.log('eda-quality: no data; give a file of `label text` lines or set LEAVEN_DATA');
  const folder = temporaryFolder();
  const rows = readLabelled(path);
  writeFileSync(join(folder, 'input.jsonl'), rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const recipe = {
    leaven: 1,
    name: 'eda-quality',
    seed: 1,
    dataset: { task: 'text-classification', train: { path: 'input.jsonl' } },
    steps: edaSteps(true),
    output: { path: 'out', format: 'jsonl' },
  };
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
  runCommand(['run', join(folder, 'recipe.json'), '--workers', '0', '--quiet']);
  const lines = (name) =>
    readFileSync(join(folder, 'out', name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const provenance = new Map(lines('provenance.jsonl').map((record) => [record.id, record]));
  const samples = lines('data/train.jsonl');
  const originals = new Map(samples.filter(({ id }) => provenance.get(id).parent === undefined).map((sample) => [sample.id, sample]));
  const copies = samples.filter(({ id }) => provenance.get(id).parent !== undefined);
  const missing = lines('rejected.jsonl');
  const reasons = {};
  for (const { reason } of missing) reasons[reason] = (reasons[reason] ?? 0) + 1;

  const counts = { parent: 0, sibling: 0, label: 0, negations: 0, numbers: 0, placeholders: 0 };
  const examples = {};
  const siblings = new Map();
  const operators = {};
  for (const copy of copies) {
    const record = provenance.get(copy.id);
    const parent = originals.get(record.parent);
    const key = fold(copy.text);
    const seen = siblings.get(parent.id) ?? new Set();
    siblings.set(parent.id, seen);
    const note = (kind) => {
      counts[kind]++;
      examples[kind] ??= `${parent.text}  ->  ${copy.text}`;
    };
    if (key === fold(parent.text)) note('parent');
    if (seen.has(key)) note('sibling');
    seen.add(key);
    if (copy.label !== parent.label) note('label');
    for (const kind of ['negations', 'numbers', 'placeholders']) if (items(copy.text, kind) !== items(parent.text, kind)) note(kind);
    for (const step of record.steps) operators[step.operator] = (operators[step.operator] ?? 0) + 1;
  }
  const asked = rows.length * 9;
  row(
    'copies',
    '',
    `${thousands(copies.length)} and ${missing.length} with a reason ${JSON.stringify(reasons)}`,
    '',
    thousands(asked),
    copies.length + missing.length === asked,
  );
  for (const [name, kind] of [
    ['equal to their parent', 'parent'],
    ['equal siblings', 'sibling'],
    ['another label', 'label'],
    ['lost or added negations', 'negations'],
    ['lost or added numbers', 'numbers'],
    ['lost or added placeholders', 'placeholders'],
  ]) {
    row(name, '', String(counts[kind]), '', '0', counts[kind] === 0);
    if (examples[kind]) console.log(`    ${examples[kind]}`);
  }
  for (const [operator, count] of Object.entries(operators)) {
    const share = (100 * count) / copies.length;
    row(operator, '', `${share.toFixed(1)} %`, '', '20-30 %', share >= 20 && share <= 30);
  }
}
