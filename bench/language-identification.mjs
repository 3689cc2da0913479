// Languages of words, pairs of words and sentences in twelve languages beside eld alone, borders in lines of several languages, and speed.
// LEAVEN_DATA=... node bench/run.mjs language-identification
import { readFileSync } from 'node:fs';
import { eld } from 'eld/small';
import { cpuSeconds, dataFile, load, median, row, thousands } from './setting.mjs';

const languages = 'en zh ja ko de es fr it pt ru ar hi'.split(' ');
const kinds = ['single-words', 'word-pairs', 'sentences'];
const percent = (share) => (100 * share).toFixed(1);

export default async function languageIdentification({ rounds = 5 } = {}) {
  if (!dataFile('pii_enc/lingua_dev')) return console.log('language-identification: no data; set LEAVEN_DATA');
  const { createLanguageIdentifier } = await load('languages/identification.js');
  const identifier = await createLanguageIdentifier();
  for (const kind of kinds) measureKind(identifier, kind);
  measureAlarms(identifier);
  measureBorders(identifier);
  measureSpeed(identifier, rounds);
}

function linesOf(language, kind) {
  const text = readFileSync(dataFile(`pii_enc/lingua_dev/${language}/${kind}.txt`), 'utf8');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Every second line: the others were used to set what the probabilities rest on. */
function measured(language, kind) {
  return linesOf(language, kind).filter((_, i) => i % 2 === 0);
}

const tellers = (identifier) => ({
  Leaven: (text) => identifier.identify(text).language,
  eld: (text) => eld.detect(text).language || 'und',
  'eld, reliable': (text) => {
    const result = eld.detect(text);
    return result.isReliable() ? result.language : 'und';
  },
});

function measureKind(identifier, kind) {
  console.log(`\n${kind}: right / undetermined / wrong, % | ${languages.join(' | ')} | mean`);
  for (const [name, tell] of Object.entries(tellers(identifier))) {
    const shares = languages.map((language) => {
      const told = measured(language, kind).map(tell);
      const share = (test) => told.filter(test).length / told.length;
      return [share((one) => one === language), share((one) => one === 'und'), share((one) => one !== language && one !== 'und')];
    });
    const mean = [0, 1, 2].map((k) => shares.reduce((sum, one) => sum + one[k], 0) / shares.length);
    console.log(`${name} | ${[...shares, mean].map((one) => one.map(percent).join(' / ')).join(' | ')}`);
  }
}

/** Texts of one language: what is called another is a false alarm of an audit. */
function measureAlarms(identifier) {
  for (const [path, encoding, body, right] of [
    ['text_en/trec/TREC.train.all', 'latin1', (line) => line.slice(2), 'en'],
    ['text_en/sms_spam/sms.tsv', 'utf8', (line) => line.split('\t')[1] ?? '', 'en'],
    ['text_en/sst/stsa.binary.train', 'utf8', (line) => line.slice(2), 'en'],
    ['text_zh/waimai_10k/waimai_10k.csv', 'utf8', (line) => line.slice(2), 'zh'],
  ]) {
    const file = dataFile(path);
    if (!file) continue;
    const texts = readFileSync(file, encoding)
      .split('\n')
      .map(body)
      .filter((line) => line.trim() !== '');
    for (const [name, tell] of Object.entries(tellers(identifier))) {
      const told = texts.map(tell);
      const unsure = told.filter((one) => one === 'und').length;
      const wrong = told.filter((one) => one !== right && one !== 'und').length;
      console.log(`${path}, ${name}: ${thousands(texts.length)} texts, undetermined ${unsure}, wrong ${wrong}`);
    }
  }
}

/** Letters of a line's own script alone, so that its language has no border inside. */
const own = {
  en: /^[\p{Script=Latin}\P{L}]+$/u,
  de: /^[\p{Script=Latin}\P{L}]+$/u,
  zh: /^[\p{Script=Han}\P{L}]+$/u,
  ja: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々\P{L}]+$/u,
  ko: /^[\p{Script=Hangul}\P{L}]+$/u,
  ru: /^[\p{Script=Cyrillic}\P{L}]+$/u,
  ar: /^[\p{Script=Arabic}\P{L}]+$/u,
};
const joints = [' ', ', ', ' - ', ' / ', '\n', '; ', '，', '。', '(', '“', ''];

function measureBorders(identifier) {
  const random = generator(7);
  const pools = Object.fromEntries(
    Object.keys(own).map((language) => [
      language,
      linesOf(language, 'sentences').filter((line) => own[language].test(line) && /\p{L}/u.test(line)),
    ]),
  );
  for (const [language, lines] of Object.entries(pools)) {
    const cut = lines.filter((line) => identifier.runs(line).length > 1).length;
    console.log(`${thousands(lines.length)} lines in ${language} alone: ${cut} cut`);
  }
  const totals = {};
  const add = (joint, key) => (totals[joint] ??= { hit: 0, gold: 0 })[key]++;
  let found = 0;
  for (let k = 0; k < 500; k++) {
    const { text, borders } = mixedLine(random, pools);
    const runs = identifier.runs(text);
    const starts = new Set(runs.slice(1).map(({ start }) => start));
    for (const { at, joint } of borders) {
      add(joint, 'gold');
      if (starts.has(at)) add(joint, 'hit');
    }
    found += runs.length - 1;
  }
  const hit = Object.values(totals).reduce((sum, one) => sum + one.hit, 0);
  const gold = Object.values(totals).reduce((sum, one) => sum + one.gold, 0);
  const f1 = (2 * hit) / (gold + found);
  for (const [joint, one] of Object.entries(totals)) console.log(`joint ${JSON.stringify(joint)}: ${one.hit} of ${one.gold}`);
  row(
    'borders in 500 mixed lines',
    undefined,
    `precision ${percent(hit / found)} recall ${percent(hit / gold)} F1 ${f1.toFixed(4)}`,
    undefined,
    '0.97',
    f1 >= 0.97,
  );
}

/** Two to four sentences, or their first words, of different languages; where a bracket or a quote opens, it closes behind the piece. */
function mixedLine(random, pools) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const pieces = 2 + Math.floor(random() * 3);
  let text = '';
  let last;
  let closing = '';
  const borders = [];
  for (let i = 0; i < pieces; i++) {
    const language = pick(Object.keys(pools).filter((one) => one !== last));
    const sentence = cut(pick(pools[language]), random);
    const close = closing;
    closing = '';
    if (i > 0) {
      const sameScript = (language === 'en' && last === 'de') || (language === 'de' && last === 'en');
      let joint = pick(joints);
      if (sameScript && joint === '') joint = ' ';
      text += close;
      if (joint === '(' || joint === '“') {
        text += ' ';
        borders.push({ at: text.length, joint });
        text += joint;
        closing = joint === '(' ? ')' : '”';
      } else {
        text += joint;
        borders.push({ at: text.length, joint });
      }
    }
    text += sentence;
    last = language;
  }
  text += closing;
  return { text, borders };
}

/** A sentence, or the beginning of it, from its first letter on. */
function cut(sentence, random) {
  const whole = sentence.slice(sentence.search(/\p{L}/u));
  if (random() < 0.5) return whole;
  const words = whole.split(' ');
  return words.length > 1
    ? words.slice(0, 3 + Math.floor(random() * 6)).join(' ')
    : [...whole].slice(0, 6 + Math.floor(random() * 10)).join('');
}

function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function measureSpeed(identifier, rounds) {
  for (const language of ['en', 'zh', 'ru']) {
    const texts = linesOf(language, 'sentences');
    const per = (tell) =>
      median(Array.from({ length: rounds }, () => cpuSeconds(() => texts.forEach((text) => void tell(text))).seconds)) / texts.length;
    const ours = per((text) => identifier.identify(text));
    const alone = per((text) => eld.detect(text).isReliable());
    const runs = per((text) => identifier.runs(text));
    row(
      `speed, ${language} sentences`,
      `eld ${thousands(1 / alone)}`,
      `${thousands(1 / ours)} texts/s, runs ${thousands(1 / runs)}`,
      undefined,
      '-',
      undefined,
    );
  }
}
