import { BadFile } from '../columns/bad-file.ts';
import { leafText } from '../columns/cell-text.ts';
import type { CellValue } from '../columns/types.ts';
import { halfOf } from '../parquet/cells.ts';
import { type ArrowField, typeIds } from './schema.ts';

/** The values of one field in one batch. */
export interface Vector {
  length: number;
  /** JSON of a value. */
  text(index: number): string;
}

/** Hands out a batch's nodes and buffers in the order of the fields. */
export interface BatchParts {
  node(): { length: number; nulls: number };
  buffer(): Uint8Array;
  /** How many buffers the next field of views has. */
  views(): number;
  dictionary(id: number): readonly string[] | undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Takes a field's parts off a batch. @throws BadFile where buffers are too short for what the batch says */
export function loadVector(field: ArrowField, parts: BatchParts): Vector {
  const { length, nulls } = parts.node();
  if (length < 0) throw new BadFile('row-count');
  if (field.typeId === typeIds.null && !field.dictionary) return { length, text: () => 'null' };
  const validity = parts.buffer();
  const partial = nulls !== 0 && validity.length > 0;
  if (nulls > 0 && validity.length * 8 < length) throw new BadFile('value-count');
  const text = field.dictionary ? fromDictionary(field, parts, length) : loadValues(field, parts, length);
  if (!partial) return { length, text };
  return { length, text: (index) => ((((validity[index >> 3] as number) >> (index & 7)) & 1) === 0 ? 'null' : text(index)) };
}

function fromDictionary({ dictionary }: ArrowField, parts: BatchParts, length: number): Vector['text'] {
  const { id, bits, signed } = dictionary as NonNullable<ArrowField['dictionary']>;
  const read = fixedNumbers(parts.buffer(), length, bits, signed);
  const texts = parts.dictionary(id);
  return (index) => {
    const text = texts?.[Number(read(index))];
    if (text === undefined) throw new BadFile('value-count');
    return text;
  };
}

function loadValues(field: ArrowField, parts: BatchParts, length: number): Vector['text'] {
  const { type } = field.column;
  const write = leafText(type);
  switch (field.typeId) {
    case typeIds.bool: {
      const bits = parts.buffer();
      if (bits.length * 8 < length) throw new BadFile('value-count');
      return (index) => ((((bits[index >> 3] as number) >> (index & 7)) & 1) === 1 ? 'true' : 'false');
    }
    case typeIds.int: {
      const read = fixedNumbers(parts.buffer(), length, field.bits, type.kind === 'integer' && type.signed);
      return (index) => write(read(index));
    }
    case typeIds.date: {
      const read = fixedNumbers(parts.buffer(), length, field.bits, true);
      if (field.bits === 32) return (index) => write(read(index));
      return (index) => {
        const milliseconds = read(index) as bigint;
        if (milliseconds % 86_400_000n !== 0n) throw new BadFile('value-length');
        return write(Number(milliseconds / 86_400_000n));
      };
    }
    case typeIds.time:
    case typeIds.timestamp:
    case typeIds.duration: {
      const read = fixedNumbers(parts.buffer(), length, field.bits, true);
      return (index) => write(BigInt(read(index)));
    }
    case typeIds.decimal: {
      const size = field.bits / 8;
      const bytes = fixedBytes(parts.buffer(), length, size);
      return (index) => write(littleSigned(bytes(index)));
    }
    case typeIds.float: {
      const buffer = parts.buffer();
      const size = field.bits / 8;
      if (buffer.length < length * size) throw new BadFile('value-count');
      const view = viewOf(buffer);
      if (size === 2) return (index) => write(halfOf(view.getUint16(index * 2, true)));
      return (index) => write(size === 4 ? view.getFloat32(index * 4, true) : view.getFloat64(index * 8, true));
    }
    case typeIds.fixedBinary: {
      const bytes = fixedBytes(parts.buffer(), length, field.size);
      return (index) => write(bytes(index));
    }
    case typeIds.utf8:
    case typeIds.largeUtf8:
    case typeIds.binary:
    case typeIds.largeBinary: {
      const range = offsets(parts.buffer(), length, field.typeId >= typeIds.largeBinary);
      const data = parts.buffer();
      return (index) => {
        const [begin, end] = range(index);
        if (end > data.length) throw new BadFile('value-length');
        return write(stringOrBytes(data.subarray(begin, end), type.kind));
      };
    }
    case typeIds.utf8View:
    case typeIds.binaryView: {
      const bytes = views(parts, length);
      return (index) => write(stringOrBytes(bytes(index), type.kind));
    }
    case typeIds.struct: {
      const fields = field.children.map((child) => ({ key: JSON.stringify(child.column.name), vector: loadVector(child, parts) }));
      if (fields.some(({ vector }) => vector.length < length)) throw new BadFile('row-count');
      return (index) => `{${fields.map(({ key, vector }) => `${key}:${vector.text(index)}`).join(',')}}`;
    }
    case typeIds.list:
    case typeIds.largeList:
    case typeIds.map: {
      const range = offsets(parts.buffer(), length, field.typeId === typeIds.largeList);
      const entries = field.children[0] as ArrowField;
      // The two fields of a map's entries may have other names than key and value.
      const named = field.typeId === typeIds.map ? { ...entries, children: entries.children.map(renamed) } : entries;
      const child = loadVector(named, parts);
      return (index) => {
        const [begin, end] = range(index);
        if (end > child.length) throw new BadFile('row-count');
        return itemsOf(child, begin, end);
      };
    }
    case typeIds.fixedList: {
      const child = loadVector(field.children[0] as ArrowField, parts);
      if (child.length < length * field.size) throw new BadFile('row-count');
      return (index) => itemsOf(child, index * field.size, (index + 1) * field.size);
    }
    default:
      throw new BadFile('metadata');
  }
}

function renamed(field: ArrowField, index: number): ArrowField {
  return { ...field, column: { ...field.column, name: index === 0 ? 'key' : 'value' } };
}

function itemsOf(child: Vector, begin: number, end: number): string {
  let text = '[';
  for (let i = begin; i < end; i++) text += `${i === begin ? '' : ','}${child.text(i)}`;
  return `${text}]`;
}

function stringOrBytes(bytes: Uint8Array, kind: string): Exclude<CellValue, null> {
  if (kind !== 'string') return bytes;
  try {
    return utf8.decode(bytes);
  } catch {
    throw new BadFile('utf-8');
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function fixedNumbers(buffer: Uint8Array, length: number, bits: number, signed: boolean): (index: number) => number | bigint {
  if (buffer.length < (length * bits) / 8) throw new BadFile('value-count');
  const view = viewOf(buffer);
  switch (bits) {
    case 8:
      return (index) => (signed ? view.getInt8(index) : view.getUint8(index));
    case 16:
      return (index) => (signed ? view.getInt16(index * 2, true) : view.getUint16(index * 2, true));
    case 32:
      return (index) => (signed ? view.getInt32(index * 4, true) : view.getUint32(index * 4, true));
    case 64:
      return (index) => (signed ? view.getBigInt64(index * 8, true) : view.getBigUint64(index * 8, true));
    default:
      throw new BadFile('metadata');
  }
}

function fixedBytes(buffer: Uint8Array, length: number, size: number): (index: number) => Uint8Array {
  if (buffer.length < length * size) throw new BadFile('value-count');
  return (index) => buffer.subarray(index * size, (index + 1) * size);
}

/** Begin and end of each value, checked against each other. */
function offsets(buffer: Uint8Array, length: number, large: boolean): (index: number) => [number, number] {
  if (length > 0 && buffer.length < (length + 1) * (large ? 8 : 4)) throw new BadFile('value-count');
  const view = viewOf(buffer);
  const at = (index: number) => (large ? Number(view.getBigInt64(index * 8, true)) : view.getInt32(index * 4, true));
  return (index) => {
    const [begin, end] = [at(index), at(index + 1)];
    if (begin < 0 || end < begin) throw new BadFile('value-length');
    return [begin, end];
  };
}

/** Values of up to twelve bytes stand in their view; longer ones in one of the buffers. */
function views(parts: BatchParts, length: number): (index: number) => Uint8Array {
  const buffer = parts.buffer();
  if (buffer.length < length * 16) throw new BadFile('value-count');
  const view = viewOf(buffer);
  const data: Uint8Array[] = [];
  for (let left = parts.views(); left > 0; left--) data.push(parts.buffer());
  return (index) => {
    const size = view.getInt32(index * 16, true);
    if (size >= 0 && size <= 12) return buffer.subarray(index * 16 + 4, index * 16 + 4 + size);
    const source = data[view.getInt32(index * 16 + 8, true)];
    const begin = view.getInt32(index * 16 + 12, true);
    if (size < 0 || !source || begin < 0 || begin + size > source.length) throw new BadFile('value-length');
    return source.subarray(begin, begin + size);
  };
}

function littleSigned(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] as number);
  return BigInt.asIntN(bytes.length * 8, value);
}
