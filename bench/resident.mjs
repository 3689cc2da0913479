// A stage of a recipe over rows that are in memory, in this thread: what the library does without files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSeconds, load, temporaryFolder } from './setting.mjs';

/** Opens the only stage of a recipe with these steps; `pass()` runs it over all texts. */
export async function openStage(texts, steps) {
  const { loadRecipe } = await load('recipe/load.js');
  const { loadStage } = await load('pipeline/loaded.js');
  const { runStage } = await load('pipeline/stage.js');
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
      return { sample, split: 'train', root: sample.id, origin: { sample, raw: '', values: {}, source: 0, record: place + 1 }, trace: [], place };
    });
  return {
    pass() {
      const input = rows();
      const size = 500;
      const { seconds, result } = cpuSeconds(() => {
        const outputs = [];
        for (let from = 0; from < input.length; from += size) outputs.push(runStage(plan, stage, input.slice(from, from + size)));
        return outputs;
      });
      const made = result.flatMap((output) => output.rows);
      const copies = made.filter((row) => row.parent !== undefined);
      return { seconds, rows: copies.length > 0 ? copies.length : made.length, made, rejects: result.flatMap((output) => output.rejects) };
    },
  };
}

const fold = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Copies that equal their parent or an earlier sibling. */
export function countEqual(texts, made) {
  const seen = new Map(texts.map((text, place) => [`sample-${place}`, new Set([fold(text)])]));
  const parents = new Map(texts.map((text, place) => [`sample-${place}`, fold(text)]));
  let unchanged = 0;
  let duplicates = 0;
  for (const { parent, sample } of made) {
    if (parent === undefined) continue;
    const key = fold(sample.text);
    if (key === parents.get(parent)) unchanged++;
    else if (seen.get(parent).has(key)) duplicates++;
    seen.get(parent).add(key);
  }
  return { unchanged, duplicates };
}
