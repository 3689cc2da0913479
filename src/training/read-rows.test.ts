import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inProcess } from '../engines/in-process.ts';
import { executePlan } from '../pipeline/execute.ts';
import { loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { classesOf, encodeRows, pickRows, type Rows, readRows, usableRows } from './read-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows as a run without steps leaves them. */
async function read(lines: readonly object[], dataset: object, output: object = {}): Promise<Rows> {
  writeFileSync(join(folder, 'data.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const recipe = {
    leaven: 1,
    dataset: { train: 'data.jsonl', ...dataset },
    steps: [],
    output: { path: 'out', ...output },
  } as unknown as RecipeInput;
  const { plan } = await loadRecipe(recipe, { cwd: folder });
  let rows: Rows | undefined;
  await executePlan({
    draft: plan,
    recipeLock: '',
    engine: inProcess,
    workers: 1,
    overwrite: true,
    versions: {},
    finish: async (outcome) => {
      rows = await readRows({ plan: outcome.plan, files: outcome.files }, 'train');
      return {};
    },
  });
  return rows as Rows;
}

describe('rows of a run', () => {
  it('keep the digits of a label, the order and the ids, in any format', async () => {
    const lines = [
      { id: 'b', text: 'one, "two"', label: 1.0 },
      { id: 'a', text: '三，四', label: '1' },
      { id: 'c', text: '', label: 'x' },
    ];
    for (const output of [{ format: 'jsonl' }, { format: 'csv' }, { format: 'tsv', compression: 'gzip' }, { format: 'json' }]) {
      const rows = await read(lines, { task: 'text-classification' }, output);
      expect(rows.ids).toEqual(['b', 'a', 'c']);
      expect(rows.columns).toEqual([['one, "two"', '三，四', '']]);
      expect(rows.labels).toEqual(['1', '1', 'x']);
      expect(usableRows(rows).ids).toEqual(['b', 'a']);
    }
  });

  it('have a column for each text of a pair', async () => {
    const rows = await read(
      [
        { text: 'a', pair: 'b', label: 'same' },
        { text: 'c', pair: 'd' },
      ],
      { task: 'text-pair' },
    );
    expect(rows.columns).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
    expect(rows.labels).toEqual(['same', undefined]);
    expect(usableRows(rows).columns).toEqual([['a'], ['b']]);
  });

  it('have class weights where the data set names them', async () => {
    const lines = [
      { id: '1', text: 'a', label: 'good', soft: { good: 0.6, mixed: 0.4 } },
      { id: '2', text: 'b', label: 'bad' },
    ];
    const rows = await read(lines, { task: 'text-classification', fields: { labelWeights: 'soft' } });
    const classes = classesOf(rows);
    expect(classes).toEqual(['bad', 'good', 'mixed']);
    const { targets, soft } = encodeRows(rows, classes);
    expect([...targets]).toEqual([1, 0]);
    expect([...(soft ?? [])]).toEqual([0, Math.fround(0.6), Math.fround(0.4), 1, 0, 0]);
    // A class that is not known takes no weight: what is left adds up to 1.
    expect([...(encodeRows(rows, ['bad', 'good']).soft ?? [])]).toEqual([0, 1, 1, 0]);
    expect((await read(lines, { task: 'text-classification' })).weights).toEqual([undefined, undefined]);
  });

  it('are picked by place', () => {
    const rows: Rows = {
      ids: ['a', 'b', 'c'],
      columns: [['x', 'y', 'z']],
      labels: ['1', '2', undefined],
      weights: [undefined, undefined, undefined],
    };
    expect(pickRows(rows, [2, 0])).toMatchObject({ ids: ['c', 'a'], columns: [['z', 'x']], labels: [undefined, '1'] });
    expect([...encodeRows(rows, ['2']).targets]).toEqual([-1, 0, -1]);
  });
});
