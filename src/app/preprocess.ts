import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecipeInput } from '../recipe/load.ts';
import type { ModelDocument } from '../training/model-document.ts';
import type { Texts } from '../training/trainer.ts';
import { withData } from './open-data.ts';

const file = 'texts.jsonl';

/**
 * Puts texts through the pure steps of a model's recipe, as `predict` does with the rows of a file. A text that a step rejects stays as
 * it is: what is compared must have all rows.
 */
export async function preprocess(texts: Texts, document: ModelDocument, signal?: AbortSignal): Promise<Texts> {
  const { fields, language, seed, preprocessing } = document;
  if (preprocessing.length === 0) return texts;
  const names = Object.values(fields);
  const folder = mkdtempSync(join(tmpdir(), 'leaven-texts-'));
  try {
    const lines = texts.ids.map((id, row) =>
      JSON.stringify({ leaven_id: id, ...Object.fromEntries(names.map((name, column) => [name, texts.columns[column]?.[row]])) }),
    );
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
    const recipe = {
      leaven: 1,
      name: 'texts',
      seed,
      dataset: {
        task: names.length === 2 ? 'text-pair' : 'text',
        fields,
        id: 'leaven_id',
        language,
        test: { path: file, format: 'jsonl' },
      },
      steps: preprocessing,
      limits: { rejects: 1 },
    } as unknown as RecipeInput;
    const done = await withData(recipe, { label: false }, { cwd: folder, ...(signal ? { signal } : {}) }, (opened) => opened.read('test'));
    const places = new Map(done.ids.map((id, place) => [id, place]));
    const columns = texts.columns.map((column, at) =>
      column.map((text, row) => done.columns[at]?.[places.get(texts.ids[row] as string) ?? -1] ?? text),
    );
    return { ids: texts.ids, columns };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
