import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyTextEdits } from '../../core/edits.ts';
import type { Sample } from '../../core/sample.ts';
import { createSchema } from '../../core/schema.ts';
import { prepareSource } from '../prepare.ts';
import { readShard } from '../read.ts';
import { toSample } from '../sample.ts';
import { createWriter } from '../write.ts';
import { createSquadReader } from './squad-reader.ts';

const schema = createSchema('question-answering');
const format = { format: 'json', layout: 'squad' } as const;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-squad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(content: string) {
  const file = join(folder, 'train.json');
  writeFileSync(file, content);
  const source = await prepareSource(
    { split: 'train', file, name: 'train.json', format },
    { spoolFolder: join(folder, 'spool'), shardSize: 2, schema },
  );
  const bytes = readFileSync(source.file);
  const records = source.shards.flatMap((shard) =>
    readShard(bytes.subarray(shard.offset, shard.offset + shard.length), source, shard, schema),
  );
  return { source, records };
}

const context = '𠮷 was born in "Paris", {1970}.';
const file = {
  version: 'v2.0',
  data: [
    {
      title: 'A ] title',
      paragraphs: [
        {
          context,
          qas: [
            { question: 'Where?', id: 'a1', answers: [{ text: 'Paris', answer_start: 15 }], is_impossible: false },
            { question: 'Who?', id: 'a2', answers: [], is_impossible: true },
          ],
        },
      ],
    },
    {
      title: 'B',
      paragraphs: [{ context: 'One two.', qas: [{ question: 'What?', id: 'b1', answers: [{ text: 'two', answer_start: 4 }] }] }],
    },
  ],
};

/** What a file says of each question, apart from how it groups them. */
function questionsOf(content: string) {
  const { version, data } = JSON.parse(content) as typeof file;
  return [
    version,
    ...data.flatMap(({ title, paragraphs }) =>
      paragraphs.flatMap(({ context: text, qas }) => qas.map((qa) => ({ title, context: text, ...qa }))),
    ),
  ]; // prettier-ignore
}

test('questions become records, whatever the white space and the order of members', async () => {
  const { version, data } = file;
  for (const content of [JSON.stringify(file), JSON.stringify(file, null, 2), JSON.stringify({ data, version })]) {
    const { records, source } = await open(content);
    expect(source.records).toBe(3);
    expect(records.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    expect(records.map(({ values }) => values?.answers)).toEqual([[{ start: 16, text: 'Paris' }], [], [{ start: 4, text: 'two' }]]);
    expect(records[0]?.values).toMatchObject({ title: 'A ] title', context, question: 'Where?', id: 'a1', is_impossible: false });
    expect(source.format.fileHead).toContain(version);
  }
});

test('are written nested again, with the version of their file, and can be read back', async () => {
  const { records, source } = await open(JSON.stringify(file));
  const { fileHead = '' } = source.format;
  const writer = createWriter(format, schema, { idField: 'id', fileHead });
  const change = (sample: Sample) =>
    sample.id === 'b1' ? applyTextEdits(sample, schema, 'context', [{ start: 0, end: 3, insert: 'Three' }]) : sample;
  const texts = records.map(({ values, raw }) => {
    const sample = toSample(values ?? {}, schema, String(values?.id)) as Sample;
    return writer.encode(change(sample), { sample, raw, values: values ?? {}, format: source.format });
  });
  const content = writer.head + texts.join(writer.separator) + writer.tail;
  const expected = questionsOf(JSON.stringify(file).replace('One two', 'Three two').replace('"answer_start":4', '"answer_start":6'));
  expect(questionsOf(content)).toEqual(expected);
  expect((await open(content)).records.map(({ values }) => values?.id)).toEqual(['a1', 'a2', 'b1']);
  expect(JSON.parse(writer.empty)).toEqual({ version: 'v2.0', data: [] });
  // What has been written is read record by record as well.
  const bytes = new TextEncoder().encode(texts.join(writer.separator));
  expect(readShard(bytes, { name: 'x', format }, { firstRecord: 1 }, schema).map(({ values }) => values?.question)).toEqual([
    'Where?',
    'Who?',
    'What?',
  ]);
});

test('rows of other formats are written nested', () => {
  const writer = createWriter(format, schema, { idField: 'id' });
  const sample = { id: 'x', question: 'What?', context, answers: [{ start: 16, text: 'Paris' }] };
  expect(questionsOf(writer.head + writer.encode(sample) + writer.tail)).toEqual([
    '1.1',
    { title: undefined, ...sample, answers: [{ text: 'Paris', answer_start: 15 }] },
  ]); // prettier-ignore
});

describe('hostile files', () => {
  test.each([
    ['a list', '[{"context": "a"}]'],
    ['no data', '{"version": "1"}'],
    ['data that is no list', '{"data": {"paragraphs": []}}'],
    ['articles without paragraphs', '{"data": [{"title": "a"}]}'],
    ['paragraphs that are no objects', '{"data": [{"paragraphs": ["a"]}]}'],
    ['broken JSON in an article', '{"data": [{"paragraphs": [}]}'],
    ['the end in the middle', '{"data": [{"paragraphs": []}'],
    ['a member twice over', '{"data": [{"title": "a", "paragraphs": [{"context": "c", "title": "b", "qas": [{"question": "q"}]}]}]}'],
  ])('%s is told before the run', async (_, content) => {
    await expect(open(content)).rejects.toMatchObject({ code: 'dataset/not-squad' });
  });

  test('a paragraph without questions is rejected, not lost', async () => {
    const { records } = await open(
      '{"data": [{"paragraphs": [{"context": "c", "qas": []}, {"context": "c", "qas": [{"question": "q", "answers": []}]}]}]}',
    );
    expect(records.map(({ error }) => error?.reason)).toEqual(['missing-field', undefined]);
  });

  test('an article beyond the limit', () => {
    const reader = createSquadReader('x', 1000);
    reader.push('{"data": [{"paragraphs": [');
    expect(() => reader.push(`{"context": "${'x'.repeat(2000)}`)).toThrow(expect.objectContaining({ code: 'dataset/record-too-long' }));
  });

  test('pieces may end anywhere', () => {
    const content = JSON.stringify(file, null, 1);
    const whole = createSquadReader('x', 1e6).push(content);
    const reader = createSquadReader('x', 1e6);
    expect([...content].map((character) => reader.push(character)).join('')).toBe(whole);
    expect(reader.finish().fileHead).toBe('{"version": "v2.0", "data": [\n');
  });
});
