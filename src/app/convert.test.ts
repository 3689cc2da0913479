import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkChatFineTuning } from './convert/chat-fine-tuning.ts';
import { type ConvertOptions, convert } from './convert.ts';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-convert-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(records: readonly unknown[], ending = '.jsonl'): string {
  const path = join(folder, `in-${++count}${ending}`);
  writeFileSync(
    path,
    ending === '.json' ? JSON.stringify(records, null, 1) : `${records.map((record) => JSON.stringify(record)).join('\n')}\n`,
  );
  return path;
}

async function converted(records: readonly unknown[] | string, options: ConvertOptions = {}, ending = '.jsonl') {
  const file = join(folder, `out-${++count}${ending}`);
  const result = await convert(typeof records === 'string' ? records : put(records), file, options);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    ...result,
    file,
    text,
    rows:
      ending === '.jsonl'
        ? text
            .trim()
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line))
        : [],
  };
}

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });

describe('conversations', () => {
  const alpaca = [
    { instruction: 'Add', input: '1, 2', output: '3' },
    { instruction: 'Say hi', input: '', output: 'Hi', system: 'Be kind.', history: [['Who?', 'Me.']] },
  ];

  test('Alpaca as OpenAI has it, and as ShareGPT', async () => {
    const openai = await converted(alpaca, { to: 'openai' });
    expect(openai.rows).toEqual([
      { messages: [user('Add\n1, 2'), assistant('3')] },
      { messages: [{ role: 'system', content: 'Be kind.' }, user('Who?'), assistant('Me.'), user('Say hi'), assistant('Hi')] },
    ]);
    expect(openai).toMatchObject({ losses: [], notes: [{ kind: 'input-joined', rows: 1 }], written: 2 });
    const sharegpt = await converted(alpaca, { to: 'sharegpt' });
    expect(sharegpt.rows[1]).toEqual({
      conversations: [
        { from: 'human', value: 'Who?' },
        { from: 'gpt', value: 'Me.' },
        { from: 'human', value: 'Say hi' },
        { from: 'gpt', value: 'Hi' },
      ],
      system: 'Be kind.',
    });
  });

  const plain = fc.record({
    system: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    turns: fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { minLength: 1, maxLength: 4 }),
  });

  test('plain conversations survive any way around', async () => {
    const samples = fc.sample(plain, 100).map(({ system, turns }) => ({
      messages: [
        ...(system ? [{ role: 'system', content: system }] : []),
        ...turns.flatMap(([asked, answered]) => [user(asked), assistant(answered)]),
      ],
    }));
    let file = put(samples);
    for (const to of ['sharegpt', 'alpaca', 'openai', 'alpaca', 'sharegpt', 'openai'] as const) {
      const step = await converted(file, { to });
      expect(step.losses).toEqual([]);
      file = step.file;
    }
    expect(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(samples);
  });

  test('calls of tools to OpenAI and back: ids are made, definitions unwrapped, digits kept', async () => {
    const record = {
      conversations: [
        { from: 'human', value: 'Where?' },
        { from: 'function_call', value: '{"name": "find", "arguments": {"x": 1.0}}' },
        { from: 'observation', value: '{"y": 2.50}' },
        { from: 'gpt', value: 'There.' },
      ],
      tools: '[{"name":"find","parameters":{}}]',
    };
    const openai = await converted([record], { to: 'openai' });
    expect(openai.rows[0]).toEqual({
      messages: [
        user('Where?'),
        { role: 'assistant', tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"x": 1.0}' } }] },
        { role: 'tool', content: '{"y": 2.50}', tool_call_id: 'call_1' },
        assistant('There.'),
      ],
      tools: [{ type: 'function', function: { name: 'find', parameters: {} } }],
    });
    expect(openai.losses).toEqual([]);
    expect(checkChatFineTuning(openai.rows).problems.map(({ rule }) => rule)).toEqual(['too-few-examples']);
    expect((await converted(openai.file, { to: 'sharegpt' })).rows).toEqual([record]);
  });

  test('pictures are placeholders beside a list, or parts', async () => {
    const parts = {
      messages: [
        user([
          { type: 'image_url', image_url: { url: 'a.jpg' } },
          { type: 'text', text: 'Who?' },
        ]),
        assistant('Me.'),
      ],
    };
    const sharegpt = await converted([parts], { to: 'sharegpt' });
    expect(sharegpt.rows).toEqual([
      {
        conversations: [
          { from: 'human', value: '<image>Who?' },
          { from: 'gpt', value: 'Me.' },
        ],
        images: ['a.jpg'],
      },
    ]);
    expect(sharegpt.losses).toEqual([]);
    expect((await converted(sharegpt.file, { to: 'openai' })).rows).toEqual([parts]);
  });

  test.each([
    [
      'tool-calls',
      'alpaca',
      {
        messages: [
          user('a'),
          { role: 'assistant', tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] },
          { role: 'tool', tool_call_id: 'c', content: '' },
          assistant('b'),
        ],
      },
    ],
    ['system', 'alpaca', { messages: [user('a'), { role: 'system', content: 'x' }, assistant('b')] }],
    ['turns', 'alpaca', { messages: [user('a'), assistant('b'), user('c')] }],
    ['turns', 'alpaca', { messages: [user('a'), user('b'), assistant('c')] }],
    ['records', 'alpaca', { messages: [assistant('c')] }],
    ['message-keys', 'sharegpt', { messages: [{ ...user('a'), name: 'Ann' }, assistant('b')] }],
    ['parts', 'sharegpt', { messages: [user([{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }]), assistant('b')] }],
    ['parts', 'sharegpt', { messages: [user([{ type: 'image_url', image_url: { url: 'a', detail: 'low' } }]), assistant('b')] }],
    [
      'text-beside-calls',
      'sharegpt',
      {
        messages: [
          user('a'),
          {
            role: 'assistant',
            content: 'Let me look.',
            tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }],
          },
        ],
      },
    ],
    [
      'call-order',
      'sharegpt',
      {
        messages: [
          user('a'),
          { role: 'assistant', tool_calls: ['c', 'd'].map((id) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } })) },
          { role: 'tool', tool_call_id: 'd', content: '1' },
          { role: 'tool', tool_call_id: 'c', content: '2' },
        ],
      },
    ],
    [
      'columns',
      'openai',
      {
        conversations: [
          { from: 'human', value: 'a' },
          { from: 'gpt', value: 'b' },
        ],
        source: 'web',
      },
    ],
    [
      'ids',
      'openai',
      {
        id: 7,
        conversations: [
          { from: 'human', value: 'a' },
          { from: 'gpt', value: 'b' },
        ],
      },
    ],
    [
      'media',
      'openai',
      {
        conversations: [
          { from: 'human', value: '<audio>a' },
          { from: 'gpt', value: 'b' },
        ],
        audios: ['a.mp3'],
      },
    ],
    [
      'tools',
      'openai',
      {
        conversations: [
          { from: 'human', value: 'a' },
          { from: 'gpt', value: 'b' },
        ],
        tools: 'find(x)',
      },
    ],
  ] as const)('%s to %s: refused with the kind, told by a dry run, written when allowed', async (kind, to, record) => {
    const good =
      to === 'openai'
        ? {
            conversations: [
              { from: 'human', value: 'x' },
              { from: 'gpt', value: 'y' },
            ],
          }
        : { messages: [user('x'), assistant('y')] };
    const input = put([good, record, good]);
    const out = join(folder, `lossy-${++count}.jsonl`);
    await expect(convert(input, out, { to })).rejects.toEqual(code('convert/would-lose'));
    expect(existsSync(out)).toBe(false);
    const dry = await convert(input, out, { to, dryRun: true });
    expect(dry.losses.map((loss) => loss.kind)).toContain(kind);
    expect(dry.losses.find((loss) => loss.kind === kind)).toMatchObject({ rows: 1, example: { record: 2 } });
    expect(existsSync(out)).toBe(false);
    const allowed = await convert(input, out, { to, allowLoss: true });
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(allowed.written);
  });
});

describe('preferences', () => {
  const trl = { prompt: [user('Hi')], chosen: [assistant('Hello')], rejected: [assistant('Go')] };
  test('any form to any other and back', async () => {
    const forms = {
      trl,
      alpaca: { instruction: 'Hi', input: '', chosen: 'Hello', rejected: 'Go' },
      sharegpt: {
        conversations: [{ from: 'human', value: 'Hi' }],
        chosen: { from: 'gpt', value: 'Hello' },
        rejected: { from: 'gpt', value: 'Go' },
      },
      openai: { input: { messages: [user('Hi')] }, preferred_output: [assistant('Hello')], non_preferred_output: [assistant('Go')] },
    } as const;
    for (const from of [
      ...Object.values(forms),
      { prompt: 'Hi', chosen: 'Hello', rejected: 'Go' },
      { chosen: [user('Hi'), assistant('Hello')], rejected: [user('Hi'), assistant('Go')] },
    ])
      for (const to of ['trl', 'alpaca', 'sharegpt', 'openai'] as const) {
        const { rows, losses } = await converted([from], { to });
        expect({ to, losses, rows }).toEqual({ to, losses: [], rows: [forms[to]] });
      }
  });
});

describe('formats', () => {
  const rows = [
    { id: 'a', text: 'One, "two"\nthree', label: 'x', n: 1 },
    { id: 'b', text: '你好 👩‍👩‍👧', label: 'y', n: 2.5 },
  ];

  test('JSON lines to a JSON list, to CSV, to TSV and back', async () => {
    const json = await converted(rows, {}, '.json');
    expect(JSON.parse(json.text)).toEqual(rows);
    const csv = await converted(json.file, {}, '.csv');
    expect(csv.text).toBe('id,text,label,n\na,"One, ""two""\nthree",x,1\nb,你好 👩‍👩‍👧,y,2.5\n');
    expect(csv).toMatchObject({ losses: [], notes: [{ kind: 'types', rows: 2 }] });
    const back = await converted(csv.file);
    expect(back.rows).toEqual(rows.map((row) => ({ ...row, n: String(row.n) })));
  });

  test('a format that cannot hold a record loses it, and says so', async () => {
    const tsv = await convert(put(rows), join(folder, 'lost.tsv'), { dryRun: true });
    expect(tsv.losses).toMatchObject([{ kind: 'records', rows: 1, example: { record: 1, detail: { reason: 'line-end' } } }]);
  });

  test('the same layout in another format keeps every byte it can', async () => {
    const raw = '{"conversations": [{"from": "human", "value": "\\u4f60"}], "system": "s", "score": 1.0}';
    const input = join(folder, 'bytes.jsonl');
    writeFileSync(input, `${raw}\n`);
    const { text } = await converted(input, {}, '.json');
    expect(text).toBe(`[\n${raw}\n]\n`);
    const packed = join(folder, 'packed.jsonl.gz');
    await convert(input, packed);
    expect(gunzipSync(readFileSync(packed)).toString()).toBe(`${raw}\n`);
  });

  test('messages in cells are JSON and come back as messages', async () => {
    const chats = [{ messages: [user('a "b"'), assistant('c')] }];
    const csv = await converted(chats, {}, '.csv');
    expect((await converted(csv.file, { to: 'openai' })).rows).toEqual(chats);
    const alpaca = await converted([{ instruction: 'Add', input: '1,2', output: '3' }], {}, '.csv');
    expect(alpaca.text).toBe('instruction,input,output\nAdd,"1,2",3\n');
    expect((await converted(alpaca.file, { to: 'openai' })).rows).toEqual([{ messages: [user('Add\n1,2'), assistant('3')] }]);
  });

  test('columns that only later records have get their place', async () => {
    const { text, losses } = await converted([{ text: 'a' }, { text: 'b', extra: 'c' }], { task: 'text' }, '.csv');
    expect(text).toBe('text,extra\na,\nb,c\n');
    expect(losses).toEqual([]);
  });

  test('records that cannot be read are losses', async () => {
    const input = join(folder, 'bad.jsonl');
    writeFileSync(
      input,
      '{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}\n{"messages":[{"role":"wizard","content":"a"}]}\n{\n',
    );
    const { losses, written } = await convert(input, join(folder, 'bad-out.json'), { dryRun: true, task: 'chat' });
    expect(losses).toMatchObject([{ kind: 'records', rows: 2, example: { record: 2, detail: { reason: 'unknown-role' } } }]);
    expect(written).toBe(1);
  });
});

describe('spans', () => {
  const spans = [
    { start: 0, end: 2, label: 'ORG' },
    { start: 11, end: 17, label: 'MISC' },
  ];
  const conll = 'EU NNP B-ORG\nrejects VBZ O\nGerman JJ B-MISC\ncall NN O\n\nPeter NNP B-PER\nBlackburn NNP I-PER\n';

  test('CoNLL to JSON spans and to tokens and tags, and back', async () => {
    const input = join(folder, 'ner.conll');
    writeFileSync(input, conll);
    const json = await converted(input);
    expect(json.losses).toEqual([]);
    expect(json.rows[0]).toMatchObject({ text: 'EU rejects German call', spans });
    const tokens = await converted(input, { to: 'tokens' });
    expect(tokens.rows[1]).toMatchObject({ tokens: ['Peter', 'Blackburn'], tags: ['B-PER', 'I-PER'] });
    const again = await converted(
      json.rows.map(({ text, spans }) => ({ text, spans })),
      {},
      '.conll',
    );
    expect(again.text).toBe(conll.replaceAll(/ \S+ (?=[BIO])/g, '\t').replace(/\n*$/, '\n\n'));
    const same = await converted(input, { to: 'conll', overwrite: true }, '.conll');
    expect(same.text).toBe(conll);
  });

  test.each([
    [
      'overlapping-spans',
      {
        text: 'New York Times',
        spans: [
          { start: 0, end: 14, label: 'ORG' },
          { start: 0, end: 8, label: 'LOC' },
        ],
      },
    ],
    ['spacing', { text: 'Hello,  world', spans: [{ start: 8, end: 13, label: 'LOC' }] }],
    ['columns', { text: 'New York', spans: [], source: 'web' }],
    ['ids', { id: 'a', text: 'New York', spans: [] }],
    ['span-keys', { text: 'New York', spans: [{ start: 0, end: 8, label: 'LOC', score: 0.5 }] }],
  ])('%s: refused for CoNLL, told, and written when allowed', async (kind, record) => {
    const input = put([{ text: 'one two', spans: [{ start: 0, end: 3, label: 'X' }] }, record]);
    const out = join(folder, `spans-${++count}.conll`);
    await expect(convert(input, out)).rejects.toEqual(code('convert/would-lose'));
    const { losses } = await convert(input, out, { allowLoss: true });
    expect(losses).toMatchObject([{ kind, rows: 1, example: { record: 2 } }]);
    expect(readFileSync(out, 'utf8').split('\n\n').filter(Boolean)).toHaveLength(2);
  });

  test('comments of CoNLL have no place elsewhere', async () => {
    const input = join(folder, 'comments.conll');
    writeFileSync(input, `# sent_id = 1\n${conll}`);
    const { losses } = await convert(input, join(folder, 'x.jsonl'), { dryRun: true });
    expect(losses).toMatchObject([{ kind: 'comments', rows: 1 }]);
  });
});

describe('SQuAD', () => {
  const nested = {
    version: '1.1',
    data: [
      {
        title: 'Sea',
        paragraphs: [
          {
            context: 'The 🌊 sea is blue.',
            qas: [
              { id: 'q1', question: 'What is blue?', answers: [{ text: 'sea', answer_start: 6 }] },
              { id: 'q2', question: 'What colour?', answers: [{ text: 'blue', answer_start: 13 }] },
            ],
          },
        ],
      },
    ],
  };

  test('nested to one question a line, and nested again', async () => {
    const input = join(folder, 'squad.json');
    writeFileSync(input, JSON.stringify(nested));
    const flat = await converted(input);
    expect(flat.losses).toEqual([]);
    expect(flat.rows).toHaveLength(2);
    expect(flat.rows[1]).toMatchObject({ id: 'q2', question: 'What colour?', context: 'The 🌊 sea is blue.' });
    const back = await converted(flat.file, { to: 'squad' }, '.json');
    expect(back.losses).toEqual([]);
    const { data } = JSON.parse(back.text) as typeof nested;
    expect(data.flatMap(({ paragraphs }) => paragraphs.flatMap(({ qas }) => qas))).toEqual(nested.data[0]?.paragraphs[0]?.qas);
  });
});

describe('Parquet and Arrow', () => {
  const chats = [
    { id: 1, messages: [{ role: 'system', content: 's' }, user('你好'), assistant('b')], score: 0.5 },
    { id: 2, messages: [user('c'), assistant('d')], score: 2 },
  ];
  test.each(['.parquet', '.arrow'])('conversations to %s and back', async (ending) => {
    const typed = await converted(chats, {}, ending);
    expect(typed).toMatchObject({ losses: [], written: 2 });
    const { rows, losses } = await converted(typed.file, { to: 'sharegpt' });
    expect(losses).toEqual([]);
    expect(rows[1]).toEqual({
      id: 2,
      conversations: [
        { from: 'human', value: 'c' },
        { from: 'gpt', value: 'd' },
      ],
      score: 2,
    });
    const csv = await converted(typed.file, {}, '.csv');
    expect(csv.text.split('\n')[0]).toBe('id,messages,score');
  });
});

describe('what is refused', () => {
  const chat = [{ messages: [user('a'), assistant('b')] }];
  test('a file that is there, the input itself, no format, another task', async () => {
    const input = put(chat);
    const there = put(chat);
    await expect(convert(input, there)).rejects.toEqual(code('convert/file-exists'));
    await expect(convert(input, there, { overwrite: true })).resolves.toMatchObject({ written: 1 });
    await expect(convert(input, input, { overwrite: true })).rejects.toEqual(code('convert/same-file'));
    await expect(convert(input, join(folder, 'x.data'))).rejects.toEqual(code('convert/no-format'));
    await expect(convert(input, join(folder, 'x.jsonl'), { to: 'squad' })).rejects.toEqual(code('convert/not-between'));
    await expect(convert(put([{ n: 1 }, { n: 2 }]), join(folder, 'x.jsonl'))).rejects.toEqual(code('convert/no-fields'));
  });
});

describe('dataset_info.json', () => {
  /** What LLaMA-Factory's data/README.md (0.9.3) says an entry may hold: columns by formatting, tags, and what is required. */
  const rules = {
    keys: ['file_name', 'formatting', 'ranking', 'subset', 'split', 'folder', 'num_samples', 'columns', 'tags'],
    columns: {
      alpaca: ['prompt', 'query', 'response', 'history', 'system', 'tools', 'images', 'videos', 'audios', 'chosen', 'rejected', 'kto_tag'],
      sharegpt: ['messages', 'system', 'tools', 'images', 'videos', 'audios', 'chosen', 'rejected', 'kto_tag'],
    },
    required: { alpaca: ['prompt'], sharegpt: ['messages'] },
    tags: ['role_tag', 'content_tag', 'user_tag', 'assistant_tag', 'observation_tag', 'function_tag', 'system_tag'],
    ranking: ['chosen', 'rejected'],
  } as const;

  type Entry = {
    file_name: string;
    formatting?: 'sharegpt';
    ranking?: boolean;
    columns: Record<string, string>;
    tags?: Record<string, string>;
  };

  function broken(entry: Entry, rows: readonly Record<string, unknown>[]): string[] {
    const formatting = entry.formatting ?? 'alpaca';
    const faults: string[] = [];
    for (const key of Object.keys(entry)) if (!(rules.keys as readonly string[]).includes(key)) faults.push(`key ${key}`);
    for (const [column, name] of Object.entries(entry.columns)) {
      if (!(rules.columns[formatting] as readonly string[]).includes(column)) faults.push(`column ${column}`);
      if (!rows.some((row) => Object.hasOwn(row, name))) faults.push(`absent ${name}`);
    }
    for (const column of rules.required[formatting]) if (!entry.columns[column]) faults.push(`missing ${column}`);
    for (const tag of Object.keys(entry.tags ?? {}))
      if (!(rules.tags as readonly string[]).includes(tag) || formatting !== 'sharegpt') faults.push(`tag ${tag}`);
    if (entry.ranking) for (const column of rules.ranking) if (!entry.columns[column]) faults.push(`missing ${column}`);
    if (formatting === 'sharegpt')
      for (const row of rows)
        for (const [index, turn] of (row[entry.columns.messages as string] as Record<string, string>[]).entries()) {
          const role = turn[entry.tags?.role_tag ?? 'from'];
          const asks = role === (entry.tags?.user_tag ?? 'human') || role === (entry.tags?.observation_tag ?? 'observation');
          if (role !== (entry.tags?.system_tag ?? 'system') && asks !== (index % 2 === 0)) faults.push(`turn ${index}`);
        }
    return faults;
  }

  test.each([
    ['Alpaca', [{ instruction: 'a', input: 'b', output: 'c', system: 'd', history: [['e', 'f']] }]],
    ['conversations', [{ messages: [{ role: 'system', content: 's' }, user('a'), assistant('b')] }]],
    [
      'calls',
      [
        {
          conversations: [
            { from: 'human', value: 'a' },
            { from: 'function_call', value: '{"name":"f","arguments":{}}' },
            { from: 'observation', value: '1' },
            { from: 'gpt', value: 'b' },
          ],
          tools: '[]',
        },
      ],
    ],
    ['pictures', [{ messages: [user('<image>a'), assistant('b')], images: ['1.jpg'] }]],
    ['rankings', [{ prompt: 'a', chosen: 'b', rejected: 'c' }]],
    ['rankings of instructions', [{ instruction: 'a', input: 'x', chosen: 'b', rejected: 'c' }]],
  ])('%s: an entry that the documented rules accept', async (name, records) => {
    const info = join(folder, `info-${++count}`, 'dataset_info.json');
    const { rows, dataInfo } = await converted(records, { to: 'llamafactory', dataInfo: info });
    const entries = JSON.parse(readFileSync(info, 'utf8')) as Record<string, Entry>;
    expect(broken(entries[dataInfo?.name as string] as Entry, rows)).toEqual([]);
    expect(entries[dataInfo?.name as string]?.ranking ?? false).toBe(name.startsWith('rankings'));
  });

  test('other entries stay; a file that is none is refused', async () => {
    const info = join(folder, 'dataset_info.json');
    writeFileSync(info, JSON.stringify({ other: { file_name: 'o.json' } }));
    const { dataInfo } = await converted([{ messages: [user('a'), assistant('b')] }], { to: 'openai', dataInfo: info });
    expect(JSON.parse(readFileSync(info, 'utf8'))).toEqual({
      other: { file_name: 'o.json' },
      [dataInfo?.name as string]: {
        file_name: `${dataInfo?.name}.jsonl`,
        formatting: 'sharegpt',
        columns: { messages: 'messages' },
        tags: { role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant', system_tag: 'system' },
      },
    });
    writeFileSync(info, '[');
    await expect(converted([{ messages: [user('a'), assistant('b')] }], { to: 'llamafactory', dataInfo: info })).rejects.toEqual(
      code('convert/bad-data-info'),
    );
    expect(readFileSync(info, 'utf8')).toBe('[');
  });
});
