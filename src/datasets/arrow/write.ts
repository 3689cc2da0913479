import { joinBytes, utf8 } from '../../core/bytes.ts';
import { cellsOf, type TableShape } from '../columns/table.ts';
import type { CellValue, Column } from '../columns/types.ts';
import { encodeColumn } from './encode.ts';
import { type FieldValue, writeTable } from './flatbuffer-writer.ts';
import { fieldTable } from './layout.ts';

/** A batch holds so many rows, or the rows of so many characters of JSON: the bytes depend on the rows alone. */
const batchRows = 10_000;
const batchCharacters = 1 << 25;

/** Version 5 of the format's metadata. */
const version: FieldValue = { short: 4 };
const headers = { schema: 1, batch: 3 } as const;

/** An Arrow IPC file of JSON lines, batch by batch, not packed: Feather version 2 as well. */
export function* arrowPieces(lines: Iterable<string>, shape: TableShape): Generator<Uint8Array> {
  const { columns } = shape;
  const magic = utf8('ARROW1\0\0');
  let offset = magic.length;
  yield magic;
  const described = arrowSchema(columns);
  offset += described.length;
  yield described;
  const blocks: number[][] = [];
  let cells = columns.map((): CellValue[] => []);
  let characters = 0;

  function* flush(): Generator<Uint8Array> {
    const { head, body } = arrowBatch(columns, cells);
    // A block's second number is of 32 bits with as much padding behind.
    blocks.push([offset, head.length, body.length]);
    offset += head.length + body.length;
    yield head;
    yield body;
    cells = columns.map(() => []);
    characters = 0;
  }

  for (const line of lines) {
    const row = cellsOf(line, shape, 'arrow');
    for (let i = 0; i < columns.length; i++) cells[i]?.push(row[i] as CellValue);
    characters += line.length;
    if ((cells[0] as CellValue[]).length >= batchRows || characters >= batchCharacters) yield* flush();
  }
  if ((cells[0]?.length ?? 0) > 0) yield* flush();
  const footer = writeTable([version, { table: schemaTable(columns) }, { structs: [] }, { structs: blocks }]);
  yield joinBytes([arrowEnd, footer, int(footer.length), utf8('ARROW1')]);
}

/** The message that a stream begins with. */
export function arrowSchema(columns: readonly Column[]): Uint8Array {
  return message(headers.schema, schemaTable(columns), 0);
}

/** What a stream ends with. */
export const arrowEnd: Uint8Array = new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0]);

/** A record batch of columns of cells, all of one length: its message and its buffers, not packed. */
export function arrowBatch(columns: readonly Column[], cells: readonly (readonly CellValue[])[]): { head: Uint8Array; body: Uint8Array } {
  const nodes: number[][] = [];
  const buffers: Uint8Array[] = [];
  for (const [index, { type }] of columns.entries()) encodeColumn(type, cells[index] as CellValue[], nodes, buffers);
  const regions: number[][] = [];
  const padded: Uint8Array[] = [];
  let size = 0;
  for (const bytes of buffers) {
    regions.push([size, bytes.length]);
    const padding = (8 - (bytes.length % 8)) % 8;
    padded.push(bytes, new Uint8Array(padding));
    size += bytes.length + padding;
  }
  return {
    head: message(headers.batch, [{ long: cells[0]?.length ?? 0 }, { structs: nodes }, { structs: regions }], size),
    body: joinBytes(padded),
  };
}

function schemaTable(columns: readonly Column[]): readonly FieldValue[] {
  return [undefined, { tables: columns.map(fieldTable) }];
}

/** A message with its mark and length before it. */
function message(kind: number, header: readonly FieldValue[], bodySize: number): Uint8Array {
  const table = writeTable([version, { byte: kind }, { table: header }, { long: bodySize }]);
  return joinBytes([int(-1), int(table.length), table]);
}

function int(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}
