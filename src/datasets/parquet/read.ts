import { type FileMetaData, parquetMetadata, parquetSchema } from 'hyparquet';
import { LeavenError } from '../../errors/leaven-error.ts';
import { BadFile } from '../columns/bad-file.ts';
import { columnLimit } from '../columns/types.ts';
import { checkColumns, corruptFile, type Place, type ReadBytes, type TypedFile } from '../typed-file.ts';
import { type ColumnCursor, openColumn, PageTooLarge } from './column-cursor.ts';
import { type Node, type ParquetSchema, readSchema } from './schema.ts';

/** Bytes of a file's description; it grows with columns times row groups. */
const footerLimit = 64 * 1024 * 1024;
/** Characters of the lines handed over at once. */
const pieceSize = 1 << 18;

/**
 * Opens a Parquet file. Its rows are read column by column a page at a time, so that no more is held than one page of each column.
 *
 * @throws LeavenError dataset/not-parquet, dataset/truncated-file, dataset/encrypted-file, dataset/corrupt-file, dataset/beyond-limit,
 * dataset/duplicate-column
 */
export function openParquet(readBytes: ReadBytes, size: number, name: string): TypedFile {
  const metadata = readMetadata(readBytes, size, name);
  let schema: ParquetSchema;
  try {
    schema = readSchema(parquetSchema(metadata));
    for (const { columns } of metadata.row_groups) {
      if (columns.length !== schema.leaves.length) throw new BadFile('metadata');
      for (const { meta_data: data, file_path: elsewhere } of columns) {
        // Columns that are encrypted on their own say nothing of themselves.
        if (!data) throw new LeavenError('dataset/encrypted-file', { file: name });
        if (elsewhere) throw new BadFile('metadata');
      }
    }
  } catch (error) {
    throw corruptFile(error, name, 'Parquet', {});
  }
  if (schema.leaves.length > columnLimit)
    throw new LeavenError('dataset/beyond-limit', {
      file: name,
      what: { en: 'columns', 'zh-CN': '列数' },
      got: schema.leaves.length,
      limit: columnLimit,
    });
  checkColumns(schema.columns, name);
  return { columns: schema.columns, lines: () => readLines(metadata, schema, readBytes, name) };
}

function readMetadata(readBytes: ReadBytes, size: number, name: string): FileMetaData {
  const head = size < 12 ? '' : ascii(readBytes(0, 4));
  const tail = readBytes(Math.max(0, size - 8), 8);
  const mark = ascii(tail.subarray(4));
  if (head === 'PARE' || (head === 'PAR1' && mark === 'PARE')) throw new LeavenError('dataset/encrypted-file', { file: name });
  if (head !== 'PAR1') throw new LeavenError('dataset/not-parquet', { file: name });
  if (mark !== 'PAR1') throw new LeavenError('dataset/truncated-file', { file: name, format: 'Parquet' });
  const length = new DataView(tail.buffer, tail.byteOffset, 8).getUint32(0, true);
  if (length > size - 12) throw new LeavenError('dataset/truncated-file', { file: name, format: 'Parquet' });
  if (length > footerLimit)
    throw new LeavenError('dataset/beyond-limit', {
      file: name,
      what: { en: 'bytes of its description', 'zh-CN': '元数据字节数' },
      got: length,
      limit: footerLimit,
    });
  try {
    return parquetMetadata(readBytes(size - 8 - length, length + 8), { geoparquet: false, parsers: unread });
  } catch (error) {
    throw corruptFile(error, name, 'Parquet', {});
  }
}

/** Statistics are not used, and may be cut in the middle of a value. */
const unread = Object.fromEntries(
  [
    'timestampFromMilliseconds',
    'timestampFromMicroseconds',
    'timestampFromNanoseconds',
    'dateFromDays',
    'stringFromBytes',
    'jsonFromBytes',
    'geometryFromBytes',
    'geographyFromBytes',
    'uuidFromBytes',
  ].map((parser) => [parser, () => undefined]),
);

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function* readLines(metadata: FileMetaData, schema: ParquetSchema, readBytes: ReadBytes, name: string): Generator<string> {
  const { nodes, leaves, columns } = schema;
  const opened = columns.map(({ name: column }, index) => `${index === 0 ? '' : ','}${JSON.stringify(column)}:`);
  const place: Place = {};
  let done = 0;
  let piece = '';
  try {
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      if (!(rows >= 0)) throw new BadFile('row-count');
      if (rows === 0) continue;
      const cursors = leaves.map((leaf, index) => {
        place.column = leaf.path.join('.');
        const chunk = group.columns[index]?.meta_data;
        if (!chunk || chunk.path_in_schema.join('.') !== place.column) throw new BadFile('metadata');
        return openColumn(leaf, chunk, readBytes);
      });
      const nested = cursors.filter((_, index) => (leaves[index]?.maxRepetition ?? 0) > 0);
      for (let row = 0; row < rows; row++) {
        place.row = done + row + 1;
        piece += '{';
        for (let i = 0; i < nodes.length; i++) {
          place.column = columns[i]?.name as string;
          piece += opened[i] + readNode(nodes[i] as Node, cursors);
        }
        piece += '}\n';
        // The next place of every leaf begins a row.
        for (const cursor of nested) if (cursor.repetition !== 0) throw new BadFile('levels');
        if (piece.length >= pieceSize) {
          yield piece;
          piece = '';
        }
      }
      if (cursors.some(({ definition }) => definition !== -1)) throw new BadFile('row-count');
      done += rows;
    }
  } catch (error) {
    if (error instanceof PageTooLarge)
      throw new LeavenError('dataset/beyond-limit', {
        file: name,
        what: { en: `bytes of a page of ${place.column}`, 'zh-CN': `列 ${place.column} 单页字节数` },
        got: error.bytes,
        limit: 256 * 1024 * 1024,
      });
    throw corruptFile(error, name, 'Parquet', place);
  }
  if (piece !== '') yield piece;
}

/** JSON of the value that the cursors stand at; they go on behind it. */
function readNode(node: Node, cursors: readonly ColumnCursor[]): string {
  const first = cursors[node.from] as ColumnCursor;
  if (first.definition < node.present) {
    if (!node.nullable || first.definition === -1) throw new BadFile('levels');
    pass(node, cursors);
    return 'null';
  }
  switch (node.kind) {
    case 'leaf': {
      const text = first.text();
      first.next();
      return text;
    }
    case 'struct': {
      let text = '{';
      for (const [index, { key, node: field }] of node.fields.entries())
        text += `${index === 0 ? '' : ','}${key}:${readNode(field, cursors)}`;
      return `${text}}`;
    }
    case 'list':
      return readItems(node, cursors, () => readNode(node.item, cursors));
    case 'map':
      return readItems(node, cursors, () => `{"key":${readNode(node.key, cursors)},"value":${readNode(node.value, cursors)}}`);
  }
}

function readItems(node: Extract<Node, { repetition: number }>, cursors: readonly ColumnCursor[], item: () => string): string {
  const first = cursors[node.from] as ColumnCursor;
  if (first.definition <= node.present) {
    pass(node, cursors);
    return '[]';
  }
  const items: string[] = [];
  do items.push(item());
  while (first.repetition === node.repetition);
  return `[${items.join(',')}]`;
}

/** Leaves of what is null or empty have one place for it. */
function pass({ from, to }: Node, cursors: readonly ColumnCursor[]): void {
  for (let i = from; i < to; i++) cursors[i]?.next();
}
