import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/sample.ts';
import { runExample } from '../../testing/index.ts';
import { dropTurns } from './drop-turns.ts';

const turns = (...contents: string[]): Message[] => contents.map((content, i) => ({ role: i % 2 ? 'assistant' : 'user', content }));
const lengths = async (messages: readonly Message[], params: object = {}) => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 40; seed++) {
    const after = (await runExample(dropTurns, { name: '', seed, params, input: { id: 'x', messages }, output: [] })) as unknown as {
      messages: Message[];
    };
    seen.add(after.messages.map(({ content }) => content).join('|'));
  }
  return [...seen].sort();
};

describe('dialog.drop-turns', () => {
  it('ends a conversation after an earlier answer', async () => {
    expect(await lengths(turns('a', 'b', 'c', 'd', 'e', 'f'))).toEqual(['a|b', 'a|b|c|d']);
    expect(await lengths(turns('a', 'b', 'c', 'd', 'e', 'f'), { min: 2 })).toEqual(['a|b|c|d']);
  });

  it('begins a conversation later where it stands alone', async () => {
    const prompt: Message = { role: 'system', content: 'S' };
    const free = turns('Which planet has the largest moon?', 'Jupiter.', 'How long should pasta boil?', 'Nine minutes.');
    expect(await lengths([prompt, ...free], { at: 'start' })).toEqual(['S|How long should pasta boil?|Nine minutes.']);
    const leaning = turns('Which planet has the largest moon?', 'Jupiter.', 'How large is it in kilometres?', 'Large.');
    expect((await lengths(leaning, { at: 'start' }))[0]).toContain('Which');
  });

  it('cuts only behind an answer, and leaves what does not end in one', async () => {
    const call: Message[] = [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: null, tool_calls: [{}] },
      { role: 'tool', content: 'b' },
      ...turns('c', 'd'),
    ];
    expect(await lengths(call)).toEqual(['a||b|c|d']);
    expect(await lengths(turns('a', 'b', 'c'))).toEqual(['a|b|c']);
    expect(await lengths([])).toEqual(['']);
  });
});
