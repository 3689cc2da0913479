import { describe, expect, test } from 'vitest';
import type { FormatPlan } from '../core/plan.ts';
import { createSchema, type Schema } from '../core/schema.ts';
import type { ReadRecord } from './format.ts';
import { readShard } from './read.ts';

const classification = createSchema('text-classification');
const spans = createSchema('token-classification');

function read(text: string, schema: Schema, format: FormatPlan = { format: 'jsonl' }): ReadRecord[] {
  const columns = format.columns;
  return readShard(new TextEncoder().encode(text), { name: 'file', format, ...(columns ? { columns } : {}) }, { firstRecord: 1 }, schema);
}

function one(text: string, schema: Schema, format?: FormatPlan): ReadRecord {
  return read(text, schema, format)[0] as ReadRecord;
}

const label = (raw: string) => one(`{"text":"t","label":${raw}}`, classification).values?.label;

describe('labels', () => {
  test('numbers and booleans keep the text of the file', () => {
    expect(['1', '1.0', '-0', '1e400', '12345678901234567890', 'true'].map(label)).toEqual([
      '1',
      '1.0',
      '-0',
      '1e400',
      '12345678901234567890',
      'true',
    ]);
    expect(label('"1"')).toBe('1');
  });

  test('of a key that stands twice the last counts', () => {
    expect(one('{"label":1.0,"text":"t","label":2.0}', classification).values?.label).toBe('2.0');
  });

  test('lists become sets', () => {
    expect(one('{"text":"t","labels":["b","a","b",1.0,true]}', createSchema('multi-label')).values?.labels).toEqual([
      'b',
      'a',
      '1.0',
      'true',
    ]);
    expect(one('t,"[""a"",""b""]"', createSchema('multi-label'), { format: 'csv', columns: ['text', 'labels'] }).values?.labels).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('records with faults', () => {
  test.each([
    ['{"label":1}', 'missing-field', { field: 'text', got: 'nothing' }],
    ['{"text":null,"label":1}', 'missing-field', { field: 'text', got: 'null' }],
    ['{"text":5,"label":1}', 'wrong-type', { field: 'text', expected: 'a string', got: 'number 5' }],
    ['{"text":"t","label":{"a":1}}', 'wrong-type', { field: 'label', got: 'an object' }],
    ['{"text":"t"', 'bad-json', { column: 12, expected: ', or }' }],
    ['{"text":"\u0001"}', 'bad-json', { column: 10, expected: 'no control character in a string' }],
    ['{"text":"t","label":01}', 'bad-json', { column: 22, expected: ', or }' }],
    ['{"text":"t","label":NaN}', 'bad-json', { column: 21, expected: 'a value' }],
    [`{"text":"t","label":1,"x":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'too-deep', {}],
  ])('%s', (raw, reason, detail) => {
    expect(one(raw, classification).error).toMatchObject({ reason, detail: { ...detail, file: 'file', record: 1 } });
  });

  test('do not disturb their neighbours, and keep their raw text and number', () => {
    const found = read('{"text":"a","label":"x"}\nbroken\n\n{"text":"b","label":"y"}\n', classification);
    expect(found.map(({ record, raw, values }) => [record, values?.text ?? raw])).toEqual([
      [1, 'a'],
      [2, 'broken'],
      [3, 'b'],
    ]);
  });
});

describe('values', () => {
  test('a __proto__ key is a field like any other', () => {
    const { values } = one('{"text":"t","label":"x","__proto__":{"admin":true}}', classification);
    expect(Object.keys(values ?? {})).toContain('__proto__');
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect((values as { admin?: boolean }).admin).toBeUndefined();
    for (const format of ['csv', 'delimited'] as const)
      expect(
        Object.keys(one('t,x,y', classification, { format, delimiter: ',', columns: ['text', 'label', '__proto__'] }).values ?? {}),
      ).toHaveLength(3);
  });

  test('unpaired surrogate escapes, huge numbers and escapes in keys are read', () => {
    const { values } = one('{"te\\u0078t":"\\ud800 \\ude00","label":"\\u0000","n":1e400}', classification);
    expect(values).toMatchObject({ text: '\ud800 \ude00', label: '\0', n: Number.POSITIVE_INFINITY });
  });

  test('a byte mark inside a file is data', () => {
    expect(one('\ufeffa', createSchema('text'), { format: 'lines' }).values?.text).toBe('\ufeffa');
  });
});

describe('spans', () => {
  const text = 'a𠮷b👩‍👩‍👧c é';
  const at = (offsets: FormatPlan['offsets'], start: number, end: number) =>
    one(JSON.stringify({ text, spans: [{ start, end, label: 'X', extra: 1 }] }), spans, {
      format: 'jsonl',
      ...(offsets ? { offsets } : {}),
    });

  test('count code points unless the recipe says otherwise', () => {
    expect(at(undefined, 1, 3).values?.spans).toEqual([{ start: 1, end: 4, label: 'X', extra: 1 }]);
    expect(at('code-point', 8, 9).values?.spans).toMatchObject([{ start: text.indexOf('c'), end: text.indexOf('c') + 1 }]);
    expect(at('utf-16', 1, 3).values?.spans).toMatchObject([{ start: 1, end: 3 }]);
    expect(at('byte', 1, 5).values?.spans).toMatchObject([{ start: 1, end: 3 }]);
  });

  test('outside the text, inside a character or the wrong way round are refused', () => {
    for (const found of [
      at('utf-16', 2, 3),
      at('byte', 1, 3),
      at(undefined, 0, 99),
      at(undefined, 3, 1),
      at(undefined, -1, 2),
      at(undefined, 0.5, 2),
    ])
      expect(found.error?.reason).toBe('bad-span');
    expect(one('{"text":"t","spans":[{"start":0,"end":1}]}', spans).error?.reason).toBe('bad-span');
    expect(one('{"text":"t","spans":"no"}', spans).error?.reason).toBe('wrong-type');
  });

  test('are known under other names and as lists', () => {
    const read = (span: unknown) => one(JSON.stringify({ text, spans: [span] }), spans).values?.spans;
    expect(read([1, 3, 'X'])).toEqual([{ start: 1, end: 4, label: 'X' }]);
    expect(read({ entity_type: 'X', entity_value: '𠮷b', start_position: 1, end_position: 3 })).toEqual([
      { entity_value: '𠮷b', start: 1, end: 4, label: 'X' },
    ]);
  });

  test('answers must stand where they say', () => {
    const schema = createSchema('question-answering');
    const answer = (start: number) =>
      one(JSON.stringify({ question: 'q', context: '𠮷 here', answers: [{ start, text: 'here' }] }), schema);
    expect(answer(2).values?.answers).toEqual([{ start: 3, text: 'here' }]);
    expect(answer(3).error?.reason).toBe('bad-answer');
  });
});

describe('CSV with real-world sins', () => {
  const csv = (text: string, columns = ['text', 'label']) => read(text, classification, { format: 'csv', columns });
  const cells = (text: string) => csv(text).map(({ values, error }) => (values ? [values.text, values.label] : error?.reason));

  test('quoted delimiters, quotes and line ends', () => {
    expect(cells('"a, ""b""\nc",x\n"",y\n')).toEqual([
      ['a, "b"\nc', 'x'],
      ['', 'y'],
    ]);
  });

  test('quotes opened late or inside a cell are data, text behind a closing quote belongs to the cell', () => {
    expect(cells('he said "hi",x\n5" nail,y\n"a" b,z\n')).toEqual([
      ['he said "hi"', 'x'],
      ['5" nail', 'y'],
      ['a b', 'z'],
    ]);
  });

  test('too many cells are refused, surplus empty ones are not, too few lack a field', () => {
    expect(cells('a,x,more\na,x,,\na\n')).toEqual(['ragged-row', ['a', 'x'], 'missing-field']);
  });

  test('TSV takes quotes as data unless they enclose the cell', () => {
    const found = read('"a ""b""\tx\n"tab\there"\ty\n"\tz\n', classification, { format: 'tsv', columns: ['text', 'label'] });
    expect(found.map(({ values }) => [values?.text, values?.label])).toEqual([
      ['"a ""b""', 'x'],
      ['tab\there', 'y'],
      ['"', 'z'],
    ]);
  });
});

describe('delimited', () => {
  const format: FormatPlan = { format: 'delimited', delimiter: ' ', columns: ['label', 'text'] };

  test('only the first delimiters part the columns', () => {
    expect(read('1 a b  c \n0 \n', classification, format).map(({ values }) => [values?.label, values?.text])).toEqual([
      ['1', 'a b  c '],
      ['0', ''],
    ]);
  });

  test('a line without a delimiter is a reject', () => {
    expect(one('alone', classification, format).error).toMatchObject({ reason: 'missing-delimiter', detail: { expected: 2, got: 1 } });
  });
});
