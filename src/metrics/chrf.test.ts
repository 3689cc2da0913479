import { describe, expect, it } from 'vitest';
import { expectNear, golden } from '../../tests/support/text-measures.ts';
import { measureText } from '../testing/measure-text.ts';
import { type ChrfOptions, chrf, corpusChrf, sentenceChrf } from './chrf.ts';

const settings: Record<string, ChrfOptions> = {
  chrF: {},
  'chrF++': { wordOrder: 2 },
  'white space, lower case': { whitespace: true, lowercase: true },
  'beta 1, epsilon': { beta: 1, wordOrder: 1, characterOrder: 4, epsilonSmoothing: true },
};

describe.each(['english', 'chinese'] as const)('%s pairs', (language) => {
  const { pairs, chrf: theirs } = golden[language];

  it.each(Object.entries(settings))('%s: scores of sentences and of the corpus are those of sacreBLEU', (name, options) => {
    const { sentences, corpus } = theirs[name] as (typeof theirs)[string];
    expectNear((candidate, references) => sentenceChrf(candidate, references, options).score, sentences, pairs);
    const all = corpusChrf(
      pairs.map(([candidate]) => candidate),
      pairs.map(([, references]) => references),
      options,
    );
    expect(all.score).toBeCloseTo(corpus, 6);
  });
});

describe('chrf', () => {
  it('counts code points, a half pair as one', () => {
    expect(sentenceChrf('𠮷', '𠮷', { characterOrder: 1 }).score).toBe(100);
    expect(sentenceChrf('𠮷a', '\ud842a', { characterOrder: 1 }).score).toBeCloseTo(50, 12);
  });

  it('is 0 where a text is empty, and measures a million characters', () => {
    expect(sentenceChrf('', 'a').score).toBe(0);
    expect(sentenceChrf('a', '').score).toBe(0);
    const long = 'lorem ipsum dolor sit amet, '.repeat(36_000);
    expect(measureText(chrf, `${long}x`, {}, [long])).toBeGreaterThan(99.9);
  });
});
