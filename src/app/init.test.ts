import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createRecipe } from './init.ts';
import { preview } from './preview.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-init-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function init(path: string) {
  const result = await createRecipe(path, { recipeFile: join(folder, 'recipe.yaml'), language: 'en' });
  const recipe = parse(result.recipe) as { dataset: Record<string, unknown>; steps: unknown[]; limits?: { rejects: number } };
  return { ...result, ...recipe };
}

const english = [
  'the film is a joy to watch from start to end',
  'it was not what i had in mind for the evening',
  'you can see how the plot falls apart in the middle',
  'this is one of the best things i have seen',
];
const many = (line: (text: string, i: number) => string, count = 40) =>
  Array.from({ length: count }, (_, i) => line(`${english[i % 4]} number ${i}`, i)).join('\n');

describe('init tells what the data is', () => {
  test('label and text parted by a space, sorted by label, in windows-1252, in a file without a known name', async () => {
    const text = Array.from({ length: 20000 }, (_, i) => `${i < 10000 ? 0 : 1} ${english[i % 4]} caf\xe9 ${i}`).join('\n');
    const { dataset, inspection, notes } = await init(put('cr.all', Buffer.from(text, 'latin1')));
    expect(dataset).toMatchObject({
      task: 'text-classification',
      language: 'en',
      train: { path: 'cr.all', format: 'delimited', delimiter: ' ', columns: ['label', 'text'], encoding: 'windows-1252' },
    });
    expect(inspection.labels).toEqual([
      { label: '0', rows: 10000 },
      { label: '1', rows: 10000 },
    ]);
    expect(notes.some((note) => note.includes('windows-1252'))).toBe(true);
  });

  test('label and text parted by a tab, quotes and all', async () => {
    const { dataset } = await init(
      put(
        'sms.tsv',
        many((text, i) => `${i % 3 ? 'ham' : 'spam'}\t"${text}`),
      ),
    );
    expect(dataset.train).toEqual({ path: 'sms.tsv', format: 'delimited', delimiter: '\t', columns: ['label', 'text'] });
  });

  test('CSV with a header and roles under other names, quoted line ends, semicolons', async () => {
    const { dataset } = await init(put('bank.csv', `review;category\n${many((text, i) => `"${text};\nmore";c${i % 4}`)}\n`));
    expect(dataset).toMatchObject({
      task: 'text-classification',
      fields: { text: 'review', label: 'category' },
      train: { path: 'bank.csv', delimiter: ';' },
    });
  });

  test('a folder of splits by file name, with JSON lines called .json and ids that repeat', async () => {
    for (const [name, count] of [
      ['train_a.json', 40],
      ['dev_a.json', 8],
      ['test_all.json', 8],
      ['train_b.json', 8],
      ['README.md', 3],
    ] as const)
      put(
        `set/${name}`,
        many((text, i) => JSON.stringify({ id: i, sentence: text, label: i % 2 }), count),
      );
    const { dataset, notes } = await init(join(folder, 'set'));
    expect(dataset).toMatchObject({
      task: 'text-classification',
      fields: { text: 'sentence' },
      train: { path: 'set/train_a.json', format: 'jsonl' },
      validation: { path: 'set/dev_a.json' },
      test: { path: 'set/test_all.json' },
    });
    expect(dataset.id).toBe('leaven_id');
    expect(notes.join('\n')).toContain('train_b.json');
  });

  test('pairs, instructions, spans, several labels, packed lines', async () => {
    const task = async (name: string, row: (text: string, i: number) => unknown) =>
      (
        await init(
          put(
            name,
            many((text, i) => JSON.stringify(row(text, i))),
          ),
        )
      ).dataset;
    expect(await task('a.jsonl', (text, i) => ({ premise: text, hypothesis: 'so it is', label: i % 3 }))).toMatchObject({
      task: 'text-pair',
      fields: { text: 'premise', pair: 'hypothesis' },
    });
    expect(await task('b.jsonl', (text) => ({ instruction: text, input: '', output: 'yes' }))).toMatchObject({ task: 'instruction' });
    expect(
      await task('c.jsonl', (text) => ({ full_text: text, spans: [{ entity_type: 'X', start_position: 0, end_position: 3 }] })),
    ).toMatchObject({ task: 'token-classification', fields: { text: 'full_text' } });
    expect(await task('d.jsonl', (text, i) => ({ guid: `g${i}`, text, labels: ['a', 'b'] }))).toMatchObject({
      task: 'multi-label',
      id: 'guid',
    });
    const packed = await init(put('docs.jsonl.gz', gzipSync(many((text, i) => JSON.stringify({ id: i, text })))));
    expect(packed.dataset).toMatchObject({ task: 'text', train: { path: 'docs.jsonl.gz' } });
    expect(packed.dataset.id).toBeUndefined();
  });

  test('a JSON array, a table with many columns and no label, numbered queries, a list of names', async () => {
    expect((await init(put('list.json', JSON.stringify([{ text: english[0], label: 'x' }])))).dataset).toMatchObject({
      task: 'text-classification',
      train: { path: 'list.json' },
    });
    const table = await init(
      put('crowd.tsv', `\tround\tbatch\tsentence\tworker\n${many((text, i) => `${i}\t${i % 2}\t${i % 4}\t${text}\tw${i % 3}`)}`),
    );
    expect(table.dataset).toMatchObject({ task: 'text', fields: { text: 'sentence' } });
    expect(table.notes.join('\n')).toContain('no column is surely the label');
    expect(
      (
        await init(
          put(
            'q.txt',
            many((_, i) => `${i + 7}\t减速器链条${i}`),
          ),
        )
      ).dataset,
    ).toMatchObject({ task: 'text', language: 'zh', train: { columns: ['id', 'text'] } });
    expect((await init(put('names.txt', '常克\n索尼特\n小儿石蔻散\n紫雪'))).dataset).toEqual({
      task: 'text',
      language: 'zh',
      train: { path: 'names.txt' },
    });
  });
});

describe('the recipe', () => {
  test('grows English and Chinese by operators that change both', async () => {
    const lines = { en: many((text) => text), zh: '这家餐厅的服务员非常热情，菜的味道也很好\n手机的屏幕漂亮，但是电池用了半天就要充电' };
    for (const [language, text] of Object.entries(lines)) {
      const { steps, dataset, recipe } = await init(put(`${language}.txt`, text));
      expect(dataset.language).toBe(language);
      const { augment } = steps.at(-1) as { augment: { from: Record<string, { ratio: number }>[] } };
      const names = augment.from.flatMap((entry) => Object.keys(entry));
      expect(names).toEqual(['text.replace-synonyms', 'text.insert-synonyms', 'text.swap-words', 'text.delete-words']);
      const items = await preview(put(`${language}.yaml`, recipe), { samples: 10 });
      const used = items.flatMap(({ copies }) => copies.flatMap(({ steps: drawn }) => drawn.map(({ operator }) => operator)));
      expect([...new Set(used)].sort()).toEqual([...names].sort());
    }
  });

  test('only cleans what word operators cannot read', async () => {
    const japanese = await init(put('ja.txt', 'この映画はとても面白かった\n結末は好きではありません'));
    expect(japanese.steps).toEqual(['text.normalize-whitespace', { 'dataset.deduplicate': { mode: 'exact' } }]);
    expect(japanese.recipe).toContain('Cleaning only');
  });

  test('makes room for records that are known to have faults', async () => {
    const { limits, notes } = await init(
      put('faulty.jsonl', `${many((text, i) => JSON.stringify({ text, label: i % 2 }))}\n{"text":"x"}\nbroken`),
    );
    expect(limits?.rejects).toBeGreaterThanOrEqual(2 / 42);
    expect(notes.join('\n')).toContain('2 of 42');
  });

  test('stands in YAML whatever the files and columns are called', async () => {
    const odd = put('od d/a: #b\n"ü".csv', `text,"la: ""bel"""\n${many((text, i) => `${text},${i % 2}`)}`);
    const { dataset, name } = await init(odd);
    expect(dataset).toMatchObject({ train: { path: 'od d/a: #b\n"ü".csv' }, fields: { label: 'la: "bel"' } });
    expect(name).not.toMatch(/[\s/:]/);
  });

  test('speaks Chinese where that is the language', async () => {
    const { recipe } = await createRecipe(put('ja2.txt', 'この映画はとても面白かった'), { language: 'zh-CN' });
    expect(recipe).toContain('仅做清洗');
  });

  test('what cannot be a data set is an error with a code', async () => {
    mkdirSync(join(folder, 'void'));
    const code = (path: string) =>
      createRecipe(path).then(
        () => 'none',
        (error: { code: string }) => error.code,
      );
    expect(await code(join(folder, 'void'))).toBe('dataset/no-files');
    expect(await code(join(folder, 'missing.csv'))).toBe('system/file-not-found');
    expect(await code(put('empty.csv', ''))).toBe('dataset/empty-file');
    expect(await code(put('cut.json', '{\n "text": "a",\n "label":'))).toBe('dataset/not-json-lines');
    expect(await code(put('list.json', '["a", "b"]'))).toBe('dataset/not-json-array');
  });
});

describe('conversations', () => {
  const ask = (content: string) => ({ role: 'user', content });
  const from = (value: string) => ({ from: 'human', value });
  test.each([
    ['openai', (text: string) => ({ messages: [ask(text), { role: 'assistant', content: 'Yes.' }] }), { task: 'chat' }],
    [
      'sharegpt',
      (text: string) => ({ conversations: [from(text), { from: 'gpt', value: 'Yes.' }] }),
      { task: 'chat', fields: { messages: 'conversations' } },
    ],
    [
      'sharegpt with a system prompt',
      (text: string) => ({ conversations: [from(text), { from: 'gpt', value: 'Yes.' }], system: 'Be kind.' }),
      { task: 'chat', train: { layout: 'sharegpt' } },
    ],
    ['another name', (text: string) => ({ dialog: [ask(text)] }), { task: 'chat', fields: { messages: 'dialog' } }],
    ['instruction', (text: string) => ({ instruction: text, response: 'Yes.' }), { task: 'instruction', fields: { output: 'response' } }],
    ['preference texts', (text: string) => ({ prompt: text, chosen: 'Yes.', rejected: 'No.' }), { task: 'preference' }],
    [
      'an implicit prompt',
      (text: string) => ({ chosen: [ask(text), ask('Yes.')], rejected: [ask(text), ask('No.')] }),
      { task: 'preference' },
    ],
    [
      'ranking of turns',
      (text: string) => ({ conversations: [from(text)], chosen: from('Yes.'), rejected: from('No.') }),
      { task: 'preference', train: { layout: 'sharegpt' } },
    ],
    [
      'ranking of instructions',
      (text: string) => ({ instruction: text, input: '', chosen: 'Yes.', rejected: 'No.' }),
      { task: 'preference', train: { layout: 'alpaca' } },
    ],
    [
      "OpenAI's preferences",
      (text: string) => ({ input: { messages: [ask(text)] }, preferred_output: [ask('Yes.')], non_preferred_output: [ask('No.')] }),
      { task: 'preference', train: { layout: 'openai' } },
    ],
  ] as const)('%s: the recipe says it, and runs', async (name, row, expected) => {
    const file = `${name.replaceAll(/\W/g, '-')}.jsonl`;
    const { dataset, steps } = await init(
      put(
        file,
        many((text, i) => JSON.stringify({ ...row(text), n: i })),
      ),
    );
    expect(dataset).toMatchObject(expected);
    expect(JSON.stringify(steps)).toContain('replace-synonyms');
    expect(JSON.stringify(steps)).not.toContain('normalize-whitespace');
  });

  test('where no step is certain, the list of steps is empty and the recipe still holds', async () => {
    const { steps } = await init(
      put(
        'same.jsonl',
        many(() => JSON.stringify({ messages: [ask('こんにちは')] })),
      ),
    );
    expect(steps).toEqual([]);
  });
});

describe('init does no harm', () => {
  test('rows whose texts repeat are not merged unasked', async () => {
    const repeated = await init(
      put(
        'triples.tsv',
        many((_, i) => `${i % 3 ? 'hypernym' : 'part of'}\t${english[i % 4]}\t${i}`),
      ),
    );
    expect(JSON.stringify(repeated.steps)).not.toContain('deduplicate');
    expect(repeated.notes.some((note) => note.startsWith('36 of 40 rows have the text of an earlier row'))).toBe(true);
    const few = await init(put('few.csv', `text,label\n${many((text, i) => `${i < 6 ? 'Same' : text},${i % 2}`)}`));
    expect(JSON.stringify(few.steps)).toContain('deduplicate');
  });

  test.each([
    ['numbers.csv', many((_, i) => `0.${i},1.${i},${i % 2}`)],
    ['lists.json', JSON.stringify(Array.from({ length: 5 }, (_, i) => ({ messages: [i], other: {} })))],
  ])('data without a text is an error that says so: %s', async (name, content) => {
    await expect(createRecipe(put(name, content))).rejects.toMatchObject({ code: 'dataset/no-text', data: { file: name } });
  });
});
