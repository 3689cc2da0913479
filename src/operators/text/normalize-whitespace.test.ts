import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { normalizeWhitespace } from './normalize-whitespace.ts';

const normalize = async (text: string, newlines: 'keep' | 'collapse' = 'keep') =>
  (
    (await runExample(normalizeWhitespace, { name: '', params: { newlines }, input: { id: 'x', text }, output: [] })) as unknown as {
      text: string;
    }
  ).text;

describe('text.normalize-whitespace', () => {
  it.each([
    [' \u00a0a\u2003\tb\u3000', 'a b'],
    ['\ufeffa\u200b b', 'a b'],
    ['ក\u200bខ', 'ក\u200bខ'],
    ['👩\u200d👩\u200d👧  ok', '👩\u200d👩\u200d👧 ok'],
    ['a \r\n  b', 'a\r\nb'],
    [' \n ', ''],
    ['x:  see\n```\nif a:\n    b\n```\n  y', 'x: see\n```\nif a:\n    b\n```\ny'],
  ])('%j becomes %j', async (text, expected) => {
    expect(await normalize(text)).toBe(expected);
  });

  it('leaves one kind of white space, single and inside, where line breaks collapse too', async () => {
    const pieces = fc.array(fc.constantFrom('a', 'bc', ' ', '\t', '\n', '\r\n', '\u00a0', '\u0085', '\u2028'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(pieces, async (list) => {
        const after = await normalize(list.join(''), 'collapse');
        expect(after).not.toMatch(/[^\S ]|\u0085| {2}|^ | $/);
        expect(after.replace(/\s/g, '')).toBe(list.join('').replace(/[\s\u0085]/g, ''));
      }),
    );
  });
});

it('keeps the lines of lists and tables and the indentation of items', async () => {
  const run = async (text: string, newlines: 'keep' | 'collapse') =>
    (
      (await runExample(normalizeWhitespace, { name: '', params: { newlines }, input: { id: 'x', text }, output: [] })) as unknown as {
        text: string;
      }
    ).text;
  const list = 'Buy:\n- milk  and\tbread\n  - soft  butter\n\n| a  | b |\n|----|---|';
  const after = 'Buy:\n- milk and bread\n  - soft butter\n\n| a  | b |\n|----|---|';
  expect(await run(list, 'keep')).toBe(after);
  expect(await run(list, 'collapse')).toBe(after);
  expect(await run('one\ntwo  three\n# Title\nfour\nfive', 'collapse')).toBe('one two three\n# Title\nfour five');
});
