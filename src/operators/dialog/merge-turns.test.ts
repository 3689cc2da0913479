import { describe, expect, it } from 'vitest';
import type { Message } from '../../core/sample.ts';
import { runExample } from '../../testing/index.ts';
import { mergeTurns } from './merge-turns.ts';

const merge = async (messages: readonly Message[], seed = 1) =>
  ((await runExample(mergeTurns, { name: '', seed, input: { id: 'x', messages }, output: [] })) as unknown as { messages: Message[] })
    .messages;
const user = (content: string): Message => ({ role: 'user', content });
const assistant = (content: string | null, more: object = {}): Message => ({ role: 'assistant', content, ...more });

describe('dialog.merge-turns', () => {
  it('joins a row of three into one, or two of them', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 40; seed++)
      seen.add((await merge([user('a'), user('b'), user('c'), assistant('d')], seed)).map((one) => one.content).join('|'));
    expect([...seen].sort()).toEqual(['a\nb\nc|d', 'a\nb|c|d', 'a|b\nc|d']);
  });

  it.each(['', ' ', 'OK.', '好的，请说。', "I'm listening."])('takes %j between two turns for nothing said', async (between) => {
    expect(await merge([user('a b'), assistant(between), user('c d'), assistant('e')])).toEqual([user('a b\nc d'), assistant('e')]);
  });

  it.each([
    ['an answer', [user('a'), assistant('Iron.'), user('b'), assistant('c')]],
    [
      'calls of tools',
      [user('a'), assistant(null, { tool_calls: [{}] }), { role: 'tool', content: 'x', tool_call_id: '1' }, assistant('b')],
    ],
    ['names', [{ ...user('a'), name: 'Ann' }, { ...user('b'), name: 'Bob' }, assistant('c')]],
    ['parts', [{ role: 'user', content: [{ type: 'text', text: 'a' }] }, user('b'), assistant('c')]],
    ['system prompts', [{ role: 'system', content: 'a' }, { role: 'system', content: 'b' }, user('c'), assistant('d')]],
    ['empty turns', [user('a'), user(''), assistant('d')]],
  ] as [string, Message[]][])('leaves %s alone', async (_, messages) => {
    for (let seed = 0; seed < 5; seed++) expect(await merge(messages, seed)).toEqual(messages);
  });
});
