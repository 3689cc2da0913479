import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FormatPlan } from '../core/plan.ts';
import { createSchema } from '../core/schema.ts';
import type { LeavenError } from '../errors/leaven-error.ts';
import type { PreparedSource, ReadRecord } from './format.ts';
import { prepareSource } from './prepare.ts';
import type { PrepareOptions } from './prepare-source.ts';
import { readShard } from './read.ts';
import { resolveFiles } from './resolve.ts';

const classification = createSchema('text-classification');
const plain = createSchema('text');
const jsonl: FormatPlan = { format: 'jsonl' };
let folder = '';
let made = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaven-prepare-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(content: string | Uint8Array, name = `file-${++made}`): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function prepare(content: string | Uint8Array, format: FormatPlan = jsonl, options: Partial<PrepareOptions> = {}): Promise<PreparedSource> {
  return prepareSource(
    { split: 'train', file: put(content), name: 'data.file', format },
    { spoolFolder: join(folder, 'spool'), shardSize: 2, schema: plain, ...options },
  );
}

function records(source: PreparedSource, schema = plain): ReadRecord[] {
  const bytes = readFileSync(source.file);
  return source.shards.flatMap((shard) => readShard(bytes.subarray(shard.offset, shard.offset + shard.length), source, shard, schema));
}

async function read(content: string | Uint8Array, format: FormatPlan = jsonl, schema = plain): Promise<ReadRecord[]> {
  return records(await prepare(content, format, { schema }), schema);
}

async function failure(promise: Promise<unknown>): Promise<LeavenError> {
  return promise.then(
    () => expect.unreachable('should have failed'),
    (error: LeavenError) => error,
  );
}

const texts = (list: readonly ReadRecord[]) => list.map((record) => record.values?.text);
const row = (text: string) => JSON.stringify({ text });

describe('a prepared source', () => {
  test('tells hash, size, records and shards that end at records', async () => {
    const content = `${row('a')}\n${row('b')}\n${row('c')}\n`;
    const source = await prepare(content);
    expect(source.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(source).toMatchObject({ bytes: content.length, records: 3 });
    expect(source.shards.map(({ firstRecord, records }) => [firstRecord, records])).toEqual([
      [1, 2],
      [3, 1],
    ]);
    expect(texts(records(source))).toEqual(['a', 'b', 'c']);
  });

  test('is the same list of records for every shard size and every place where the reading pieces meet', async () => {
    const wide = Array.from({ length: 40 }, (_, i) => row(`${i} ${'é𠮷'.repeat(9000 + i)}`));
    const content = wide.join('\r\n');
    for (const shardSize of [1, 7, 1000]) {
      const source = await prepare(content, jsonl, { shardSize });
      expect(records(source).map((record) => record.raw)).toEqual(wide);
    }
  });

  test('is used in place when it is UTF-8, byte mark or not', async () => {
    for (const mark of ['', '\ufeff']) {
      const path = put(`${mark}${row('é')}`);
      const source = await prepareSource(
        { split: 'train', file: path, name: 'x', format: jsonl },
        { spoolFolder: folder, shardSize: 9, schema: plain },
      );
      expect(source.file).toBe(path);
      expect(texts(records(source))).toEqual(['é']);
    }
  });

  test('is copied as UTF-8 under the name of its content otherwise, once', async () => {
    const spoolFolder = join(folder, 'once');
    const packed = gzipSync(`${row('é')}\n`);
    const first = await prepare(packed, jsonl, { spoolFolder });
    const second = await prepare(packed, jsonl, { spoolFolder });
    expect(second.file).toBe(first.file);
    expect(readdirSync(spoolFolder)).toHaveLength(1);
    expect(first.bytes).toBe(packed.length);
  });

  test('stops when it is told to, and leaves no copy behind', async () => {
    const spoolFolder = join(folder, 'stopped');
    const error = await failure(prepare(gzipSync(row('a')), jsonl, { spoolFolder, signal: AbortSignal.abort() }));
    expect(error.name).toBe('AbortError');
    expect(readdirSync(folder).includes('stopped') ? readdirSync(spoolFolder) : []).toEqual([]);
  });
});

describe('hostile files', () => {
  test('empty, white space alone, blank lines alone', async () => {
    for (const content of ['', ' \n\t\n', '\r\n\r\n', '\ufeff', gzipSync('')])
      expect((await failure(prepare(content))).code).toBe('dataset/empty-file');
    for (const format of ['json', 'lines'] as const) expect((await failure(prepare(' \n \n', { format }))).code).toBe('dataset/empty-file');
    expect((await failure(prepare('[ ]', { format: 'json' }))).code).toBe('dataset/empty-file');
  });

  test('one row without a line end', async () => {
    expect(texts(await read(row('only')))).toEqual(['only']);
    expect(texts(await read('text\nonly', { format: 'csv' }))).toEqual(['only']);
    expect(texts(await read('only', { format: 'lines' }))).toEqual(['only']);
  });

  test('a line of a million characters', async () => {
    const long = '𠮷x'.repeat(500_000);
    expect(texts(await read(`${row(long)}\n${row('next')}`))).toEqual([long, 'next']);
  });

  test('a record beyond the limit is named by its line', async () => {
    const error = await failure(prepare(`${row('a')}\n${row('x'.repeat(300))}\n`, jsonl, { recordLimit: 200 }));
    expect(error).toMatchObject({ code: 'dataset/record-too-long', data: { line: 2 } });
  });

  test('a bad byte is named by offset and line, with a likely encoding', async () => {
    const bytes = Buffer.concat([Buffer.from(`${row('a')}\n${row('caf')}`), Buffer.from([0xe9]), Buffer.from('\n')]);
    const error = await failure(prepare(bytes));
    expect(error.code).toBe('dataset/invalid-utf8');
    expect(error.data).toMatchObject({ offset: bytes.indexOf(0xe9), line: 2, guess: 'windows-1252' });
    expect(error.position).toMatchObject({ file: 'data.file', line: 2 });
    expect(error.text('en').hint).toContain('encoding: windows-1252');
    expect(error.text('en').hint).toContain('windows-1252 “');
  });

  test('a bad byte behind the first megabyte, and a character cut off at the end', async () => {
    const good = Buffer.from(`${'é'.repeat(700_000)}\n`);
    for (const end of [[0xff], [0xe4, 0xb8]]) {
      const [whole, cut] = await read(Buffer.concat([good, Buffer.from(end)]), { format: 'lines' });
      expect(whole?.values?.text).toHaveLength(700_000);
      expect(cut?.error).toEqual({
        reason: 'invalid-encoding',
        detail: { encoding: 'utf-8', offset: good.length, file: 'data.file', record: 2 },
      });
    }
  });

  test('overlong and surrogate bytes are no UTF-8', async () => {
    for (const bytes of [
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ])
      expect((await failure(prepare(Buffer.concat([Buffer.from('ok\n'), Buffer.from(bytes)]), { format: 'lines' }))).data).toMatchObject({
        offset: 3,
      });
  });

  test('Chinese bytes that are no UTF-8 are read as what they are, named or not', async () => {
    const bytes = Buffer.from([0xd5, 0xe2, 0xca, 0xc7, 0xb5, 0xc4, 0x0a]);
    const source = await prepare(bytes, { format: 'lines' });
    expect(texts(records(source))).toEqual(['这是的']);
    expect(source).toMatchObject({ format: { encoding: 'gb18030' }, found: { encoding: 'gb18030' } });
    expect(texts(await read(bytes, { format: 'lines', encoding: 'gbk' }))).toEqual(['这是的']);
  });

  test('UTF-16 with a byte mark, either order, whatever encoding is said', async () => {
    const little = Buffer.from(`\ufeff${row('𠮷 é')}\n`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) {
      expect(texts(await read(bytes))).toEqual(['𠮷 é']);
      expect(texts(await read(bytes, { format: 'jsonl', encoding: 'utf-8' }))).toEqual(['𠮷 é']);
    }
  });

  test('UTF-16 whose characters lie across the reading pieces', async () => {
    const line = `x${'𠮷'.repeat(400_000)}`;
    expect(texts(await read(Buffer.from(`\ufeff${line}\n${line}`, 'utf16le'), { format: 'lines' }))).toEqual([line, line]);
  });

  test('UTF-16 without a byte mark, by name', async () => {
    expect(texts(await read(Buffer.from(`${row('𠮷')}\n`, 'utf16le'), { format: 'jsonl', encoding: 'utf-16le' }))).toEqual(['𠮷']);
  });

  test('windows-1252 keeps its quotes and takes 85 for an ellipsis, not for a line end', async () => {
    const bytes = Buffer.from([0x93, 0x68, 0x69, 0x94, 0x85, 0x80, 0x0a]);
    expect(texts(await read(bytes, { format: 'lines', encoding: 'cp1252' }))).toEqual(['“hi”…€']);
  });

  test('bytes that are not in the named encoding are placed exactly', async () => {
    const bytes = Buffer.concat([Buffer.from('ascii\n'), Buffer.from([0x81, 0x20])]);
    const [first, second] = await read(bytes, { format: 'lines', encoding: 'shift_jis' });
    expect(first?.values?.text).toBe('ascii');
    expect(second?.error).toMatchObject({ reason: 'invalid-encoding', detail: { offset: 6, encoding: 'shift_jis' } });
    expect(await failure(prepare(bytes.subarray(6), { format: 'lines', encoding: 'shift_jis' }))).toMatchObject({
      code: 'dataset/invalid-encoding',
      data: { offset: 0, encoding: 'shift_jis' },
    });
  });

  test('an unknown encoding names the nearest', async () => {
    expect(await failure(prepare('x', { format: 'lines', encoding: 'windows-1522' }))).toMatchObject({
      code: 'dataset/unknown-encoding',
      data: { nearest: 'windows-1252' },
    });
  });

  test('truncated and corrupt gzip', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, i) => row(`${i * 7919}`)).join('\n'));
    expect((await failure(prepare(packed.subarray(0, packed.length - 20)))).code).toBe('dataset/truncated-gzip');
    const broken = Buffer.from(packed);
    broken.fill(0x55, 2000, 2100);
    expect((await failure(prepare(broken))).code).toBe('dataset/corrupt-gzip');
    expect((await failure(prepare('not packed', { format: 'lines', compression: 'gzip' }))).code).toBe('dataset/corrupt-gzip');
  });

  test('gzip of two members is one file', async () => {
    expect(texts(await read(Buffer.concat([gzipSync(`${row('a')}\n`), gzipSync(row('b'))])))).toEqual(['a', 'b']);
  });

  test('what stands behind the packed data does not hang the reading, and counts for the hash', async () => {
    for (const size of [100, 3_000_000]) {
      const bytes = Buffer.concat([gzipSync(`${row('a')}\n`), Buffer.alloc(size)]);
      const source = await prepare(bytes);
      expect(texts(records(source))).toEqual(['a']);
      expect(source.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  test('NUL bytes, NEL and U+2028 are data', async () => {
    const line = 'a\0b\u0085c\u2028d\u2029e\rf';
    expect(texts(await read(`${line}\nnext`, { format: 'lines' }))).toEqual([line, 'next']);
  });

  test('CRLF and LF mixed, blank lines between', async () => {
    expect(texts(await read(`${row('a')}\r\n\n${row('b')}\n \r\n${row('c')}\r\n`))).toEqual(['a', 'b', 'c']);
    expect(texts(await read('text,x\r\na,1\n\r\nb,2\r\n', { format: 'csv' }))).toEqual(['a', 'b']);
  });

  test('objects printed over several lines are refused before the run, and a list tells its format', async () => {
    const pretty = `${JSON.stringify({ text: 'a' }, null, 2)}\n${JSON.stringify({ text: 'b' }, null, 2)}\n`;
    expect(await failure(prepare(pretty))).toMatchObject({ code: 'dataset/not-json-lines', data: { format: 'json' } });
    const list = await failure(prepare(JSON.stringify([{ text: 'a' }], null, 1)));
    expect(list).toMatchObject({ code: 'dataset/not-json-lines', data: { format: 'json' } });
  });

  test('objects one after another are read as json, however they are cut into shards and pieces', async () => {
    const values = Array.from({ length: 50 }, (_, i) => ({ text: `{"${i}"} ] \\ } ${'é𠮷'.repeat(i * 200)}`, nested: [{ i }, []] }));
    const content = values.map((value, i) => JSON.stringify(value, null, i % 3)).join('\r\n');
    for (const shardSize of [1, 3, 1000]) {
      const source = await prepare(content, { format: 'json' }, { shardSize });
      expect(records(source).map((record) => record.values)).toEqual(values);
    }
    expect(texts(await read('{"text":"a"}{"text":"b"}\n', { format: 'json' }))).toEqual(['a', 'b']);
  });

  test('one bad line among good ones is a reject, also the first', async () => {
    const found = await read(`{"text": "a",}\n${row('b')}\n[1]\nnull\n${row('c')}`);
    expect(found.map((record) => record.error?.reason)).toEqual(['bad-json', undefined, 'not-an-object', 'not-an-object', undefined]);
    expect(found[0]?.error?.detail).toMatchObject({ file: 'data.file', record: 1, column: 14, expected: 'a key in double quotes' });
  });

  test('a field that no record has is an error before the run with the nearest name', async () => {
    expect(await failure(prepare('{"txt":"a"}\n{"txt":"b"}'))).toMatchObject({
      code: 'dataset/missing-column',
      data: { column: 'text', nearest: 'txt' },
    });
    expect(await failure(prepare('txt,label\na,b\n', { format: 'csv' }))).toMatchObject({
      code: 'dataset/missing-column',
      data: { nearest: 'txt' },
    });
  });

  test('a wrong delimiter tells the right one', async () => {
    const error = await failure(prepare('text;label\na;b\n', { format: 'csv' }, { schema: classification }));
    expect(error).toMatchObject({ code: 'dataset/missing-column', data: { delimiter: '";"' } });
    expect(error.text('en').hint).toContain('delimiter: ";"');
    expect((await failure(prepare('text,label', { format: 'csv', delimiter: '::' }))).code).toBe('dataset/bad-delimiter');
  });

  test('CSV with a header alone, twice the same column, no names at all', async () => {
    expect((await failure(prepare('text,label\n', { format: 'csv' }))).code).toBe('dataset/empty-file');
    expect(await failure(prepare('text,a,a\nx,1,2', { format: 'csv' }))).toMatchObject({
      code: 'dataset/duplicate-column',
      data: { column: 'a' },
    });
    expect((await failure(prepare('a b', { format: 'delimited', delimiter: ' ' }))).code).toBe('dataset/no-columns');
  });

  test('a quote that is never closed does not swallow the rest in silence', async () => {
    const error = await failure(prepare('text,label\nok,1\n"open,2\nnext,3\n', { format: 'csv' }));
    expect(error).toMatchObject({ code: 'dataset/unclosed-quote', data: { line: 3, offset: 16 } });
  });

  test('a JSON array cut off, without commas, or with something behind it is placed', async () => {
    const json: FormatPlan = { format: 'json' };
    for (const [content, offset] of [
      ['[{"text":"a"},\n{"text":"b"', 26],
      ['[{"text":"a"} {"text":"b"}]', 14],
      ['[{"text":"a"},]', 14],
      ['[{"text":"a"}] x', 15],
      ['{"text":"a"},{"text":"b"}', 12],
      ['{"text":"a"} [1]', 13],
      ['{"text":"a"}{"text":', 20],
      ['"text"', 0],
    ] as const)
      expect(await failure(prepare(content, json)), content).toMatchObject({ code: 'dataset/not-json-array', data: { offset } });
  });

  test('a folder, a broken link, a folder without data, a missing path', async () => {
    mkdirSync(join(folder, 'sub/empty'), { recursive: true });
    writeFileSync(join(folder, 'sub/train.jsonl'), row('a'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'sub/broken.jsonl'));
    const options = { spoolFolder: folder, shardSize: 1, schema: plain };
    expect((await failure(prepareSource({ split: 'train', file: join(folder, 'sub'), name: 'sub', format: jsonl }, options))).code).toBe(
      'dataset/not-a-file',
    );
    expect(() => resolveFiles('sub/empty', folder)).toThrow(expect.objectContaining({ code: 'dataset/no-files' }));
    expect(() => resolveFiles('sub/broken.jsonl', folder)).toThrow(expect.objectContaining({ code: 'system/file-not-found' }));
    expect(() => resolveFiles('sub/trian.jsonl', folder)).toThrow(
      expect.objectContaining({ data: { file: 'sub/trian.jsonl', nearest: 'sub/train.jsonl' } }),
    );
    expect(resolveFiles('sub', folder).map((file) => file.name)).toEqual(['sub/train.jsonl']);
  });
});
