import { describe, expect, it } from 'vitest';
import { openStream } from '../../core/random.ts';
import { misspellingsOf } from '../../languages/english/spelling-errors.ts';
import { runExample } from '../../testing/index.ts';
import { misspell } from './misspell.ts';

const write = async (text: string, seed: number, ratio = 0.1, more: object = {}) =>
  (await runExample(misspell, { name: '', params: { ratio }, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
    spans?: { start: number; end: number }[];
  };

const random = openStream({ seed: 3, epoch: 0, stepId: 'test', slot: 'texts' }, 'x');
const textOf = (words: readonly string[], count: number, joint: string) =>
  Array.from({ length: count }, () => random.pick(words)).join(joint);

describe('text.misspell', () => {
  it('misspells the share of English words that was asked for', async () => {
    const english = 'beautiful restaurant with separate rooms and friendly people in the necessary surroundings'.split(' ');
    let wrong = 0;
    let words = 0;
    for (let i = 0; i < 2000; i++) {
      const text = textOf(english, 5 + (i % 11), ' ');
      const after = (await write(text, i)).text.split(' ');
      for (const [place, word] of text.split(' ').entries()) {
        words++;
        if (after[place] !== word) wrong++;
      }
    }
    // Of each text the fraction of a word is a chance: three standard deviations of 2,000 of them.
    expect(Math.abs(wrong - 0.1 * words)).toBeLessThan(67);
  });

  it('writes the share of Chinese words wrong that was asked for', async () => {
    const chinese = '已经 应该 态度 味道 再次 特别 我们 检查 消费 非常 大家 竟然 练习 燃烧'.split(' ');
    let wrong = 0;
    let words = 0;
    for (let i = 0; i < 2000; i++) {
      const text = textOf(chinese, 5 + (i % 11), '，');
      const after = (await write(text, i)).text.split('，');
      for (const [place, word] of text.split('，').entries()) {
        words++;
        if (after[place] !== word) wrong++;
      }
    }
    expect(Math.abs(wrong - 0.1 * words)).toBeLessThan(67);
  });

  it.each([
    ['receive', ['recieve', 'receve']],
    ['receiving', ['recieving', 'receving']],
    ['definitely', ['definately', 'definitly']],
    ['neighbours', ['nieghbours', 'neigbours']],
    ['restaurants', ['resturants', 'restaraunts']],
    ["you're", ['your']],
    ['weird', ['wierd']],
    ['separately', ['seperately']],
  ])('%s is written as people write it', (word, known) => {
    for (const wrong of known) expect(misspellingsOf(word)).toContain(wrong);
  });

  it.each([
    ['shielded', 'sheilded'],
    ['attunement', 'atunement'],
    ['remittance', 'remittence'],
    ['knapsack', 'napsack'],
    ['wringer', 'ringer'],
    ['spherical', 'sferical'],
    ['scornful', 'scornfull'],
    ['plumbing', 'pluming'],
  ])('%s, which no list has, is misspelt by rule', (word, wrong) => {
    expect(misspellingsOf(word)).toContain(wrong);
  });

  it('never writes a word as itself, and knows a misspelling for the common ones', () => {
    for (const word of 'because their which people really something business different probably tomorrow until beginning'.split(' ')) {
      expect(misspellingsOf(word).length).toBeGreaterThan(0);
      expect(misspellingsOf(word)).not.toContain(word);
    }
  });

  it('keeps capitals and the shape of the apostrophe, and leaves mixed case alone', async () => {
    for (let seed = 0; seed < 20; seed++) {
      expect((await write('Because', seed, 1)).text).toMatch(/^Bec[a-z]+$/);
      expect((await write('IT IS NECESSARY', seed, 1)).text).not.toMatch(/[a-z]/);
      expect((await write('it’s your turn', seed, 1)).text).toMatch(/^its you’re t/);
      expect((await write('a BelievePlus account', seed, 1)).text).toContain('BelievePlus');
    }
  });

  it.each(['我们已经等候很久', '他应该再次检查'])('writes wrong characters: %s', async (text) => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const { text: after } = await write(text, seed, 0.5);
      expect(after).toHaveLength(text.length);
      seen.add(after);
    }
    expect([...seen].join()).toMatch(/以经|等侯|因该|在次|检察/);
    expect(seen.size).toBeGreaterThan(3);
  });

  it('leaves spans, negations, numbers and names as they are', async () => {
    const english = 'nobody received the beautiful present in New York before eight';
    const spans = [{ start: 20, end: 29, label: 'x' }];
    for (let seed = 0; seed < 30; seed++) {
      const { text } = await write(english, seed, 1, { spans });
      for (const kept of ['nobody', 'beautiful', 'New York', 'eight']) expect(text).toContain(kept);
      const chinese = (await write('王小明在北京等候了八十分钟，没有再等', seed, 1)).text;
      for (const kept of ['王小明', '没有', '北京', '八十分钟']) expect(chinese).toContain(kept);
    }
  });

  it.each(['', ' ', '𠮷𠮷', '...', '7 8 9', '\ud800', 'ありがとう'])('has nothing to do for %j', async (text) => {
    expect((await write(text, 1, 1)).text).toBe(text);
  });
});
