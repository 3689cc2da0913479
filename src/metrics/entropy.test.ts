import { describe, expect, it } from 'vitest';
import { measureText } from '../testing/measure-text.ts';
import { entropy } from './entropy.ts';

describe('entropy', () => {
  it('is -sum p log2 p over the counts of characters', () => {
    expect(measureText(entropy, 'the cat sat on the mat')).toBeCloseTo(3.006060325408338, 12);
  });

  it('counts words of any script, and a pair of surrogates as one character', () => {
    expect(measureText(entropy, 'Good good', { unit: 'words' })).toBe(0);
    expect(measureText(entropy, '好的好的', { unit: 'words' })).toBe(1);
    expect(measureText(entropy, '𠮷𠮷')).toBe(0);
  });

  it('normalized, is 1 for characters that all differ, whatever their number', () => {
    expect(measureText(entropy, 'abc', { normalized: true })).toBeCloseTo(1, 12);
    expect(measureText(entropy, 'abcdefgh', { normalized: true })).toBeCloseTo(1, 12);
    expect(measureText(entropy, 'aaab', { normalized: true })).toBeLessThan(0.5);
  });

  it('has no value for a text without words', () => {
    expect(measureText(entropy, '', {})).toBeNaN();
    expect(measureText(entropy, '?!', { unit: 'words' })).toBeNaN();
  });
});
