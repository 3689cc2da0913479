import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VerbatimIndex } from './verbatim.ts';

/** The same by comparing every place with every place. */
function byHand(corpus: readonly string[][], text: readonly string[], size: number) {
  const covered = new Set<number>();
  let longest = 0;
  for (const one of corpus)
    for (let i = 0; i < text.length; i++)
      for (let p = 0; p < one.length; p++) {
        let length = 0;
        while (i + length < text.length && p + length < one.length && text[i + length] === one[p + length]) length++;
        if (length < size) continue;
        longest = Math.max(longest, length);
        for (let at = i; at < i + length; at++) covered.add(at);
      }
  return { longest, covered: [...covered].reduce((sum, at) => sum + (text[at] as string).length, 0) };
}

describe('VerbatimIndex', () => {
  it('finds what comparing all places finds', () => {
    const words = (count: number) => fc.array(fc.constantFrom('a', 'bb', 'ccc', 'd'), { maxLength: count });
    fc.assert(
      fc.property(fc.array(words(20), { maxLength: 2 }), words(25), fc.integer({ min: 2, max: 4 }), (corpus, text, size) => {
        const index = new VerbatimIndex(size, size);
        for (const one of corpus) index.add(one.join(' '));
        index.seal();
        const { covered, longest } = index.match(text.join(', '));
        expect({ covered, longest }).toEqual(byHand(corpus, text, size));
      }),
      { numRuns: 500 },
    );
  });

  it('takes scripts without spaces by characters, and does not go from one text of the corpus into the next', () => {
    const index = new VerbatimIndex(3, 5);
    index.add('今天天气很好');
    index.add('我们去北京');
    index.seal();
    expect(index.match('他说今天天气很好，走吧').longest).toBe(6);
    expect(index.match('他说今天天气').longest).toBe(0);
    expect(index.match('天气很好我们去').longest).toBe(0);
  });

  it('takes a corpus and a text of one word a hundred thousand times', () => {
    const index = new VerbatimIndex(8, 13);
    index.add('so '.repeat(50_000));
    index.seal();
    expect(index.match('so '.repeat(100_000))).toEqual({ tokens: 100_000, characters: 200_000, covered: 200_000, longest: 50_000 });
  });
});
