import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { changeCase } from './change-case.ts';

const change = async (text: string, mode: 'lower' | 'upper' | 'title' | 'sentence', more: object = {}) =>
  (await runExample(changeCase, { name: '', params: { mode }, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: object[];
  };

describe('text.change-case', () => {
  it.each([
    ['A Good FILM', 'lower', 'a good film'],
    ['ΟΔΟΣ', 'lower', 'οδος'],
    ['ǆungla ist groß', 'title', 'Ǆungla Ist Groß'],
    ["it's fine, o’clock", 'title', "It's Fine, O’clock"],
    ['FIRST ONE. SECOND ONE?\nTHIRD', 'sentence', 'First one. Second one?\nThird'],
    ['𐐀𐐨 text', 'upper', '𐐀𐐀 TEXT'],
    ['这部电影 OK', 'lower', '这部电影 ok'],
  ] as const)('%j in %s case is %j', async (text, mode, expected) => {
    expect((await change(text, mode)).text).toBe(expected);
  });

  it('keeps the case of addresses, placeholders and code', async () => {
    expect((await change('NEVER TWICE, SEE https://Example.org/Path FOR {Name} AND `Let x`', 'lower')).text).toBe(
      'never twice, see https://Example.org/Path for {Name} and `Let x`',
    );
  });

  it('moves spans along where letters grow', async () => {
    const { text, spans } = await change('groß und klein', 'upper', { spans: [{ start: 9, end: 14, label: 'x' }] });
    expect(text).toBe('GROSS UND KLEIN');
    expect(spans).toEqual([{ start: 10, end: 15, label: 'x' }]);
  });

  it('keeps a span that covers half a word on its half', async () => {
    const { spans } = await change('football', 'upper', { spans: [{ start: 4, end: 8, label: 'x' }] });
    expect(spans).toEqual([{ start: 4, end: 8, label: 'x' }]);
  });
});
