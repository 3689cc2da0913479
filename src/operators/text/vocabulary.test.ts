import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../core/sample.ts';
import { runExample, testOperator } from '../../testing/index.ts';
import { vocabulary } from './vocabulary.ts';

testOperator(vocabulary, { describe, it });

const kept = (params: Record<string, unknown>, input: Sample[]) =>
  runExample(vocabulary, { name: '', params: params as never, input, output: [] });

describe('text.vocabulary', () => {
  it('counts words of a file, whatever their case, and words of several characters', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'leaven-words-'));
    const file = join(folder, 'words.txt');
    writeFileSync(file, 'Good\r\n film\n\n北京\n大学生\n');
    const samples = [
      { id: 'half', text: 'GOOD day' },
      { id: 'all', text: 'A film is a film: good film!'.replace(/A | is a/g, '') },
      { id: 'none', text: '42 …' },
      { id: 'zh', text: '北京的大学生' },
      { id: 'part', text: '北的大学' },
    ];
    expect(await kept({ file, min: 0.5 }, samples)).toEqual(['half', 'all', 'none', 'zh']);
    expect(await kept({ file, max: 0.5 }, samples)).toEqual(['half', 'none', 'part']);
    rmSync(folder, { recursive: true });
    await expect(kept({ file, min: 0.5 }, samples)).rejects.toMatchObject({ code: 'operator/bad-resource' });
  });

  it('takes the words of one split alone', async () => {
    const samples = [
      { id: 'a', text: 'red green' },
      { id: 'b', text: 'blue', split: 'test' },
      { id: 'c', text: 'green', split: 'test' },
    ];
    expect(await kept({ min: 1 }, samples)).toEqual(['a', 'c']);
    expect(await kept({ min: 1, split: 'test' }, samples)).toEqual(['b', 'c']);
  });

  it('refuses bounds that nothing meets, and none', () => {
    expect(vocabulary.check?.(vocabulary.params.parse({}) as never)?.param).toBe('min');
    expect(vocabulary.check?.(vocabulary.params.parse({ min: 0.5, max: 0.4 }) as never)?.param).toBe('max');
  });
});
