import { describe, expect, test } from 'vitest';
import { checkChatFineTuning, type FineTuningRule } from './chat-fine-tuning.ts';

const system = { role: 'system', content: 'Be brief.' };
const user = { role: 'user', content: 'Where?' };
const assistant = { role: 'assistant', content: 'Here.' };
const call = (id: string, name = 'find', given = '{"x": 1}') => ({ id, type: 'function', function: { name, arguments: given } });
const tools = [{ type: 'function', function: { name: 'find', description: 'Finds.', parameters: { type: 'object', properties: {} } } }];
const image = (url: string, detail?: string) => ({ type: 'image_url', image_url: { url, ...(detail ? { detail } : {}) } });

/** Rules that ten equal records break, the number of examples among them only where it is asked for. */
function rules(record: unknown, count = 10, bytes?: number): FineTuningRule[] {
  return checkChatFineTuning(
    Array.from({ length: count }, () => record),
    bytes,
  ).problems.map((problem) => problem.rule);
}

describe('what OpenAI accepts', () => {
  test.each([
    ['a question and an answer', { messages: [system, user, assistant] }],
    ['weights on answers', { messages: [user, { ...assistant, weight: 0 }, user, { ...assistant, weight: 1 }] }],
    [
      'calls and their answers, in any order',
      {
        messages: [
          user,
          { role: 'assistant', content: null, tool_calls: [call('a'), call('b')] },
          { role: 'tool', tool_call_id: 'b', content: '' },
          { role: 'tool', tool_call_id: 'a', content: '1' },
          assistant,
        ],
        tools,
        parallel_tool_calls: true,
      },
    ],
    ['a call at the end', { messages: [user, { role: 'assistant', tool_calls: [call('a')] }], tools }],
    [
      'images of a user',
      {
        messages: [
          {
            role: 'user',
            content: [{ type: 'text', text: 'What?' }, image('https://x.example/a.png', 'low'), image('data:image/png;base64,AAAA')],
          },
          assistant,
        ],
      },
    ],
    ['a refusal', { messages: [user, { role: 'assistant', content: null, refusal: 'No.' }] }],
    [
      'the older calls of functions',
      {
        messages: [
          user,
          { role: 'assistant', content: null, function_call: { name: 'find', arguments: '{}' } },
          { role: 'function', name: 'find', content: '1' },
          assistant,
        ],
        functions: [tools[0]?.function],
      },
    ],
  ])('%s', (_, record) => {
    expect(rules(record)).toEqual([]);
  });
});

describe('what OpenAI refuses', () => {
  test.each<[FineTuningRule, unknown]>([
    ['not-an-object', [user, assistant]],
    ['no-messages', { messages: [] }],
    ['no-messages', {}],
    ['unknown-key', { messages: [user, assistant], id: 1 }],
    ['bad-message', { messages: ['x', user, assistant] }],
    ['unknown-role', { messages: [{ role: 'human', content: 'x' }, assistant] }],
    ['unknown-role', { messages: [{ role: 'constructor', content: 'x' }, assistant] }],
    ['unknown-message-key', { messages: [{ ...user, lang: 'en' }, assistant] }],
    ['bad-content', { messages: [{ role: 'user' }, assistant] }],
    ['bad-content', { messages: [{ role: 'user', content: 7 }, assistant] }],
    ['bad-content', { messages: [user, { role: 'assistant', content: null }] }],
    ['bad-content', { messages: [{ role: 'user', content: '' }, assistant] }],
    ['bad-part', { messages: [{ role: 'user', content: [{ type: 'video', url: 'x' }] }, assistant] }],
    ['bad-part', { messages: [{ role: 'user', content: [{ type: 'text', value: 'x' }] }, assistant] }],
    ['no-assistant', { messages: [user] }],
    ['last-not-assistant', { messages: [user, assistant, user] }],
    ['bad-weight', { messages: [{ ...user, weight: 1 }, assistant] }],
    ['bad-weight', { messages: [user, { ...assistant, weight: 0.5 }] }],
    ['no-trained-message', { messages: [user, { ...assistant, weight: 0 }] }],
    ['bad-name', { messages: [{ ...user, name: 'a b' }, assistant] }],
    ['bad-tool-call', { messages: [user, { role: 'assistant', tool_calls: [{ ...call('a'), id: undefined }] }], tools }],
    ['bad-tool-call', { messages: [user, { role: 'assistant', tool_calls: [call('a', 'find', 'x=1')] }], tools }],
    ['unanswered-call', { messages: [user, { role: 'assistant', tool_calls: [call('a')] }, assistant], tools }],
    ['answer-without-call', { messages: [user, { role: 'tool', tool_call_id: 'a', content: '' }, assistant] }],
    [
      'answer-without-call',
      {
        messages: [
          user,
          { role: 'assistant', tool_calls: [call('a')] },
          { role: 'tool', tool_call_id: 'a', content: '' },
          { role: 'tool', tool_call_id: 'a', content: '' },
          assistant,
        ],
        tools,
      },
    ],
    ['bad-tool', { messages: [user, assistant], tools: [{ name: 'find' }] }],
    ['bad-tool', { messages: [user, assistant], tools: [...tools, ...tools] }],
    ['bad-tool', { messages: [user, assistant], parallel_tool_calls: 'yes' }],
    ['unknown-tool', { messages: [user, { role: 'assistant', tool_calls: [call('a', 'other')] }], tools }],
    ['unknown-tool', { messages: [user, { role: 'assistant', tool_calls: [call('a')] }] }],
    ['bad-image', { messages: [{ role: 'user', content: [image('pictures/1.jpg')] }, assistant] }],
    ['bad-image', { messages: [{ role: 'user', content: [image('data:image/gif;base64,AAAA')] }, assistant] }],
    ['bad-image', { messages: [user, { role: 'assistant', content: [image('https://x.example/a.png')] }] }],
    [
      'too-many-images',
      { messages: [{ role: 'user', content: Array.from({ length: 11 }, () => image('https://x.example/a.png')) }, assistant] },
    ],
    ['image-too-large', { messages: [{ role: 'user', content: [image(`data:image/png;base64,${'A'.repeat(14_000_000)}`)] }, assistant] }],
  ])('%s', (rule, record) => {
    expect(rules(record, 10)).toEqual([rule]);
  });

  test('fewer than ten examples, a file of more than 512 MB', () => {
    expect(rules({ messages: [user, assistant] }, 9)).toEqual(['too-few-examples']);
    expect(rules({ messages: [user, assistant] }, 10, 600 * 1024 * 1024)).toEqual(['file-too-large']);
  });

  test('each rule says how often it is broken, and where first', () => {
    const good = { messages: [user, assistant] };
    const bad = { messages: [user, { ...assistant, weight: 2 }] };
    const { examples, problems } = checkChatFineTuning([...Array.from({ length: 9 }, () => good), bad, bad]);
    expect(examples).toBe(11);
    expect(problems).toEqual([{ rule: 'bad-weight', count: 2, example: { record: 10, message: 1, got: '2' } }]);
  });
});
