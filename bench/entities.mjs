// Operators on entities, names, gender and contractions: how fast, how often, what a check of its own finds wrong, and samples to read.
// LEAVEN_DATA=... node bench/entities.mjs [--samples N]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFile, load, readLabelled, temporaryFolder } from './setting.mjs';

const asked = process.argv.indexOf('--samples');
const shown = asked < 0 ? 20 : Number(process.argv[asked + 1]);
const { draw, createAnalysisCache } = await load('pipeline/draw.js');
const { createAnalyzer } = await load('languages/analysis.js');
const { createStreams } = await load('core/random.js');
const { createSchema } = await load('core/schema.js');
const { run } = await load('index.js');

function readLatin1(file) {
  return readFileSync(file, 'latin1')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line.slice(line.search(/[\t ]/) + 1) }));
}
const files = [
  ['text_en/sst/stsa.binary.train', readLabelled],
  ['text_en/mr/rt-polarity.all', readLatin1],
  ['text_en/trec/TREC.train.all', readLatin1],
];
const texts = files.flatMap(([path, read]) => (dataFile(path) ? read(dataFile(path)).map(({ text }) => text) : []));
if (texts.length === 0) throw new Error('no sentences: LEAVEN_DATA names no folder with them');

/** Counted by patterns of this bench alone, not by the guards that the operators ask. */
const checks = {
  negations: (text) =>
    (text.match(/n['’]t\b|\bcannot\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|hardly)\b/gi) ?? []).length,
  numbers: (text) => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).sort().join(' '),
  addresses: (text) => (text.match(/\S+@\S+|https?:\S+|www\.\S+/g) ?? []).sort().join(' '),
};

const schema = createSchema('text');
const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });

async function measure(id, params, options = {}) {
  const { default: operator } = await load(`operators/text/${id.split('.')[1]}.js`);
  const parsed = operator.params.parse(params);
  const loaded = { operator, plan: { use: id, params: parsed }, resources: await operator.prepare?.(parsed), table: undefined };
  const streams = createStreams({ seed: 1, epoch: 0, stepId: id, slot: id });
  const cache = createAnalysisCache(analyzer);
  const changed = [];
  const wrong = {};
  const pass = () => {
    for (const [i, text] of texts.entries()) {
      const sample = { id: String(i), text };
      const drawn = draw(loaded, { fields: ['text'], analyzer }, cache, schema, sample, streams.open(sample.id));
      if (drawn.plan !== undefined) changed.push([text, drawn.sample.text]);
    }
  };
  pass();
  changed.length = 0;
  const start = performance.now();
  pass();
  const seconds = (performance.now() - start) / 1000;
  for (const [before, after] of changed)
    for (const [name, count] of Object.entries(checks))
      if (!options.crosses?.includes(name) && count(before) !== count(after)) {
        wrong[name] = (wrong[name] ?? 0) + 1;
        if (wrong[name] <= 3) console.log(`  ${name}: ${before}\n      -> ${after}`);
      }
  const share = ((100 * changed.length) / texts.length).toFixed(1);
  console.log(
    `${id} ${JSON.stringify(params)}: ${Math.round(texts.length / seconds)} sentences/s, changed ${share} %, wrong ${JSON.stringify(wrong)}`,
  );
  const step = Math.max(1, Math.floor(changed.length / shown));
  for (let i = 0; i < changed.length && i / step < shown; i += step) console.log(`    - ${changed[i][0]}\n    + ${changed[i][1]}`);
}

console.log(`${texts.length} sentences`);
await measure('text.expand-contractions', { direction: 'expand' });
await measure('text.expand-contractions', { direction: 'contract' });
await measure('text.swap-gender', {});
await measure('text.replace-names', {});
await measure('text.replace-entities', { from: 'generator' }, { crosses: ['numbers', 'addresses'] });

function cluener() {
  const file = dataFile('text_zh/cluener/train.json');
  if (!file) return undefined;
  return JSON.parse(`[${readFileSync(file, 'utf8').replace(/\n\}\n\{/g, '\n},\n{')}]`).map(({ text, label }) => ({
    text,
    spans: Object.entries(label).flatMap(([type, mentions]) =>
      Object.values(mentions).flatMap((places) => places.map(([start, end]) => ({ start, end: end + 1, label: type }))),
    ),
  }));
}

function presidio() {
  const file = dataFile('pii_enc/presidio_synth_v2/synth_dataset_v2.json');
  if (!file) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).map(({ full_text: text, spans }) => {
    const units = [0];
    for (const point of text) units.push(units.at(-1) + point.length);
    return {
      text,
      spans: spans.map((span) => ({ start: units[span.start_position], end: units[span.end_position], label: span.entity_type })),
    };
  });
}

const counted = (rows) => {
  const counts = {};
  for (const { spans } of rows) for (const { label } of spans) counts[label] = (counts[label] ?? 0) + 1;
  return JSON.stringify(Object.entries(counts).sort());
};
const bare = (form) =>
  form
    .trim()
    .replace(/['’]s$/i, '')
    .toLowerCase();

/** What stands outside all spans, with a and an as one: none of a new form may be left there. */
function outside({ text, spans }) {
  let left = '';
  let reached = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= reached) continue;
    left += `${text.slice(reached, start)}\u0000`;
    reached = end;
  }
  return (left + text.slice(reached)).replace(/\ban(?= ?\u0000)/gi, 'a').toLowerCase();
}

async function spansAfter(name, rows, params) {
  const folder = temporaryFolder();
  const file = join(folder, 'train.jsonl');
  writeFileSync(file, rows.map(({ text, spans }, i) => JSON.stringify({ id: String(i), text, spans })).join('\n'));
  const output = join(folder, 'run');
  const start = performance.now();
  await run(
    {
      leaven: 1,
      name: 'entities',
      seed: 1,
      dataset: { task: 'token-classification', offsets: 'utf-16', train: { path: file } },
      steps: [{ augment: { copies: 1, from: [{ 'text.replace-entities': params }] } }],
      output: { path: output, format: 'jsonl' },
    },
    { workers: 0 },
  );
  const seconds = (performance.now() - start) / 1000;
  const lines = readFileSync(join(output, 'data', 'train.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const parents = new Map(lines.filter(({ id }) => !id.includes('#')).map((row) => [row.id, row]));
  const copies = lines.filter(({ id }) => id.includes('#'));
  const forms = {};
  for (const { text, spans } of rows)
    for (const { start, end, label } of spans) (forms[label] ??= new Set()).add(bare(text.slice(start, end)));
  let spans = 0;
  let right = 0;
  let replaced = 0;
  let apart = 0;
  for (const copy of copies) {
    const parent = parents.get(copy.id.split('#')[0]);
    for (const [k, span] of copy.spans.entries()) {
      const form = copy.text.slice(span.start, span.end);
      const old = parent.spans[k];
      const before = old && parent.text.slice(old.start, old.end);
      spans++;
      if (form !== before) replaced++;
      const known = params.from === 'generator' ? form.trim() !== '' : forms[span.label].has(bare(form));
      const nested = parent.spans.some((other) => other !== old && other.start >= old.start && other.end <= old.end);
      if (old?.label === span.label && (form === before || known || nested)) right++;
      else if (spans - right <= 3) console.log(`  wrong: ${JSON.stringify([before, form])} in ${copy.text}`);
    }
    if (outside(copy) === outside(parent)) apart++;
    else if (copies.length - apart <= 3) console.log(`  outside: ${parent.text}\n        -> ${copy.text}`);
  }
  const grown = new Set(copies.map(({ id }) => id.split('#')[0]));
  const kept = [...parents.values()].filter(({ id }) => grown.has(id));
  const same = counted(copies) === counted(kept);
  console.log(
    `${name} ${JSON.stringify(params)}: ${rows.length} rows, ${copies.length} copies in ${seconds.toFixed(1)} s, spans right ${right} of ${spans}, text outside spans as before in ${apart}, replaced ${replaced}, label counts ${same ? 'equal' : 'DIFFERENT'}`,
  );
}

for (const [name, rows] of [
  ['CLUENER', cluener()],
  ['Presidio', presidio()],
]) {
  if (!rows) continue;
  await spansAfter(name, rows, { ratio: 1, elsewhere: false });
  await spansAfter(name, rows, { ratio: 1, elsewhere: false, from: 'generator' });
}
