import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../core/sample.ts';
import { callsText, fromMessages, isMessageFault, toMessages } from './message-shape.ts';

function read(value: unknown): Message[] {
  const messages = toMessages(value, 'user');
  if (isMessageFault(messages)) throw new Error(JSON.stringify(messages));
  return [...messages];
}

function written(value: unknown, change: (messages: Message[]) => Message[]): unknown {
  const messages = read(value);
  return fromMessages(change(structuredClone(messages)), { messages, value });
}

const text = fc.oneof(fc.string(), fc.constantFrom('', '你好', '👩‍👩‍👧', '\ud83d', '{"a": 1}', '<image>Who?'));
const openAi = fc.array(
  fc.oneof(
    fc.record({ role: fc.constantFrom('system', 'developer', 'user', 'assistant'), content: text }),
    fc.record({ role: fc.constant('user'), content: fc.array(fc.record({ type: fc.constant('text'), text }), { minLength: 1 }) }),
    fc.record({
      role: fc.constant('user'),
      content: fc.tuple(fc.record({ type: fc.constant('image_url'), value: text }), fc.record({ type: fc.constant('text'), value: text })),
    }),
    fc.record({
      role: fc.constant('assistant'),
      content: fc.constant(null),
      tool_calls: fc.constant([{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }]),
    }),
    fc.record({ role: fc.constant('tool'), tool_call_id: fc.constant('c'), content: text }),
    fc.record({ role: fc.constant('function'), name: fc.constant('f'), content: text }),
  ),
  { minLength: 1, maxLength: 8 },
);
const shareGpt = fc.array(
  fc.oneof(
    fc.record({
      from: fc.constantFrom('human', 'user', 'gpt', 'chatgpt', 'assistant', 'bot', 'system', 'tool', 'observation', 'Human', 'GPT'),
      value: text,
    }),
    fc.record({
      value: fc.constantFrom(
        '{"name": "f", "arguments": {"x": 1.0}}',
        '[{"name": "f", "arguments": {}}, {"name": "g", "arguments": "{}"}]',
      ),
      from: fc.constant('function_call'),
    }),
    fc.record({ from: fc.constant('gpt'), value: text, weight: fc.constantFrom(0, 1) }),
  ),
  { minLength: 1, maxLength: 8 },
);

describe('messages of a file', () => {
  test('come back as they were, whatever their form', () => {
    fc.assert(
      fc.property(fc.oneof(openAi, shareGpt, text), (value) => {
        expect(written(value, (messages) => messages)).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  test('have roles of our own, and no text in a turn of calls', () => {
    fc.assert(
      fc.property(fc.oneof(openAi, shareGpt), (value) => {
        for (const [index, message] of read(value).entries()) {
          expect(['system', 'developer', 'user', 'assistant', 'tool']).toContain(message.role);
          if ((value[index] as { from?: string }).from === 'function_call') expect(message.content).toBeUndefined();
        }
      }),
    );
  });

  test('one changed text changes one message, and reads back as written', () => {
    fc.assert(
      fc.property(fc.oneof(openAi, shareGpt), fc.nat(), (value, place) => {
        const at = place % value.length;
        const before = read(value);
        if (typeof before[at]?.content !== 'string') return;
        const after = written(value, (messages) =>
          messages.map((one, index) => (index === at ? { ...one, content: `${one.content}!` } : one)),
        ) as unknown[];
        for (const [index, item] of after.entries()) if (index !== at) expect(item).toEqual(value[index]);
        expect(read(after)[at]?.content).toBe(`${before[at]?.content}!`);
        expect(Object.keys(after[at] as object)).toEqual(Object.keys(value[at] as object));
      }),
      { numRuns: 500 },
    );
  });

  test('turns that go, come or merge read back as they are', () => {
    fc.assert(
      fc.property(fc.oneof(openAi, shareGpt), fc.nat(), fc.nat(), (value, a, b) => {
        const change = (messages: Message[]) => {
          const from = a % messages.length;
          messages.splice(from, 1 + (b % 2), { role: 'user', content: 'new' }, { role: 'assistant', content: 'newer' });
          return messages;
        };
        const after = written(value, change);
        expect(read(after)).toEqual(change(structuredClone(read(value))));
      }),
      { numRuns: 500 },
    );
  });
});

describe('one value', () => {
  test('a string stays a string while it is one message of its role', () => {
    expect(written('Hi', ([one]) => [{ ...(one as Message), content: 'Hey' }])).toBe('Hey');
    expect(written('Hi', ([one]) => [one as Message, { role: 'assistant', content: 'Yes' }])).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Yes' },
    ]);
  });

  test('an object stays an object', () => {
    expect(written({ from: 'gpt', value: 'Hi' }, ([one]) => [{ ...(one as Message), content: 'Hey' }])).toEqual({
      from: 'gpt',
      value: 'Hey',
    });
  });
});

describe('calls of tools', () => {
  test('arguments keep their digits on the way to text and back', () => {
    const [message] = read([{ from: 'function_call', value: '{"name": "f", "arguments": {"x": 1.0, "n": 12345678901234567890}}' }]);
    const calls = message?.tool_calls as Parameters<typeof callsText>[0];
    expect(calls[0]?.function.arguments).toBe('{"x": 1.0, "n": 12345678901234567890}');
    expect(callsText(calls)).toBe('{"name": "f", "arguments": {"x": 1.0, "n": 12345678901234567890}}');
  });

  test('arguments that are no JSON stay the text they are', () => {
    const calls = [{ type: 'function' as const, function: { name: 'f', arguments: 'x = 1' } }];
    expect(read([{ from: 'function_call', value: callsText(calls) }])[0]?.tool_calls).toEqual(calls);
  });
});
