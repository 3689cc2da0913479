import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { insertPunctuation } from './insert-punctuation.ts';

const insert = async (text: string, seed: number, more: object = {}, ratio = 1 / 3) =>
  (await runExample(insertPunctuation, {
    name: '',
    params: { ratio },
    seed,
    input: { id: 'x', text, ...more },
    output: [],
  })) as unknown as {
    text: string;
  };

describe('text.insert-punctuation', () => {
  it('keeps all words in order and inserts 1 to a third of them as marks, each number and each mark in its turn', async () => {
    const text = 'we walked across the green hills and sang old songs together now';
    const numbers = new Set<number>();
    const marks = new Set<string>();
    for (let seed = 0; seed < 300; seed++) {
      const { text: after } = await insert(text, seed);
      expect(after.replace(/[.;?:!,] /g, '')).toBe(text);
      const drawn = after.match(/[.;?:!,]/g) ?? [];
      numbers.add(drawn.length);
      for (const mark of drawn) marks.add(mark);
    }
    expect([...numbers].sort()).toEqual([1, 2, 3, 4]);
    expect([...marks].sort()).toEqual(['!', ',', '.', ':', ';', '?']);
  });

  it('puts nothing into a span', async () => {
    const spans = [{ start: 3, end: 13, label: 'act' }];
    for (let seed = 0; seed < 40; seed++) {
      const after = (await insert('we walked far across', seed, { spans }, 1)) as {
        text: string;
        spans?: { start: number; end: number }[];
      };
      const [span] = after.spans ?? [];
      expect(after.text.slice(span?.start, span?.end)).toBe('walked far');
    }
  });
});
