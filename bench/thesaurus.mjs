// The Chinese thesaurus against Cilin and against the words of real texts.
//   LEAVEN_DATA=... node bench/thesaurus.mjs [--pairs 500] [--seed 1]
//   ... --missing 300 [--class noun] [--only waimai|eprstmt|tnews|shopping]    the most frequent content words of four data sets, or one, without a synonym
//   ... --read 100 [--markdown]           drawn pairs to read, each in a sentence of the data sets, with the word that would replace it
// Cilin is for measuring only: nothing of it is in the thesaurus.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataFile, load, thousands } from './setting.mjs';

const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    missing: { type: 'string' },
    only: { type: 'string' },
    class: { type: 'string' },
    read: { type: 'string' },
    markdown: { type: 'boolean', default: false },
  },
});
const { chineseThesaurus } = await load('languages/chinese/thesaurus.js');
const { chineseStopWords } = await load('languages/chinese/stop-words.js');
const { createAnalyzer } = await load('languages/analysis.js');
const { createSynonymFinder } = await load('languages/synonyms.js');
const { createStreams } = await load('core/random.js');
const { guardNames } = await load('core/analysis.js');

const thesaurus = chineseThesaurus();
const classes = ['noun', 'verb', 'adjective', 'adverb'];
const needed = (path) => dataFile(path) ?? fail(`LEAVEN_DATA names no folder with ${path}`);
const percent = (part, all) => (all === 0 ? 'none' : `${((100 * part) / all).toFixed(1)} %`);

function fail(message) {
  console.error(message);
  process.exit(2);
}

const groups = [...new Set([...thesaurus.values()].flat())];
const pairs = groups.flatMap(({ pos, words }) =>
  words.flatMap((one, i) => words.slice(i + 1).map((other) => ({ pos, one, other, group: words }))),
);
const drawn = (count) => {
  const random = createStreams({ seed: Number(options.seed), epoch: 0, stepId: 'thesaurus', slot: 'pairs' }).open('draw');
  return random.shuffle([...pairs]).slice(0, count);
};

/** Small classes (`Aa01`) of a word in both editions of Cilin. */
function readCilin() {
  const known = new Map();
  for (const name of ['cilin.txt', 'new_cilin.txt'])
    for (const line of new TextDecoder('gb18030').decode(readFileSync(needed(`text_zh/cilin/${name}`))).split(/\r?\n/)) {
      if (!/^[A-Z][a-z]\d\d[A-Z]\d\d[=#@] /.test(line)) continue;
      for (const word of line.slice(9).trim().split(/\s+/)) known.set(word, (known.get(word) ?? new Set()).add(line.slice(0, 4)));
    }
  return known;
}

const csvTexts = (text, column) =>
  text
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(column).join(','));
const jsonTexts = (path) =>
  readFileSync(needed(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).sentence);
const data = {
  waimai: () => csvTexts(readFileSync(needed('text_zh/waimai_10k/waimai_10k.csv'), 'utf8'), 1),
  eprstmt: () => jsonTexts('text_zh/fewclue_eprstmt/unlabeled.json'),
  tnews: () => jsonTexts('text_zh/fewclue_tnews/test_public.json'),
  shopping() {
    const file = needed('text_zh/online_shopping_10_cats/online_shopping_10_cats.zip');
    return csvTexts(execFileSync('unzip', ['-p', file], { encoding: 'utf8', maxBuffer: 1 << 28 }), 2);
  },
};
const everyText = () => Object.values(data).flatMap((read) => read());

const isContent = (word, tag) => word.language === 'zh' && classes.includes(tag) && !chineseStopWords.has(word.text);

/** Counts of content words by class: `word TAB class` -> count. */
function countContent(texts) {
  const { analyze } = createAnalyzer({ language: 'zh', guardsOff: guardNames });
  const counts = new Map();
  for (const text of texts) {
    const analysis = analyze(text);
    const tags = analysis.partsOfSpeech();
    for (const [i, word] of analysis.words().entries()) {
      if (!isContent(word, tags[i])) continue;
      const key = `${word.text}\t${tags[i]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].map(([key, count]) => ({ word: key.slice(0, key.indexOf('\t')), pos: key.slice(key.indexOf('\t') + 1), count }));
}

function showMissing(most) {
  const missing = countContent(options.only === undefined ? everyText() : data[options.only]())
    .filter(({ word, pos }) => (options.class === undefined || pos === options.class) && !thesaurus.has(word))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  for (const { word, pos, count } of missing.slice(0, most)) console.log(`${count}\t${word}\t${pos}`);
}

/** By word the clauses of texts in which it stands, some of them. */
function clausesWith(words) {
  const { analyze } = createAnalyzer({ language: 'zh', guardsOff: guardNames });
  const found = new Map([...words].map((word) => [word, []]));
  for (const text of everyText())
    for (const [clause] of text.matchAll(/[^，。！？；、,.!?;\s]{3,24}/g))
      for (const { start, end, text: word } of analyze(clause).words()) {
        const clauses = found.get(word);
        if (clauses && clauses.length < 20) clauses.push({ before: clause.slice(0, start), after: clause.slice(end) });
      }
  return found;
}

function showPairs(count) {
  const sample = drawn(count);
  const clauses = clausesWith(new Set(sample.flatMap(({ one, other }) => [one, other])));
  const random = createStreams({ seed: Number(options.seed), epoch: 0, stepId: 'thesaurus', slot: 'clauses' }).open('draw');
  for (const [i, { pos, one, other }] of sample.entries()) {
    const ways = [
      [one, other],
      [other, one],
    ].filter(([word]) => clauses.get(word).length > 0);
    const [word, instead] = ways.length > 0 ? random.pick(ways) : [one, other];
    const clause = ways.length > 0 ? random.pick(clauses.get(word)) : { before: '', after: '' };
    const cells = [i + 1, pos, `${word} → ${instead}`, `${clause.before}【${instead}】${clause.after}`];
    console.log(options.markdown ? `| ${cells.join(' | ')} |` : cells.join('\t'));
  }
}

function measure() {
  console.log(`thesaurus: ${thousands(thesaurus.size)} headwords, ${thousands(groups.length)} groups, ${thousands(pairs.length)} pairs`);
  for (const pos of classes) {
    const own = groups.filter((group) => group.pos === pos);
    console.log(`  ${pos.padEnd(9)} ${new Set(own.flatMap(({ words }) => words)).size} headwords, ${own.length} groups`);
  }

  const cilin = readCilin();
  const sharing = ({ one, other }) => [...(cilin.get(one) ?? [])].some((code) => cilin.get(other)?.has(code));
  console.log(`small classes of Cilin, ${options.pairs} pairs drawn by seed ${options.seed} (goal 70 %)`);
  const sample = drawn(Number(options.pairs));
  for (const [name, some] of [['all', sample], ...classes.map((pos) => [pos, sample.filter((pair) => pair.pos === pos)])]) {
    const known = some.filter(({ one, other }) => cilin.has(one) && cilin.has(other));
    const shared = known.filter(sharing).length;
    console.log(
      `  ${name.padEnd(9)} ${shared} of ${known.length} pairs that Cilin knows: ${percent(shared, known.length)}; of all ${some.length}: ${percent(shared, some.length)}`,
    );
  }

  console.log('content words of waimai_10k with a synonym (goal 30 %)');
  const texts = data.waimai();
  const counts = countContent(texts);
  for (const pos of [undefined, ...classes]) {
    const some = counts.filter((entry) => pos === undefined || entry.pos === pos);
    console.log(
      `  ${(pos ?? 'all').padEnd(9)} ${share(some, ({ word }) => thesaurus.has(word))}; in the class that jieba gives: ${share(some, (entry) => thesaurus.get(entry.word)?.some((group) => group.pos === entry.pos))}`,
    );
  }
  console.log(`  text.replace-synonyms replaces ${offered(texts)}`);
  console.log('content words of the other data sets with a synonym');
  for (const name of ['eprstmt', 'tnews', 'shopping'])
    console.log(`  ${name.padEnd(9)} ${share(countContent(data[name]()), ({ word }) => thesaurus.has(word))}`);
}

function share(entries, chosen) {
  const sum = (some) => some.reduce((total, { count }) => total + count, 0);
  const [part, all] = [sum(entries.filter(chosen)), sum(entries)];
  return `${thousands(part)} of ${thousands(all)} tokens: ${percent(part, all)}`;
}

/** Words that the operator finds something for, of all content words: guards, classes and lengths are minded. */
function offered(texts) {
  const { analyze } = createAnalyzer({ language: 'zh', guardsOff: [] });
  const finder = createSynonymFinder({ partOfSpeech: true, senses: 2 });
  let [all, strictly, loosely] = [0, 0, 0];
  for (const text of texts) {
    const analysis = analyze(text);
    const tags = analysis.partsOfSpeech();
    const synonyms = finder.inText(analysis);
    for (const [i, word] of analysis.words().entries()) {
      if (!isContent(word, tags[i])) continue;
      all++;
      if (word.guard !== undefined) continue;
      if (synonyms.at(i).length > 0) strictly++;
      if (synonyms.atLoosely(i).length > 0) loosely++;
    }
  }
  return `${percent(strictly, all)}, and ${percent(loosely, all)} where a text offers too little`;
}

if (options.missing) showMissing(Number(options.missing));
else if (options.read) showPairs(Number(options.read));
else measure();
