// Quality of text.replace-synonyms on a file of "label text" lines.
//   node bench/synonym-quality.mjs FILE [words=1000] [ratio=0.1] [examples=50]
// Prints: part of speech kept as judged by a second tagger (compromise), beside the same figure on the words left as they
// are; suffix class kept; share of changed words; examples.
import { readFileSync } from 'node:fs';
import nlp from 'compromise';
import { applyEdits, normalizeEdits } from '../dist/core/edits.js';
import { createStreams } from '../dist/core/random.js';
import { createSchema } from '../dist/core/schema.js';
import { createAnalyzer } from '../dist/languages/analysis.js';
import { replaceSynonyms } from '../dist/operators/text/replace-synonyms.js';

const [file, wordsWanted = '1000', ratio = '0.1', shown = '50'] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node bench/synonym-quality.mjs FILE [words] [ratio] [examples]');
  process.exit(2);
}
const texts = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.slice(line.indexOf(' ') + 1))
  .filter((text) => text !== '');
const analyzer = createAnalyzer({ language: 'en', guardsOff: [] });
const params = replaceSynonyms.params.parse({ ratio: Number(ratio) });
const resources = await replaceSynonyms.prepare(params);
const schema = createSchema('text-classification');
const streams = createStreams({ seed: 1, epoch: 0, stepId: 'quality', slot: 'quality' });

const suffixOf = (word) => /(?:ing|est|ed|er|s)$/.exec(word.toLowerCase())?.[0] ?? 'none';

/** Class that compromise gives the word at an offset, in the classes of our own tags. */
function secondTags(text) {
  const found = new Map();
  let at = 0;
  for (const sentence of nlp(text).json({ offset: false }))
    for (const { text: word, tags } of sentence.terms) {
      const start = text.indexOf(word, at);
      if (start < 0 || word === '') continue;
      at = start + word.length;
      const has = (tag) => tags.includes(tag);
      found.set(start, has('Verb') ? 'verb' : has('Adverb') ? 'adverb' : has('Adjective') ? 'adjective' : has('Noun') ? 'noun' : 'other');
    }
  return found;
}

let replaced = 0;
let kept = 0;
let keptBefore = 0;
let stable = 0;
let judged = 0;
let suffixes = 0;
let changedShare = 0;
let wantedShare = 0;
let sentences = 0;
let untouched = 0;
const examples = [];
// A step through the whole file, so that the words come from all of it.
const stride = Math.max(1, Math.floor(texts.length / (Number(wordsWanted) * 0.9)));
for (let i = 0; i < texts.length && replaced < Number(wordsWanted); i += stride) {
  const text = texts[i];
  const analysis = analyzer.analyze(text);
  const random = streams.open(`t${i}`);
  const drawn = replaceSynonyms.draw({
    text,
    field: 'text',
    analysis,
    sample: { id: `t${i}`, text },
    params,
    random,
    schema,
    resources,
    table: undefined,
    saved() {},
  });
  const words = analysis.words();
  if (!drawn) {
    untouched++;
    continue;
  }
  const edits = normalizeEdits(text, drawn);
  const after = applyEdits(text, edits);
  const before = secondTags(text);
  const then = secondTags(after);
  let shift = 0;
  let count = 0;
  for (const { start, end, insert } of edits) {
    const index = words.findIndex((word) => word.start === start);
    const old = text.slice(start, end);
    const place = start + shift;
    shift += insert.length - (end - start);
    if (/^an?$/i.test(old)) continue;
    count++;
    replaced++;
    if (suffixOf(old) === suffixOf(insert)) suffixes++;
    const own = analysis.partsOfSpeech()[index];
    const first = before.get(start);
    const second = then.get(place);
    if (first === undefined || second === undefined) continue;
    judged++;
    if (first === own) keptBefore++;
    if (second === own) kept++;
    if (second === first) stable++;
  }
  sentences++;
  changedShare += count / words.length;
  wantedShare += Math.max(1, Math.round(Number(ratio) * words.length)) / words.length;
  examples.push(
    edits.reduceRight(
      (line, { start, end, insert }) => `${line.slice(0, start)}[${line.slice(start, end)} → ${insert}]${line.slice(end)}`,
      text,
    ),
  );
}
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
console.log(`words replaced             ${replaced} in ${sentences} sentences; ${untouched} sentences offer nothing`);
console.log(`part of speech, unchanged  ${percent(keptBefore, judged)} (both taggers agree on the word as it was)`);
console.log(`part of speech, replaced   ${percent(kept, judged)} (the second tagger, on the replacement, agrees with the tag of the word)`);
console.log(`second tagger alone        ${percent(stable, judged)} (gives replacement and word one class)`);
console.log(`suffix class kept          ${percent(suffixes, replaced)}`);
console.log(
  `share of words changed     ${(changedShare / sentences).toFixed(4)} where ${(wantedShare / sentences).toFixed(4)} was to be changed (ratio ${ratio}, one word at least)`,
);
const step = Math.max(1, Math.floor(examples.length / Number(shown)));
for (let i = 0, n = 0; n < Number(shown) && i < examples.length; i += step, n++) console.log(`- ${examples[i]}`);
