import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { editDistance } from './edit-distance.ts';

describe('text.edit-distance', () => {
  it('says on which side a copy fell out', () => {
    const params = { min: 0.1, max: 0.5, minBetweenCopies: 0.2 };
    const reason = (parent: number, copies: number) => editDistance.decide({ measures: { parent, copies }, params });
    expect([reason(0.05, 1), reason(0.6, 1), reason(0.3, 0.1), reason(0.1, 0.2), reason(0.3, Number.NaN)]).toEqual([
      'too-near-original',
      'too-far-from-original',
      'too-near-another-copy',
      undefined,
      undefined,
    ]);
  });

  it('compares with every earlier copy that was accepted, and with no rejected one', async () => {
    const input = ['p', 'p#1', 'p#2', 'p#3'].map((id, i) => ({ id, text: ['aaaaaaaaaa', 'bbbbbaaaaa', 'bbbbbbaaaa', 'bbbbbbbbaa'][i] }));
    expect(await runExample(editDistance, { name: '', params: { minBetweenCopies: 0.2 }, input, output: [] })).toEqual(['p', 'p#1', 'p#3']);
  });
});
