// A stage of a recipe over rows that are in memory, in one thread: what the library does without files.
// node resident.mjs TEXTS STEPS: texts one a line, steps as JSON; a pass for each line on stdin, answered as the peers do.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cpuSeconds, load, startSide, temporaryFolder } from './setting.mjs';

const self = fileURLToPath(import.meta.url);

/** Starts a stage in a process of its own, warm. */
export function startOurs(textsFile, steps) {
  return startSide(process.execPath, [self, textsFile, JSON.stringify(steps)]);
}

/** Opens the only stage of a recipe with these steps; `pass()` runs it over all texts. */
async function openStage(texts, steps) {
  const { loadRecipe } = await load('recipe/load.js');
  const { loadStage } = await load('pipeline/loaded.js');
  const { runStage } = await load('pipeline/stage.js');
  const { rowsAtOnce } = await load('pipeline/work.js');
  const { arrangeStages } = await load('pipeline/seal.js');
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'input.jsonl'), texts.map((text) => `${JSON.stringify({ text, label: 'x' })}\n`).join(''));
  const recipe = {
    leaven: 1,
    name: 'bench',
    seed: 1,
    dataset: { task: 'text-classification', train: { path: 'input.jsonl' } },
    steps,
    output: { path: 'out', format: 'jsonl' },
  };
  const { plan } = await loadRecipe(recipe, { cwd: folder });
  const [stagePlan] = arrangeStages(plan.stages);
  const stage = await loadStage(plan, stagePlan, 0);
  const rows = () =>
    texts.map((text, place) => {
      const sample = { text, label: 'x', id: `sample-${place}` };
      return {
        sample,
        split: 'train',
        root: sample.id,
        origin: { sample, raw: '', values: {}, source: 0, record: place + 1 },
        trace: [],
        place,
      };
    });
  // Both sides end with a list of texts; of ours each stage output is dropped as a run would drop it.
  return {
    pass() {
      const input = rows();
      const size = Math.min(500, rowsAtOnce(stage));
      const made = [];
      const { seconds } = cpuSeconds(() => {
        for (let from = 0; from < input.length; from += size)
          for (const row of runStage(plan, stage, input.slice(from, from + size)).rows)
            if (row.parent !== undefined) made.push({ parent: row.parent, text: row.sample.text });
      });
      return { seconds, rows: made.length, made };
    },
  };
}

const fold = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Copies that equal their parent or an earlier sibling. */
function countEqual(texts, made) {
  const seen = new Map(texts.map((text, place) => [`sample-${place}`, new Set([fold(text)])]));
  const parents = new Map(texts.map((text, place) => [`sample-${place}`, fold(text)]));
  let unchanged = 0;
  let duplicates = 0;
  for (const { parent, text } of made) {
    const key = fold(text);
    if (key === parents.get(parent)) unchanged++;
    else if (seen.get(parent).has(key)) duplicates++;
    seen.get(parent).add(key);
  }
  return { unchanged, duplicates };
}

if (process.argv[1] === self) {
  const texts = readFileSync(process.argv[2], 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const stage = await openStage(texts, JSON.parse(process.argv[3]));
  for (let i = 0; i < 3; i++) stage.pass();
  console.log(JSON.stringify({ texts: texts.length }));
  for await (const _ of createInterface({ input: process.stdin })) {
    const { seconds, rows, made } = stage.pass();
    console.log(JSON.stringify({ seconds, rows, ...countEqual(texts, made) }));
  }
}
