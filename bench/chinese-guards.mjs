// Guards in Chinese: names against the annotations of cluener, and the speed of the search.
// LEAVEN_DATA=... node bench/chinese-guards.mjs
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { cpuSeconds, dataFile, load, machine, median } from './setting.mjs';

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const everything = () => true;

export default async function chineseGuards({ rounds = 11 } = {}) {
  const { findChineseGuards } = await load('languages/guards/chinese.js');
  const annotated = dataFile('text_zh/cluener/dev.json');
  if (annotated) measureNames(findChineseGuards, readCluener(annotated));
  const { createAnalyzer } = await load('languages/analysis.js');
  const analyzer = createAnalyzer({ language: 'und', guardsOff: [] });
  for (const path of ['text_en/sst/stsa.binary.train', 'text_zh/waimai_10k/waimai_10k.csv']) {
    const file = dataFile(path);
    if (!file) continue;
    const texts = readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(2));
    const pass = (work) => median(Array.from({ length: rounds + 2 }, () => cpuSeconds(() => texts.forEach(work)).seconds).slice(2)) * 1000;
    const search = pass((text) => findChineseGuards(text, everything));
    const content = pass((text) => analyzer.guardedContent(text));
    const ranges = pass((text) => analyzer.analyze(text).guarded());
    console.log(
      `  ${path}, ${texts.length} texts: search ${search.toFixed(0)} ms, content ${content.toFixed(0)} ms, ranges ${ranges.toFixed(0)} ms`,
    );
  }
}

/** Objects written one after the other, each over several lines, with the ends of ranges inside. */
function readCluener(file) {
  const raw = readFileSync(file, 'utf8').trim();
  const rows = JSON.parse(raw.startsWith('[') ? raw : `[${raw.replace(/\n\}\s*\n\{/g, '\n},{')}]`);
  return rows.map(({ text, label }) => ({
    text,
    names: Object.entries(label).flatMap(([kind, names]) =>
      Object.values(names).flatMap((places) => places.map(([start, last]) => ({ kind, start, end: last + 1 }))),
    ),
  }));
}

function measureNames(findChineseGuards, rows) {
  const kinds = new Map();
  let held = 0;
  let annotated = 0;
  for (const { text, names } of rows) {
    const ranges = findChineseGuards(text, everything).filter(({ guard }) => guard === 'entities');
    for (const { kind, start, end } of names) {
      const counts = kinds.get(kind) ?? { names: 0, touched: 0, whole: 0 };
      kinds.set(kind, counts);
      const over = ranges.filter((range) => range.start < end && range.end > start);
      const covered = over.reduce((sum, range) => sum + Math.min(end, range.end) - Math.max(start, range.start), 0);
      counts.names++;
      if (covered > 0) counts.touched++;
      if (covered === end - start) counts.whole++;
    }
    held += ranges.length;
    annotated += ranges.filter((range) => names.some(({ start, end }) => start < range.end && end > range.start)).length;
  }
  for (const [kind, { names, touched, whole }] of kinds)
    console.log(
      `  ${kind.padEnd(13)} ${String(names).padStart(4)} names: touched ${percent(touched / names)}, whole ${percent(whole / names)}`,
    );
  console.log(`  ${held} names held, ${percent(annotated / held)} on an annotation`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(machine());
  await chineseGuards();
}
