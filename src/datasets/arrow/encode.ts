import { joinBytes, utf8 } from '../../core/bytes.ts';
import type { CellValue, Column, ColumnType } from '../columns/types.ts';
import { halfBits } from '../parquet/layout.ts';
import { decimalBits, timeBits } from './layout.ts';

type Present = Exclude<CellValue, null>;

/** Adds the nodes (length, nulls) and buffers of a column's values, those of its children behind them. */
export function encodeColumn(type: ColumnType, cells: readonly CellValue[], nodes: number[][], buffers: Uint8Array[]): void {
  const nulls = cells.reduce((count: number, cell) => count + (cell === null ? 1 : 0), 0);
  nodes.push([cells.length, nulls]);
  if (type.kind === 'null') return;
  buffers.push(nulls === 0 ? new Uint8Array(0) : bits(cells, (cell) => cell !== null));
  switch (type.kind) {
    case 'boolean':
      buffers.push(bits(cells, (cell) => cell === true));
      return;
    case 'integer':
      buffers.push(numbers(cells, type.bits));
      return;
    case 'date':
      buffers.push(type.unit === 'ms' ? numbers(cells, 64, (cell) => BigInt(cell as number) * 86_400_000n) : numbers(cells, 32));
      return;
    case 'time':
      buffers.push(numbers(cells, timeBits(type.unit)));
      return;
    case 'timestamp':
    case 'duration':
      buffers.push(numbers(cells, 64));
      return;
    case 'decimal':
      buffers.push(decimals(cells, decimalBits(type.precision) / 8));
      return;
    case 'float':
      buffers.push(floats(cells, type.bits));
      return;
    case 'uuid':
      buffers.push(fixed(cells, 16));
      return;
    case 'binary':
      if (type.length !== undefined) buffers.push(fixed(cells, type.length));
      else
        pushBytes(
          cells.map((cell) => cell as Uint8Array | null),
          buffers,
        ); // prettier-ignore
      return;
    case 'string':
      pushBytes(
        cells.map((cell) => (cell === null ? null : utf8(cell as string))),
        buffers,
      ); // prettier-ignore
      return;
    case 'list': {
      const lists = cells as readonly (readonly CellValue[] | null)[];
      if (type.length === undefined) buffers.push(offsets(lists));
      const empty = Array.from<null>({ length: type.length ?? 0 }).fill(null);
      encodeColumn(
        type.item.type,
        lists.flatMap((list) => list ?? empty),
        nodes,
        buffers,
      ); // prettier-ignore
      return;
    }
    case 'map': {
      const lists = cells as readonly (readonly CellValue[] | null)[];
      buffers.push(offsets(lists));
      const entries = lists.flatMap((list) => list ?? []);
      nodes.push([entries.length, 0]);
      buffers.push(new Uint8Array(0));
      encodeFields([type.key, type.value], entries, nodes, buffers);
      return;
    }
    case 'struct':
      encodeFields(type.fields, cells, nodes, buffers);
  }
}

function encodeFields(fields: readonly Column[], cells: readonly CellValue[], nodes: number[][], buffers: Uint8Array[]): void {
  for (const { name, type } of fields)
    encodeColumn(
      type,
      cells.map((cell) => (cell === null ? null : ((cell as Record<string, CellValue>)[name] ?? null))),
      nodes,
      buffers,
    ); // prettier-ignore
}

function bits(cells: readonly CellValue[], set: (cell: CellValue) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(cells.length / 8));
  for (const [index, cell] of cells.entries()) if (set(cell)) bytes[index >> 3] = (bytes[index >> 3] as number) | (1 << (index & 7));
  return bytes;
}

function numbers(cells: readonly CellValue[], width: number, convert: (cell: Present) => Present = (cell) => cell): Uint8Array {
  const bytes = new Uint8Array((cells.length * width) / 8);
  const view = new DataView(bytes.buffer);
  for (const [index, cell] of cells.entries()) {
    if (cell === null) continue;
    const value = convert(cell) as number | bigint;
    if (width === 64) view.setBigInt64(index * 8, BigInt.asIntN(64, BigInt(value)), true);
    else if (width === 32) view.setInt32(index * 4, Number(value), true);
    else if (width === 16) view.setInt16(index * 2, Number(value), true);
    else view.setInt8(index, Number(value));
  }
  return bytes;
}

function floats(cells: readonly CellValue[], width: number): Uint8Array {
  const bytes = new Uint8Array((cells.length * width) / 8);
  const view = new DataView(bytes.buffer);
  for (const [index, cell] of cells.entries()) {
    if (cell === null) continue;
    if (width === 64) view.setFloat64(index * 8, cell as number, true);
    else if (width === 32) view.setFloat32(index * 4, cell as number, true);
    else view.setUint16(index * 2, halfBits(cell as number), true);
  }
  return bytes;
}

function decimals(cells: readonly CellValue[], size: number): Uint8Array {
  const bytes = new Uint8Array(cells.length * size);
  for (const [index, cell] of cells.entries()) {
    if (cell === null) continue;
    let left = BigInt.asUintN(size * 8, cell as bigint);
    for (let i = 0; i < size; i++, left >>= 8n) bytes[index * size + i] = Number(left & 255n);
  }
  return bytes;
}

function fixed(cells: readonly CellValue[], size: number): Uint8Array {
  const bytes = new Uint8Array(cells.length * size);
  for (const [index, cell] of cells.entries()) if (cell !== null) bytes.set(cell as Uint8Array, index * size);
  return bytes;
}

function offsets(lists: readonly ({ length: number } | null)[]): Uint8Array {
  const bytes = new Uint8Array((lists.length + 1) * 4);
  const view = new DataView(bytes.buffer);
  let end = 0;
  for (const [index, list] of lists.entries()) {
    end += list?.length ?? 0;
    view.setInt32((index + 1) * 4, end, true);
  }
  return bytes;
}

function pushBytes(values: readonly (Uint8Array | null)[], buffers: Uint8Array[]): void {
  buffers.push(offsets(values), joinBytes(values.filter((value) => value !== null)));
}
