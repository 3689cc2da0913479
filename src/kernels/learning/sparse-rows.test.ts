import { describe, expect, it } from 'vitest';
import { FeatureTable, featureWeights, RowCounter, weighRows } from './sparse-rows.ts';

function countAll(table: FeatureTable, rows: number[][], grow = true) {
  const counter = new RowCounter(table, rows.length, 1, grow);
  for (const row of rows) {
    counter.take(Int32Array.from(row), row.length);
    counter.endRow();
  }
  return counter.finish();
}

describe('RowCounter', () => {
  it('numbers buckets as they come and counts each once a row', () => {
    const table = new FeatureTable(8);
    const { starts, features, values } = countAll(table, [[7, 9, 7, 7], [], [9, 300, 7]]);
    expect([...starts]).toEqual([0, 2, 2, 5]);
    expect([...features]).toEqual([0, 1, 1, 2, 0]);
    expect([...values]).toEqual([3, 1, 1, 1, 1]);
    expect([...table.members()]).toEqual([7, 9, 300 & 255]);
  });

  it('leaves out what is new where it may not grow, also in a table that was saved', () => {
    const table = new FeatureTable(8);
    countAll(table, [[1, 2 | -2147483648]]);
    for (const one of [table, FeatureTable.of(8, table.members())]) {
      const { starts, features, values } = countAll(one, [[3, 2, 1, 2], [1]], false);
      expect([...starts]).toEqual([0, 2, 3]);
      expect([...features]).toEqual([1, 0, 0]);
      expect([...values]).toEqual([2, 1, 1]);
      expect([...one.members()]).toEqual([1, 2147483650]);
    }
  });

  it('grows past all it began with', () => {
    const table = new FeatureTable(16);
    const row = Array.from({ length: 30000 }, (_, i) => i);
    const { features } = countAll(table, [row, row]);
    expect(table.size).toBe(30000);
    expect(features.length).toBe(60000);
    expect(features[59999]).toBe(29999);
  });
});

describe('weights of features and rows', () => {
  it('agree with TfidfTransformer of scikit-learn', () => {
    const table = new FeatureTable(8);
    const rows = countAll(table, [
      [1, 1, 1, 2],
      [2, 3],
    ]);
    weighRows(rows, featureWeights(table, rows, true));
    // scikit-learn 1.9.1, TfidfTransformer(sublinear_tf=True) on [[3, 1, 0], [0, 1, 1]].
    for (const [i, value] of [0.947050204, 0.321085521, 0.579738672, 0.814802475].entries()) expect(rows.values[i]).toBeCloseTo(value, 6);
  });

  it('count runs and parts of words less', () => {
    const table = new FeatureTable(8);
    const rows = countAll(table, [[1, 2 | -2147483648], []]);
    const worth = featureWeights(table, rows, false);
    expect(worth[0]).toBe(1);
    expect(worth[1]).toBeCloseTo(0.6, 6);
    weighRows(rows, worth);
    expect(Math.hypot(...rows.values)).toBeCloseTo(1, 6);
  });
});
