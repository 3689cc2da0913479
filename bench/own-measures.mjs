// How fast each measure of one text is, and what the dynamic filter and the outliers find among sentences with junk put between them.
// LEAVEN_DATA=... node bench/own-measures.mjs
import { readFileSync } from 'node:fs';
import { dataFile, load } from './setting.mjs';

const { metrics } = await load('metrics/registry.generated.js');
const { measurerOf } = await load('testing/measure-text.js');
const { runExample } = await load('testing/index.js');
const { dropOutliers } = await load('operators/dataset/drop-outliers.js');
const { filterDynamic } = await load('operators/dataset/filter-dynamic.js');

const file = dataFile('text_en/subj/subj.all');
if (!file) throw new Error('LEAVEN_DATA names no folder with text_en/subj');
const sentences = readFileSync(file, 'latin1')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => line.slice(2).trim());

const characters = sentences.reduce((sum, text) => sum + text.length, 0);
console.log(`speed: ${sentences.length} sentences of SUBJ, ${characters} characters, best of 3, one thread`);
for (const metric of metrics.filter(({ of }) => of === 'text' || of === 'data')) {
  const measure = await measurerOf(metric, {}, metric.of === 'data' ? sentences : []);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    for (const text of sentences) measure(text, metric.of === 'data' ? [text] : []);
    best = Math.min(best, performance.now() - start);
  }
  console.log(`  ${metric.id.padEnd(26)} ${(characters / best / 1000).toFixed(1).padStart(7)} M characters/s`);
}

let state = 7;
const draw = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const mash = () =>
  Array.from({ length: 6 + draw(8) }, () => Array.from({ length: 3 + draw(7) }, () => String.fromCharCode(97 + draw(26))).join('')).join(
    ' ',
  );
const junkKinds = {
  mash,
  repeated: () => `${sentences[draw(sentences.length)].split(' ')[0]} `.repeat(20 + draw(10)).trim(),
  markup: () => `<div class="x${draw(99)}"><a href="/p?id=${draw(9999)}">${draw(99)}</a></div>{{${draw(9)}}} ### ||| ${'-'.repeat(20)}`,
  chinese: () => Array.from({ length: 20 + draw(20) }, () => String.fromCodePoint(0x4e00 + draw(3000))).join(''),
};
const rows = sentences.slice(0, 5000).map((text, i) => ({ id: `s${i}`, text }));
const junk = Object.entries(junkKinds).flatMap(([kind, make]) =>
  Array.from({ length: 50 }, (_, i) => ({ id: `junk-${kind}-${i}`, text: make() })),
);
for (const one of junk) rows.splice(draw(rows.length), 0, one);

console.log(`junk: ${junk.length} of ${rows.length} rows, four kinds`);
const trials = [
  ['outliers, 5 neighbours', dropOutliers, { neighbours: 5 }],
  ['outliers, entropy and compression', dropOutliers, { measures: ['entropy', 'compression-ratio'] }],
  ['outliers, stop words and signs', dropOutliers, { measures: ['stop-word-ratio', 'special-character-ratio'] }],
  [
    'outliers, all of these',
    dropOutliers,
    { neighbours: 5, measures: ['entropy', 'compression-ratio', 'stop-word-ratio', 'special-character-ratio'] },
  ],
  ['dynamic, entropy', filterDynamic, { measure: 'entropy' }],
  ['dynamic, entropy, 4 sigmas', filterDynamic, { measure: 'entropy', sigmas: 4 }],
  ['dynamic, stop words, 4 sigmas', filterDynamic, { measure: 'stop-word-ratio', sigmas: 4 }],
];
for (const [name, operator, params] of trials) {
  const start = performance.now();
  const kept = new Set(await runExample(operator, { name, params, input: rows, output: [] }));
  const dropped = rows.filter(({ id }) => !kept.has(id));
  const right = dropped.filter(({ id }) => id.startsWith('junk'));
  const by = Object.keys(junkKinds).map((kind) => `${kind} ${right.filter(({ id }) => id.includes(kind)).length}`);
  console.log(
    `  ${name.padEnd(34)} precision ${(right.length / Math.max(1, dropped.length)).toFixed(3)} recall ${(right.length / junk.length).toFixed(3)} (of 50 each: ${by.join(', ')}) ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
}
