import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LeavenError } from '../errors/leaven-error.ts';
import { readPredictions } from './command-predictions.ts';

const folder = mkdtempSync(join(tmpdir(), 'leaven-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'predictions.jsonl');
const ids = ['r0', 'r1', 'r2'];

function read(text: string): number[] {
  writeFileSync(file, text);
  return [...readPredictions(file, ids, ['a', 'b'], 'mine')];
}
function fault(path: string): LeavenError {
  try {
    readPredictions(path, ids, ['a', 'b'], 'mine');
  } catch (error) {
    if (error instanceof LeavenError) return error;
  }
  throw new Error('it went well');
}

describe('predictions of a program', () => {
  it('are taken in any order, as labels or as probabilities, which are divided by their sum', () => {
    const lines = [
      '{"id":"r2","label":"b"}',
      '',
      '{"id":"r0","probabilities":{"a":0.75,"b":0.251}}\r',
      '{"id":"r1","probabilities":{"b":1}}',
    ];
    const rows = read(lines.join('\n'));
    expect(rows.slice(2)).toEqual([0, 1, 0, 1]);
    expect(rows[0]).toBeCloseTo(0.75 / 1.001, 6);
    expect((rows[0] as number) + (rows[1] as number)).toBeCloseTo(1, 6);
  });

  it('are a file', () => {
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const name of ['nothing', 'folder', 'pipe'])
      expect(fault(join(folder, name))).toMatchObject({ code: 'training/command-predictions-missing', data: { missing: 3, rows: 3 } });
  });

  it.each([
    ['a row that is unknown', '{"id":"r9","label":"a"}', 'there is no row with the id r9'],
    ['a row that was there', '{"id":"r1","label":"a"}', 'the id r1 was there before'],
    ['a row without an id', '{"label":"a"}', 'there is no row with the id undefined'],
    ['an unknown class', '{"id":"r2","label":"d"}', 'there is no class d'],
    ['a class by its index', '{"id":"r2","label":1}', 'r2 has neither a label nor probabilities'],
    ['an unknown class of many', '{"id":"r2","probabilities":{"a":0.5,"__proto__":0.5}}', 'there is no class __proto__'],
    ['a negative number', '{"id":"r2","probabilities":{"a":1.5,"b":-0.5}}', 'the probability of b is -0.5'],
    ['no number', '{"id":"r2","probabilities":{"a":NaN}}', 'the probability of a is NaN'],
    ['too great a number', '{"id":"r2","probabilities":{"a":1e999}}', 'the probability of a is Infinity'],
    ['a number as text', '{"id":"r2","probabilities":{"a":"1"}}', 'the probability of a is 1'],
    ['what is no probability', '{"id":"r2","probabilities":{"a":2,"b":3}}', 'the probabilities of r2 add up to 5, not to 1'],
    ['none at all', '{"id":"r2","probabilities":{}}', 'the probabilities of r2 add up to 0, not to 1'],
    ['a list', '{"id":"r2","probabilities":[1,0]}', 'probabilities is no object of classes'],
    ['rubbish', '\u0000 rubbish \ud800', 'it is no JSON object'],
    ['a line without end', 'z'.repeat(17 << 20), 'it is no JSON object'],
  ])('must be right: %s', (_, line, reason) => {
    writeFileSync(file, `{"id":"r0","label":"a"}\n{"id":"r1","label":"a"}\n${line}\n`);
    expect(fault(file)).toMatchObject({
      code: 'training/command-bad-output',
      message: `line 3 of predictions.jsonl of the program: ${reason}`,
    });
  });
});
