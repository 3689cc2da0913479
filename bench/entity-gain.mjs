// What entity replacement gives a small tagger with few sentences: span F1 of an averaged perceptron trained with and without the copies,
// on test sentences that nothing has touched.
// LEAVEN_DATA=... node bench/entity-gain.mjs [--markdown FILE] [--only NAME]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresOf, spansOf, trainTagger } from './entity-gain/tagger.mjs';
import { dataFile, load, machine, temporaryFolder } from './setting.mjs';

const copies = 4;
const epochs = 10;
const seeds = [1, 2, 3, 4, 5];
const sizes = [50, 100, 200];

const sets = {
  'Weibo NER (zh)': { language: 'zh', load: loadWeibo },
  'CLUENER (zh)': { language: 'zh', load: loadCluener },
  'Presidio synthetic (en)': { language: 'en', load: loadPresidio },
};

function loadWeibo() {
  const read = (name) => {
    const file = dataFile(`text_zh/weibo_ner/weiboNER_2nd_conll.${name}`);
    if (!file) return undefined;
    return readFileSync(file, 'utf8')
      .split(/\n\s*\n/)
      .map((block) => block.split('\n').filter((line) => line.includes('\t')))
      .filter((lines) => lines.length > 0)
      .map((lines) => {
        const tokens = lines.map((line) => line.split('\t')[0].replace(/\d$/, ''));
        const tags = lines.map((line) => line.split('\t')[1].trim());
        return fromTags(tokens, tags);
      });
  };
  const train = read('train');
  const test = read('test');
  return train && test ? { train, test } : undefined;
}

function loadCluener() {
  const read = (name) => {
    const file = dataFile(`text_zh/cluener/${name}.json`);
    if (!file) return undefined;
    return JSON.parse(`[${readFileSync(file, 'utf8').replace(/\n\}\n\{/g, '\n},\n{')}]`).map(({ text, label }) => ({
      text,
      spans: Object.entries(label).flatMap(([type, mentions]) =>
        Object.values(mentions).flatMap((places) => places.map(([start, end]) => ({ start, end: end + 1, label: type }))),
      ),
    }));
  };
  const train = read('train');
  const test = read('dev');
  return train && test ? { train, test } : undefined;
}

/** Sentences of one template are near copies of each other: a template is wholly in train or wholly in test. */
function loadPresidio() {
  const file = dataFile('pii_enc/presidio_synth_v2/synth_dataset_v2.json');
  if (!file) return undefined;
  const rows = JSON.parse(readFileSync(file, 'utf8')).map(({ full_text: text, spans, template_id: template }) => {
    const units = [0];
    for (const point of text) units.push(units.at(-1) + point.length);
    const own = spans.map((span) => ({ start: units[span.start_position], end: units[span.end_position], label: span.entity_type }));
    return { text, spans: own, template };
  });
  return { train: rows.filter(({ template }) => template % 3 !== 0), test: rows.filter(({ template }) => template % 3 === 0) };
}

function fromTags(tokens, tags) {
  const starts = [0];
  for (const token of tokens) starts.push(starts.at(-1) + token.length);
  return {
    text: tokens.join(''),
    spans: spansOf(tags).map((span) => {
      const [from, to, label] = span.split(':');
      return { start: starts[Number(from)], end: starts[Number(to)], label };
    }),
  };
}

/** Tokens and BIO tags of a text with spans: characters in Chinese, words and marks in English. Nested spans: the longer one counts. */
function tagged({ text, spans }, language) {
  const pattern = language === 'zh' ? /\S/gu : /[\p{L}\p{M}\p{N}]+|[^\s]/gu;
  const tokens = [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
  const tags = tokens.map(() => 'O');
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const inside = tokens.flatMap((token, i) => (token.start >= span.start && token.end <= span.end ? [i] : []));
    if (inside.length === 0 || inside.some((i) => tags[i] !== 'O')) continue;
    for (const [k, i] of inside.entries()) tags[i] = `${k === 0 ? 'B' : 'I'}-${span.label}`;
  }
  return { features: featuresOf(tokens.map((token) => token.text)), tags };
}

function drawRows(rows, count, seed) {
  const order = rows.map((row, i) => [Math.imul((i + 1) ^ (seed * 7919), 0x9e3779b1) >>> 0, row]).sort((a, b) => a[0] - b[0]);
  return order.slice(0, count).map(([, row]) => row);
}

async function grow(run, rows, language, seed, folder) {
  const file = join(folder, `train-${seed}.jsonl`);
  writeFileSync(file, rows.map(({ text, spans }, i) => JSON.stringify({ id: String(i), text, spans })).join('\n'));
  const output = join(folder, `run-${seed}`);
  await run(
    {
      leaven: 1,
      name: 'entities',
      seed,
      dataset: { task: 'token-classification', language, offsets: 'utf-16', train: { path: file } },
      steps: [{ augment: { copies, from: [{ 'text.replace-entities': { ratio: 1 } }] } }],
      output: { path: output, format: 'jsonl' },
    },
    { workers: 0, overwrite: true },
  );
  return readFileSync(join(output, 'data', 'train.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** True positives, false positives and false negatives of each test sentence. */
function counts(predict, test) {
  return test.map(({ features, tags }) => {
    const gold = new Set(spansOf(tags));
    const found = spansOf(predict(features));
    const right = found.filter((span) => gold.has(span)).length;
    return [right, found.length - right, gold.size - right];
  });
}

function f1(rows, weights) {
  let [tp, fp, fn] = [0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    const weight = weights ? weights[i] : 1;
    tp += rows[i][0] * weight;
    fp += rows[i][1] * weight;
    fn += rows[i][2] * weight;
  }
  return tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn);
}

/** Mean difference over the seeds and its 95 % interval: seeds and sentences both resampled, n - 1 of n (Rao and Wu 1988). */
function effect(grown, baseline) {
  const n = baseline[0].length;
  const mean = (weights, chosen) => chosen.reduce((sum, s) => sum + f1(grown[s], weights) - f1(baseline[s], weights), 0) / chosen.length;
  const all = seeds.map((_, s) => s);
  let state = 12345;
  const draw = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const found = [];
  for (let round = 0; round < 2000; round++) {
    const weights = new Uint16Array(n);
    for (let i = 0; i < n - 1; i++) weights[draw(n)]++;
    found.push(
      mean(
        weights,
        Array.from({ length: seeds.length - 1 }, () => draw(seeds.length)),
      ),
    );
  }
  found.sort((a, b) => a - b);
  return { mean: mean(undefined, all), low: found[49], high: found[1949] };
}

const points = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)}`;
const shown = ({ mean, low, high }) =>
  `${points(mean)} (${points(low)} to ${points(high)})${low > 0 ? ' **helps**' : high < 0 ? ' **hurts**' : ''}`;

export default async function entityGain({ only, markdown } = {}) {
  const { run } = await load('index.js');
  const lines = [
    '| data | sentences | with copies | baseline F1 | effect on equal steps | effect on equal epochs |',
    '|---|---|---|---|---|---|',
  ];
  for (const [name, { language, load: read }] of Object.entries(sets)) {
    if (only && only !== name) continue;
    const data = read();
    if (!data) {
      console.log(`${name}: not in LEAVEN_DATA, left out`);
      continue;
    }
    const test = data.test.map((row) => tagged(row, language));
    for (const size of sizes) {
      const folder = temporaryFolder();
      const scores = { base: [], longer: [], steps: [], epochs: [] };
      let rows = 0;
      for (const seed of seeds) {
        const few = drawRows(data.train, size, seed);
        const plain = few.map((row) => tagged(row, language));
        const more = (await grow(run, few, language, seed, folder)).map((row) => tagged(row, language));
        rows += more.length;
        const names = ['O', ...new Set(plain.flatMap(({ tags }) => tags))].filter((tag, i, list) => list.indexOf(tag) === i);
        for (const tag of [...names]) if (tag.startsWith('B-') && !names.includes(`I-${tag.slice(2)}`)) names.push(`I-${tag.slice(2)}`);
        const judge = (sentences, steps) => counts(trainTagger(sentences, names, steps, seed), test);
        scores.base.push(judge(plain, plain.length * epochs));
        scores.longer.push(judge(plain, more.length * epochs));
        scores.epochs.push(judge(more, more.length * epochs));
        scores.steps.push(scores.epochs.at(-1));
      }
      const base = scores.longer.reduce((sum, one) => sum + f1(one), 0) / seeds.length;
      const line = `| ${name} | ${size} | ${Math.round(rows / seeds.length)} | ${(base * 100).toFixed(1)} | ${shown(effect(scores.steps, scores.longer))} | ${shown(effect(scores.epochs, scores.base))} |`;
      lines.push(line);
      console.log(line);
    }
  }
  if (markdown) writeFileSync(markdown, `${lines.join('\n')}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const option = (flag) => (process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);
  console.log(machine());
  await entityGain({ only: option('--only'), markdown: option('--markdown') });
}
