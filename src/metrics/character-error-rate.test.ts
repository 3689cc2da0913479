import { describe, expect, it } from 'vitest';
import { golden } from '../../tests/support/text-measures.ts';
import { measureText } from '../testing/measure-text.ts';
import { characterErrorRate } from './character-error-rate.ts';
import { characterErrorRate as measure } from './error-rate.ts';

describe.each(['english', 'chinese'] as const)('%s pairs', (language) => {
  it('counts substitutions, insertions, deletions and hits as jiwer', () => {
    const { pairs, characters: theirs } = golden[language];
    const ours = pairs.map(([candidate, [reference]], i) => {
      const { substitutions, insertions, deletions, hits } = measure(candidate, reference);
      return theirs[i] && [substitutions, insertions, deletions, hits];
    });
    expect(ours).toEqual(theirs);
  });
});

describe('character-error-rate', () => {
  it('counts code points, spaces among them, but not white space at the ends', () => {
    expect(measure(' 𠮷 野\n', '𠮷野')).toEqual({ rate: 0.5, hits: 2, substitutions: 0, insertions: 1, deletions: 0 });
    expect(measureText(characterErrorRate, '今天天气好', {}, ['今天天气很好'])).toBeCloseTo(1 / 6, 12);
  });

  it('measures near texts of a million characters, and says that far ones have no value', () => {
    const long = 'abcdefghij'.repeat(100_000);
    expect(measure(`${long}klm`, `x${long}`)).toMatchObject({ insertions: 3, deletions: 1, substitutions: 0 });
    expect(measure(long, 'zyxwvutsrq'.repeat(100_000)).rate).toBeNaN();
  });
});
