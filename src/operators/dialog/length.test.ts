import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { length } from './length.ts';

const turns = (count: number) => Array.from({ length: count }, (_, i) => ({ role: i % 2 ? 'assistant' : 'user', content: 'x' }));

describe('dialog.length', () => {
  it('says which bound was broken, bounds included', () => {
    const params = { min: 2, max: 3, unit: 'turns' as const };
    expect([1, 2, 3, 4].map((count) => length.decide({ measures: { turns: count }, params }))).toEqual([
      'too-few-turns',
      undefined,
      undefined,
      'too-many-turns',
    ]);
  });

  it('counts neither prompts nor, as exchanges, answers', async () => {
    const input = [1, 2, 3, 4].map((count) => ({ id: String(count), messages: [{ role: 'system', content: 's' }, ...turns(count)] }));
    const kept = (params: object) => runExample(length, { name: '', params, input, output: [] });
    expect(await kept({ min: 3 })).toEqual(['3', '4']);
    expect(await kept({ max: 1, unit: 'exchanges' })).toEqual(['1', '2']);
  });

  it('lets samples without a conversation pass', async () => {
    expect(await runExample(length, { name: '', params: { min: 3 }, input: [{ id: 'a', messages: 'no list' }], output: [] })).toEqual([
      'a',
    ]);
  });

  it('refuses a least number above the greatest', () => {
    expect(length.check?.({ min: 3, max: 2, unit: 'turns' })?.param).toBe('max');
  });
});
