// Operators that repair texts: throughput and what they change in public data sets, and fix-mojibake beside ftfy.
// LEAVEN_DATA=… [LEAVEN_PYTHON=python with ftfy] node bench/repair.mjs
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, cpuSeconds, dataFile, load, machine, median, temporaryFolder } from './setting.mjs';

const { createAnalyzer } = await load('languages/analysis.js');
const { codecOf } = await load('datasets/encoding/codecs.js');
const { createSchema } = await load('core/schema.js');
const { singleByteTables, singleByteEncodings } = await load('kernels/text/mojibake/tables.js');
const { applied } = await load('kernels/text/compose-edits.js');
const analyzer = createAnalyzer({ language: 'und', guardsOff: [] });
const schema = createSchema('text');

const operators = [
  ['fix-mojibake', {}],
  ['strip-html', {}],
  ['normalize-unicode', {}],
  ['remove-control-characters', {}],
  ['remove-repeated-lines', {}],
  ['remove-boilerplate', {}],
  ['remove-copyright-notices', {}],
];
const sets = [
  ['text_en/subj/subj.all', 'windows-1252'],
  ['text_zh/waimai_10k/waimai_10k.csv', 'utf-8'],
];

async function changer(name, given, texts) {
  const operator = (await load(`operators/text/${name}.js`)).default;
  const params = operator.params.parse(given);
  let table;
  if (operator.table) {
    const context = { params, schema, fields: ['text'] };
    const state = operator.table.create(context);
    for (const [ordinal, text] of texts.entries())
      operator.table.add(state, { sample: { id: String(ordinal), text }, split: 'train', ordinal, root: String(ordinal) }, context);
    table = operator.table.open(operator.table.finish(state, context), context);
  }
  return (text) => {
    const edits = operator.draw({ text, params, table, analysis: analyzer.analyze(text), saved() {} }) ?? [];
    return edits.length === 0 ? text : applied(text, edits);
  };
}

console.log(machine());
let allTexts = [];
for (const [path, encoding] of sets) {
  const file = dataFile(path);
  if (!file) {
    console.log(`${path} is not there (LEAVEN_DATA): skipped`);
    continue;
  }
  const texts = codecOf(encoding).lenient(readFileSync(file)).split('\n');
  allTexts = allTexts.concat(texts);
  const megabytes = Buffer.byteLength(texts.join('\n')) / 1e6;
  for (const [name, params] of operators) {
    const change = await changer(name, params, texts);
    for (const text of texts) change(text);
    const seconds = median(Array.from({ length: 5 }, () => cpuSeconds(() => texts.forEach(change)).seconds));
    const changed = texts.flatMap((text) => (change(text) === text ? [] : [[text, change(text)]]));
    console.log(`${path}  ${name}: ${(megabytes / seconds).toFixed(1)} MB/s of CPU, ${changed.length} of ${texts.length} texts changed`);
    for (const [before, after] of changed.slice(0, 3)) console.log(`    ${excerpt(before, after)}`);
  }
}

if (allTexts.length > 0) {
  console.log('texts made dirty: ten of the sentences a text');
  const footer = '\nSign up for our newsletter today\nCopyright 2024 Example Ltd. All rights reserved.';
  const groups = Array.from({ length: Math.floor(allTexts.length / 10) }, (_, index) => allTexts.slice(index * 10, index * 10 + 10));
  const latin1 = new TextDecoder('latin1');
  const dirty = {
    'fix-mojibake': (lines) => latin1.decode(new TextEncoder().encode(lines.join('\n'))),
    'strip-html': (lines) => `<div class="main"><ul>${lines.map((line) => `<li><b>${line}</b> &amp; more`).join('\n')}</ul></div>`,
    'remove-boilerplate': (lines) => lines.join('\n') + footer,
    'remove-repeated-lines': (lines) => [...lines, ...lines].join('\n'),
    'remove-copyright-notices': (lines) => lines.join('\n') + footer,
  };
  for (const [name, soil] of Object.entries(dirty)) {
    const texts = groups.map(soil);
    const change = await changer(name, {}, texts);
    for (const text of texts.slice(0, 200)) change(text);
    const seconds = median(Array.from({ length: 3 }, () => cpuSeconds(() => texts.forEach(change)).seconds));
    const changed = texts.filter((text) => change(text) !== text).length;
    console.log(
      `  ${name}: ${(Buffer.byteLength(texts.join('')) / 1e6 / seconds).toFixed(1)} MB/s of CPU, ${changed} of ${texts.length} changed`,
    );
  }
}

/** Where two texts part. */
function excerpt(before, after) {
  let at = 0;
  while (before[at] === after[at]) at++;
  return `${JSON.stringify(before.slice(Math.max(0, at - 12), at + 20))} -> ${JSON.stringify(after.slice(Math.max(0, at - 12), at + 20))}`;
}

/** Sentences by language: those that the rules were made with, and fifty each of public ones that they were not. */
const written = JSON.parse(readFileSync(join(benchFolder, 'peers', 'repair-sentences.json'), 'utf8'));
const languages = dataFile('pii_enc/lingua_dev');
const unseen = languages
  ? Object.fromEntries(
      readdirSync(languages, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => [
          name,
          readFileSync(join(languages, name, 'sentences.txt'), 'utf8')
            .split('\n')
            .slice(500, 550),
        ]),
    )
  : undefined;
const decoders = new Map(
  singleByteEncodings.map((name, index) => {
    const units = new Map();
    for (let unit = 65535; unit > 127; unit--) {
      const byte = singleByteTables().bytes[index][unit];
      if (byte) units.set(byte, String.fromCharCode(unit));
    }
    return [
      name,
      (bytes) => Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : (units.get(byte) ?? '\ufffd'))).join(''),
    ];
  }),
);
for (const name of ['gb18030', 'big5', 'shift_jis', 'euc-kr']) decoders.set(name, (bytes) => new TextDecoder(name).decode(bytes));

/** Sentences whose UTF-8 was read in each encoding once, in four of them twice, and beside a clean sentence; those that lost no byte. */
function pairs(sentences) {
  const made = [];
  const push = (group, clean, broken) => {
    if (broken !== clean && !broken.includes('\ufffd')) made.push({ group, clean, broken });
  };
  const bytes = (text) => new TextEncoder().encode(text);
  for (const texts of Object.values(sentences))
    for (const [index, text] of texts.entries()) {
      const other = texts[(index + 1) % texts.length];
      for (const [name, decode] of decoders) {
        const once = decode(bytes(text));
        push(name, text, once);
        if (/^windows-125[012]$|^gb18030$/.test(name)) push(`${name}, twice`, text, once.includes('\ufffd') ? once : decode(bytes(once)));
        if (/^windows-1252$|^gb18030$/.test(name) && other !== text) push(`${name}, in part`, `${other}\n${text}`, `${other}\n${once}`);
      }
    }
  return made;
}

const repair = await changer('fix-mojibake', {}, []);
const python = process.env.LEAVEN_PYTHON ?? 'python3';

function compare(name, sentences, texts) {
  const all = pairs(sentences);
  const right = all.map(({ clean, broken }) => repair(broken) === clean);
  texts.forEach(repair);
  const seconds = median(Array.from({ length: 5 }, () => cpuSeconds(() => texts.forEach(repair)).seconds));
  const changed = texts.filter((text) => repair(text) !== text).length;
  const file = join(temporaryFolder(), 'pairs.json');
  writeFileSync(file, JSON.stringify({ pairs: all.map(({ clean, broken }) => [clean, broken]), texts }));
  const answer = spawnSync(python, [join(benchFolder, 'peers', 'repair.py'), file], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const peer = answer.status === 0 ? JSON.parse(answer.stdout) : undefined;
  if (!peer) console.log(`${python} with ftfy is not there (pip install ftfy, LEAVEN_PYTHON=path/to/python): this peer is skipped`);
  const share = (flags, group) => {
    const some = flags.filter((_, index) => group === undefined || all[index].group === group);
    return `${some.filter(Boolean).length} of ${some.length}`;
  };
  console.log(`fix-mojibake, ${name}: pairs repaired to the letter${peer ? `, and by ftfy ${peer.version} (fix_encoding)` : ''}`);
  for (const group of [undefined, ...new Set(all.map((one) => one.group))])
    console.log(`  ${group ?? 'all'}: ${share(right, group)}${peer ? `, ftfy ${share(peer.right, group)}` : ''}`);
  const beside = peer ? `; ftfy ${peer.seconds.toFixed(3)} s, ${peer.changed} changed, ratio ${(peer.seconds / seconds).toFixed(1)}` : '';
  console.log(`  ${texts.length} clean texts: ${seconds.toFixed(3)} s of CPU, ${changed} changed${beside}`);
  for (const text of texts.filter((one) => repair(one) !== one).slice(0, 5)) console.log(`    ${excerpt(text, repair(text))}`);
}

compare('sentences of our own', written, allTexts);
if (unseen) compare('public sentences, fifty a language', unseen, Object.values(unseen).flat());
