// Conversations, instructions and preferences in each of their layouts, and the files of fine-tuning sets.
import { readFileSync, writeFileSync } from 'node:fs';
import { hardTexts } from '../hard-texts.mjs';

const texts = hardTexts(2000).map((text) => (text === '' ? 'empty' : text));
const text = (index) => texts[index % texts.length];
const call = { id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"x": 1.0}' } };

const openAi = (index) => {
  const messages = [
    { role: 'user', content: text(index) },
    { role: 'assistant', content: text(index + 7) },
  ];
  if (index % 3 === 0) messages.unshift({ role: index % 2 ? 'system' : 'developer', content: text(index + 3) });
  if (index % 4 === 0)
    messages.push(
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'a.png' } },
          { type: 'text', text: text(index + 1) },
        ],
      },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'call_1', content: text(index + 2) },
      { weight: 0, content: 'Done.', role: 'assistant', name: 'helper' },
    );
  if (index % 5 === 0) messages.push({ role: 'user', content: [{ type: 'text', value: text(index + 4) }] });
  return messages;
};
const words = [
  ['human', 'gpt'],
  ['user', 'assistant'],
  ['human', 'chatgpt'],
  ['user', 'bot'],
];
const shareGpt = (index) => {
  const [asks, answers] = words[index % 4];
  const turns = [
    { from: asks, value: text(index) },
    { value: text(index + 5), from: answers },
  ];
  if (index % 3 === 0)
    turns.push(
      { from: asks, value: text(index + 1) },
      { from: 'function_call', value: '{"name": "find", "arguments": {"x": 1.0}}' },
      { from: 'observation', value: text(index + 2) },
      { from: answers, value: 'Done.' },
    );
  return turns;
};

const rows = (make) => Array.from({ length: 1000 }, (_, index) => ({ id: `row-${index}`, ...make(index), score: index / 8 }));
// Spaced as Python's json.dumps writes it, with numbers that lose their digits when they are parsed.
const lines = (list) => `${list.map((row) => JSON.stringify(row).replace(/"score":(\d+)\}$/, '"score": $1.0}')).join('\n')}\n`;
const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line)); // prettier-ignore
const readList = (file) => JSON.parse(readFileSync(file, 'utf8'));
const generated = (name, dataset, make) => ({
  name,
  dataset,
  ending: '.jsonl',
  write: (file) => writeFileSync(file, lines(rows(make))),
  read: readLines,
  goal: 'bytes',
});
const alpaca = (index) => ({
  instruction: text(index),
  ...(index % 4 ? { input: index % 2 ? text(index + 1) : '' } : {}),
  output: text(index + 2),
  ...(index % 3 ? {} : { system: text(index + 3), history: [[text(index + 4), text(index + 5)]] }),
});
const answer = (index) => ({ role: 'assistant', content: text(index) });
const from = (index) => ({ from: 'gpt', value: text(index) });

/** A file of others: what Leaven adds is ids. */
const given = (data, dataset) => {
  const ending = data.slice(data.lastIndexOf('.'));
  return { name: data, data, dataset, ending, read: ending === '.jsonl' ? readLines : readList, goal: 'values', ignore: ['id'] };
};
const chat = { task: 'chat' };
const conversations = { task: 'chat', fields: { messages: 'conversations' } };

export const cases = [
  generated('chat, messages', chat, (index) => ({ messages: openAi(index) })),
  generated('chat, openai', { task: 'chat', layout: 'openai' }, (index) => ({ messages: openAi(index), tools: [] })),
  generated('chat, conversations', conversations, (index) => ({ conversations: shareGpt(index) })),
  generated('chat, sharegpt', { task: 'chat', layout: 'sharegpt' }, (index) => ({
    conversations: shareGpt(index),
    ...(index % 2 ? { system: text(index + 9), tools: '[]' } : {}),
  })),
  generated('chat, alpaca', { task: 'chat', layout: 'alpaca' }, alpaca),
  generated('instruction', { task: 'instruction' }, alpaca),
  generated('preference, texts', { task: 'preference' }, (index) => ({
    prompt: text(index),
    chosen: text(index + 1),
    rejected: text(index + 2),
  })),
  generated('preference, trl', { task: 'preference' }, (index) => ({
    prompt: openAi(index),
    chosen: [answer(index)],
    rejected: [answer(index + 1)],
  })),
  generated('preference, trl without a prompt', { task: 'preference' }, (index) => ({
    chosen: [...openAi(index), answer(index)],
    rejected: [...openAi(index), answer(index + 1)],
  })),
  generated('preference, sharegpt', { task: 'preference', layout: 'sharegpt' }, (index) => ({
    conversations: shareGpt(index).slice(0, 1),
    chosen: from(index),
    rejected: from(index + 1),
  })),
  generated('preference, alpaca', { task: 'preference', layout: 'alpaca' }, (index) => {
    const { output: _, ...prompt } = alpaca(index);
    return { ...prompt, chosen: text(index), rejected: text(index + 1) };
  }),
  generated('preference, openai', { task: 'preference', layout: 'openai' }, (index) => ({
    input: { messages: openAi(index), tools: [], parallel_tool_calls: true },
    preferred_output: [answer(index)],
    non_preferred_output: [answer(index + 1)],
  })),
  ...['alpaca_en_0-3252', 'alpaca_zh_0-3252'].flatMap((name) => [
    given(`sft/alpaca_en_zh_0_3252/${name}.json`, { task: 'instruction' }),
    given(`sft/alpaca_en_zh_0_3252/${name}.json`, { task: 'chat', layout: 'alpaca' }),
  ]),
  given('sft/llamafactory_demo/alpaca_zh_demo.json', { task: 'chat', layout: 'alpaca' }),
  given('sft/llamafactory_demo/identity.json', { task: 'instruction' }),
  given('sft/llamafactory_demo/glaive_toolcall_zh_demo.json', { task: 'chat', layout: 'sharegpt' }),
  given('sft/llamafactory_demo/dpo_zh_demo.json', { task: 'preference', layout: 'sharegpt' }),
  given('imagetext/llamafactory_mllm/mllm_demo.json', chat),
  given('imagetext/llamafactory_mllm/mllm_audio_demo.json', chat),
  given('imagetext/llamafactory_mllm/v1_multimodal_demo.jsonl', chat),
];
