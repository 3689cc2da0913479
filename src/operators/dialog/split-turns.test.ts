import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/sample.ts';
import { runExample } from '../../testing/index.ts';
import { splitTurns } from './split-turns.ts';

const split = async (
  content: string,
  seed = 1,
  more: readonly Message[] = [{ role: 'assistant', content: 'Yes.' }],
  params: object = { allowAdjacent: true, minCharacters: 10 },
) => {
  const messages = [{ role: 'user', content }, ...more];
  const after = (await runExample(splitTurns, { name: '', seed, params, input: { id: 'x', messages }, output: [] })) as unknown as {
    messages: Message[];
  };
  return after.messages.map((one) => one.content);
};

describe('dialog.split-turns', () => {
  it('cuts between any two sentences, and loses only the space between them', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++) seen.add((await split('First came. Then left! Who knows?', seed)).join('|'));
    expect([...seen].sort()).toEqual(['First came. Then left!|Who knows?|Yes.', 'First came.|Then left! Who knows?|Yes.']);
    expect(await split('我来自北京。你来自哪里？', 1)).toEqual(['我来自北京。', '你来自哪里？', 'Yes.']);
  });

  it('goes by what the conversation has: turns in a row', async () => {
    const row: Message[] = [
      { role: 'assistant', content: 'Yes.' },
      { role: 'assistant', content: 'Indeed.' },
    ];
    expect((await split('First came. Then left!', 1, row, { minCharacters: 10 })).length).toBe(4);
    expect((await split('First came. Then left!', 1, undefined, { minCharacters: 10 })).length).toBe(2);
  });

  it.each([
    '- One came.\n- Two left. Three.',
    'See `a. b` here. Then go.',
    'One sentence alone here.',
    'Too. Few.',
    '{"a": "b. c"} is it. Yes.',
  ])('keeps %j whole', async (text) => {
    expect((await split(text)).length).toBe(2);
  });
});
