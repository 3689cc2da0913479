import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectData } from '../inspect.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function inspect(name: string, content: string) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const { task, fields, splits, language } = await inspectData(file);
  return { task, fields, language, format: splits.train?.format, faulty: splits.train?.faulty, records: splits.train?.records };
}

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

test('CoNLL with its scheme and joiner, whatever its name', async () => {
  const content = '-DOCSTART- -X- O\n\nEU NNP S-ORG\nis VBZ O\nin IN O\n\nNew NNP B-LOC\nYork NNP E-LOC\n';
  for (const name of ['a.conll', 'a.txt', 'a.train'])
    expect(await inspect(name, content)).toMatchObject({
      task: 'token-classification',
      format: { format: 'conll', scheme: 'bioes', joiner: ' ' },
      records: 2,
      faulty: 0,
    }); // prettier-ignore
});

test('Chinese characters with the digits of their places', async () => {
  expect(await inspect('weibo', '我0\tO\n在0\tO\n北0\tB-LOC\n京1\tI-LOC\n\n310\tO\n天1\tO\n')).toMatchObject({
    language: 'zh',
    format: { format: 'conll', columns: ['token+position', 'tag'], joiner: '' },
    faulty: 0,
  });
});

test('words with labels are no CoNLL', async () => {
  expect((await inspect('a.tsv', 'text\tlabel\ngood\tpos\nbad\tneg\n')).format?.format).toBe('tsv');
  expect((await inspect('b.txt', 'All is O\nNothing is O\nThree is O\n')).format?.format).not.toBe('conll');
});

test('lists of tokens and tags', async () => {
  const row = { tokens: ['EU', 'rejects'], ner_tags: ['B-ORG', 'O'] };
  expect(await inspect('a.jsonl', lines(row, row))).toMatchObject({
    task: 'token-classification',
    fields: { tokens: 'tokens', tags: 'ner_tags' },
    format: { layout: 'tokens' },
    faulty: 0,
  }); // prettier-ignore
});

test('spans by label and text', async () => {
  const content = lines({ text: '彭小军在台湾', label: { name: { 彭小军: [[0, 2]] } } }, { text: '没有', label: {} });
  expect(await inspect('a.jsonl', content)).toMatchObject({
    task: 'token-classification',
    fields: { text: 'text', spans: 'label' },
    faulty: 0,
  });
});

test('answers in three forms', async () => {
  const context = 'Born in Paris.';
  const answers = [{ text: 'Paris', answer_start: 8 }];
  const flat = { question: 'Where?', context };
  const task = 'question-answering';
  expect(await inspect('a.jsonl', lines({ ...flat, answers }))).toMatchObject({ task, faulty: 0 });
  expect(await inspect('b.jsonl', lines({ ...flat, answers: { text: ['Paris'], answer_start: [8] } }))).toMatchObject({ task, faulty: 0 });
  const nested = { version: '1.1', data: [{ title: 'T', paragraphs: [{ context, qas: [{ id: '1', question: 'Where?', answers }] }] }] };
  for (const content of [JSON.stringify(nested), JSON.stringify(nested, null, 1)])
    expect(await inspect('c.json', content)).toMatchObject({ task, format: { format: 'json', layout: 'squad' }, faulty: 0, records: 1 });
});

test('relations and choices', async () => {
  const spans = [
    { id: 1, start_offset: 0, end_offset: 2, label: 'P' },
    { id: 2, start_offset: 9, end_offset: 11, label: 'P' },
  ]; // prettier-ignore
  const related = { text: 'Bo knows Al', entities: spans, relations: [{ from_id: 1, to_id: 2, type: 'knows' }] };
  expect(await inspect('a.jsonl', lines(related))).toMatchObject({
    task: 'relation-extraction',
    fields: { spans: 'entities', relations: 'relations' },
    faulty: 0,
  }); // prettier-ignore
  const chosen = { question: 'Which?', choices: { text: ['red', 'blue'], label: ['A', 'B'] }, answerKey: 'B' };
  expect(await inspect('b.jsonl', lines(chosen))).toMatchObject({ task: 'multiple-choice', fields: { answer: 'answerKey' }, faulty: 0 });
});
