import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { length } from './length.ts';

describe('text.length', () => {
  it('says which bound was broken, bounds included', () => {
    const params = { min: 2, max: 3, unit: 'words' as const };
    const reasons = [1, 2, 3, 4].map((n) => length.decide({ measures: { shortest: n, longest: n }, params }));
    expect(reasons).toEqual(['too-short', undefined, undefined, 'too-long']);
  });

  it('holds every text field to the bounds', async () => {
    const pair = (id: string, text: string, other: string) => ({ id, text, pair: other });
    const input = [pair('a', 'two words', 'one'), pair('b', 'two words', 'two more'), pair('c', 'two words', 'now there are four')];
    expect(await runExample(length, { name: '', params: { min: 2, max: 3 }, input, output: [] })).toEqual(['b']);
  });

  it('refuses a least length above the greatest', () => {
    expect(length.check?.({ min: 3, max: 2, unit: 'words' })?.param).toBe('max');
    expect(length.check?.({ min: 0, max: 0, unit: 'words' })).toBeUndefined();
  });
});
