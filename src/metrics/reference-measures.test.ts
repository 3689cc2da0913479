import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitAtSpaces } from '../kernels/text/white-space.ts';
import { type BleuOptions, corpusBleu, sentenceBleu } from './bleu.ts';
import { type ChrfOptions, corpusChrf, sentenceChrf } from './chrf.ts';
import { characterErrorRate, wordErrorRate } from './error-rate.ts';
import { type MeteorOptions, meteor } from './meteor.ts';
import { rougeTypes, sentenceRouge } from './rouge.ts';
import { corpusTer, sentenceTer, type TerOptions } from './ter.ts';

// Golden values: sacreBLEU 2.6.0, rouge-score 0.1.2, NLTK 3.10.3, jiwer 4.0.0 over RapidFuzz 3.14.6 (scripts/golden/text_measures.py).
interface Measured {
  options: Record<string, never>;
  sentences: number[];
  corpus: number;
}
interface Golden {
  pairs: [candidate: string, references: string[]][];
  bleu: Record<string, Measured>;
  chrf: Record<string, Measured>;
  ter: Record<string, Measured>;
  rouge: number[][][];
  rougeStemmed: number[][][];
  meteor: number[];
  meteorWeighted: number[];
  words: (number[] | null)[];
  characters: (number[] | null)[];
}
const golden = JSON.parse(readFileSync(new URL('../../tests/fixtures/text-measures.json', import.meta.url), 'utf8')) as {
  synonyms: [string, string][];
  english: Golden;
  chinese: Golden;
};

const bleuOptions: Record<string, BleuOptions> = {
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
const chrfOptions: Record<string, ChrfOptions> = {
  chrF: {},
  'chrF++': { wordOrder: 2 },
  'white space, lower case': { whitespace: true, lowercase: true },
  'beta 1, epsilon': { beta: 1, wordOrder: 1, characterOrder: 4, epsilonSmoothing: true },
};
const terOptions: Record<string, TerOptions> = {
  plain: {},
  case: { caseSensitive: true },
  normalized: { normalized: true },
  'normalized, no punctuation': { normalized: true, withoutPunctuation: true },
  asian: { normalized: true, asianSupport: true },
  'asian, no punctuation': { normalized: true, withoutPunctuation: true, asianSupport: true },
  'no asian punctuation': { withoutPunctuation: true, asianSupport: true },
};

/** Equal to 1e-6, with the pair that is not. */
function expectNear(ours: readonly number[], theirs: readonly number[], pairs: Golden['pairs']): void {
  const apart = ours.flatMap((value, i) =>
    Math.abs(value - (theirs[i] as number)) < 1e-6 ? [] : [{ value, theirs: theirs[i], pair: pairs[i] }],
  );
  expect(apart).toEqual([]);
}

for (const language of ['english', 'chinese'] as const) {
  const { pairs, ...theirs } = golden[language];
  const candidates = pairs.map(([candidate]) => candidate);
  const references = pairs.map(([, own]) => own);

  describe(`50 ${language} pairs`, () => {
    it.each(Object.keys(bleuOptions))('BLEU %s is that of sacreBLEU', (name) => {
      const { sentences, corpus } = theirs.bleu[name] as Measured;
      const options = bleuOptions[name] as BleuOptions;
      expectNear(
        pairs.map(([candidate, own]) => sentenceBleu(candidate, own, options).score),
        sentences,
        pairs,
      );
      expect(corpusBleu(candidates, references, { effectiveOrder: true, ...options }).score).toBeCloseTo(corpus, 6);
    });

    it.each(Object.keys(chrfOptions))('%s is that of sacreBLEU', (name) => {
      const { sentences, corpus } = theirs.chrf[name] as Measured;
      const options = chrfOptions[name] as ChrfOptions;
      expectNear(
        pairs.map(([candidate, own]) => sentenceChrf(candidate, own, options).score),
        sentences,
        pairs,
      );
      expect(corpusChrf(candidates, references, options).score).toBeCloseTo(corpus, 6);
    });

    it.each(Object.keys(terOptions))('TER %s is that of sacreBLEU', (name) => {
      const { sentences, corpus } = theirs.ter[name] as Measured;
      const options = terOptions[name] as TerOptions;
      expectNear(
        pairs.map(([candidate, own]) => sentenceTer(candidate, own, options).score),
        sentences,
        pairs,
      );
      expect(corpusTer(candidates, references, options).score).toBeCloseTo(corpus, 6);
    });

    it.each([
      ['rouge', false],
      ['rougeStemmed', true],
    ] as const)('%s is that of rouge-score', (name, stem) => {
      for (const [k, type] of rougeTypes.entries()) {
        for (const [part, at] of [
          ['precision', 0],
          ['recall', 1],
          ['f1', 2],
        ] as const) {
          const ours = pairs.map(([candidate, own]) => sentenceRouge(candidate, own[0] as string, { stem, tokenize: 'ascii' })[type][part]);
          expectNear(
            ours,
            theirs[name].map((scores) => (scores[k] as number[])[at] as number),
            pairs,
          );
        }
      }
    });

    it('METEOR is that of NLTK, with the same dictionary', () => {
      const table = new Map(
        golden.synonyms.flatMap(
          (pair) =>
            [
              [pair[0], pair],
              [pair[1], pair],
            ] as const,
        ),
      );
      const options: MeteorOptions = {
        tokenize: splitAtSpaces,
        synonyms: (word) => table.get(word) ?? [],
      };
      expectNear(
        pairs.map(([candidate, own]) => meteor(candidate, own, options)),
        theirs.meteor,
        pairs,
      );
      const weights = { alpha: 0.85, beta: 2, gamma: 0.6 };
      expectNear(
        pairs.map(([candidate, own]) => meteor(candidate, own, { ...options, ...weights })),
        theirs.meteorWeighted,
        pairs,
      );
    });

    it('word and character errors are counted as jiwer counts them', () => {
      for (const [name, measure] of [
        ['words', wordErrorRate],
        ['characters', characterErrorRate],
      ] as const) {
        for (const [i, [candidate, own]] of pairs.entries()) {
          const expected = theirs[name][i];
          if (!expected) continue;
          const { substitutions, insertions, deletions, hits, rate } = measure(candidate, own[0] as string);
          expect([substitutions, insertions, deletions, hits], JSON.stringify(pairs[i])).toEqual(expected);
          const [s = 0, n = 0, d = 0, h = 0] = expected;
          expect(rate).toBeCloseTo((s + n + d) / (s + d + h), 12);
        }
      }
    });
  });
}
