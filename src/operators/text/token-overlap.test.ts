import { describe, expect, it } from 'vitest';
import { runExample } from '../../testing/index.ts';
import { tokenOverlap } from './token-overlap.ts';

describe('text.token-overlap', () => {
  it('counts each word once, whatever its case and place', async () => {
    const input = [
      { id: 'p', text: 'one two three four' },
      { id: 'p#1', text: 'Four three TWO one one' },
      { id: 'p#2', text: 'one two other words' },
    ];
    expect(await runExample(tokenOverlap, { name: '', params: { min: 1 }, input, output: [] })).toEqual(['p', 'p#1']);
    expect(await runExample(tokenOverlap, { name: '', params: { min: 1 / 3 }, input, output: [] })).toEqual(['p', 'p#1', 'p#2']);
  });

  it('takes the least overlap of several fields', async () => {
    const input = [
      { id: 'p', text: 'one two', pair: 'three four' },
      { id: 'p#1', text: 'one two', pair: 'other words' },
    ];
    expect(await runExample(tokenOverlap, { name: '', params: { min: 0.5 }, input, output: [] })).toEqual(['p']);
  });
});
