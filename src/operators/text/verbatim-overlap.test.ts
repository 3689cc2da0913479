import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { verbatimOverlap } from './verbatim-overlap.ts';

testOperator(verbatimOverlap, { describe, it });

const folder = mkdtempSync(join(tmpdir(), 'leaven-verbatim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'corpus', 'deep'), { recursive: true });
writeFileSync(join(folder, 'corpus', 'a.txt'), 'one two three four five six seven eight nine ten');
writeFileSync(join(folder, 'corpus', 'deep', 'b.jsonl'), '{"n":1,"text":"red orange yellow green blue indigo violet white black"}\n');
writeFileSync(join(folder, 'bad.txt'), Uint8Array.of(0x61, 0xff));

const kept = (params: object, ...texts: string[]) =>
  runExample(verbatimOverlap, {
    name: '',
    params,
    input: texts.map((text) => ({ id: text, text })),
    output: [],
  } as never) as unknown as Promise<string[]>;

describe('text.verbatim-overlap', () => {
  it('reads files and folders of text and data', async () => {
    const copied = 'ONE, two three. Four five six seven eight nine';
    const row = 'orange yellow green blue indigo violet white black';
    const own = 'nothing of this is in any of the files that we read';
    expect(await kept({ path: join(folder, 'corpus'), column: 'text', maxOverlap: 0.5 }, copied, row, own)).toEqual([own]);
    expect(await kept({ path: join(folder, 'corpus', 'a.txt'), maxLongest: 8 }, copied, row, own)).toEqual([row, own]);
    expect(await kept({ path: join(folder, 'corpus', 'a.txt'), maxLongest: 9 }, copied)).toEqual([copied]);
  });

  it('says what is wrong with a file', async () => {
    await expect(kept({ path: join(folder, 'bad.txt'), maxLongest: 8 }, 'a')).rejects.toMatchObject({ code: 'operator/bad-resource' });
    await expect(kept({ path: join(folder, 'corpus', 'deep'), column: 'none', maxLongest: 8 }, 'a')).rejects.toMatchObject({
      code: 'operator/bad-resource',
    });
  });

  it('needs a corpus and a limit', () => {
    const rest = { words: 8, characters: 13 };
    expect(verbatimOverlap.check?.({ ...rest, maxLongest: 3 })?.param).toBe('path');
    expect(verbatimOverlap.check?.({ ...rest, texts: ['a'] })?.param).toBe('maxOverlap');
    expect(verbatimOverlap.check?.({ ...rest, texts: ['a'], maxLongest: 3 })).toBeUndefined();
  });

  it('lets texts without a word pass', async () => {
    expect(await kept({ texts: ['a b c d e f g h i'], maxOverlap: 0 }, '', '...', '\ud800')).toEqual(['', '...', '\ud800']);
  });
});
