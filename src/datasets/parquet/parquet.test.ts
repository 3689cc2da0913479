import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { LeavenError } from '../../errors/leaven-error.ts';
import { parseExactJson } from '../columns/exact-json.ts';
import { shapeTable } from '../columns/table.ts';
import type { TypedFile } from '../typed-file.ts';
import { openParquet } from './read.ts';
import { parquetPieces } from './write.ts';

function open(bytes: Uint8Array): TypedFile {
  return openParquet((offset, length) => bytes.slice(offset, offset + length), bytes.length, 'data.parquet');
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

/** Four rows of every type, written by pyarrow 25.0.1, and what they are. */
const types = new Uint8Array(readFileSync(new URL('fixtures/types.parquet', import.meta.url)));
const typedRows = readFileSync(new URL('../columns/fixtures/types.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

/** Forty texts and ten equal ones in two row groups, by pyarrow 25.0.1: every way to pack, dictionaries, pages of both versions, prefixes. */
const packed: Record<string, string> = {
  snappy:
    'UEFSMRUEFfgFFaoCTBU8FQASAAD8AiwIAAAAcm93IDAgw6kRDAAxHQwAMh0MADMdDAA0HQwANR0MADYdDAA3HQwAOB0MEDkgw6kJDXgAMQF5FQ0BehUNAXsV' +
    'DQF8FQ0BfRUNAX4VDQF/FQ0BgBUNAYEVDS6CAAAyLoIAADIuggAAMi6CAAAyLoIAADIuggAAMi6CAAAyLoIAADIuggAAMi6CABAyOSDDqRUAFTgVPCwVPBUQ' +
    'FQYVBhwAAAAcbAIAAAA8AQUJIIhBijkoqcWaezDKSau9OOvNOwAVBBWcAhWmAUwVFhUAEgAAjgEwCQAAAHJvdyAzMCDDqRUNCDEgwxkNCDIgwxkNCDMgwxkN' +
    'CDQgwxkNCDUgwxkNCDYgwxkNCDcgwxkNCDggwxkNPDkgw6kIAAAAcm93IDEgw6kVABUoFSwsFSgVEBUGFQYcAAAAFEwCAAAAKAEEBxAyVHaYqqqqqqoAABUE' +
    'GSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4dCUATBwAAAAWZBksGRwmABwVDBk1AAYQGRgEdGV4dBUCFjwW9gYWrAMm0gImCCksFQQVABUCABUAFRAVAgA8FogE' +
    'GQYZJgA8AAAAFvYGFjwmCBasAwAZHCYAHBUMGTUABhAZGAR0ZXh0FQIWKBaKAxaYAib6BCa0AyksFQQVABUCABUAFRAVAgA8FtQCGQYZJgAoAAAAFooDFigm' +
    'tAMWmAIAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI1LjAuMRkcHAAAAOQAAABQQVIx',
  gzip:
    'UEFSMRUEFfgFFdgBTBU8FQASAAAfiwgAAAAAAAIDTc67DYAwAMTQlGGLjJA4H2AqJBpmYg4WAySQ3PmqezGEsG9Hyuk649dFjbqqm7qrh3pWL+r16en/yh7F' +
    'A4/q0Ty6x/CYPRYPC7AAC7AAC7AAC7AAC7CAV3ADqnRKxXwBAAAVABU4FWIsFTwVEBUGFQYcAAAAH4sIAAAAAAACA2NiYGCwYWTlVOhw7LLUWHl0VrXBKc/V' +
    'ey1en7VmAAAendvyHAAAABUEFZwCFYQBTBUWFQASAAAfiwgAAAAAAAID42RgYCjKL1cwNlA4vJITxjFE5hghc4yROSbIHFNkjhkyxxyZY4HMsQRyOKAckJ0A' +
    '83zSwo4AAAAVABUoFUosFSgVEBUGFQYcAAAAH4sIAAAAAAACA2NiYGDQYGRhFzAKKZuxCgQYGADYb9xYFAAAABUEGSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4' +
    'dCUATBwAAAAWZBksGRwmABwVDBk1AAYQGRgEdGV4dBUEFjwW9gYWgAMmgAImCCksFQQVABUCABUAFRAVAgA8FogEGQYZJgA8AAAAFvYGFjwmCBaAAwAZHCYA' +
    'HBUMGTUABhAZGAR0ZXh0FQQWKBaKAxaUAiasBCaIAyksFQQVABUCABUAFRAVAgA8FtQCGQYZJgAoAAAAFooDFigmiAMWlAIAKCBwYXJxdWV0LWNwcC1hcnJv' +
    'dyB2ZXJzaW9uIDI1LjAuMRkcHAAAAOQAAABQQVIx',
  brotli:
    'UEFSMRUEFfgFFZABTBU8FQASAAAbewEAHKlRX8zuIIZHpAHW9SsNBwA1AEKC3EilkB0Ppv4HpIkFmEpZLNo3/H1RuWql3mi22p3Z3WMKA5wgKZq5LgAAAADg' +
    'sHIVABU4FUAsFTwVEBUGFQYcAAAAiw2AAgAAADwBBQkgiEGKOSipxZp7MMpJq7046807AAMVBBWcAhVoTBUWFQASAAAbjQAAHKlRX8zudHAY4QA7VykMAGoA' +
    'hAQ5kcoYcDzMEIgOJkfzI3gPxngExXCCpOhMneABFQAVKBUwLBUoFRAVBhUGHAAAAIsJgAIAAAAoAQQHEDJUdpiqqqqqqgAAAxUEGSw1ABgGc2NoZW1hFQIA' +
    'FQwlAhgEdGV4dCUATBwAAAAWZBksGRwmABwVDBk1AAYQGRgEdGV4dBUIFjwW9gYWlgImuAEmCCksFQQVABUCABUAFRAVAgA8FogEGQYZJgA8AAAAFvYGFjwm' +
    'CBaWAgAZHCYAHBUMGTUABhAZGAR0ZXh0FQgWKBaIAxbcASakAyaeAiksFQQVABUCABUAFRAVAgA8FtQCGQYZJgAoAAAAFogDFigmngIW3AEAKCBwYXJxdWV0' +
    'LWNwcC1hcnJvdyB2ZXJzaW9uIDI1LjAuMRkcHAAAAOQAAABQQVIx',
  lz4:
    'UEFSMRUEFfgFFbYCTBU8FQASAADECAAAAHJvdyAwIMOpDAAXMQwAFzIMABczDAAXNAwAFzUMABc2DAAXNwwAFzgMAFM5IMOpCXgAEDF5AAUNAAB6AAUNAAB7' +
    'AAUNAAB8AAUNAAB9AAUNAAB+AAUNAAB/AAUNAACAAAUNAACBAAUNAAiCABgyggAYMoIAGDKCABgyggAYMoIAGDKCABgyggAYMoIAGDKCAFAyOSDDqRUAFTgV' +
    'PCwVPBUQFQYVBhwAAADwDQIAAAA8AQUJIIhBijkoqcWaezDKSau9OOvNOwAVBBWcAhWEAUwVFhUAEgAA1QkAAAByb3cgMzAgw6kNABgxDQAYMg0AGDMNABg0' +
    'DQAYNQ0AGDYNABg3DQAYOA0A8AE5IMOpCAAAAHJvdyAxIMOpFQAVKBUsLBUoFRAVBhUGHAAAAPAFAgAAACgBBAcQMlR2mKqqqqqqAAAVBBksNQAYBnNjaGVt' +
    'YRUCABUMJQIYBHRleHQlAEwcAAAAFmQZLBkcJgAcFQwZNQAGEBkYBHRleHQVDhY8FvYGFrgDJt4CJggpLBUEFQAVAgAVABUQFQIAPBaIBBkGGSYAPAAAABb2' +
    'BhY8JggWuAMAGRwmABwVDBk1AAYQGRgEdGV4dBUOFigWigMW9gEm5AQmwAMpLBUEFQAVAgAVABUQFQIAPBbUAhkGGSYAKAAAABaKAxYoJsADFvYBACggcGFy' +
    'cXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZHBwAAADkAAAAUEFSMQ==',
  zstd:
    'UEFSMRUEFfgFFfABTBU8FQASAAAotS/9YHwAdQMAJAMIAAAAcm93IDAgw6kxMjM0NTY3ODkgw6kJMTAxMjM0NTY3ODkyMDEyMzQ1Njc4OSDDqR0AgBPAHeAY' +
    '4ARwBzgGOAHcBRyBwQAngDvAMcAJ4A5wDHACuAuTY5AVGAaMAHPAMGAEmAOGASNOlCQVBhUwFTBcFTwVABU8FRAVBBUAEhwAAAA8AQUJIIhBijkoqcWaezDK' +
    'Sau9OOvNOwAVBBWcAhV+TBUWFQASAAAotS/9II61AQDwCQAAAHJvdyAzMCDDqTEyMzQ1Njc4OSDDqQgxIMOpCgAgU8AxwAngDnAMcAK4AxwDXIBifgEVBhUg' +
    'FSBcFSgVABUoFRAVBBUAEhwAAAAoAQQHEDJUdpiqqqqqqgAAFQQZLDUAGAZzY2hlbWEVAgAVDCUCGAR0ZXh0JQBMHAAAABZkGSwZHCYAHBUMGTUABhAZGAR0' +
    'ZXh0FQwWPBb4BhbwAiaYAiYIKSwVBBUAFQIAFQAVEBUCADwWiAQZBhkmADwAAAAW+AYWPCYIFvACABkcJgAcFQwZNQAGEBkYBHRleHQVDBYoFooDFuwBJpQE' +
    'JvgCKSwVBBUAFQIAFQAVEBUCADwW1AIZBhkmACgAAAAWigMWKCb4AhbsAQAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjUuMC4xGRwcAAAA5AAAAFBB' +
    'UjE=',
  none:
    'UEFSMRUAFeACFeACLBU8FQ4VBhUGHAAAAAIAAAA8AYABBB4AAQMAAABNkiSJkiRJoCRJEgCAAQQeEAcDAAAAIEmS7EiSJDuSJEkAcm93IDAgw6kxIMOpMiDD' +
    'qTMgw6k0IMOpNSDDqTYgw6k3IMOpOCDDqTkgw6kxMCDDqTEgw6kyIMOpMyDDqTQgw6k1IMOpNiDDqTcgw6k4IMOpOSDDqTIwIMOpMSDDqTIgw6kzIMOpNCDD' +
    'qTUgw6k2IMOpNyDDqTggw6k5IMOpFQAVxgEVxgEsFSgVDhUGFQYcAAAAAgAAACgBgAEEFAABAwAAAE6SJEGTJEkAAAAAAIABBBQSCQMAAABo27Zt2rZtAQAA' +
    'AAByb3cgMzAgw6kxIMOpMiDDqTMgw6k0IMOpNSDDqTYgw6k3IMOpOCDDqTkgw6kxIMOpFQQZLDUAGAZzY2hlbWEVAgAVDCUCGAR0ZXh0JQBMHAAAABZkGSwZ' +
    'HCYAHBUMGSUGDhkYBHRleHQVABY8FooDFooDJghJHBUAFQ4VAgA8FogEGQYZJgA8AAAAFooDFjwmCBaKAwAZHCYAHBUMGSUGDhkYBHRleHQVABYoFvABFvAB' +
    'JpIDSRwVABUOFQIAPBbEARkGGSYAKAAAABbwARYoJpIDFvABACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZHBwAAADOAAAAUEFSMQ==',
};

function write(lines: readonly string[], columns: Parameters<typeof shapeTable>[1] = []): Uint8Array {
  return new Uint8Array(
    Buffer.concat([
      ...parquetPieces(
        lines,
        shapeTable(() => lines, columns, 'id'),
      ),
    ]),
  );
}

describe('a Parquet file that is read', () => {
  test('has every type with all its digits', () => {
    expect(linesOf(types).map((line) => parseExactJson(line))).toEqual(typedRows.map((line) => parseExactJson(line)));
  });

  test.each(Object.keys(packed))('is unpacked: %s', (name) => {
    const texts = linesOf(new Uint8Array(Buffer.from(packed[name] as string, 'base64'))).map((line) => JSON.parse(line).text);
    expect(texts).toEqual([...Array.from({ length: 40 }, (_, i) => `row ${i} é`), ...Array.from({ length: 10 }, () => 'row 1 é')]);
  });
});

describe('a Parquet file that is written', () => {
  test('gives back the same lines and the same columns', () => {
    const source = open(types);
    const lines = linesOf(types);
    const written = write(lines, [source.columns]);
    expect(open(written).columns).toEqual(source.columns);
    expect(linesOf(written)).toEqual(lines);
  });

  test('reads the same by another reader', async () => {
    const rows = [
      {
        id: 'a',
        text: '𝒜 é \0 "q"',
        n: 1,
        turns: [
          { role: 'user', content: 'hi' },
          { role: 'assistant', content: null },
        ],
        tags: [],
      },
      { id: 'b', text: '', n: null, turns: [], tags: ['x', 'y'] },
    ];
    const bytes = write(rows.map((row) => JSON.stringify(row)));
    const read = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
    expect(read).toEqual(rows.map((row) => ({ ...row, n: row.n === null ? null : BigInt(row.n) })));
  });

  test('has row groups of its own size', () => {
    const lines = Array.from({ length: 25_000 }, (_, i) => `{"id":"${i}","n":${i}}`);
    const written = write(lines);
    expect(linesOf(written)).toEqual(lines);
    expect(write(lines)).toEqual(written);
  });
});

describe('a hostile Parquet file', () => {
  test('that is no Parquet file, is cut, is encrypted or holds nothing', () => {
    const text = (content: string) => new TextEncoder().encode(content);
    expect(code(text(''))).toBe('dataset/not-parquet');
    expect(code(text('{"text":"a"}\n{"text":"b"}\n'))).toBe('dataset/not-parquet');
    expect(code(types.slice(0, 3000))).toBe('dataset/truncated-file');
    expect(code(text('PAR1 and nothing else PAR1'))).toBe('dataset/truncated-file');
    const encrypted = types.slice();
    encrypted.set(text('PARE'), encrypted.length - 4);
    expect(code(encrypted)).toBe('dataset/encrypted-file');
    expect(linesOf(write([], [open(types).columns]))).toEqual([]);
  });

  test('whose page says that it has two gigabytes takes no memory for them', () => {
    const small = write(['{"id":"a"}']);
    // Behind the mark: field 1 (the kind of page), field 2 (its unpacked size) as a number of one byte.
    expect([...small.subarray(4, 7)]).toEqual([0x15, 0x06, 0x15]);
    const size = small.subarray(7, 8).every((byte) => byte < 128) ? 1 : 2;
    const huge = new Uint8Array(
      Buffer.concat([small.subarray(0, 7), new Uint8Array([0xfe, 0xff, 0xff, 0xff, 0x0f]), small.subarray(7 + size)]),
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(code(huge)).toBe('dataset/beyond-limit');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 26);
  });

  test('with any one byte wrong is read or refused with a code, and quickly', () => {
    const codes = new Set<string>();
    for (const source of [types, ...Object.values(packed).map((text) => new Uint8Array(Buffer.from(text, 'base64')))])
      for (let at = 4; at < source.length; at += 7) {
        const broken = source.slice();
        broken[at] = (broken[at] as number) ^ (1 << (at % 8));
        codes.add(code(broken));
        broken[at] = 0xff;
        codes.add(code(broken));
      }
    for (const one of codes)
      expect([
        'read',
        'dataset/corrupt-file',
        'dataset/truncated-file',
        'dataset/beyond-limit',
        'dataset/encrypted-file',
        'dataset/not-parquet',
        'dataset/duplicate-column',
      ]).toContain(one);
    expect(codes.has('dataset/corrupt-file')).toBe(true);
  }, 60_000);

  test('cut anywhere is refused', () => {
    for (let length = 0; length < types.length; length += 61) expect(code(types.slice(0, length))).not.toBe('read');
  });

  test('with more columns than anyone means is refused', () => {
    const wide = `{${Array.from({ length: 10_001 }, (_, i) => `"c${i}":1`).join(',')}}`;
    expect(code(write([wide]))).toBe('dataset/beyond-limit');
  });
});
