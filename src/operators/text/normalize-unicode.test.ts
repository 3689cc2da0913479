import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { normalizeUnicode } from './normalize-unicode.ts';

testOperator(normalizeUnicode, { describe, it });

const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;
const normalize = async (text: string, params: object = {}) =>
  ((await runExample(normalizeUnicode, { name: '', params, input: { id: 'x', text }, output: [] } as never)) as unknown as { text: string })
    .text;

describe('text.normalize-unicode', () => {
  it.each(forms)('is %s of the whole text, although it goes by pieces', async (form) => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          'e',
          '\u0301',
          '\u0316',
          '각',
          'ᄀ',
          'ᅡ',
          'ᆨ',
          'ㄱ',
          'ㅏ',
          'ﾊ',
          'ﾞ',
          'ﾡ',
          'ￂ',
          'ﬁ',
          '½',
          '①',
          'か',
          '\u3099',
          'ệ',
          '豈',
          '中',
          '𝒜',
          '\u0f71\u0f72',
          'क़',
          '\u0344',
          ' ',
          '\u00a8',
          '한',
        ),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, async (list) => {
        const text = list.join('');
        expect(await normalize(text, { form, surrogates: 'keep' })).toBe(text.normalize(form));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['“中文”和 “english”', { quotes: true }, '“中文”和 "english"'],
    ['破折号——很长 and long—dash', { dashes: true }, '破折号——很长 and long-dash'],
    ['ＡＢ，１２　好', { width: 'all' }, 'AB,12 好'],
    ['a\ud800b', {}, 'a\ufffdb'],
    ['a\ud800b', { surrogates: 'remove' }, 'ab'],
    ['a\ud800b', { surrogates: 'keep' }, 'a\ud800b'],
  ])('%j with %j becomes %j', async (text, params, expected) => {
    expect(await normalize(text, params)).toBe(expected);
  });

  it('leaves a span on the word it was on', async () => {
    const input = { id: 'x', text: 'le cafe\u0301 noir ﬁn', spans: [{ start: 9, end: 13, label: 'COLOUR' }] };
    const after = (await runExample(normalizeUnicode, {
      name: '',
      params: { form: 'NFKC' },
      input,
      output: [],
    } as never)) as unknown as typeof input;
    expect(after.text.slice(after.spans[0]?.start, after.spans[0]?.end)).toBe('noir');
  });

  it('takes a million marks in no order on one letter', async () => {
    const text = `e${'\u0301\u0316'.repeat(500_000)}`;
    expect((await normalize(text)).length).toBe(text.length);
  });
});
