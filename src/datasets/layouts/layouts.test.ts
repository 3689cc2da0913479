import { describe, expect, test } from 'vitest';
import { withTextAt } from '../../core/places.ts';
import type { FormatPlan } from '../../core/plan.ts';
import type { Sample } from '../../core/sample.ts';
import { createSchema, type Schema } from '../../core/schema.ts';
import { createRecordParser } from '../read.ts';
import { toSample } from '../sample.ts';
import { createWriter } from '../write.ts';

const chat = createSchema('chat');
const preference = createSchema('preference');

function read(raw: string, format: FormatPlan, schema: Schema, columns?: readonly string[]) {
  const source = { name: 'data', format: { ...format, ...(columns ? { columns } : {}) }, ...(columns ? { columns } : {}) };
  const record = createRecordParser(source, schema)(raw, 1);
  if (!record.values) throw new Error(JSON.stringify(record.error));
  return { sample: toSample(record.values, schema, 'x'), raw, format: source.format, values: record.values };
}

function fault(raw: string, format: FormatPlan, schema: Schema) {
  const { error } = createRecordParser({ name: 'data', format }, schema)(raw, 1);
  return error && { reason: error.reason, ...(error.detail as object) };
}

function rewritten(
  raw: string,
  format: FormatPlan,
  schema: Schema,
  change: (sample: Sample) => Sample,
  columns?: readonly string[],
): string {
  const original = read(raw, format, schema, columns);
  const writer = createWriter(original.format, schema, { idField: 'id', addsIds: false, ...(columns ? { columns } : {}) });
  return writer.encode(change(original.sample), original);
}

const jsonl: FormatPlan = { format: 'jsonl' };
const alpaca: FormatPlan = { format: 'jsonl', layout: 'alpaca' };
const sharegpt: FormatPlan = { format: 'jsonl', layout: 'sharegpt' };

describe('Alpaca as a conversation', () => {
  const raw =
    '{"output": "\\u4e09", "instruction": "Add", "input": "1 and 2", "history": [["Hi", "Hello"]], "system": "Be brief.", "score": 1.0}';

  test('reads system, history, instruction and input, and carries other members along', () => {
    expect(read(raw, alpaca, chat).sample).toEqual({
      id: 'x',
      score: 1,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Add' },
            { type: 'text', text: '1 and 2', field: 'input' },
          ],
        },
        { role: 'assistant', content: '三' },
      ],
    });
  });

  test('an untouched record keeps its bytes, a changed text changes alone', () => {
    expect(rewritten(raw, alpaca, chat, (sample) => ({ ...sample }))).toBe(raw);
    expect(rewritten(raw, alpaca, chat, (sample) => withTextAt(sample, 'messages[3][1]', '1 & 2'))).toBe(raw.replace('1 and 2', '1 & 2'));
    expect(rewritten(raw, alpaca, chat, (sample) => withTextAt(sample, 'messages[1]', 'Hey'))).toBe(raw.replace('"Hi"', '"Hey"'));
  });

  test('turns that go leave the history', () => {
    const shorter = rewritten(raw, alpaca, chat, (sample) => ({ ...sample, messages: (sample.messages as unknown[]).slice(3) }));
    expect(shorter).toBe(raw.replace('[["Hi", "Hello"]]', '[]').replace('"Be brief."', '""'));
  });

  test('what the layout cannot hold is refused with a reason', () => {
    const call = { role: 'assistant', tool_calls: [] };
    const write = (messages: unknown[]) => createWriter(alpaca, chat, { idField: 'id' }).encode({ id: 'x', messages });
    expect(() => write([{ role: 'user', content: 'a' }])).toThrow(expect.objectContaining({ code: 'dataset/cannot-write' }));
    expect(() => write([{ role: 'user', content: 'a' }, call])).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'no-content' }) }),
    );
  });

  test('faults have a reason', () => {
    expect(fault('{"instruction":"a"}', alpaca, chat)).toMatchObject({ reason: 'missing-field', field: 'output' });
    expect(fault('{"instruction":1,"output":"b"}', alpaca, chat)).toMatchObject({ reason: 'wrong-type', field: 'instruction' });
    expect(fault('{"instruction":"a","output":"b","history":[["x"]]}', alpaca, chat)).toMatchObject({
      reason: 'wrong-type',
      field: 'history',
    });
  });

  test('columns of a table', () => {
    const columns = ['instruction', 'input', 'output', 'history'];
    const row = '"Add",1 and 2,"three","[[""Hi"",""Hello""]]"';
    const format: FormatPlan = { format: 'csv', layout: 'alpaca' };
    expect(rewritten(row, format, chat, (sample) => ({ ...sample }), columns)).toBe(row);
    expect(rewritten(row, format, chat, (sample) => withTextAt(sample, 'messages[2][0]', 'Sum'), columns)).toBe(
      row.replace('"Add"', 'Sum'),
    );
  });
});

describe('ShareGPT', () => {
  const raw =
    '{"conversations": [{"from": "human", "value": "Where is it?"}, {"value": "{\\"name\\": \\"find\\", \\"arguments\\": {\\"x\\": 1.0}}", "from": "function_call"}, {"from": "observation", "value": "{}"}, {"from": "gpt", "value": "Here."}], "system": "You find.", "tools": "[]"}';

  test('roles are those of OpenAI, calls of tools are no text', () => {
    expect(read(raw, sharegpt, chat).sample.messages).toEqual([
      { role: 'system', content: 'You find.' },
      { role: 'user', content: 'Where is it?' },
      { role: 'assistant', tool_calls: [{ type: 'function', function: { name: 'find', arguments: '{"x": 1.0}' } }] },
      { role: 'tool', content: '{}' },
      { role: 'assistant', content: 'Here.' },
    ]);
  });

  test('an untouched record keeps its bytes, a changed text changes alone', () => {
    expect(rewritten(raw, sharegpt, chat, (sample) => ({ ...sample }))).toBe(raw);
    expect(rewritten(raw, sharegpt, chat, (sample) => withTextAt(sample, 'messages[1]', 'Where?'))).toBe(
      raw.replace('Where is it?', 'Where?'),
    );
    expect(rewritten(raw, sharegpt, chat, (sample) => withTextAt(sample, 'messages[0]', 'Find.'))).toBe(raw.replace('You find.', 'Find.'));
  });

  test('new turns are written in the words of their file', () => {
    const grown = rewritten(raw, sharegpt, chat, (sample) => ({
      ...sample,
      messages: [...(sample.messages as unknown[]), { role: 'user', content: 'Thanks' }, { role: 'assistant', content: 'Bye' }],
    }));
    expect(grown).toBe(raw.replace('"Here."}]', '"Here."}, {"from":"human","value":"Thanks"}, {"from":"gpt","value":"Bye"}]'));
  });
});

describe('field by field', () => {
  test('ShareGPT under its own name, without a layout', () => {
    const schema = createSchema('chat', { messages: 'conversations' });
    const raw = '{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b","weight":1.0}]}';
    expect(rewritten(raw, jsonl, schema, (sample) => ({ ...sample }))).toBe(raw);
    expect(rewritten(raw, jsonl, schema, (sample) => withTextAt(sample, 'conversations[1]', 'c'))).toBe(raw.replace('"b"', '"c"'));
  });

  test('parts keep their own names for their texts', () => {
    const raw = '{"messages": [{"role": "user", "content": [{"type": "image_url", "value": "1.jpg"}, {"type": "text", "value": "Who?"}]}]}';
    expect(read(raw, jsonl, chat).sample.messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'image_url', value: '1.jpg' },
          { type: 'text', text: 'Who?' },
        ],
      },
    ]);
    expect(rewritten(raw, jsonl, chat, (sample) => withTextAt(sample, 'messages[0][1]', 'What?'))).toBe(raw.replace('Who?', 'What?'));
  });

  test('faults of messages tell the place', () => {
    const of = (messages: unknown) => fault(JSON.stringify({ messages }), jsonl, chat);
    expect(
      of([
        { role: 'user', content: 'a' },
        { role: 'constructor', content: 'b' },
      ]),
    ).toMatchObject({ reason: 'unknown-role', index: 1 });
    expect(of([{ role: 'user' }])).toMatchObject({ reason: 'bad-message', index: 0 });
    expect(of([{ role: 'user', content: 7 }])).toMatchObject({ reason: 'bad-message', index: 0 });
    expect(of([{ role: 'user', content: [{ type: 'text' }] }])).toMatchObject({ reason: 'bad-message', index: 0 });
    expect(of([{ from: 'function_call', value: 'none' }])).toMatchObject({ reason: 'bad-tool-call', index: 0 });
    expect(of(['a'])).toMatchObject({ reason: 'bad-message', index: 0 });
    expect(of([])).toMatchObject({ reason: 'no-messages' });
    expect(of(7)).toMatchObject({ reason: 'wrong-type' });
    expect(of([{ role: 'assistant', content: null, tool_calls: [] }])).toBeUndefined();
  });

  test('cells hold messages as JSON, any other text is a message', () => {
    const columns = ['prompt', 'chosen', 'rejected'];
    const row = '[1] is a list,"[{""from"":""gpt"",""value"":""yes""}]",no';
    const { sample } = read(row, { format: 'csv' }, preference, columns);
    expect(sample).toMatchObject({
      prompt: [{ role: 'user', content: '[1] is a list' }],
      chosen: [{ role: 'assistant', content: 'yes' }],
      rejected: [{ role: 'assistant', content: 'no' }],
    });
    const changed = rewritten(row, { format: 'csv' }, preference, (one) => withTextAt(one, 'chosen[0]', 'sure'), columns);
    expect(changed).toBe(row.replace('yes', 'sure'));
  });
});

describe('preferences', () => {
  test('a prompt that both answers begin with is found and goes back', () => {
    const raw =
      '{"chosen": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], "rejected": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Go"}], "n": 1e2}';
    const { sample } = read(raw, jsonl, preference);
    expect(sample).toMatchObject({
      prompt: [{ role: 'user', content: 'Hi' }],
      chosen: [{ content: 'Hello' }],
      rejected: [{ content: 'Go' }],
    });
    expect(rewritten(raw, jsonl, preference, (one) => ({ ...one }))).toBe(raw);
    expect(rewritten(raw, jsonl, preference, (one) => withTextAt(one, 'prompt[0]', 'Hey'))).toBe(raw.replaceAll('"Hi"', '"Hey"'));
  });

  test('LLaMA-Factory: turns beside two answers; instruction and two answers', () => {
    const turns =
      '{"conversations": [{"from": "human", "value": "Hi"}], "chosen": {"from": "gpt", "value": "Hello"}, "rejected": {"from": "gpt", "value": "Go"}}';
    expect(rewritten(turns, sharegpt, preference, (one) => ({ ...one }))).toBe(turns);
    expect(rewritten(turns, sharegpt, preference, (one) => withTextAt(one, 'prompt[0]', 'Hey'))).toBe(turns.replace('"Hi"', '"Hey"'));
    expect(rewritten(turns, sharegpt, preference, (one) => withTextAt(one, 'rejected[0]', 'No'))).toBe(turns.replace('"Go"', '"No"'));
    const texts = '{"instruction": "Say", "input": "hi", "chosen": "Hello", "rejected": "Go"}';
    expect(rewritten(texts, alpaca, preference, (one) => ({ ...one }))).toBe(texts);
    expect(rewritten(texts, alpaca, preference, (one) => withTextAt(one, 'prompt[0][1]', 'hey'))).toBe(texts.replace('"hi"', '"hey"'));
  });

  test("OpenAI's own form", () => {
    const raw =
      '{"input": {"messages": [{"role": "user", "content": "Hi"}], "tools": [], "parallel_tool_calls": true}, "preferred_output": [{"role": "assistant", "content": "Hello"}], "non_preferred_output": [{"role": "assistant", "content": "Go"}]}';
    const format: FormatPlan = { format: 'jsonl', layout: 'openai' };
    expect(rewritten(raw, format, preference, (one) => ({ ...one }))).toBe(raw);
    expect(rewritten(raw, format, preference, (one) => withTextAt(one, 'prompt[0]', 'Hey'))).toBe(raw.replace('"Hi"', '"Hey"'));
  });
});

describe('another layout', () => {
  test('Alpaca as OpenAI joins instruction and input, as ShareGPT too', () => {
    const original = read('{"id":"7","instruction":"Add","input":"1, 2","output":"3","score":1.0}', alpaca, chat);
    const sample = { ...original.sample, id: '7' };
    const write = (layout: 'openai' | 'sharegpt') =>
      createWriter({ format: 'jsonl', layout }, chat, { idField: 'id' }).encode(sample, original);
    expect(write('openai')).toBe(
      '{"id":"7","messages":[{"role":"user","content":"Add\\n1, 2"},{"role":"assistant","content":"3"}],"score":1.0}',
    );
    expect(write('sharegpt')).toBe(
      '{"id":"7","conversations":[{"from":"human","value":"Add\\n1, 2"},{"from":"gpt","value":"3"}],"score":1.0}',
    );
  });
});
