import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextAnalysis } from '../core/analysis.ts';
import { normalizedEditDistance } from './edit-distance.ts';
import { textLength } from './text-length.ts';
import { jaccard, tokenSet } from './token-overlap.ts';

/** Words at spaces: the measures ask no more of an analysis. */
function analysisOf(text: string, supported = true): TextAnalysis {
  const words = [...text.matchAll(/\S+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));
  return {
    text,
    supported,
    has: () => true,
    words: () => words,
    sentences: () => [],
    partsOfSpeech: () => [],
    guards: () => true,
    hasLayout: () => false,
    guarded: () => [],
  };
}

describe('normalizedEditDistance', () => {
  it('is 0 for equal texts, 1 for texts that share nothing, and symmetric', () => {
    expect(normalizedEditDistance('', '')).toBe(0);
    expect(normalizedEditDistance('abc', '')).toBe(1);
    expect(normalizedEditDistance('kitten', 'sitting')).toBeCloseTo(3 / 7, 12);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const d = normalizedEditDistance(a, b);
        return d >= 0 && d <= 1 && d === normalizedEditDistance(b, a);
      }),
    );
  });

  it('measures near texts of a million characters and gives NaN for far ones, without hanging', () => {
    const long = 'abcdefghij'.repeat(100_000);
    expect(normalizedEditDistance(long, `${long}klm`)).toBeCloseTo(3 / 1_000_003, 12);
    expect(normalizedEditDistance(long, 'zyxwvutsrq'.repeat(100_000))).toBeNaN();
  });
});

describe('jaccard', () => {
  it('is the shared part of all tokens, whatever their case or number', () => {
    const set = (text: string) => tokenSet(analysisOf(text)) as ReadonlySet<string>;
    expect(jaccard(set('The film the film'), set('the FILM works'))).toBeCloseTo(2 / 3, 12);
    expect(jaccard(set(''), set(''))).toBe(1);
    expect(jaccard(set('a'), set(''))).toBe(0);
  });

  it('has no tokens where words cannot be told apart', () => {
    expect(tokenSet(analysisOf('这部电影很好', false))).toBeUndefined();
  });
});

describe('textLength', () => {
  it('counts characters as code points and words as the analysis does', () => {
    expect(textLength(analysisOf('𠮷 a'), 'characters')).toBe(3);
    expect(textLength(analysisOf('one two'), 'words')).toBe(2);
    expect(textLength(analysisOf('', false), 'words')).toBe(0);
    expect(textLength(analysisOf('这部电影很好', false), 'words')).toBeNaN();
  });
});
