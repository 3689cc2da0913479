import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { dateText, daysOf, timestampOf, timestampText } from './calendar.ts';
import { decimalText, leafText } from './cell-text.ts';
import { misfit, toCell } from './cell-value.ts';
import { ExactNumber, exactJson, parseExactJson } from './exact-json.ts';
import { cellsOf, lineOf, shapeTable } from './table.ts';
import type { Column, ColumnType } from './types.ts';

describe('dates and times', () => {
  test('are those of the calendar', () => {
    // Python 3.11, datetime.date.fromordinal and datetime.
    expect([-719162, -1, 0, 11016, 59, 2932896].map(dateText)).toEqual([
      '0001-01-01',
      '1969-12-31',
      '1970-01-01',
      '2000-02-29',
      '1970-03-01',
      '9999-12-31',
    ]);
    expect(timestampText(-315619199999999n, 'us', false)).toBe('1960-01-01T00:00:00.000001');
    expect(timestampText(2n ** 63n - 1n, 's', true)).toBe('+292277026596-12-04T15:30:07Z');
  });

  test('come back from their text', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.constantFrom('s', 'ms', 'us', 'ns'), fc.boolean(), (value, unit, utc) => {
        expect(timestampOf(timestampText(value, unit, utc), unit, utc)).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (days) => {
        expect(daysOf(dateText(days))).toBe(days);
      }),
    );
    for (const text of ['2023-02-29', '1970-1-1', '2020-13-01', 'today', '']) expect(daysOf(text)).toBeUndefined();
    expect(timestampOf('2020-01-01T00:00:00.5', 's', false)).toBeUndefined();
    expect(timestampOf('2020-01-01T24:00:00', 's', false)).toBeUndefined();
  });
});

test('exact JSON keeps digits and order, and says what JSON.parse says of the rest', () => {
  const text = '{"b":12345678901234567890,"a":[1.0,-0,1e400,0.10],"__proto__":{"x":"\\u00e9\\ud83d"},"b2":"𝒜\\n"}';
  expect(exactJson(parseExactJson(text))).toBe(text.replace('\\u00e9', 'é'));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(exactJson(parseExactJson(JSON.stringify(value, null, 1))))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('base64 comes back, and what is none is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    }),
  );
  for (const text of ['a', 'ab==', 'a===', 'é===', 'AB=C', 'AAA\n']) expect(fromBase64(text)).toBeUndefined();
});

describe('a value and its column', () => {
  const fits = (type: ColumnType, json: string): string => {
    const cell = toCell(type, parseExactJson(json));
    return cell === misfit ? 'misfit' : cell === null ? 'null' : leafText(type)(cell);
  };

  test('fit without loss or not at all', () => {
    const byte: ColumnType = { kind: 'integer', bits: 8, signed: true };
    const long: ColumnType = { kind: 'integer', bits: 64, signed: false };
    const double: ColumnType = { kind: 'float', bits: 64 };
    const money: ColumnType = { kind: 'decimal', precision: 5, scale: 2 };
    expect(['127', '128', '-129', '1.0', '"1"', 'true', 'null'].map((json) => fits(byte, json))).toEqual([
      '127',
      'misfit',
      'misfit',
      'misfit',
      'misfit',
      'misfit',
      'null',
    ]);
    expect(['18446744073709551615', '18446744073709551616', '-1'].map((json) => fits(long, json))).toEqual([
      '18446744073709551615',
      'misfit',
      'misfit',
    ]);
    expect(['0.1', '9007199254740993', '"NaN"', '"-Infinity"', '-0.0', '1e400', '"x"'].map((json) => fits(double, json))).toEqual([
      '0.1',
      'misfit',
      '"NaN"',
      '"-Infinity"',
      '-0.0',
      'misfit',
      'misfit',
    ]);
    expect(['1.5', '1.505', '999.99', '1000', '1e2', '-0.01'].map((json) => fits(money, json))).toEqual([
      '1.50',
      'misfit',
      '999.99',
      'misfit',
      '100.00',
      '-0.01',
    ]);
    expect(fits({ kind: 'binary', length: 2 }, '"AAA="')).toBe('"AAA="');
    expect(fits({ kind: 'binary', length: 3 }, '"AAA="')).toBe('misfit');
  });

  test('decimals have all digits of their scale', () => {
    expect([decimalText(150n, 2), decimalText(-5n, 3), decimalText(7n, 0), decimalText(7n, -2), decimalText(0n, 2)]).toEqual([
      '1.50',
      '-0.005',
      '7',
      '7e2',
      '0.00',
    ]);
    expect(new ExactNumber('1').text).toBe('1');
  });
});

describe('columns of lines', () => {
  const columnsOf = (...rows: unknown[]): Record<string, string> =>
    Object.fromEntries(
      shapeTable(() => rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))), [], 'id').columns.map((column) => [
        column.name,
        short(column),
      ]),
    );

  const short = ({ type, nullable }: Column): string => {
    const inner =
      type.kind === 'list'
        ? `[${short(type.item)}]`
        : type.kind === 'struct'
          ? `{${type.fields.map((field) => `${field.name}:${short(field)}`).join()}}`
          : type.kind;
    return inner + (nullable ? '?' : '');
  };

  test('hold what the values have in common', () => {
    expect(columnsOf({ a: 1, b: 1, c: true, d: 'x' }, { b: 1.5, a: 2, d: null })).toEqual({
      a: 'integer',
      b: 'float',
      c: 'boolean?',
      d: 'string?',
    });
    expect(columnsOf({ l: [1, null], e: [], s: { a: 1 } }, { l: [], e: [], s: { b: 'x' } })).toEqual({
      l: '[integer?]',
      e: '[string?]',
      s: '{a:integer?,b:string?}',
    });
  });

  test('of several kinds, of numbers that nothing holds, of nothing and of no members are texts', () => {
    expect(columnsOf({ m: 1, o: {}, n: null, w: 0.5 }, '{"m":"a","o":{},"n":null,"w":9007199254740993}', { m: [1], n: null })).toEqual({
      m: 'string',
      o: 'string?',
      n: 'string?',
      w: 'string?',
    });
    const lines = ['{"m":1}', '{"m":"1 of"}', '{"m":{"a":[12345678901234567890]}}'];
    const shape = shapeTable(() => lines, [], 'id');
    expect(lines.map((line) => lineOf(cellsOf(line, shape, 'parquet'), shape.columns))).toEqual([
      '{"m":"1"}',
      '{"m":"1 of"}',
      '{"m":"{\\"a\\":[12345678901234567890]}"}',
    ]);
  });

  test('are those of the source where they still fit, with new ones behind and a new id before', () => {
    const source: Column[] = [
      { name: 'n', type: { kind: 'integer', bits: 8, signed: true }, nullable: false },
      { name: 'label', type: { kind: 'integer', bits: 64, signed: true }, nullable: false },
      { name: 'gone', type: { kind: 'date' }, nullable: true },
    ];
    const lines = ['{"id":"a","n":1,"label":"good","more":1}', '{"id":"b","n":null,"label":"2","more":2}'];
    const { columns } = shapeTable(() => lines, [source], 'id');
    expect(columns.map((column) => `${column.name} ${short(column)}`)).toEqual(['id string', 'n integer?', 'label string', 'more integer']);
    expect(columns[1]?.type).toEqual(source[0]?.type);
  });

  test('on which sources disagree are those of the values', () => {
    const a: Column[] = [{ name: 'x', type: { kind: 'integer', bits: 8, signed: true }, nullable: false }];
    const b: Column[] = [{ name: 'x', type: { kind: 'float', bits: 32 }, nullable: false }];
    expect(shapeTable(() => ['{"x":1}', '{"x":0.1}'], [a, b], 'id').columns).toEqual([
      { name: 'x', type: { kind: 'float', bits: 64 }, nullable: false },
    ]);
  });
});
