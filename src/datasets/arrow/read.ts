import { LeavenError } from '../../errors/leaven-error.ts';
import { BadFile } from '../columns/bad-file.ts';
import { unpackLz4Frame } from '../lz4.ts';
import { checkColumns, corruptFile, type Place, type ReadBytes, type TypedFile } from '../typed-file.ts';
import { unzstdWhole } from '../zstd.ts';
import { rootTable, type Table } from './flatbuffer.ts';
import { type ArrowField, readFields } from './schema.ts';
import { type BatchParts, loadVector, type Vector } from './vectors.ts';

const headerLimit = 64 * 1024 * 1024;
/** Bytes of one batch, packed and unpacked: it is held as a whole. */
const batchLimit = 1024 * 1024 * 1024;
/** Characters of the lines handed over at once. */
const pieceSize = 1 << 18;
const kinds = { schema: 1, dictionary: 2, batch: 3 } as const;
const magic = 'ARROW1';

interface Message {
  kind: number;
  header: Table;
  body(): Uint8Array;
}

/**
 * Opens an Arrow IPC file (also Feather version 2) or stream. Batches are read one at a time; dictionaries are kept.
 *
 * @throws LeavenError dataset/not-arrow, dataset/truncated-file, dataset/corrupt-file, dataset/beyond-limit, dataset/unsupported-column,
 * dataset/duplicate-column
 */
export function openArrow(readBytes: ReadBytes, size: number, name: string): TypedFile {
  const range = findMessages(readBytes, size, name);
  try {
    const first = readMessages(readBytes, range, name).next();
    if (first.done || first.value.kind !== kinds.schema) throw new LeavenError('dataset/not-arrow', { file: name });
    const fields = readFields(first.value.header, name);
    const columns = fields.map(({ column }) => column);
    checkColumns(columns, name);
    return { columns, lines: () => readLines(fields, readMessages(readBytes, range, name), name) };
  } catch (error) {
    throw corruptFile(error, name, 'Arrow', {});
  }
}

/** Where the messages stand: a file is a stream between two marks, with a list of its blocks behind. */
function findMessages(readBytes: ReadBytes, size: number, name: string): { begin: number; end: number } {
  const head = ascii(readBytes(0, 8));
  if (!head.startsWith(magic)) {
    // The first message of a stream: the mark of today, or the length alone as before version 0.15.
    const length = size < 8 ? 0 : new DataView(readBytes(0, 8).buffer).getInt32(0, true);
    if (length !== -1 && !(length > 0 && length < Math.min(size, 1 << 20))) throw new LeavenError('dataset/not-arrow', { file: name });
    return { begin: 0, end: size };
  }
  const tail = readBytes(Math.max(0, size - 10), 10);
  if (size < 18 || ascii(tail.subarray(4)) !== magic) throw new LeavenError('dataset/truncated-file', { file: name, format: 'Arrow' });
  const footer = new DataView(tail.buffer, tail.byteOffset, 10).getInt32(0, true);
  if (footer < 0 || footer > size - 18) throw new LeavenError('dataset/truncated-file', { file: name, format: 'Arrow' });
  return { begin: 8, end: size - 10 - footer };
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function* readMessages(readBytes: ReadBytes, { begin, end }: { begin: number; end: number }, name: string): Generator<Message> {
  const cut = () => new LeavenError('dataset/truncated-file', { file: name, format: 'Arrow' });
  const int = (at: number): number => {
    const bytes = readBytes(at, 4);
    if (at + 4 > end || bytes.length < 4) throw cut();
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
  };
  for (let at = begin; at < end; ) {
    let length = int(at);
    at += 4;
    if (length === -1) {
      length = int(at);
      at += 4;
    }
    if (length === 0) return;
    if (length < 0 || length > headerLimit) throw new BadFile('metadata');
    if (at + length > end) throw cut();
    const message = rootTable(readBytes(at, length));
    at += length;
    const bodySize = message.long(3);
    if (bodySize < 0) throw new BadFile('metadata');
    if (at + bodySize > end) throw cut();
    checkSize(bodySize, name);
    const header = message.table(2);
    if (!header) throw new BadFile('metadata');
    const bodyAt = at;
    yield { kind: message.byte(1), header, body: () => readBytes(bodyAt, bodySize) };
    at += bodySize;
  }
}

function checkSize(got: number, file: string): void {
  if (got > batchLimit)
    throw new LeavenError('dataset/beyond-limit', {
      file,
      what: { en: 'bytes of a batch', 'zh-CN': '单个批次字节数' },
      got,
      limit: batchLimit,
    });
}

function* readLines(fields: readonly ArrowField[], messages: Generator<Message>, name: string): Generator<string> {
  const opened = fields.map(({ column }, index) => `${index === 0 ? '' : ','}${JSON.stringify(column.name)}:`);
  const encoded = new Map<number, ArrowField>();
  for (const field of fields) findDictionaries(field, encoded);
  const dictionaries = new Map<number, string[]>();
  const place: Place = {};
  let done = 0;
  let piece = '';
  try {
    for (const { kind, header, body } of messages) {
      if (kind === kinds.dictionary) {
        const id = header.long(0);
        const field = encoded.get(id);
        const data = header.table(1);
        if (!field || !data) throw new BadFile('metadata');
        const { dictionary: _, ...plain } = field;
        const vector = loadVector(plain, partsOf(data, body(), dictionaries, name));
        const texts = header.byte(2) !== 0 ? (dictionaries.get(id) ?? []) : [];
        for (let i = 0; i < vector.length; i++) texts.push(vector.text(i));
        dictionaries.set(id, texts);
      } else if (kind === kinds.batch) {
        const parts = partsOf(header, body(), dictionaries, name);
        const rows = header.long(0);
        const vectors: Vector[] = fields.map((field) => {
          place.column = field.column.name;
          const vector = loadVector(field, parts);
          if (vector.length !== rows) throw new BadFile('row-count');
          return vector;
        });
        for (let row = 0; row < rows; row++) {
          place.row = done + row + 1;
          piece += '{';
          for (let i = 0; i < vectors.length; i++) {
            place.column = fields[i]?.column.name as string;
            piece += (opened[i] as string) + (vectors[i] as Vector).text(row);
          }
          piece += '}\n';
          if (piece.length >= pieceSize) {
            yield piece;
            piece = '';
          }
        }
        done += rows;
      } else if (kind !== kinds.schema) throw new BadFile('metadata');
    }
  } catch (error) {
    throw corruptFile(error, name, 'Arrow', place);
  }
  if (piece !== '') yield piece;
}

function findDictionaries(field: ArrowField, found: Map<number, ArrowField>): void {
  if (field.dictionary) found.set(field.dictionary.id, field);
  for (const child of field.children) findDictionaries(child, found);
}

const packings = { lz4: 0, zstd: 1 } as const;

/** The nodes and buffers of a batch, unpacked as they are asked for. */
function partsOf(batch: Table, body: Uint8Array, dictionaries: ReadonlyMap<number, readonly string[]>, name: string): BatchParts {
  const nodes = batch.pairs(1);
  const buffers = batch.pairs(2);
  const counts = batch.longs(4);
  const compression = batch.table(3);
  const packing = compression?.byte(0);
  let [node, buffer, count] = [0, 0, 0];
  let unpacked = 0;
  return {
    node() {
      const [length, nulls] = nodes[node++] ?? [];
      if (length === undefined || nulls === undefined || length > 2 ** 31) throw new BadFile('metadata');
      return { length, nulls };
    },
    buffer() {
      const [offset, length] = buffers[buffer++] ?? [];
      if (offset === undefined || length === undefined || offset < 0 || length < 0 || offset + length > body.length)
        throw new BadFile('metadata');
      const bytes = body.subarray(offset, offset + length);
      if (!compression || length === 0) return bytes;
      if (length < 8) throw new BadFile('page-size');
      const size = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true));
      const packed = bytes.subarray(8);
      if (size === -1) return packed;
      if (size < 0) throw new BadFile('page-size');
      unpacked += size;
      checkSize(unpacked, name);
      if (packing === packings.zstd) return unzstdWhole(packed, size);
      if (packing === packings.lz4) return unpackLz4Frame(packed, size);
      throw new BadFile('packing');
    },
    views() {
      const views = counts[count++];
      if (views === undefined || views < 0 || views > buffers.length) throw new BadFile('metadata');
      return views;
    },
    dictionary: (id) => dictionaries.get(id),
  };
}
