import { describe, expect, it } from 'vitest';
import { expectNear, golden } from '../../tests/support/text-measures.ts';
import { splitAtSpaces } from '../kernels/text/white-space.ts';
import { wordNetSynonyms } from '../languages/english/wordnet-synonyms.ts';
import { type MeteorOptions, sentenceMeteor } from './meteor.ts';

const table = new Map(golden.synonyms.flatMap((pair) => [[pair[0], pair] as const, [pair[1], pair] as const]));
const sameDictionary: MeteorOptions = { tokenize: splitAtSpaces, synonyms: (word) => table.get(word) ?? [] };

describe.each(['english', 'chinese'] as const)('%s pairs', (language) => {
  it('is what NLTK says with the same dictionary', () => {
    const { pairs, meteor, meteorWeighted } = golden[language];
    expectNear((candidate, references) => sentenceMeteor(candidate, references, sameDictionary), meteor, pairs);
    const weights = { alpha: 0.85, beta: 2, gamma: 0.6 };
    expectNear((candidate, references) => sentenceMeteor(candidate, references, { ...sameDictionary, ...weights }), meteorWeighted, pairs);
  });
});

describe('sentenceMeteor', () => {
  it('pairs stems, and synonyms of WordNet unless it is told not to', () => {
    const matched = (candidate: string, reference: string, options?: MeteorOptions) => sentenceMeteor(candidate, reference, options) > 0;
    expect(matched('running', 'runs')).toBe(true);
    expect(matched('auto', 'car')).toBe(true);
    expect(matched('auto', 'car', { synonyms: 'none' })).toBe(false);
    expect(matched('auto', 'tree')).toBe(false);
  });

  it('takes tokens as they are, and characters of Chinese', () => {
    expect(sentenceMeteor(['New York', 'is', 'big'], [['new york', 'is', 'big']])).toBeCloseTo(1 - 0.5 / 27, 12);
    // 5 of 6 characters in 2 runs: recall 5/6, precision 1.
    expect(sentenceMeteor('今天天气好', '今天天气很好')).toBeCloseTo((1 - 0.5 * (2 / 5) ** 3) * (5 / 6 / (0.9 + (0.1 * 5) / 6)), 12);
  });

  it('is 0 where nothing matches or nothing is there', () => {
    expect(sentenceMeteor('', '')).toBe(0);
    expect(sentenceMeteor('a', '')).toBe(0);
    expect(sentenceMeteor('', 'a')).toBe(0);
    expect(sentenceMeteor('\ud800', '好')).toBe(0);
  });
});

describe('wordNetSynonyms', () => {
  it('finds what shares a meaning with a word or its lemma, in any part of speech, names as written', () => {
    const synonyms = wordNetSynonyms();
    expect([...synonyms('cars')]).toEqual(expect.arrayContaining(['car', 'auto', 'automobile']));
    expect([...synonyms('began')]).toEqual([]);
    expect([...synonyms('started')]).toEqual(expect.arrayContaining(['start', 'begin']));
    expect([...synonyms('sun')]).toContain('Sunday');
    expect([...synonyms('car')].some((word) => word.includes('_'))).toBe(false);
  });
});
