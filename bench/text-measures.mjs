// Measures against a reference on captions of the same picture, beside sacreBLEU, rouge-score, nltk and jiwer: equal values, and speed in
// turns, warm, one thread each.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSeconds, dataFile, load, median, row, startPeer, temporaryFolder, thousands, wordNetFolder } from './setting.mjs';

const passes = 5;

/** The first two captions of each of so many pictures. */
function captionPairs(file, count) {
  const captions = new Map();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, picture, text] = /^(\S+?)#\S+\s+(.*\S)/.exec(line) ?? [];
    if (!picture) continue;
    const own = captions.get(picture) ?? [];
    own.push(text);
    captions.set(picture, own);
  }
  return [...captions.values()].filter((own) => own.length > 1).slice(0, count);
}

async function ourMeasures() {
  const { sentenceBleu } = await load('metrics/bleu.js');
  const { sentenceChrf } = await load('metrics/chrf.js');
  const { sentenceTer } = await load('metrics/ter.js');
  const { sentenceRouge } = await load('metrics/rouge.js');
  const { sentenceMeteor } = await load('metrics/meteor.js');
  const { wordErrorRate, characterErrorRate } = await load('metrics/error-rate.js');
  const { splitAtSpaces } = await load('kernels/text/white-space.js');
  const chrf = (text, reference) => sentenceChrf(text, reference).score;
  const characters = (text, reference) => characterErrorRate(text, reference).rate;
  const rougeTypes = ['rouge1', 'rouge2', 'rougeL'];
  return {
    'BLEU en': (text, reference) => sentenceBleu(text, reference).score,
    'BLEU zh': (text, reference) => sentenceBleu(text, reference, { tokenize: 'zh' }).score,
    'chrF en': chrf,
    'chrF zh': chrf,
    'chrF++ en': (text, reference) => sentenceChrf(text, reference, { wordOrder: 2 }).score,
    'TER en': (text, reference) => sentenceTer(text, reference).score,
    'TER zh': (text, reference) => sentenceTer(text, reference, { normalized: true, asianSupport: true }).score,
    'ROUGE-1/2/L en': (text, reference) => {
      const scores = sentenceRouge(text, reference, { types: rougeTypes });
      return scores.rouge1.f1 + scores.rouge2.f1 + scores.rougeL.f1;
    },
    'ROUGE-1 of stems en': (text, reference) => sentenceRouge(text, reference, { types: ['rouge1'], stem: true }).rouge1.f1,
    'METEOR en': (text, reference) => sentenceMeteor(text, reference, { tokenize: splitAtSpaces }),
    'word error rate en': (text, reference) => wordErrorRate(text, reference).rate,
    'character error rate en': characters,
    'character error rate zh': characters,
  };
}

export default async function textMeasures({ rows: count = 2000, rounds = 5 } = {}) {
  const files = {
    en: dataFile('imagetext/flickr8k_en_zh/flickr8kenc.caption.txt'),
    zh: dataFile('imagetext/flickr8k_en_zh/flickr8kzhc.caption.txt'),
  };
  if (!files.en || !files.zh) return console.log('text-measures: no data; set LEAVEN_DATA');
  const pairs = { en: captionPairs(files.en, count), zh: captionPairs(files.zh, count) };
  for (const language of ['en', 'zh']) pairs[language] = pairs[language].map(([text, reference]) => [text, reference]);
  const file = join(temporaryFolder(), 'pairs.json');
  writeFileSync(file, JSON.stringify(pairs));
  const peer = await startPeer('text_measures.py', [file, wordNetFolder()]);
  if (peer.missing) console.log(peer.missing);
  else
    console.log(
      `peer: Python ${peer.about.python}, ${Object.entries(peer.about.versions).flat().join(' ')}; ${count} pairs in each language`,
    );
  const measures = await ourMeasures();
  const once = (name) => pairs[name.slice(-2)].map(([text, reference]) => measures[name](text, reference));
  // A pass takes hundredths of a second: several make a figure.
  const run = (name) => {
    const { seconds, result } = cpuSeconds(() => Array.from({ length: passes }, () => once(name)));
    return { seconds: seconds / passes, result: result[0] };
  };
  for (const name of Object.keys(measures)) for (let warm = 0; warm < 5; warm++) run(name);
  const rates = {};
  let theirs = {};
  for (let round = 0; round < rounds; round++) {
    if (!peer.missing) theirs = await peer.pass();
    for (const name of Object.keys(measures)) {
      const mine = run(name);
      const other = theirs[name];
      const own = (rates[name] ??= { ours: [], theirs: [], ratios: [], apart: 0 });
      own.ours.push(count / mine.seconds);
      if (!other) continue;
      own.theirs.push(count / other.seconds);
      own.ratios.push(other.seconds / mine.seconds);
      own.apart = Math.max(own.apart, ...mine.result.map((value, i) => Math.abs(value - other.values[i])));
    }
  }
  const rate = (values) => `${thousands(median(values))} pairs/s`;
  for (const [name, { ours, theirs: others, ratios, apart }] of Object.entries(rates)) {
    const measured = ratios.length > 0;
    const ratio = measured ? median(ratios) : undefined;
    row(
      name,
      measured ? rate(others) : 'skipped',
      rate(ours),
      measured ? `${ratio.toFixed(1)}x, at most ${apart.toExponential(1)} apart` : undefined,
      'equal to 1e-6',
      measured ? apart < 1e-6 : undefined,
    );
  }
  if (!peer.missing) peer.stop();
}
