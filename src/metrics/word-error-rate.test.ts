import { describe, expect, it } from 'vitest';
import { golden } from '../../tests/support/text-measures.ts';
import { measureText } from '../testing/measure-text.ts';
import { wordErrorRate as measure } from './error-rate.ts';
import { wordErrorRate } from './word-error-rate.ts';

describe.each(['english', 'chinese'] as const)('%s pairs', (language) => {
  it('counts substitutions, insertions, deletions and hits as jiwer', () => {
    const { pairs, words: theirs } = golden[language];
    const ours = pairs.map(([candidate, [reference]], i) => {
      const { substitutions, insertions, deletions, hits } = measure(candidate, reference);
      return theirs[i] && [substitutions, insertions, deletions, hits];
    });
    expect(ours).toEqual(theirs);
  });
});

describe('word-error-rate', () => {
  it('adds up edits and lengths of many texts', () => {
    expect(measure(['a b c', 'd'], ['a c', 'd e'])).toEqual({ rate: 2 / 4, hits: 3, substitutions: 0, insertions: 1, deletions: 1 });
  });

  it('has no value against nothing, and none for texts too long and too far apart', () => {
    expect(measure('a b', '').rate).toBe(Infinity);
    expect(measure('', '').rate).toBe(0);
    expect(measureText(wordErrorRate, 'a b', {}, [''])).toBeNaN();
    expect(measureText(wordErrorRate, 'a b', {}, ['a c', 'a b'])).toBe(0);
    const words = (letter: string) => Array.from({ length: 60_000 }, (_, i) => `${letter}${i}`).join(' ');
    expect(measure(words('a'), words('b')).rate).toBeNaN();
    expect(measure(`x ${words('a')} y`, words('a'))).toMatchObject({ insertions: 2, hits: 60_000 });
  });
});
