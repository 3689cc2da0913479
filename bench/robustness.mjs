// Accuracy against the rate of typos, homophones and OCR errors, of models trained with such noise and without.
// LEAVEN_DATA=... node bench/robustness.mjs [--markdown FILE] [--only NAME] [--seeds N]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFile, load, machine, readLabelled, temporaryFolder } from './setting.mjs';

const { train, evaluate } = await load('index.js');
const { createStreams } = await load('core/random.js');

const rates = [0.1, 0.2, 0.3];
/** What the noisy arm trains on; `misspell` it never sees. */
const trainedOn = { typo: 'text.keyboard-typos', homophone: 'text.replace-homophones', ocr: 'text.ocr-errors' };
const noises = [...Object.keys(trainedOn), 'misspell'];
/** Words that were never met have parts that were: the third reads those too. Chinese is read by characters anyhow. */
const trainers = [
  { name: 'text-linear', trainer: 'text-linear' },
  { name: 'text-embedding', trainer: 'text-embedding' },
  { name: 'text-linear, parts of words', trainer: 'text-linear', with: { characterNgramsMax: 4 }, language: 'en' },
];
const copies = 3;
const ratio = 0.2;

const settings = [
  { name: 'sst', language: 'en', rows: 2000, read: () => labelled('text_en/sst/stsa.binary.train', 'text_en/sst/stsa.binary.test') },
  { name: 'trec', language: 'en', rows: 2000, read: () => labelled('text_en/trec/TREC.train.all', 'text_en/trec/TREC.test.all') },
  { name: 'waimai', language: 'zh', rows: 2000, read: reviews },
  { name: 'eprstmt', language: 'zh', read: fewShot },
];

function labelled(...paths) {
  const files = paths.map(dataFile);
  return files.includes(undefined) ? undefined : { train: readLabelled(files[0]), test: readLabelled(files[1]) };
}

/** Every fifth review of waimai_10k is test. */
function reviews() {
  const file = dataFile('text_zh/waimai_10k/waimai_10k.csv');
  const lines = file && readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const rows = lines?.map((line) => ({ label: line.slice(0, 1), text: line.slice(2).trim().replace(/^"|"$/g, '').replaceAll('""', '"') }));
  return rows && { train: rows.filter((_, i) => i % 5 !== 4), test: rows.filter((_, i) => i % 5 === 4) };
}

/** FewCLUE's own few-shot rows (all five draws of train) and public test. */
function fewShot() {
  const [train, test] = ['train_few_all', 'test_public'].map((name) => {
    const file = dataFile(`text_zh/fewclue_eprstmt/${name}.json`);
    const rows =
      file &&
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    return rows?.map(({ sentence, label }) => ({ text: sentence, label }));
  });
  return train && test && { train, test };
}

function writeRows(file, rows) {
  writeFileSync(file, rows.map(({ text, label }, i) => `${JSON.stringify({ id: String(i), text, label })}\n`).join(''));
  return file;
}

/** The scores of both arms of one seed on the same rows, without noise and with each. Both arms make as many updates. */
async function oneSeed({ name, language, rows }, { train: all, test }, { trainer, with: params = {} }, seed) {
  const folder = temporaryFolder();
  const random = createStreams({ seed, epoch: 0, stepId: 'robustness', slot: name }).open('rows');
  const drawn = random.shuffle([...all]).slice(0, rows ?? all.length);
  const trainFile = writeRows(join(folder, 'train.jsonl'), drawn);
  const testFile = writeRows(join(folder, 'test.jsonl'), test);
  const recipe = (steps) => ({
    leaven: 1,
    seed,
    dataset: { task: 'text-classification', id: 'id', language, train: { path: trainFile, format: 'jsonl' } },
    steps,
    limits: { rejects: 1 },
  });
  const noise = { noises, rates, draws: 1, seed };
  const arm = async (out, steps, more = {}) => {
    const trained = await train(recipe(steps), { cwd: folder, out, trainer, with: params, seed, ...more });
    return { trained, ...(await evaluate(join(folder, out), testFile, { text: ['text'], label: 'label', noise })) };
  };
  const from = Object.values(trainedOn).map((id) => ({ [id]: { ratio } }));
  const noisy = await arm('noisy', [{ augment: { copies, from } }]);
  const plain = await arm('plain', [], { steps: noisy.trained.steps });
  return [plain, noisy].map(({ report, noise: { noises: curves }, trained }) => ({
    rows: trained.rows.train,
    clean: report.accuracy,
    under: Object.fromEntries(curves.map((curve) => [curve.name, curve.points.map((point) => point.accuracy.value)])),
  }));
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (value) => (100 * value).toFixed(1);
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)}`;

/** `71.2 → 76.0, +4.8 (+4.1 to +5.3)`: without and with noise in training, and the gain with its range over the seeds. */
function cell(plain, noisy) {
  const gains = plain.map((value, i) => noisy[i] - value).sort((a, b) => a - b);
  return `${percent(mean(plain))} → ${percent(mean(noisy))}, ${signed(mean(gains))} (${signed(gains[0])} to ${signed(gains.at(-1))})`;
}

export default async function robustness({ only, markdown, seeds = 3 } = {}) {
  const lines = [
    `| data | trainer | rows | noise | rate 0 | ${rates.map((rate) => `rate ${rate}`).join(' | ')} |`,
    `|---|---|---|---|---|${rates.map(() => '---|').join('')}`,
  ];
  console.log(`robustness on ${machine()}, ${seeds} seeds\n${lines.join('\n')}`);
  for (const setting of settings) {
    if (only !== undefined && setting.name !== only) continue;
    const data = setting.read();
    if (!data) {
      console.log(`${setting.name}: the data is not there (LEAVEN_DATA), skipped`);
      continue;
    }
    for (const trainer of trainers) {
      if (trainer.language !== undefined && trainer.language !== setting.language) continue;
      const results = [];
      for (let seed = 1; seed <= seeds; seed++) results.push(await oneSeed(setting, data, trainer, seed));
      const of = (arm, pick) => results.map((arms) => pick(arms[arm]));
      const rows = `${Math.round(mean(of(0, (one) => one.rows)))} → ${Math.round(mean(of(1, (one) => one.rows)))}`;
      const clean = cell(
        of(0, (one) => one.clean),
        of(1, (one) => one.clean),
      );
      for (const [place, noise] of noises.entries()) {
        const points = rates.map((_, i) =>
          cell(
            of(0, (one) => one.under[noise][i]),
            of(1, (one) => one.under[noise][i]),
          ),
        );
        const line = `| ${setting.name} | ${trainer.name} | ${rows} | ${noise} | ${place === 0 ? clean : ''} | ${points.join(' | ')} |`;
        console.log(line);
        lines.push(line);
      }
    }
  }
  if (markdown) writeFileSync(markdown, `${lines.join('\n')}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
  const seeds = option('--seeds');
  await robustness({ only: option('--only'), markdown: option('--markdown'), ...(seeds ? { seeds: Number(seeds) } : {}) });
}
