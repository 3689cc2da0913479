import { describe, expect, it } from 'vitest';
import { madeText } from '../../../tests/support/made-texts.ts';
import { confusables } from '../../languages/confusables.ts';
import { runExample } from '../../testing/index.ts';
import { letterStarts } from '../text-letters.ts';
import { replaceLookalikes } from './replace-lookalikes.ts';

type Params = Parameters<NonNullable<typeof replaceLookalikes.prepare>>[0];
const replace = async (text: string, seed: number, params: Partial<Params> = {}, more: object = {}) =>
  (await runExample(replaceLookalikes, { name: '', params, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };

describe('text.replace-lookalikes', () => {
  it.each(['en', 'zh'] as const)('changes a tenth of the characters of 2,000 texts: %s', async (language) => {
    let units = 0;
    let changed = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const text = madeText(language);
      const after = [...(await replace(text, seed)).text];
      expect(after).toHaveLength(text.length);
      units += letterStarts(text).length;
      changed += after.filter((character, i) => character !== text.charAt(i)).length;
    }
    expect(Math.abs(changed - 0.1 * units)).toBeLessThan(4 * Math.sqrt(2000 * 0.25));
  });

  it('takes letters from the scripts that are named', async () => {
    const only = async (script: 'cyrillic' | 'greek' | 'armenian' | 'mathematical' | 'full-width') =>
      (await replace('some people copy a phone', 1, { ratio: 1, scripts: [script] })).text;
    expect(await only('cyrillic')).toMatch(/^[\p{Script=Cyrillic} mntlfd]+$/u);
    expect(await only('greek')).toMatch(/[ονϲ]/);
    expect(await only('armenian')).toMatch(/օ/);
    expect(await only('full-width')).toMatch(/^[ａ-ｚ ]+$/);
    expect(await only('mathematical')).toMatch(/^[\u{1d5ba}-\u{1d5d3} ]+$/u);
  });

  it('has letters that the standard calls confusable, each in its script', () => {
    // Unicode confusables.txt 16.0 gives these as one class each.
    const all = confusables(['cyrillic', 'greek', 'radicals']);
    expect(all.get('o')).toEqual(['о', 'ο']);
    expect(all.get('p')).toContain('р');
    expect(all.get('A')).toEqual(['А', 'Α']);
    expect(all.get('人')).toEqual(['⼈']);
    for (const [letter, others] of all) for (const other of others) expect(other).not.toBe(letter);
  });

  it('writes figures and halves only when asked', async () => {
    expect((await replace('leet noise', 1, { ratio: 1, scripts: [], leet: true, characters: false })).text).toBe('1337 n0153');
    expect((await replace('好朋友', 1, { ratio: 1, scripts: [], characters: false, split: true })).text).toBe('女子月月友');
    for (let seed = 0; seed < 40; seed++) expect((await replace('你好明天', seed, { ratio: 1 })).text).toHaveLength(4);
  });

  it('leaves guarded pieces and annotations', async () => {
    const text = 'Never open https://example.org/a at 5 pm, see {name} in some place';
    const span = { start: text.indexOf('some'), end: text.length, label: 'place' };
    for (let seed = 0; seed < 30; seed++) {
      const after = await replace(text, seed, { ratio: 1, leet: true }, { spans: [span] });
      for (const kept of ['Never', 'https://example.org/a', '5', '{name}', 'some place']) expect(after.text).toContain(kept);
    }
  });

  it('refuses parameters that leave nothing to do', () => {
    const nothing = { ratio: 0.1, scripts: [], leet: false, characters: false, split: false };
    expect(replaceLookalikes.check?.(nothing)?.param).toBe('scripts');
    expect(replaceLookalikes.check?.({ ...nothing, split: true })).toBeUndefined();
  });

  it.each(['𠮷野家的𪚥字', '👩‍👩‍👧 ok', 'مرحبا 你好 abc', '！？。', 'カタカナだけのテキスト'])('keeps pairs whole: %j', async (text) => {
    for (let seed = 0; seed < 10; seed++)
      expect((await replace(text, seed, { ratio: 1, split: true, scripts: ['mathematical'] })).text).not.toMatch(/\p{Surrogate}/u);
  });
});
