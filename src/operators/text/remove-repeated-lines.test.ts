import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { removeRepeatedLines } from './remove-repeated-lines.ts';

testOperator(removeRepeatedLines, { describe, it });

const run = async (text: string, params: object = {}) =>
  (
    (await runExample(removeRepeatedLines, { name: '', params, input: { id: 'x', text }, output: [] } as never)) as unknown as {
      text: string;
    }
  ).text;

const line = 'a line of some length';

describe('text.remove-repeated-lines', () => {
  it.each([
    [`${line}\n${line}`, {}, line],
    [`${line}\r\nb\r\n${line}\r\nc`, {}, `${line}\r\nb\r\nc`],
    [`${line}\n\n${line}\n${line}\n`, {}, `${line}\n`],
    [`${line}\r\n\r\n${line}\r\n`, {}, `${line}\r\n`],
    [`${line}\nb\n\n${line}`, {}, `${line}\nb`],
    [`${line}\n  ${line}\t\n${line.toUpperCase()}`, {}, `${line}\n${line.toUpperCase()}`],
    ['Page 1 of 19 pages\nPage 2 of 19 pages', { foldDigits: true }, 'Page 1 of 19 pages'],
    ['Page 1 of 19 pages\nPage 2 of 19 pages', {}, 'Page 1 of 19 pages\nPage 2 of 19 pages'],
    ['short\nshort', {}, 'short\nshort'],
    ['short\nshort', { minLength: 3 }, 'short'],
    [`x ${line}\n\n${line}\n\n\n\nx ${line}\n\nend`, { unit: 'paragraph' }, `x ${line}\n\n${line}\n\n\n\nend`],
    ['欢迎关注我们的公众号哦\n正文\n欢迎关注我们的公众号哦', {}, '欢迎关注我们的公众号哦\n正文'],
  ])('%j with %j becomes %j', async (text, params, expected) => {
    expect(await run(text, params)).toBe(expected);
  });

  it('leaves lines of code blocks', async () => {
    const text = '```python\nif first:\n    return None\nif second:\n    return None\n```\n';
    expect(await run(text)).toBe(text);
  });

  it('takes fifty thousand equal lines, and a line of a million characters twice', async () => {
    expect(await run(`${line}\n`.repeat(50_000))).toBe(`${line}\n`);
    const long = 'word '.repeat(200_000);
    expect((await run(`${long}\n${long}`)).length).toBe(long.length);
    expect(await run('\n'.repeat(1_000_000), { unit: 'paragraph' })).toBe('\n'.repeat(1_000_000));
  });
});
