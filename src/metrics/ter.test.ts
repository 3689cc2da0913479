import { describe, expect, it } from 'vitest';
import { expectNear, golden } from '../../tests/support/text-measures.ts';
import { measureText } from '../testing/measure-text.ts';
import { corpusTer, sentenceTer, type TerOptions, ter } from './ter.ts';

const settings: Record<string, TerOptions> = {
  plain: {},
  case: { caseSensitive: true },
  normalized: { normalized: true },
  'normalized, no punctuation': { normalized: true, withoutPunctuation: true },
  asian: { normalized: true, asianSupport: true },
  'asian, no punctuation': { normalized: true, withoutPunctuation: true, asianSupport: true },
  'no asian punctuation': { withoutPunctuation: true, asianSupport: true },
};

describe.each(['english', 'chinese'] as const)('%s pairs', (language) => {
  const { pairs, ter: theirs } = golden[language];

  it.each(Object.entries(settings))('%s: scores of sentences and of the corpus are those of sacreBLEU', (name, options) => {
    const { sentences, corpus } = theirs[name] as (typeof theirs)[string];
    expectNear((candidate, references) => sentenceTer(candidate, references, options).score, sentences, pairs);
    const all = corpusTer(
      pairs.map(([candidate]) => candidate),
      pairs.map(([, references]) => references),
      options,
    );
    expect(all.score).toBeCloseTo(corpus, 6);
  });
});

describe('ter', () => {
  it('moves a run of words at the cost of one', () => {
    expect(sentenceTer('c d e a b', 'a b c d e')).toEqual({ score: 20, edits: 1, referenceLength: 5 });
  });

  it('cuts Chinese into characters where it may choose', () => {
    expect(measureText(ter, '天气很好今天', {}, ['今天天气很好'])).toBeCloseTo(100 / 6, 12);
    expect(measureText(ter, '天气很好今天', { tokenize: 'plain' }, ['今天天气很好'])).toBe(100);
  });

  it('is 100 for words against none, 0 for none against none', () => {
    expect(sentenceTer('a b', '').score).toBe(100);
    expect(sentenceTer('', 'a b').score).toBe(100);
    expect(sentenceTer('', '').score).toBe(0);
  });

  it('measures long texts with moves all over them', () => {
    const words = Array.from({ length: 30_000 }, (_, i) => `w${(i * 7919) % 5003}`);
    const shifted = words.flatMap((_, i) => (i % 10 === 0 ? [...words.slice(i + 5, i + 10), ...words.slice(i, i + 5)] : []));
    expect(sentenceTer(shifted.join(' '), words.join(' ')).score).toBeLessThan(110);
  });
});
