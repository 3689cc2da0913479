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
  /** Where the next one begins. */
  next: number;
  body(): Uint8Array;
}

/** Where messages stand: one after another up to `end`, or in the blocks that the end of a file lists. */
interface Layout {
  schema: Table;
  begin: number;
  end: number;
  blocks?: readonly number[];
}

/**
 * Opens an Arrow IPC file (also Feather version 2) or stream. Batches are read one at a time; dictionaries are kept.
 *
 * @throws LeavenError dataset/not-arrow, dataset/truncated-file, dataset/corrupt-file, dataset/beyond-limit, dataset/unsupported-column,
 * dataset/duplicate-column
 */
export function openArrow(readBytes: ReadBytes, size: number, name: string): TypedFile {
  try {
    const layout = findLayout(readBytes, size, name);
    const fields = readFields(layout.schema, name);
    const columns = fields.map(({ column }) => column);
    checkColumns(columns, name);
    return { columns, lines: () => readLines(fields, readMessages(readBytes, layout, name), name) };
  } catch (error) {
    throw corruptFile(error, name, 'Arrow', {});
  }
}

function findLayout(readBytes: ReadBytes, size: number, name: string): Layout {
  const head = ascii(readBytes(0, 8));
  if (!head.startsWith(magic)) {
    // The first message of a stream: the mark of today, or the length alone as before version 0.15.
    const length = size < 8 ? 0 : new DataView(readBytes(0, 8).buffer).getInt32(0, true);
    if (length !== -1 && !(length > 0 && length < Math.min(size, 1 << 20))) throw new LeavenError('dataset/not-arrow', { file: name });
    const first = messageAt(readBytes, 0, size, name);
    if (first?.kind !== kinds.schema) throw new LeavenError('dataset/not-arrow', { file: name });
    return { schema: first.header, begin: first.next, end: size };
  }
  const tail = readBytes(Math.max(0, size - 10), 10);
  if (size < 18 || ascii(tail.subarray(4)) !== magic) throw truncated(name);
  const length = new DataView(tail.buffer, tail.byteOffset, 10).getInt32(0, true);
  if (length < 0 || length > size - 18) throw truncated(name);
  if (length > headerLimit) throw new BadFile('metadata');
  const end = size - 10 - length;
  const footer = rootTable(readBytes(end, length));
  const schema = footer.table(1);
  if (!schema) throw new BadFile('metadata');
  // Dictionaries first, also those that grow later: places in a dictionary stay what they are.
  return { schema, begin: 8, end, blocks: [...footer.blocks(2), ...footer.blocks(3)] };
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function truncated(file: string): LeavenError {
  return new LeavenError('dataset/truncated-file', { file, format: 'Arrow' });
}

function* readMessages(readBytes: ReadBytes, { begin, end, blocks }: Layout, name: string): Generator<Message> {
  for (const at of blocks ?? []) {
    const message = messageAt(readBytes, at, end, name);
    if (!message) throw new BadFile('metadata');
    yield message;
  }
  if (blocks) return;
  let message = messageAt(readBytes, begin, end, name);
  for (; message; message = messageAt(readBytes, message.next, end, name)) yield message;
}

/** The message that begins at an offset; nothing at the end of a stream. */
function messageAt(readBytes: ReadBytes, begin: number, end: number, name: string): Message | undefined {
  let at = begin;
  const int = (): number => {
    if (at < 0 || at + 4 > end) throw truncated(name);
    const bytes = readBytes(at, 4);
    at += 4;
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, true);
  };
  if (at === end) return undefined;
  let length = int();
  if (length === -1) length = int();
  if (length === 0) return undefined;
  if (length < 0 || length > headerLimit) throw new BadFile('metadata');
  if (at + length > end) throw truncated(name);
  const message = rootTable(readBytes(at, length));
  const bodyAt = at + length;
  const bodySize = message.long(3);
  const header = message.table(2);
  if (bodySize < 0 || !header) throw new BadFile('metadata');
  if (bodyAt + bodySize > end) throw truncated(name);
  checkSize(bodySize, name);
  return { kind: message.byte(1), header, next: bodyAt + bodySize, body: () => readBytes(bodyAt, bodySize) };
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
