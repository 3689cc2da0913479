import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanWords } from './words.ts';

const wordsOf = (text: string) => scanWords(text).words.map(({ text: word }) => word);

describe('scanWords', () => {
  it.each([
    ["don't stop a well-known film", ["don't", 'stop', 'a', 'well-known', 'film']],
    ["I do n't think it 's bad , did n 't I", ['I', 'do', "n't", 'think', 'it', "'s", 'bad', 'did', 'n', "'t", 'I']],
    ['the U.S. army, at 3.5 km, 1,000 men, 10:30', ['the', 'U.S.', 'army', 'at', '3.5', 'km', '1,000', 'men', '10:30']],
    ["he said 'hello' -- twice", ['he', 'said', 'hello', 'twice']],
    ['isn’t café ﬁne don`t `code`', ['isn’t', 'café', 'ﬁne', 'don`t', 'code']],
    ['ends here. And there', ['ends', 'here', 'And', 'there']],
    ['e\u0301te\u0301 𝒳𝒴 👩‍👩‍👧 ok', ['e\u0301te\u0301', '𝒳𝒴', 'ok']],
    ['\ud800 a \udc00b', ['a', 'b']],
    ['', []],
    [' \n\t', []],
  ])('finds the words of %j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it('gives disjoint, ordered ranges that cut neither pairs nor marks', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom("n't", ' ', "'", '’', '.', '-', 'é', '\u0301', '𠮷', '👍🏽', '\ud83d')),
          { maxLength: 30 },
        ),
        (parts) => {
          const text = parts.join('');
          let reached = 0;
          for (const { start, end, text: word } of scanWords(text).words) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(word);
            expect(/^\p{M}/u.test(text.slice(end)) && !/[.\ud800-\udfff]$/u.test(word)).toBe(false);
            expect(/[\ud800-\udbff]$/.test(text.slice(0, start)) && /^[\udc00-\udfff]/.test(text.slice(start))).toBe(false);
            expect(/[\ud800-\udbff]$/.test(text.slice(0, end)) && /^[\udc00-\udfff]/.test(text.slice(end))).toBe(false);
            reached = end;
          }
        },
      ),
    );
  });
});
