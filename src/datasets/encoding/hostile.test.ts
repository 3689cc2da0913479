import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormatPlan } from '../../core/plan.ts';
import { createSchema } from '../../core/schema.ts';
import { toLeavenError } from '../../errors/leaven-error.ts';
import '../disk.ts';
import { filesOf } from '../../core/files.ts';
import { createMemoryFiles } from '../memory-files.ts';
import { prepareSource } from '../prepare-source.ts';
import { readShard } from '../read.ts';

const schema = createSchema('text');
let folder = '';
let made = 0;
const memory = createMemoryFiles();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-encodings-'));
});
afterAll(() => {
  memory.unmount();
  rmSync(folder, { recursive: true, force: true });
});

/** What came of a file: texts, or the reason and offset of a reject, in order. */
type Outcome = { records: (string | { reason: string; offset?: number })[]; found?: string } | { code: string; offset?: unknown };

async function readAt(file: string, format: FormatPlan): Promise<Outcome> {
  try {
    const options = { spoolFolder: join(folder, 'spool'), shardSize: 40, schema };
    const inMemory = { ...options, spoolFolder: `${memory.root}/spool` };
    const source = await prepareSource({ split: 'train', file, name: 'data', format }, file.startsWith(folder) ? options : inMemory);
    const records = source.shards.flatMap((shard) => {
      const open = filesOf(source.file).open(source.file);
      const bytes = open.read(shard.offset, shard.length);
      open.close();
      return readShard(bytes, source, shard, schema).map(({ values, error }) => {
        if (!error) return String(values?.text);
        const { offset } = error.detail as { offset?: number };
        return { reason: error.reason, ...(offset === undefined ? {} : { offset }) };
      });
    });
    return { records, ...(source.found ? { found: source.found.encoding } : {}) };
  } catch (thrown) {
    const { code, data } = toLeavenError(thrown);
    return { code, offset: data.offset };
  }
}

/** Reads a file from a disk, packed and in memory: always the same. */
async function read(content: Uint8Array, format: FormatPlan = { format: 'lines' }): Promise<Outcome> {
  const name = `file-${++made}`;
  writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, `${name}.gz`), gzipSync(content));
  memory.put(name, content);
  const plain = await readAt(join(folder, name), format);
  expect(await readAt(join(folder, `${name}.gz`), format)).toEqual(plain);
  expect(await readAt(`${memory.root}/${name}`, format)).toEqual(plain);
  return plain;
}

const bad = (offset: number) => ({ reason: 'invalid-encoding', offset });
const line = (encoding: string, text: string) => iconv.encode(`${text}\n`, encoding, { addBOM: false });

/** A sound line, a line with bytes that the encoding does not have, a sound line. */
const broken: [encoding: string, text: string, bytes: number[], name?: string][] = [
  ['gb18030', '这部电影很好看', [0xff]],
  ['gb18030', '这部电影很好看', [0x81, 0x30, 0x0a]],
  ['big5', '這部電影很好看', [0xff, 0x41], 'big5hkscs'],
  ['shift_jis', 'この映画はとても面白い', [0x81, 0x20], 'shiftjis'],
  ['euc-jp', 'この映画はとても面白い', [0xa4, 0x41], 'eucjp'],
  ['euc-kr', '이 영화는 재미있다', [0xfe, 0x41], 'cp949'],
  ['windows-1253', 'πολύ καλή ταινία', [0xff]],
  ['windows-1255', 'סרט טוב מאוד', [0xff]],
  ['iso-8859-6', 'فيلم جيد جدا', [0xa1]],
  ['utf-8', '这部电影很好看', [0xed, 0xa0, 0x80]],
  ['utf-16le', '这部电影很好看', [0x41, 0x00, 0x00, 0xd8, 0x42, 0x00, 0x0a, 0x00]],
  ['utf-16be', '这部电影很好看', [0x00, 0x41, 0xdc, 0x00, 0x00, 0x42, 0x00, 0x0a]],
  ['utf-32le', '这部电影很好看', [0x00, 0xd8, 0x00, 0x00, 0x0a, 0x00, 0x00, 0x00]],
];

describe('bytes that are not in their encoding', () => {
  test.each(broken)('cost their record and no other: %s, %s, %j', async (encoding, text, bytes, name = encoding) => {
    const sound = line(name, text);
    const wide = encoding.startsWith('utf-16') || encoding.startsWith('utf-32');
    const end = wide || bytes.at(-1) === 10 ? [] : [10];
    const outcome = await read(Buffer.concat([sound, Buffer.from([...bytes, ...end]), sound]), { format: 'lines', encoding });
    const at = encoding.startsWith('utf-16') ? 2 : 0;
    expect(outcome).toEqual({ records: [text, bad(sound.length + at), text] });
  });

  test.each([
    ['iso-2022-jp', '1b2442467c4b5c386c1b2842', '1b2442467cff1b2842', '日本語'],
    ['iso-2022-kr', '0e475131390f', '0e47ff0f', '한국'],
    ['euc-tw', 'ddd5dde5e7d9', 'ddd5dd41', '這部電'],
    ['koi8-r', 'cbc9ce', undefined, 'кин'],
  ])('cost their record and no other, where a library cannot write them: %s', async (encoding, sound, broken, text) => {
    const lines = [sound, broken ?? sound, sound].map((hex) => Buffer.from(`${hex}0a`, 'hex'));
    const outcome = await read(Buffer.concat(lines), { format: 'lines', encoding });
    const second = broken === undefined ? text : { reason: 'invalid-encoding', offset: expect.any(Number) };
    expect(outcome).toEqual({ records: [text, second, text] });
    if (broken !== undefined && 'records' in outcome) {
      const { offset = -1 } = outcome.records[1] as { offset?: number };
      expect(offset).toBeGreaterThanOrEqual((sound.length + 2) / 2);
      expect(offset).toBeLessThan((sound.length + 2 + broken.length) / 2);
    }
  });

  test('every bad record is one reject with the first offset, wherever the reading pieces end', async () => {
    const parts: Buffer[] = [];
    const expected: (string | object)[] = [];
    let size = 0;
    for (let i = 0; i < 8_000; i++) {
      const text = `第${i}条很好看`;
      const sound = iconv.encode(text, 'gbk');
      const isBad = i % 97 === 0;
      const bytes = isBad ? Buffer.concat([sound, Buffer.from([0xff, 0x80, 0xff, 10])]) : Buffer.concat([sound, Buffer.from([10])]);
      expected.push(isBad ? bad(size + sound.length) : text);
      parts.push(bytes);
      size += bytes.length;
    }
    expect(await read(Buffer.concat(parts), { format: 'lines', encoding: 'gbk' })).toEqual({ records: expected });
  });

  test('JSON lines, a JSON array and a table', async () => {
    const row = (text: string) => iconv.encode(JSON.stringify({ text }), 'gbk');
    const cut = Buffer.concat([Buffer.from('{"text":"a'), Buffer.from([0xff]), Buffer.from('"}')]);
    const sound = row('很好看');
    const jsonl = Buffer.concat([sound, Buffer.from('\n'), cut, Buffer.from('\n'), sound]);
    expect(await read(jsonl, { format: 'jsonl', encoding: 'gbk' })).toEqual({ records: ['很好看', bad(sound.length + 11), '很好看'] });
    const json = Buffer.concat([Buffer.from('['), sound, Buffer.from(','), cut, Buffer.from(','), sound, Buffer.from(']')]);
    expect(await read(json, { format: 'json', encoding: 'gbk' })).toEqual({ records: ['很好看', bad(sound.length + 12), '很好看'] });
    const csv = Buffer.concat([
      Buffer.from('text,n\n'),
      iconv.encode('"很\n好看",1\n', 'gbk'),
      Buffer.from([0x22, 0xff, 10, 0x22, 0x2c, 10]),
    ]);
    expect(await read(csv, { format: 'csv', encoding: 'gbk' })).toEqual({ records: ['很\n好看', bad(20)] });
  });

  test('in a header, or in most records, are an error', async () => {
    const csv = Buffer.concat([Buffer.from([0xff]), Buffer.from('text\na\nb\n')]);
    expect(await read(csv, { format: 'csv', encoding: 'gbk' })).toEqual({ code: 'dataset/invalid-encoding', offset: 0 });
    expect(await read(Buffer.from([0x61, 10, 0xff, 10, 0xff, 10]), { format: 'lines', encoding: 'gbk' })).toEqual({
      code: 'dataset/invalid-encoding',
      offset: 2,
    });
    expect(await read(line('gbk', '这部电影很好看'), { format: 'lines', encoding: 'utf-8' })).toEqual({
      code: 'dataset/invalid-utf8',
      offset: 0,
    });
  });
});

describe('hostile bytes', () => {
  test('an empty file, a single byte, NULs', async () => {
    expect(await read(new Uint8Array(0))).toMatchObject({ code: 'dataset/empty-file' });
    expect(await read(Uint8Array.of(0xe9))).toEqual({ code: 'dataset/invalid-utf8', offset: 0 });
    expect(await read(Uint8Array.of(0x61))).toEqual({ records: ['a'] });
    expect(await read(new Uint8Array(5000))).toEqual({ records: ['\0'.repeat(5000)] });
  });

  test('UTF-16 of odd length loses what is cut, and says so', async () => {
    const sound = Buffer.from('\ufeffgood\nbad', 'utf16le');
    expect(await read(sound.subarray(0, -1))).toEqual({ records: ['good', bad(16)] });
  });

  test('a byte mark in the middle is a character of its record', async () => {
    expect(await read(Buffer.from('a\n\ufeffb\n'))).toEqual({ records: ['a', '\ufeffb'] });
    expect(await read(Buffer.from('\ufeffa\n\ufeffb\n', 'utf16le'))).toEqual({ records: ['a', '\ufeffb'] });
  });

  test('a byte mark is believed by the bytes behind it: a bad one costs its record', async () => {
    expect(await read(Buffer.concat([Buffer.from('\ufeff好\n'), Buffer.from([0xff, 10]), Buffer.from('a\n')]))).toEqual({
      records: ['好', bad(7), 'a'],
    });
    expect(await read(Buffer.from('\ufeff好\n'), { format: 'lines', encoding: 'gbk' })).toEqual({ records: ['好'] });
  });

  test('two encodings in one file are refused', async () => {
    const text = '这部电影很好看，我们都喜欢这个结局。\n'.repeat(4);
    expect(await read(Buffer.concat([Buffer.from(text), iconv.encode(text, 'gbk')]))).toMatchObject({ code: 'dataset/invalid-utf8' });
  });

  test('UTF-8 with one bad byte in thousands stays UTF-8', async () => {
    const sound = '这部电影很好看，我们都喜欢这个结局。'.repeat(10);
    const content = Buffer.concat([Buffer.from(`${sound}\n`.repeat(8)), Buffer.from([0xe4, 0xb8, 0x0a]), Buffer.from(`${sound}\n`)]);
    const outcome = await read(content);
    expect(outcome).toMatchObject({ found: 'utf-8' });
    expect('records' in outcome && outcome.records[8]).toEqual(bad(8 * Buffer.byteLength(`${sound}\n`)));
  });

  test('a line of ten megabytes, with and without ASCII to cut it at', async () => {
    for (const unit of ['很好看', 'good ']) {
      const long = unit.repeat(Math.ceil(5_000_000 / unit.length));
      expect(await readAt(place(iconv.encode(`${long}\n很好看\n`, 'gbk')), { format: 'lines' })).toEqual({
        records: [long, '很好看'],
        found: 'gb18030',
      });
    }
  });

  test('a gzip bomb stops at the longest record, long before it is unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(80 << 20, 'a'));
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(await readAt(place(bomb), { format: 'lines' })).toMatchObject({ code: 'dataset/record-too-long' });
  });

  test('escape sequences of terminals are no encoding', async () => {
    expect(await read(Buffer.from('\x1b[31mred\x1b[0m $B plain\n'))).toEqual({ records: ['\x1b[31mred\x1b[0m $B plain'] });
  });

  test('the encoding is found from all of a file, whose beginning is ASCII', async () => {
    const content = Buffer.concat([Buffer.from('plain ASCII\n'.repeat(100_000)), line('gbk', '这部电影很好看')]);
    const outcome = await readAt(place(content), { format: 'lines' });
    expect(outcome).toMatchObject({ found: 'gb18030' });
    expect('records' in outcome && outcome.records.at(-1)).toBe('这部电影很好看');
  });
});

function place(content: Uint8Array): string {
  const path = join(folder, `file-${++made}`);
  writeFileSync(path, content);
  return path;
}
