// Measure of quality in Chinese: what nine copies of each review keep, by a checker that shares no code and no lists with the package,
// and where spans stand after each word operator. --file names a JSONL of {text, label} instead of the public sets.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edaSteps } from './eda.mjs';
import { dataFile, row, runCommand, temporaryFolder, thousands } from './setting.mjs';

const han = /\p{Script=Han}/u;
/** Words that hold such a character and deny, or count, nothing. */
const denyNothing =
  /非常|特别|别人|别的|别墅|分别|区别|差别|级别|性别|告别|个别|别针|类别|型号别|不仅|不但|不管|不论|不断|不久|不得了|不好意思|不过|不如|不然|差不多|没多久|没话说|无敌|了不起|对不起|无语|无论|无聊|无奈|无线|无数|无锡|未来|非洲|除非|莫名其妙|莫名|莫非|否则|是否/g;
const countNothing =
  /一些|一样|一樣|一直|一起|一定|一下|一点|一般|一切|一旦|一向|一贯|一律|一致|一边|一面|一路|一方面|统一|唯一|万一|千万|十分|百度|百事|百货|千篇一律|乱七八糟|三心二意|四川|九江|三星|双十一|半天|第一时间|进一步|一塌糊涂|一如既往|始终如一|一言难尽|百分比|一至|一会儿?|百姓|老百姓|万能|几乎|陆续|几何|五金|六神|七喜|十足|一本正经/g;

const kinds = {
  negations: (text) => text.replace(denyNothing, '').match(/[不没沒未别別无無非勿莫否]/g),
  numbers: (text) => [
    ...(text.match(/[\d０-９]+(?:[.,:：/%％～~-][\d０-９]+)*/g) ?? []),
    ...(text.replace(countNothing, '').match(/[〇零一二两兩三四五六七八九十百千万亿半]+/g) ?? []),
  ],
  titles: (text) => text.match(/《[^》]*》/g),
  'names in Latin letters': (text) => text.match(/[A-Za-z0-9]*[A-Z][A-Za-z0-9]*/g),
};
const items = (text, kind) => (kinds[kind](text) ?? []).sort().join('|');
const fold = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
const jsonLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

function runRecipe(task, samples, steps) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'input.jsonl'), samples.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const dataset = { task, train: { path: 'input.jsonl' } };
  const recipe = { leaven: 1, name: 'eda-chinese', seed: 1, dataset, steps, output: { path: 'out', format: 'jsonl' } };
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
  const { cpu } = runCommand(['run', join(folder, 'recipe.json'), '--workers', '0', '--quiet']);
  const read = (name) => jsonLines(join(folder, 'out', name));
  const provenance = new Map(read('provenance.jsonl').map((record) => [record.id, record]));
  const written = read('data/train.jsonl');
  const originals = new Map(written.filter(({ id }) => provenance.get(id).parent === undefined).map((one) => [one.id, one]));
  const copies = written.flatMap((copy) => {
    const { parent, steps: trace } = provenance.get(copy.id);
    return parent === undefined ? [] : [{ copy, parent: originals.get(parent), trace }];
  });
  return { copies, missing: read('rejected.jsonl'), cpu };
}

/** Characters of a text that the segmenter meets, in classes that tell how much there is to vary. */
const sizeOf = (text) => {
  const size = [...text].filter((character) => han.test(character)).length;
  return size < 8 ? '1-7' : size < 16 ? '8-15' : size < 32 ? '16-31' : '32 or more';
};

function checkCopies(name, samples) {
  const { copies, missing } = runRecipe('text-classification', samples, edaSteps(true));
  const counts = { unchanged: 0, sibling: 0, label: 0 };
  for (const kind in kinds) counts[kind] = 0;
  const shown = {};
  const siblings = new Map();
  for (const { copy, parent } of copies) {
    const note = (kind) => {
      counts[kind]++;
      shown[kind] = [...(shown[kind] ?? []), `${parent.text}  ->  ${copy.text}`].slice(0, 10);
    };
    const key = fold(copy.text);
    const seen = siblings.get(parent.id) ?? new Set();
    siblings.set(parent.id, seen);
    if (key === fold(parent.text)) note('unchanged');
    if (seen.has(key)) note('sibling');
    seen.add(key);
    if (copy.label !== parent.label) note('label');
    for (const kind in kinds) if (items(copy.text, kind) !== items(parent.text, kind)) note(kind);
  }
  const asked = 9 * samples.length;
  const reasons = {};
  for (const { reason } of missing) reasons[reason] = (reasons[reason] ?? 0) + 1;
  console.log(`\n${name}: ${thousands(samples.length)} texts`);
  row(
    'copies',
    '',
    `${thousands(copies.length)}, and ${thousands(missing.length)} with a reason ${JSON.stringify(reasons)}`,
    '',
    thousands(asked),
    copies.length + missing.length === asked,
  );
  const sizes = {};
  for (const { text } of samples) (sizes[sizeOf(text)] ??= { asked: 0, missing: 0 }).asked += 9;
  for (const { sample } of missing) sizes[sizeOf(sample.text)].missing++;
  for (const [size, { asked: all, missing: lost }] of Object.entries(sizes).sort())
    console.log(`    ${size} characters: ${((100 * lost) / all).toFixed(1)} % of ${thousands(all)} missing`);
  for (const [kind, count] of Object.entries(counts)) {
    row(`  ${kind}`, '', String(count), '', '0', count === 0);
    for (const line of shown[kind] ?? []) console.log(`      ${line}`);
  }
  return copies;
}

/** What stands under a span after the edits inside it, by code of the bench's own. */
function afterEdits(text, { start, end }, edits) {
  let piece = text.slice(start, end);
  for (const [from, to, insert] of [...edits].reverse())
    if (from >= start && to <= end && (from < to || (from > start && from < end)))
      piece = piece.slice(0, from - start) + insert + piece.slice(to - start);
  return piece;
}

const operators = [
  ['text.replace-synonyms', { ratio: 0.2 }],
  ['text.insert-synonyms', { ratio: 0.2 }],
  ['text.swap-words', { ratio: 0.2 }],
  ['text.delete-words', { ratio: 0.2 }],
  ['text.insert-punctuation', {}],
  ['text.replace-uninformative-words', { ratio: 0.2 }],
  ['text.shuffle-sentences', {}],
];

function checkSpans(name, samples) {
  console.log(
    `\n${name}: ${thousands(samples.length)} sentences, ${thousands(samples.reduce((sum, { spans }) => sum + spans.length, 0))} spans`,
  );
  for (const [operator, params] of operators) {
    const { copies } = runRecipe('token-classification', samples, [{ augment: { copies: 2, from: [{ [operator]: params }] } }]);
    let spans = 0;
    let wrong = 0;
    for (const { copy, parent, trace } of copies) {
      const edits = trace.flatMap(({ plan }) => plan?.text ?? []);
      spans += parent.spans.length;
      for (const [index, span] of parent.spans.entries()) {
        const moved = copy.spans[index];
        const right =
          moved !== undefined &&
          moved.label === span.label &&
          copy.text.slice(moved.start, moved.end) === afterEdits(parent.text, span, edits);
        if (right) continue;
        if (wrong++ === 0) console.log(`      ${parent.text}  ->  ${copy.text}  ${JSON.stringify([span, moved])}`);
      }
    }
    row(
      `  ${operator}`,
      '',
      `${wrong} of ${thousands(spans)} spans wrong in ${thousands(copies.length)} copies`,
      '',
      '0',
      wrong === 0 && spans > 0,
    );
  }
}

/** CLUENER's file: one object after another, offsets in characters, both ends inside. */
function readCluener(file) {
  const objects = JSON.parse(
    `[${readFileSync(file, 'utf8')
      .trim()
      .replace(/\}\s*\n\s*\{/g, '},{')}]`,
  );
  return objects.map(({ text, label }) => {
    const places = [0];
    for (const character of text) places.push(places.at(-1) + character.length);
    const spans = Object.entries(label).flatMap(([kind, names]) =>
      Object.values(names).flatMap((ranges) =>
        ranges.map(([start, last]) => ({ start: places[start], end: places[last + 1], label: kind })),
      ),
    );
    return { text, spans: spans.sort((a, b) => a.start - b.start || a.end - b.end) };
  });
}

/** Weibo NER: a character with the number of its place in a word, a tab, a BIO tag; a blank line between sentences. */
function readWeibo(file) {
  return readFileSync(file, 'utf8')
    .split(/\n\s*\n/)
    .map((sentence) => {
      let text = '';
      const spans = [];
      for (const line of sentence.split('\n')) {
        const [unit = '', tag = 'O'] = line.trimEnd().split('\t');
        if (unit === '') continue;
        const start = text.length;
        text += unit.replace(/\d$/, '');
        if (tag.startsWith('B-')) spans.push({ start, end: text.length, label: tag.slice(2) });
        else if (tag.startsWith('I-') && spans.length > 0) spans.at(-1).end = text.length;
      }
      return { text, spans };
    })
    .filter(({ text }) => text !== '');
}

/** Rows of the two sets of reviews. */
function readReviews() {
  const sets = {};
  const takeaway = dataFile('text_zh/waimai_10k/waimai_10k.csv');
  if (takeaway)
    sets.waimai_10k = [...readFileSync(takeaway, 'utf8').matchAll(/^([01]),(?:"((?:[^"]|"")*)"|(.*))$/gm)].map(
      ([, label, quoted, plain]) => ({
        label,
        text: (quoted?.replaceAll('""', '"') ?? plain).trim(),
      }),
    );
  const shops = ['train_few_all', 'dev_few_all', 'test_public'].map((part) => dataFile(`text_zh/fewclue_eprstmt/${part}.json`));
  if (shops.every((file) => file)) {
    const rows = shops.flatMap((file) => jsonLines(file)).map(({ sentence, label }) => ({ label, text: sentence }));
    sets.fewclue_eprstmt = [...new Map(rows.map((one) => [one.text, one])).values()];
  }
  return sets;
}

/** Fifty copies, evenly over what was made, with the operator that made each. */
function printExamples(copies) {
  const stride = Math.max(1, Math.floor(copies.length / 50));
  for (const { copy, parent, trace } of copies.filter((_, index) => index % stride === stride >> 1).slice(0, 50))
    console.log(`${trace.map(({ operator }) => operator.slice(5)).join(', ')} | ${parent.text} | ${copy.text}`);
}

export default async function edaChinese({ file } = {}) {
  const reviews = file ? { [file]: jsonLines(file) } : readReviews();
  if (Object.keys(reviews).length === 0) return console.log('eda-chinese: no data; give a JSONL of {text, label} or set LEAVEN_DATA');
  const made = Object.entries(reviews).map(([name, samples]) => checkCopies(name, samples));
  const entities = { cluener: ['cluener/train.json', readCluener], weibo_ner: ['weibo_ner/weiboNER_2nd_conll.train', readWeibo] };
  for (const [name, [path, read]] of Object.entries(entities)) {
    const data = dataFile(`text_zh/${path}`);
    if (data && !file) checkSpans(name, read(data));
  }
  console.log('\nexamples: operator | text | copy');
  for (const copies of made) printExamples(copies);
}
