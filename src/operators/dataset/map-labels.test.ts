import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rejection } from '../../core/operator.ts';
import { createSchema } from '../../core/schema.ts';
import { testOperator } from '../../testing/index.ts';
import { mapLabels } from './map-labels.ts';

testOperator(mapLabels, { describe, it });

const draw = async (params: Record<string, unknown>, sample: Record<string, unknown>, task = 'text-classification') => {
  const parsed = mapLabels.params.parse(params) as never;
  const resources = (await mapLabels.prepare?.(parsed)) as never;
  const fields = task === 'text-classification' ? { labelWeights: 'labelWeights' } : {};
  return mapLabels.draw({
    sample: { id: '1', ...sample },
    params: parsed,
    schema: createSchema(task as never, fields),
    resources,
    table: undefined,
    random: undefined as never,
    fields: [],
    analyze: undefined as never,
    seed: 5,
    saved() {},
  });
};

describe('dataset.map-labels', () => {
  it('keeps, rejects or fails on a label that is not in the map', async () => {
    const map = { a: 'b' };
    expect(await draw({ map }, { label: 'x' })).toBeUndefined();
    const rejected = await draw({ map, unknown: 'reject' }, { label: 'x' });
    expect(rejected).toBeInstanceOf(Rejection);
    expect(rejected).toMatchObject({ reason: 'unknown-label', detail: { label: 'x' } });
    await expect(draw({ map, unknown: 'error' }, { label: 'x' })).rejects.toMatchObject({ code: 'operator/failed' });
  });

  it('adds class weights that become one, maps relations with their spans', async () => {
    expect(await draw({ map: { a: 'c', b: 'c' } }, { label: 'z', labelWeights: { a: 0.25, b: 0.5, d: 0.25 } })).toEqual({
      labelWeights: { c: 0.75, d: 0.25 },
    });
    const sample = { text: 'ab', spans: [{ start: 0, end: 1, label: 'P' }], relations: [{ head: 0, tail: 0, label: 'born-in' }] };
    expect(await draw({ map: { 'born-in': 'birthplace', P: 'PER' } }, sample, 'relation-extraction')).toEqual({
      spans: [{ start: 0, end: 1, label: 'PER' }],
      relations: [{ head: 0, tail: 0, label: 'birthplace' }],
    });
  });

  it('reads maps from JSON, CSV and TSV, and says what is wrong with one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leaven-map-'));
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    for (const file of [put('a.json', '{"正":"positive"}'), put('b.csv', 'old,new\n正,positive\n'), put('c.tsv', '正\tpositive\r\n')])
      expect(await draw({ file }, { label: '正' })).toEqual({ label: 'positive' });
    for (const file of [put('d.json', '{"a":1}'), put('e.csv', 'one cell\n'), put('f.json', '{"a":'), join(folder, 'none.json')])
      await expect(draw({ file }, { label: 'x' })).rejects.toMatchObject({ code: 'operator/bad-resource' });
    rmSync(folder, { recursive: true });
  });

  it('refuses a map of nothing and a field that holds no labels', () => {
    expect(mapLabels.check?.(mapLabels.params.parse({}) as never)?.param).toBe('map');
    const given = mapLabels.params.parse({ map: { a: 'b' }, field: 'text' }) as never;
    expect(mapLabels.check?.(given, createSchema('text-classification'))?.param).toBe('field');
    expect(mapLabels.check?.(mapLabels.params.parse({ map: { a: 'b' } }) as never, createSchema('text'))?.param).toBe('map');
  });
});
