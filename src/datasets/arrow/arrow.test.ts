import { readFileSync } from 'node:fs';
import { Field, Int8, List, Struct, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { LeavenError } from '../../errors/leaven-error.ts';
import { parseExactJson } from '../columns/exact-json.ts';
import { shapeTable } from '../columns/table.ts';
import type { TypedFile } from '../typed-file.ts';
import { openArrow } from './read.ts';
import { arrowPieces } from './write.ts';

function open(bytes: Uint8Array): TypedFile {
  return openArrow((offset, length) => bytes.slice(offset, offset + length), bytes.length, 'data.arrow');
}

function linesOf(bytes: Uint8Array): string[] {
  return [...open(bytes).lines()].join('').split('\n').slice(0, -1);
}

function code(bytes: Uint8Array): string {
  try {
    linesOf(bytes);
    return 'read';
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(LeavenError);
    return (error as LeavenError).code;
  }
}

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
/** Written by pyarrow 25.0.1: Feather with LZ4 and zstd, and a stream of two batches. */
const files = ['types.feather', 'types-zstd.feather', 'types.arrows'] as const;
const typedRows = readFileSync(new URL('../columns/fixtures/types.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

function write(lines: readonly string[], columns: Parameters<typeof shapeTable>[1] = []): Uint8Array {
  return new Uint8Array(
    Buffer.concat([
      ...arrowPieces(
        lines,
        shapeTable(() => lines, columns, 'id'),
      ),
    ]),
  );
}

describe('an Arrow file that is read', () => {
  test.each(files)('has every type with all its digits: %s', (name) => {
    expect(linesOf(fixture(name)).map((line) => parseExactJson(line))).toEqual(typedRows.map((line) => parseExactJson(line)));
  });

  test('is one that another library wrote, with dictionaries, in both forms', () => {
    const turn = new Struct([new Field('role', new Utf8(), true)]);
    const table = new Table({
      text: vectorFromArray(['𝒜', '', 'c']),
      kind: vectorFromArray(['x', 'y', 'x']),
      turns: vectorFromArray([[{ role: 'user' }], [], [{ role: null }]], new List(new Field('item', turn, true))),
      small: vectorFromArray([-1, null, 2], new Int8()),
    });
    for (const form of ['file', 'stream'] as const)
      expect(linesOf(tableToIPC(table, form)).map((line) => JSON.parse(line))).toEqual([
        { text: '𝒜', kind: 'x', turns: [{ role: 'user' }], small: -1 },
        { text: '', kind: 'y', turns: [], small: null },
        { text: 'c', kind: 'x', turns: [{ role: null }], small: 2 },
      ]);
  });
});

describe('an Arrow file that is written', () => {
  test('gives back the same lines and the same columns', () => {
    const source = open(fixture('types.feather'));
    const lines = linesOf(fixture('types.feather'));
    const written = write(lines, [source.columns]);
    expect(open(written).columns).toEqual(source.columns);
    expect(linesOf(written)).toEqual(lines);
  });

  test('reads the same by another library', () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => ({
      id: `r${i}`,
      n: i % 3 === 0 ? null : i / 4,
      flag: i % 2 === 0,
      turns: Array.from({ length: i % 3 }, (_, k) => ({ role: 'user', content: k === 0 ? null : `𝒜 ${i}` })),
    }));
    const bytes = write(rows.map((row) => JSON.stringify(row)));
    const table = tableFromIPC(bytes);
    expect(table.batches.length).toBe(2);
    expect(JSON.parse(JSON.stringify(table.toArray()))).toEqual(rows);
  });
});

describe('a hostile Arrow file', () => {
  test('that is none, is cut or is old', () => {
    const text = (content: string) => new TextEncoder().encode(content);
    expect(code(text(''))).toBe('dataset/not-arrow');
    expect(code(text('{"text":"a"}\n'))).toBe('dataset/not-arrow');
    expect(code(text('FEA1 of the first version'))).toBe('dataset/not-arrow');
    expect(code(fixture('types.feather').slice(0, 5000))).toBe('dataset/truncated-file');
    expect(code(fixture('types.arrows').slice(0, 5000))).toBe('dataset/truncated-file');
  });

  test('whose batch says that it has five gigabytes is refused before memory is taken', () => {
    const source = fixture('types.arrows');
    const view = new DataView(source.buffer);
    const size = view.getInt32(4, true);
    // The length of the next message's body stands in its message as a number of 64 bits: its value is looked for and made huge.
    const begin = 8 + size + 8;
    const end = begin + view.getInt32(8 + size + 4, true);
    const body = BigInt(bodyOf(source, end));
    for (let at = begin; at + 8 <= end; at += 8) if (view.getBigInt64(at, true) === body) view.setBigInt64(at, 5n << 30n, true);
    expect(code(source)).toBe('dataset/truncated-file');
  });

  test.each(files)(
    'with any one byte wrong is read or refused with a code, and quickly: %s',
    (name) => {
      const source = fixture(name);
      const codes = new Set<string>();
      for (let at = 8; at < source.length; at += 13) {
        const broken = source.slice();
        broken[at] = (broken[at] as number) ^ (1 << (at % 8));
        codes.add(code(broken));
        broken[at] = 0xff;
        codes.add(code(broken));
      }
      const known = ['read', 'corrupt-file', 'truncated-file', 'beyond-limit', 'not-arrow', 'duplicate-column', 'unsupported-column'];
      for (const one of codes) expect(known).toContain(one.replace('dataset/', ''));
      expect(codes.has('dataset/corrupt-file')).toBe(true);
    },
    60_000,
  );

  test('with fields that hold each other is refused', () => {
    const lines = [`{"id":${'{"a":'.repeat(60)}1${'}'.repeat(60)}}`];
    const deep = write(lines);
    expect(linesOf(deep).length).toBe(1);
    // A list of children whose only field is the field itself: the offset to it is turned back.
    const broken = deep.slice();
    const view = new DataView(broken.buffer);
    for (let at = 16; at < 2000; at += 4) {
      const kept = view.getUint32(at, true);
      view.setUint32(at, (-at + 40) >>> 0, true);
      expect([
        'read',
        'dataset/corrupt-file',
        'dataset/truncated-file',
        'dataset/beyond-limit',
        'dataset/unsupported-column',
        'dataset/not-arrow',
      ]).toContain(code(broken));
      view.setUint32(at, kept, true);
    }
  });
});

/** The body's length of the message whose head ends there, by the mark of the next one. */
function bodyOf(bytes: Uint8Array, end: number): number {
  const view = new DataView(bytes.buffer);
  for (let at = end; at + 8 <= bytes.length; at += 8)
    if (view.getInt32(at, true) === -1 && view.getInt32(at + 4, true) > 64) return at - end;
  throw new Error('one message alone');
}
