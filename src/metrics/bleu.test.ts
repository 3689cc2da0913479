import { describe, expect, it } from 'vitest';
import { expectNear, golden } from '../../tests/support/text-measures.ts';
import { measureText } from '../testing/measure-text.ts';
import { type BleuOptions, bleu, corpusBleu, sentenceBleu } from './bleu.ts';

const settings: Record<string, BleuOptions> = {
  '13a': {},
  zh: { tokenize: 'zh' },
  intl: { tokenize: 'intl' },
  char: { tokenize: 'char' },
  'none, lower case': { tokenize: 'none', lowercase: true },
  floor: { smoothing: 'floor', effectiveOrder: false },
  'add-k': { smoothing: 'add-k', smoothingValue: 0.5 },
  'no smoothing': { smoothing: 'none', effectiveOrder: false },
  '2 words': { maxOrder: 2, effectiveOrder: false },
};

describe.each(['english', 'chinese'] as const)('%s pairs', (language) => {
  const { pairs, bleu: theirs } = golden[language];

  it.each(Object.entries(settings))('%s: scores of sentences and of the corpus are those of sacreBLEU', (name, options) => {
    const { sentences, corpus } = theirs[name] as (typeof theirs)[string];
    expectNear((candidate, references) => sentenceBleu(candidate, references, options).score, sentences, pairs);
    const all = corpusBleu(
      pairs.map(([candidate]) => candidate),
      pairs.map(([, references]) => references),
      { effectiveOrder: true, ...options },
    );
    expect(all.score).toBeCloseTo(corpus, 6);
  });
});

describe('bleu', () => {
  it('tells counts, lengths and the penalty', () => {
    const score = sentenceBleu('the the the cat', ['the cat is on the mat', 'there is a cat'], { maxOrder: 2 });
    expect(score).toMatchObject({ counts: [3, 1], totals: [4, 3], candidateLength: 4, referenceLength: 4, brevityPenalty: 1 });
    expect(sentenceBleu('the cat', 'the cat is here').brevityPenalty).toBeCloseTo(Math.exp(-1), 12);
  });

  it('cuts by the script of the reference where it may choose', () => {
    expect(measureText(bleu, '今天天气好', {}, ['今天天气很好'])).toBeCloseTo(
      sentenceBleu('今天天气好', '今天天气很好', { tokenize: 'zh' }).score,
      12,
    );
    expect(measureText(bleu, 'ภาษาไทย', {}, ['ภาษาไท'])).toBeGreaterThan(50);
    expect(measureText(bleu, 'A cat, here.', {}, ['A cat , here .'])).toBe(100);
  });

  it('is 0 where a text is empty, and measures a million characters', () => {
    expect(sentenceBleu('', 'a').score).toBe(0);
    expect(sentenceBleu('a', '').score).toBe(0);
    expect(sentenceBleu('', '').score).toBe(0);
    const long = '天地玄黄宇宙洪荒'.repeat(125_000);
    expect(sentenceBleu(`${long}好`, long, { tokenize: 'zh' }).score).toBeCloseTo(100, 3);
  });

  it('wants a reference for each candidate', () => {
    expect(() => corpusBleu(['a', 'b'], ['a'])).toThrow(RangeError);
    expect(() => sentenceBleu('a', [])).toThrow(RangeError);
  });
});
