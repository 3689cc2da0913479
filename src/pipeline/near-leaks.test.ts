import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../app/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, texts: string[]) =>
  writeFileSync(join(folder, name), texts.map((text, i) => `${JSON.stringify({ id: `${name[1]}${i}`, text })}\n`).join(''));
const long = (i: number, last: string) =>
  `sentence ${i} of ${i * 7} that goes on for some ${i * 31} words and then at last ends in ${last}`;

async function leaksOf(options: object) {
  const result = await run(
    {
      leaven: 1,
      name: 'leaks',
      dataset: { task: 'text', train: { path: join(folder, 'train.jsonl') }, test: { path: join(folder, 'test.jsonl') } },
      steps: [],
      output: { path: join(folder, 'out') },
    },
    { workers: 0, overwrite: true, ...options },
  );
  const report = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'));
  return { leaks: result.leaks, pair: report.leaks.pairs[0], page: readFileSync(join(folder, 'out/report.html'), 'utf8') };
}

describe('the leak check of a run', () => {
  it('counts held-out rows that are near duplicates of a row of train, with examples, whatever the shards', async () => {
    write(
      'train.jsonl',
      Array.from({ length: 30 }, (_, i) => long(i, 'this')),
    );
    write('test.jsonl', [long(3, 'this'), long(4, 'that'), 'in this ends last at then: and 5 words', long(90, 'that'), long(7, 'those')]);
    const { leaks, pair, page } = await leaksOf({});
    expect(leaks).toEqual({ checked: true, exact: 1, tokenSet: 0, near: 2 });
    expect(
      pair.examples.map(({ kind, train, test }: { kind: string; train: { id: string }; test: { id: string } }) => [
        kind,
        train.id,
        test.id,
      ]),
    ).toEqual([
      ['exact', 'r3', 'e0'],
      ['near', 'r4', 'e1'],
      ['near', 'r7', 'e4'],
    ]);
    expect(pair.examples[1].similarity).toBeGreaterThan(0.7);
    expect(page.includes('are almost the same as rows of')).toBe(true);
    const small = await leaksOf({ shardSize: 4 });
    expect(small.pair).toEqual(pair);
  });

  it('says that it has not looked where there are too many rows', async () => {
    write(
      'train.jsonl',
      Array.from({ length: 30_000 }, (_, i) => `row ${i}`),
    );
    write('test.jsonl', ['row 1', 'another row']);
    const { leaks, pair, page } = await leaksOf({});
    expect(leaks).toEqual({ checked: true, exact: 1, tokenSet: 0 });
    expect(pair).not.toHaveProperty('near');
    expect(page.includes('oo many rows to look for near duplicates')).toBe(true);
  });
});
