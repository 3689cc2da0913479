import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { swapWords } from './swap-words.ts';

const swap = async (text: string, ratio: number, seed: number, more: object = {}) =>
  (await runExample(swapWords, { name: '', params: { ratio }, seed, input: { id: 'x', text, ...more }, output: [] })) as unknown as {
    text: string;
  };
const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

describe('text.swap-words', () => {
  it('moves two words for each pair, and keeps all words', async () => {
    const text = 'one could hardly ask for a more lovely sunlit morning walk across green hills';
    for (let seed = 0; seed < 40; seed++) {
      const { text: after } = await swap(text, 0.15, seed);
      expect(words(after).toSorted()).toEqual(words(text).toSorted());
      const moved = words(text).filter((word, i) => words(after)[i] !== word);
      expect(moved.length, after).toBe(4);
    }
  });

  it('never draws a pair of equal words', async () => {
    expect((await swap('so so so so', 1, 1)).text).toBe('so so so so');
    expect((await swap('so so very', 0.1, 1)).text).not.toBe('so so very');
  });

  it('keeps the capital at the opening of a sentence and the pronoun I', async () => {
    for (let seed = 0; seed < 30; seed++) {
      const { text } = await swap('Actors shine here. I laughed often.', 0.4, seed);
      expect(text, text).toMatch(/^\p{Lu}[^.]*\. \p{Lu}/u);
      expect(text).toMatch(/\bI\b/);
      expect(words(text).length).toBe(6);
    }
  });

  it('moves no word under a span and none that a negation rules', async () => {
    for (let seed = 0; seed < 30; seed++) {
      const spans = [{ start: 4, end: 8, label: 'object' }];
      const after = (await swap('the film was never really dull or slow to me', 1, seed, { spans })) as {
        text: string;
        spans?: typeof spans;
      };
      const [span] = after.spans ?? [];
      expect(after.text.slice(span?.start, span?.end)).toBe('film');
      expect(after.text).toContain('was never really dull or');
    }
  });
});

it('moves no word into another line', async () => {
  const text = '- apples and pears\n- bread with butter\n\nred or green';
  const sorted = (line: string) => words(line).toSorted().join(' ');
  for (let seed = 0; seed < 40; seed++) {
    const { text: after } = await swap(text, 0.5, seed);
    expect(after.split('\n').map(sorted)).toEqual(text.split('\n').map(sorted));
  }
});
