import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { changeWidth } from './change-width.ts';

interface Params {
  to: 'half' | 'full';
  what: ('letters' | 'digits' | 'punctuation' | 'spaces' | 'katakana')[];
  ratio: number;
  chinesePunctuation: boolean;
}
const change = async (text: string, params: Partial<Params> = {}, seed = 1, more: object = {}) =>
  (await runExample(changeWidth, { name: '', params, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };

describe('text.change-width', () => {
  it.each([
    ['Ｈｅｌｌｏ，　ｗｏｒｌｄ！　１２３', {}, 'Hello, world! 123'],
    ['价格：￥１，２００（含税）。', {}, '价格：￥1,200（含税）。'],
    ['价格：￥１，２００（含税）。', { chinesePunctuation: true }, '价格:¥1,200(含税)｡'],
    ['你好，Ｂｏｂ！', { what: ['letters'] }, '你好，Bob！'],
    ['ガラスとパン、ヴ', { what: ['katakana'] }, 'ｶﾞﾗｽとﾊﾟﾝ、ｳﾞ'],
    ['a~Z 0-9', { to: 'full' }, 'ａ～Ｚ　０－９'],
    ['你好,世界!', { to: 'full', what: ['punctuation'] }, '你好，世界！'],
    ['ﾊﾝｶｸ ｶﾀｶﾅﾞ', { to: 'full', what: ['katakana'] }, 'ハンカク カタカナ゛'],
    ['𠮷 \ud800 👩‍👩‍👧 é', {}, '𠮷 \ud800 👩‍👩‍👧 é'],
  ] as [string, Partial<Params>, string][])('%j with %j is %j', async (text, params, expected) => {
    expect((await change(text, params)).text).toBe(expected);
  });

  it('to full width and back is the text again', async () => {
    let ascii = '';
    for (let unit = 32; unit < 127; unit++) ascii += String.fromCharCode(unit);
    for (const text of ['The quick brown fox, no. 15!', '我买了iPhone15, 很好!', ascii, 'ｶﾞﾗｽﾊﾟﾝ｡']) {
      const wide = (await change(text, { to: 'full' })).text;
      expect((await change(wide, { chinesePunctuation: true })).text).toBe(text);
    }
  });

  it('agrees with the compatibility form of Unicode on letters, digits and katakana', async () => {
    let wide = '';
    for (let unit = 0xff01; unit <= 0xff5e; unit++) wide += String.fromCharCode(unit);
    expect((await change(wide, { chinesePunctuation: true })).text).toBe(wide.normalize('NFKC'));
    let narrow = '';
    for (let unit = 0xff66; unit <= 0xff9d; unit++) narrow += `${String.fromCharCode(unit)}ﾞ `;
    const full = (await change(narrow, { to: 'full', what: ['katakana'] })).text;
    expect(full.replaceAll('゛', '\u3099').normalize('NFC')).toBe(narrow.normalize('NFKC'));
  });

  it.each([
    ['en', 'Room 15 is ready for the guests of today'],
    ['zh', '我的ＩＤ是４７１１号，密码ａｂｃ１２３'],
  ])('changes a tenth of the characters of 2,000 texts: %s', async (language, text) => {
    const to = language === 'en' ? 'full' : 'half';
    const able = (text.match(to === 'full' ? /[ -~]/g : /[Ａ-Ｚａ-ｚ０-９]/g) ?? []).length;
    let changed = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const after = (await change(text, { to, ratio: 0.1 }, seed)).text;
      changed += [...after].filter((character, i) => character !== text.charAt(i)).length;
    }
    expect(Math.abs(changed - 0.1 * able * 2000)).toBeLessThan(4 * Math.sqrt(2000 * 0.25));
  });

  it('leaves addresses, placeholders and code, and changes numbers, names and negations', async () => {
    const text = 'Not {name}: see https://example.org/a or `x = 1` on 5 May';
    expect((await change(text, { to: 'full', what: ['letters', 'digits'] })).text).toBe(
      'Ｎｏｔ {name}: ｓｅｅ https://example.org/a ｏｒ `x = 1` ｏｎ ５ Ｍａｙ',
    );
  });

  it('keeps spans on their characters', async () => {
    const text = 'ﾊﾟﾝ屋 Ｂｏｂ';
    const spans = [
      { start: 0, end: 4, label: 'shop' },
      { start: 5, end: 8, label: 'name' },
    ];
    const after = await change(text, {}, 1, { spans });
    expect(after.spans?.map(({ start, end }) => after.text.slice(start, end))).toEqual(['ﾊﾟﾝ屋', 'Bob']);
    const wide = await change(text, { to: 'full' }, 1, { spans });
    expect(wide.spans?.map(({ start, end }) => wide.text.slice(start, end))).toEqual(['パン屋', 'Ｂｏｂ']);
  });
});
