import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { deleteWords } from './delete-words.ts';

const shorten = async (text: string, ratio: number, seed: number) =>
  (
    (await runExample(deleteWords, { name: '', params: { ratio }, seed, input: { id: 'x', text }, output: [] })) as unknown as {
      text: string;
    }
  ).text;
const count = (text: string) => (text.match(/\p{L}+/gu) ?? []).length;

describe('text.delete-words', () => {
  it('deletes the number asked for, one at least, and never the last word', async () => {
    const text = 'we walked across the green hills and sang old songs together';
    for (let seed = 0; seed < 20; seed++) {
      expect(count(await shorten(text, 0.2, seed))).toBe(9);
      expect(count(await shorten(text, 0, seed))).toBe(10);
      expect(count(await shorten(text, 1, seed))).toBe(1);
      expect(await shorten('walk', 1, seed)).toBe('walk');
    }
  });

  it('leaves neither joined words, double spaces nor stray punctuation', async () => {
    const word = fc.constantFrom('green', 'hills', 'walk', 'sing', 'lovely', 'Old', 'We');
    const joint = fc.constantFrom(' ', ' ', ' ', ', ', ' , ', '. ', '-', ' (', ') ', '\n');
    const texts = fc.array(fc.tuple(word, joint), { minLength: 2, maxLength: 14 }).map((pairs) => pairs.flat().join('').trim());
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(1000), async (text, seed) => {
        const after = await shorten(text, 0.3, seed);
        const before = new Set(text.match(/[\p{L}-]+/gu));
        for (const kept of after.toLowerCase().match(/[\p{L}-]+/gu) ?? []) expect([...before].join(' ').toLowerCase()).toContain(kept);
        const mess = /[,.] ?[,.]|\(\s*\)| {2}|^\s|^[,.]/;
        if (!mess.test(text)) expect(after, `${JSON.stringify(text)} -> ${JSON.stringify(after)}`).not.toMatch(mess);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the capital of a sentence and its paragraph breaks', async () => {
    for (let seed = 0; seed < 30; seed++) {
      const after = await shorten('Green hills shine.\n\nOld songs ring.', 0.2, seed);
      expect(after).toMatch(/^\p{Lu}\p{Ll}+ (\p{Ll}+ ?)*\.\n\n\p{Lu}/u);
    }
  });

  it('keeps lines apart, and each of them with a word', async () => {
    const text = 'Wins: fifty\nLosses: seventy\n\nalone\nCriteria: order of things';
    for (let seed = 0; seed < 60; seed++) {
      const { text: after } = (await runExample(deleteWords, {
        name: '',
        params: { ratio: 0.5 },
        seed,
        input: { id: 'x', text },
        output: [],
      })) as unknown as { text: string };
      expect(after.split('\n').map((line) => line.trim() !== '')).toEqual([true, true, false, true, true]);
    }
  });
});
