import type { DecodedArray, SchemaElement } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import { cellsOf, type TableShape } from '../columns/table.ts';
import type { CellValue, Column } from '../columns/types.ts';
import { columnElements, physicalValue } from './layout.ts';

/** A row group holds so many rows, or the rows of so many characters of JSON: the bytes depend on the rows alone. */
const groupRows = 10_000;
const groupCharacters = 1 << 25;

/** A Parquet file of JSON lines, snappy-packed, row group by row group. Statistics are left out: what is trained on is read whole. */
export function* parquetPieces(lines: Iterable<string>, shape: TableShape): Generator<Uint8Array> {
  const { columns } = shape;
  const root: SchemaElement = { name: 'schema', num_children: columns.length };
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [root, ...columns.flatMap((column) => columnElements(column, 'physical'))],
    statistics: false,
    createdBy: 'leaven',
  });
  const take = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  let cells = columns.map((): unknown[] => []);
  let characters = 0;
  const flush = (): Uint8Array => {
    const rows = cells[0]?.length ?? 0;
    file.write({
      columnData: columns.map(({ name }, index) => ({ name, data: cells[index] as DecodedArray })),
      rowGroupSize: Math.max(1, rows),
    });
    cells = columns.map(() => []);
    characters = 0;
    return take();
  };
  const convert = columns.map(({ type }) => physicalValue(type));
  for (const line of lines) {
    const row = cellsOf(line, shape, 'parquet');
    for (let i = 0; i < columns.length; i++) cells[i]?.push(row[i] === null ? null : convert[i]?.(row[i] as Exclude<CellValue, null>));
    characters += line.length;
    if ((cells[0] as unknown[]).length >= groupRows || characters >= groupCharacters) yield flush();
  }
  if ((cells[0]?.length ?? 0) > 0) yield flush();
  // Values were written as what they are in the file; the schema says what they mean.
  file.schema = [root, ...columns.flatMap((column: Column) => columnElements(column, 'logical'))];
  file.finish();
  yield take();
}
