// Private data: precision, recall and F2 by type on annotated texts, what survives outside of annotations, findings on clean texts, and
// speed beside one compiled alternation of Python's re with the same types. LEAVEN_DATA=... node bench/run.mjs private-data
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureChinese } from './private-data-chinese.mjs';
import { benchFolder, cpuSeconds, dataFile, load, median, row, startSide, temporaryFolder } from './setting.mjs';

/** Types of presidio_synth_v2 and ours. PERSON, GPE, ORGANIZATION, TITLE, NRP, AGE and DATE_TIME have no form of their own: not attempted. */
const mapping = {
  EMAIL_ADDRESS: 'EMAIL',
  DOMAIN_NAME: 'URL',
  PHONE_NUMBER: 'PHONE',
  CREDIT_CARD: 'CREDIT_CARD',
  IBAN_CODE: 'IBAN',
  IP_ADDRESS: 'IP_ADDRESS',
  US_SSN: 'US_SSN',
  US_DRIVER_LICENSE: 'US_DRIVER_LICENSE',
  ZIP_CODE: 'POSTAL_CODE',
  STREET_ADDRESS: 'ADDRESS',
};
/** Types that part of another annotation is rightly called: a postal code inside an address, a date that is one of birth. */
const alsoRight = { PERSON: ['PERSON'], DATE_OF_BIRTH: ['DATE_TIME'], POSTAL_CODE: ['STREET_ADDRESS'] };
const percent = (share) => `${(100 * share).toFixed(1)} %`;

export default async function privateData({ rounds = 7 } = {}) {
  const { createPrivateDataFinder } = await load('languages/private-data/finder.js');
  const find = createPrivateDataFinder();
  measureChinese(find);
  const annotated = dataFile('pii_enc/presidio_synth_v2/synth_dataset_v2.json');
  const corpora = [];
  if (annotated) {
    const rows = JSON.parse(readFileSync(annotated, 'utf8')).map(inUnits);
    measureQuality(find, rows);
    corpora.push(['presidio_synth_v2', rows.map(({ text }) => text), true]);
  }
  for (const [path, encoding, body] of [
    ['text_en/subj/subj.all', 'latin1', (line) => line.slice(2)],
    ['text_zh/waimai_10k/waimai_10k.csv', 'utf8', (line) => line.slice(2)],
  ]) {
    const file = dataFile(path);
    if (!file) continue;
    const texts = readFileSync(file, encoding).split('\n').map(body);
    measureFalseAlarms(find, path, texts);
    corpora.push([path, texts, false]);
  }
  if (corpora.length === 0) return console.log('private-data: no data; set LEAVEN_DATA');
  for (const [name, texts] of corpora) await measureSpeed(find, name, texts, rounds);
}

/** Annotations count code points; texts here have UTF-16 units. */
function inUnits({ full_text: text, spans }) {
  const offsets = [0];
  for (const character of text) offsets.push(offsets.at(-1) + character.length);
  return {
    text,
    spans: spans.map((span) => ({ type: span.entity_type, start: offsets[span.start_position], end: offsets[span.end_position] })),
  };
}

const touches = (a, b) => a.start < b.end && b.start < a.end;

function measureQuality(find, rows) {
  const counts = new Map();
  const of = (type) => counts.get(type) ?? counts.set(type, { spans: 0, hit: 0, found: 0, right: 0 }).get(type);
  const tokens = { outside: 0, kept: 0 };
  const scores = new Map();
  for (const { text, spans } of rows) {
    const found = find(text);
    for (const span of spans) {
      const type = mapping[span.type];
      if (type === undefined) continue;
      of(type).spans++;
      if (found.some((one) => one.type === type && touches(one, span))) of(type).hit++;
    }
    for (const one of found) {
      const right = spans.some(
        (span) => (mapping[span.type] === one.type || alsoRight[one.type]?.includes(span.type)) && touches(one, span),
      );
      of(one.type).found++;
      if (right) of(one.type).right++;
      const bin = scores.get(one.score) ?? scores.set(one.score, { found: 0, right: 0 }).get(one.score);
      bin.found++;
      if (right) bin.right++;
    }
    for (const match of text.matchAll(/\S+/g)) {
      const token = { start: match.index, end: match.index + match[0].length };
      if (spans.some((span) => touches(span, token))) continue;
      tokens.outside++;
      if (!found.some((one) => touches(one, token))) tokens.kept++;
    }
  }
  for (const [type, { spans, hit, found, right }] of [...counts].sort((a, b) => b[1].spans - a[1].spans)) {
    const precision = right / found;
    const recall = hit / spans;
    const f2 = (5 * precision * recall) / (4 * precision + recall);
    const measured = spans > 0 ? `recall ${percent(recall)} of ${spans}, F2 ${percent(f2)}` : 'recall not annotated';
    console.log(`  ${type}: precision ${percent(precision)} of ${found}, ${measured}`);
  }
  console.log(
    `  by score: ${[...scores]
      .sort((a, b) => a[0] - b[0])
      .map(([score, { found, right }]) => `${score}: ${right}/${found}`)
      .join(', ')}`,
  );
  const share = tokens.kept / tokens.outside;
  row('tokens outside annotations that survive', undefined, `${percent(share)} of ${tokens.outside}`, undefined, '99 %', share >= 0.99);
}

function measureFalseAlarms(find, name, texts) {
  const found = texts.flatMap((text) =>
    find(text).map(({ start, end, type, score }) => `${type} ${score} ${text.slice(Math.max(0, start - 20), end)}`),
  );
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  console.log(`  ${name}: ${found.length} findings, ${((1e4 * found.length) / characters).toFixed(4)} per 10,000 characters`);
  for (const one of found) console.log(`    ${JSON.stringify(one)}`);
}

const python = process.env.LEAVEN_PYTHON ?? 'python3';

async function measureSpeed(find, name, texts, rounds) {
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const times = Math.max(1, Math.round(2 / megabytes));
  const pass = () => {
    for (let time = 0; time < times; time++) for (const text of texts) find(text);
  };
  for (let warm = 0; warm < 3; warm++) pass();
  const peer = spawnSync(python, ['--version']).status === 0 ? await startPython(texts) : undefined;
  const speeds = { ours: [], peer: [] };
  const ratios = [];
  for (let round = 0; round < rounds; round++) {
    const ours = (megabytes * times) / cpuSeconds(pass).seconds;
    speeds.ours.push(ours);
    if (!peer) continue;
    const theirs = megabytes / (await peer.pass()).seconds;
    speeds.peer.push(theirs);
    ratios.push(ours / theirs);
  }
  peer?.stop();
  const ratio = peer && median(ratios);
  row(
    `private data in ${name}`,
    peer ? `Python ${peer.about.python} re ${median(speeds.peer).toFixed(2)} MB/s` : 'skipped: no Python',
    `${median(speeds.ours).toFixed(1)} MB/s`,
    ratio && `${ratio.toFixed(1)}x (${Math.min(...ratios).toFixed(1)}-${Math.max(...ratios).toFixed(1)})`,
    '10x',
    ratio && ratio >= 10,
  );
}

function startPython(texts) {
  const file = join(temporaryFolder(), 'texts.json');
  writeFileSync(file, JSON.stringify(texts));
  return startSide(python, [join(benchFolder, 'peers', 'private_data.py'), file]);
}
