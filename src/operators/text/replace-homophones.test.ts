import { describe, expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { chineseHomophones } from '../../languages/chinese/homophones.ts';
import { englishHomophones } from '../../languages/english/homophones.ts';
import { runExample } from '../../testing/index.ts';
import { replaceHomophones } from './replace-homophones.ts';

const hear = async (text: string, seed: number, params: object = {}, more: object = {}) =>
  (await runExample(replaceHomophones, { name: '', params, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };

const random = openStream({ seed: 3, epoch: 0, stepId: 'test', slot: 'texts' }, 'x');
const textOf = (words: readonly string[], count: number, joint: string) =>
  Array.from({ length: count }, () => random.pick(words)).join(joint);

describe('text.replace-homophones', () => {
  it('replaces the share of English words that was asked for', async () => {
    const english = 'their weather is great and you can see the sea from our whole road'.split(' ');
    let replaced = 0;
    let words = 0;
    for (let i = 0; i < 2000; i++) {
      const text = textOf(english, 5 + (i % 11), ' ');
      const after = (await hear(text, i)).text.split(' ');
      for (const [place, word] of text.split(' ').entries()) {
        words++;
        if (after[place] !== word) replaced++;
      }
    }
    // Of each text the fraction of a word is a chance: three standard deviations of 2,000 of them.
    expect(Math.abs(replaced - 0.1 * words)).toBeLessThan(67);
  });

  it.each([true, false])('replaces the share of Chinese characters that was asked for, tones: %s', async (tones) => {
    const chinese = '公式 结果 实验 味道 服务 时间 经理 权利 意义 攻击 的 是 再 很快'.split(' ');
    let replaced = 0;
    let characters = 0;
    for (let i = 0; i < 2000; i++) {
      const text = textOf(chinese, 4 + (i % 9), '');
      const { text: after } = await hear(text, i, { tones });
      expect(after).toHaveLength(text.length);
      characters += text.length;
      for (let at = 0; at < text.length; at++) if (text[at] !== after[at]) replaced++;
    }
    expect(Math.abs(replaced - 0.1 * characters)).toBeLessThan(130);
  });

  it('takes words of the same sound, of the same tones where asked, before single characters', async () => {
    const { byWord } = chineseHomophones();
    const seen = { true: new Set<string>(), false: new Set<string>() };
    for (let seed = 0; seed < 150; seed++)
      for (const tones of [true, false]) seen[`${tones}`].add((await hear('公式', seed, { ratio: 1, tones })).text);
    // gōngshì; readings of pinyin-pro 3.29.4
    for (const word of seen.true) expect(byWord.get(word)).toMatchObject({ syllables: ['gong', 'shi'], tones: '14' });
    expect(seen.true).toContain('攻势');
    expect(seen.true).toContain('公事');
    expect(seen.true).not.toContain('共识');
    expect(seen.false).toContain('共识');
  });

  it('leaves out words that are rarer than asked', async () => {
    const frequent = new Set<string>();
    for (let seed = 0; seed < 60; seed++) frequent.add((await hear('公式', seed, { ratio: 1, minFrequency: 512 })).text);
    for (const word of frequent) expect(chineseHomophones().byWord.get(word)?.frequency).toBeGreaterThanOrEqual(512);
  });

  it.each([
    ['their', ['there', "they're"]],
    ['your', ["you're"]],
    ['too', ['to', 'two']],
    ['peace', ['piece']],
    ['whether', ['weather', 'wether']],
  ])('%s sounds like others', (word, others) => {
    expect(englishHomophones().get(word)).toEqual(expect.arrayContaining(others));
  });

  it('brings in no number and no negation, and keeps capitals', async () => {
    for (let seed = 0; seed < 60; seed++) {
      expect((await hear('Too fore knot nun won', seed, { ratio: 1 })).text).toMatch(/^To for knot nun won$/);
      expect((await hear('You’re here', seed, { ratio: 1 })).text).toBe('Your hear');
      expect((await hear('it’s your road', seed, { ratio: 1 })).text).toMatch(/^its you’re r/);
    }
  });

  it('leaves spans, negations, numbers and names as they are', async () => {
    const english = 'they know not to see two great rooms in New York';
    const spans = [{ start: 25, end: 30, label: 'x' }];
    for (let seed = 0; seed < 30; seed++) {
      const { text } = await hear(english, seed, { ratio: 1 }, { spans });
      for (const kept of ['not', 'two', 'great', 'New York']) expect(text).toContain(kept);
      const chinese = (await hear('王小明在北京等了四十分钟，公式没有用', seed, { ratio: 1 })).text;
      for (const kept of ['王小明', '没有', '北京', '四十分钟']) expect(chinese).toContain(kept);
    }
  });

  it.each(['', ' ', '𠮷𠮷', '...', '7 8 9', '\ud800', 'ありがとう'])('has nothing to do for %j', async (text) => {
    expect((await hear(text, 1, { ratio: 1 })).text).toBe(text);
  });
});

describe('the table of Chinese homophones', () => {
  it('is current (node scripts/generate-homophones.mjs)', async () => {
    const script = new URL('../../../scripts/generate-homophones.mjs', import.meta.url).href;
    const { generateHomophones } = (await import(script)) as { generateHomophones(options: { check: boolean }): boolean };
    expect(generateHomophones({ check: true })).toBe(true);
  });

  // Readings of pinyin-pro 3.29.4.
  it.each([
    ['银行', 'yin hang', '22'],
    ['行为', 'xing wei', '22'],
    ['行长', 'hang zhang', '23'],
    ['重新', 'chong xin', '21'],
    ['音乐', 'yin yue', '14'],
    ['绿色', 'lv se', '44'],
    ['了', 'le', '0'],
    ['还', 'hai', '2'],
  ])('reads %s as %s', (word, sound, tones) => {
    expect(chineseHomophones().byWord.get(word)).toMatchObject({ syllables: sound.split(' '), tones });
  });

  it('holds no word that denies or counts, no traditional and no broken character', () => {
    const { byWord } = chineseHomophones();
    for (const word of ['不', '没有', '别', '十', '百', '鏈', '繼', '锟']) expect(byWord.has(word)).toBe(false);
    expect(byWord.size).toBeGreaterThan(25_000);
  });
});
