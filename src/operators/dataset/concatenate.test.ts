import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { concatenate } from './concatenate.ts';

testOperator(concatenate, { describe, it });

const sample = { id: '1', text: 'x', label: 'y' };
const added = (params: Record<string, unknown>, files: Record<string, string>) =>
  runExample(concatenate, { name: '', params, files, input: sample, output: [] });

describe('dataset.concatenate', () => {
  it('refuses a column that would exist twice: for a table at once, for records one by one', async () => {
    const rename = { sentence: 'text' };
    await expect(added({ path: 'a.csv', rename }, { 'a.csv': 'sentence,text,label\na,b,c\n' })).rejects.toMatchObject({
      code: 'dataset/duplicate-column',
    });
    expect(
      await added({ path: 'a.jsonl', rename }, { 'a.jsonl': '{"sentence":"a","text":"b","label":"c"}\n{"sentence":"a","label":"c"}\n' }),
    ).toEqual([{ error: 'duplicate-column' }, { text: 'a', label: 'c' }]);
  });

  it('swaps names', async () => {
    const rename = { text: 'label', label: 'text' };
    const expected = [{ text: 'good', label: '1.0' }];
    expect(await added({ path: 'a.jsonl', rename }, { 'a.jsonl': '{"text":1.0,"label":"good"}\n' })).toEqual(expected);
    expect(await added({ path: 'a.csv', rename }, { 'a.csv': 'text,label\n1.0,good\n' })).toEqual(expected);
  });

  it('takes columns from the recipe, and another encoding', async () => {
    expect(
      await added(
        { path: 'a.txt', format: 'delimited', delimiter: '|', columns: ['class', 'text'], rename: { class: 'label' } },
        { 'a.txt': 'p|好\n' },
      ),
    ).toEqual([{ label: 'p', text: '好' }]);
  });

  it('says what is wrong with two names for one column', () => {
    expect(concatenate.check?.(concatenate.params.parse({ path: 'a', rename: { a: 'x', b: 'x' } }) as never)?.param).toBe('rename');
    expect(concatenate.check?.(concatenate.params.parse({ path: 'a', rename: { a: 'x' }, constants: { x: 1 } }) as never)?.param).toBe(
      'rename',
    );
  });
});
