import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatPlan } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import { createSchema, type Schema } from '../core/schema.ts';
import type { ReadRecord, RecordWriter } from './format.ts';
import { readShard } from './read.ts';
import { toSample } from './sample.ts';
import { createWriter } from './write.ts';

const classification = createSchema('text-classification');
const jsonl: FormatPlan = { format: 'jsonl' };

function read(text: string, format: FormatPlan, schema: Schema): ReadRecord[] {
  return readShard(
    new TextEncoder().encode(text),
    { name: 'file', format, ...(format.columns ? { columns: format.columns } : {}) },
    { firstRecord: 1 },
    schema,
  );
}

/** Reads one record, changes it, and writes it in the same format. */
function rewrite(
  raw: string,
  change: (sample: Sample) => Sample,
  options: { format?: FormatPlan; schema?: Schema; output?: FormatPlan; idField?: string; id?: string } = {},
): string {
  const { format = jsonl, schema = classification, output = format, idField = 'id' } = options;
  const record = read(raw, format, schema)[0] as ReadRecord;
  if (!record.values) throw new Error(JSON.stringify(record.error));
  const sample = toSample(record.values, schema, options.id ?? String(record.values[idField] ?? 'new'));
  return createWriter(output, schema, { idField, ...(output.columns ? { columns: output.columns } : {}) }).encode(change(sample), {
    sample,
    raw: record.raw,
    format,
    values: record.values,
  });
}

const keep = (sample: Sample) => sample;
const withText = (text: string) => (sample: Sample) => ({ ...sample, text });
const copy = (sample: Sample) => ({ ...sample, id: `${sample.id}#a.1`, text: 'new' });

describe('JSON lines', () => {
  test('an untouched record comes out as it went in, but for an id where it has none', () => {
    const raw = '{ "id" : 12345678901234567890, "text":"\\u0061\\/", "label":1.0,"x":{"b":[1e400, 0.10]} }';
    expect(rewrite(raw, keep)).toBe(raw);
    expect(rewrite('{"text":"a","label":1.0 }', keep)).toBe('{"id":"new","text":"a","label":1.0 }');
  });

  test('one changed field leaves every other byte', () => {
    const raw = '{"n": 1.50,"text" : "old \\"\\\\", "label":true , "deep":{"text":"no","a":["]}\\"",{}]},"z":"\\ud83d"}';
    expect(rewrite(raw, withText('new "\n'))).toBe(raw.replace('"old \\"\\\\"', '"new \\"\\n"').replace('{', '{"id":"new",'));
  });

  test('a key with escapes is found, a nested one of the same name is not', () => {
    expect(rewrite('{"o":{"text":"x"},"te\\u0078t":"a","label":"l"}', withText('b'))).toBe(
      '{"id":"new","o":{"text":"x"},"te\\u0078t":"b","label":"l"}',
    );
  });

  test('the id of a copy takes the place of the original id', () => {
    expect(rewrite('{"text":"a","id": 7 ,"label":"l"}', copy)).toBe('{"text":"new","id": "7#a.1" ,"label":"l"}');
  });

  test('unpaired surrogates and control characters become escapes', () => {
    const written = rewrite('{"text":"a","label":"l"}', withText('\ud800\u0000\u2028'));
    expect(written).toBe('{"id":"new","text":"\\ud800\\u0000\u2028","label":"l"}');
    expect(JSON.parse(written).text).toBe('\ud800\u0000\u2028');
  });

  test('fields are added at the end and removed where they stood', () => {
    const more = (sample: Sample) => ({ ...sample, extra: [1] });
    const less = ({ gone: _, ...rest }: Sample) => rest as Sample;
    expect(rewrite('{"text":"a","label":"l" }', more)).toBe('{"id":"new","text":"a","label":"l","extra":[1] }');
    expect(rewrite('{"id":"i","gone":1,"text":"a","label":"l"}', less)).toBe('{"id":"i","text":"a","label":"l"}');
  });

  test('of a key that stands twice one value is left once it changes', () => {
    expect(rewrite('{"id":"i","text":"a","label":"l","text":"b"}', withText('c'))).toBe('{"id":"i","label":"l","text":"c"}');
    expect(rewrite('{"id":"i","text":"a","label":"l","text":"b"}', keep)).toBe('{"id":"i","text":"a","label":"l","text":"b"}');
  });

  test('a label that was a number stays one when it changes', () => {
    const relabel = (label: string) => (sample: Sample) => ({ ...sample, label });
    expect(rewrite('{"id":"i","text":"a","label":1}', relabel('2'))).toBe('{"id":"i","text":"a","label":2}');
    expect(rewrite('{"id":"i","text":"a","label":1}', relabel('no'))).toBe('{"id":"i","text":"a","label":"no"}');
    expect(rewrite('{"id":"i","text":"a","label":"1"}', relabel('2'))).toBe('{"id":"i","text":"a","label":"2"}');
  });

  test('a __proto__ key and a column id that holds no ids survive', () => {
    expect(rewrite('{"text":"a","label":"l","__proto__":1,"id":3}', withText('b'), { idField: 'key' })).toBe(
      '{"key":"new","text":"b","label":"l","__proto__":1,"id":3}',
    );
  });

  test('an element printed over several lines goes on one line, its strings as they are', () => {
    const raw = '[{\n "text": "a  b\\n",\r\n "label": 1.0\n}]';
    expect(rewrite(raw.slice(1, -1), keep, { format: { format: 'json' }, output: jsonl })).toBe(
      '{"id":"new","text":"a  b\\n","label":1.0}',
    );
  });

  test('offsets go out in the unit of the file', () => {
    const schema = createSchema('token-classification');
    const raw = '{"id":"i","text":"𠮷 Paris","spans":[{"start":2,"end":7,"label":"LOC"}]}';
    expect(rewrite(raw, keep, { schema })).toBe(raw);
    const moved = (sample: Sample) => ({ ...sample, text: 'x𠮷 Paris', spans: [{ start: 4, end: 9, label: 'LOC' }] });
    expect(JSON.parse(rewrite(raw, moved, { schema })).spans).toEqual([{ start: 3, end: 8, label: 'LOC' }]);
    const bytes = rewrite(raw, keep, { schema, output: { format: 'jsonl', offsets: 'byte' } });
    expect(JSON.parse(bytes).spans).toEqual([{ start: 5, end: 10, label: 'LOC' }]);
  });
});

describe('spans under the names of the file', () => {
  const schema = createSchema('token-classification');
  const moved = (sample: Sample) => ({
    ...sample,
    text: 'to Lyon',
    spans: (sample.spans as object[]).map((span) => ({ ...span, start: 3, end: 7 })),
  });
  const written = (span: unknown) =>
    JSON.parse(rewrite(JSON.stringify({ id: 'i', text: 'in Paris', spans: [span] }), moved, { schema })).spans;

  test('go out as they came in, and the text they repeat follows', () => {
    expect(written([3, 8, 'LOC'])).toEqual([[3, 7, 'LOC']]);
    expect(written({ entity_type: 'LOC', entity_value: 'Paris', start_position: 3, end_position: 8, score: 1 })).toEqual([
      { entity_type: 'LOC', entity_value: 'Lyon', score: 1, start_position: 3, end_position: 7 },
    ]);
    expect(written({ start: 3, end: 8, label: 'LOC', text: 'Paris' })).toEqual([{ start: 3, end: 7, label: 'LOC', text: 'Lyon' }]);
  });

  test('also in the cells of a table', () => {
    const format: FormatPlan = { format: 'csv', columns: ['id', 'text', 'spans'] };
    expect(rewrite('i,in Paris,"[[3,8,""LOC""]]"', moved, { schema, format })).toBe('i,to Lyon,"[[3,7,""LOC""]]"');
  });
});

describe('rows', () => {
  const csv: FormatPlan = { format: 'csv', columns: ['id', 'text', 'label', 'note'] };

  test('raw cells stay as they are beside a changed one', () => {
    expect(rewrite('i,old,"l","a ""b"""', withText('x, "y"\n'), { format: csv })).toBe('i,"x, ""y""\n","l","a ""b"""');
    expect(rewrite('i,5" nail,l,', copy, { format: csv })).toBe('i#a.1,new,l,');
  });

  test('an id column is put first where there is none', () => {
    const format: FormatPlan = { format: 'csv', columns: ['text', 'label'] };
    expect(createWriter(format, classification, { idField: 'id', columns: ['text', 'label'] }).head).toBe('id,text,label\n');
    expect(rewrite('a,l', keep, { format })).toBe('new,a,l');
  });

  test('what a format cannot hold is refused with a reason', () => {
    const delimited: FormatPlan = { format: 'delimited', delimiter: ' ', columns: ['label', 'text'] };
    const reason = (format: FormatPlan, raw: string, change: (sample: Sample) => Sample, schema = classification) => {
      try {
        return rewrite(raw, change, { format, schema });
      } catch (error) {
        return (error as { data: { reason: string } }).data.reason;
      }
    };
    expect(reason(delimited, '1 a', withText('x\ny'))).toBe('line-end');
    expect(reason(delimited, '1 a', withText('x\r'))).toBe('line-end');
    expect(reason(delimited, '1 a', (sample) => ({ ...sample, label: 'a b' }))).toBe('delimiter');
    expect(reason(delimited, '1 a', withText('\ud800'))).toBe('unpaired-surrogate');
    expect(reason({ format: 'lines' }, 'a', withText(' '), createSchema('text'))).toBe('blank-line');
    expect(reason(csv, 'i,a,b,c', (sample) => ({ ...sample, extra: 1 }))).toBe('no-column');
    expect(reason(delimited, '1 a', withText('x y'))).toBe('1 x y');
  });

  test('a number keeps its digits on the way from JSON to CSV', () => {
    const output: FormatPlan = { format: 'csv', columns: ['id', 'text', 'label', 'n'] };
    expect(rewrite('{"text":"a","label":1.0,"n":12345678901234567890}', keep, { output })).toBe('new,a,1.0,12345678901234567890');
  });
});

/** The file that a writer makes of samples. */
function file(writer: RecordWriter, records: readonly string[]): string {
  return records.length === 0 ? writer.empty : writer.head + records.join(writer.separator) + writer.tail;
}

describe('round trips', () => {
  const schema = classification;
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('', ' ', '"', '""', ',', 'a"b', '\n', '\r\n', '\r', '\\', '\u2028', '𠮷', '\0'),
  );
  const wellFormed = anyText.map((text) => text.replace(/\p{Surrogate}/gu, '?'));
  const oneLine = wellFormed.map((text) => text.replace(/[\n\r]/g, '|'));

  const cases: [string, FormatPlan, fc.Arbitrary<string>, fc.Arbitrary<string>][] = [
    ['jsonl', { format: 'jsonl' }, anyText, anyText],
    ['json', { format: 'json' }, anyText, anyText],
    ['csv', { format: 'csv', columns: ['id', 'text', 'label'], header: true }, wellFormed, wellFormed],
    ['csv with ;', { format: 'csv', delimiter: ';', columns: ['id', 'text', 'label'], header: false }, wellFormed, wellFormed],
    ['tsv', { format: 'tsv', columns: ['id', 'text', 'label'], header: true }, oneLine, oneLine],
    [
      'delimited',
      { format: 'delimited', delimiter: '\t', columns: ['id', 'label', 'text'] },
      oneLine,
      oneLine.map((label) => label.replaceAll('\t', ' ')),
    ],
  ];

  test.each(cases)('%s: what is written is read back, and written again byte for byte', (_, format, text, label) => {
    const samples = fc.array(fc.record({ text, label }), { maxLength: 6 });
    fc.assert(
      fc.property(samples, (list) => {
        const writer = createWriter(format, schema, { idField: 'id', ...(format.columns ? { columns: format.columns } : {}) });
        const raws = list.map((fields, i) => writer.encode({ id: `r${i}`, ...fields }));
        const body = file({ ...writer, head: '', tail: format.format === 'json' ? '' : writer.tail }, raws);
        const found = list.length === 0 ? [] : read(body, format, schema);
        expect(found.map(({ values }) => ({ id: values?.id, text: values?.text, label: values?.label }))).toEqual(
          list.map((fields, i) => ({ id: `r${i}`, ...fields })),
        );
        found.forEach((record, i) => {
          const sample = toSample(record.values ?? {}, schema, `r${i}`);
          expect(record.raw).toBe(raws[i]);
          expect(writer.encode(sample, { sample, raw: record.raw, format, values: record.values ?? {} })).toBe(raws[i]);
          const changed = writer.encode({ ...sample, text: 'changed' }, { sample, raw: record.raw, format, values: record.values ?? {} });
          expect(read(changed, format, schema)[0]?.values).toMatchObject({ id: `r${i}`, text: 'changed', label: list[i]?.label });
        });
      }),
    );
  });

  test('lines', () => {
    const format: FormatPlan = { format: 'lines' };
    const writer = createWriter(format, createSchema('text'), { idField: 'id' });
    fc.assert(
      fc.property(
        fc.array(
          oneLine.filter((line) => !/^ *$/.test(line)),
          { minLength: 1 },
        ),
        (lines) => {
          const body = file(
            writer,
            lines.map((text, i) => writer.encode({ id: `${i}`, text })),
          );
          expect(read(body, format, createSchema('text')).map((record) => record.values?.text)).toEqual(lines);
        },
      ),
    );
  });

  test('any JSON object: untouched byte for byte, one field changed leaves the others equal', () => {
    const white = fc.constantFrom('', ' ', '\t', ' \r ');
    const object = fc.dictionary(
      fc.string({ unit: 'binary', maxLength: 5 }).filter((key) => key !== 'id' && key !== 'text' && key !== 'label'),
      fc.jsonValue(),
      { maxKeys: 5 },
    );
    fc.assert(
      fc.property(object, anyText, white, (rest, text, space) => {
        const members = Object.entries({ ...rest, text, label: 'l' }).map(
          ([key, value]) => `${space}${JSON.stringify(key)}${space}:${space}${JSON.stringify(value)}${space}`,
        );
        const raw = `{${members.join(',')}}`;
        expect(rewrite(raw, keep)).toBe(`{"id":"new",${raw.slice(1)}`);
        expect(JSON.parse(rewrite(raw, withText('changed')))).toEqual({ ...JSON.parse(raw), id: 'new', text: 'changed' });
      }),
    );
  });

  test('arrays and tables without records are whole files', () => {
    expect(JSON.parse(createWriter({ format: 'json' }, schema, { idField: 'id' }).empty)).toEqual([]);
    expect(createWriter({ format: 'csv' }, schema, { idField: 'id' }).empty).toBe('id,text,label\n');
    expect(createWriter({ format: 'csv', header: false }, schema, { idField: 'id' }).empty).toBe('');
  });
});
