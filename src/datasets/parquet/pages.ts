import type { CompressionCodec, DecodedArray, Encoding, PageHeader, ParquetType } from 'hyparquet';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { BadFile } from '../columns/bad-file.ts';
import { bitsFor, readHybrid } from './bits.ts';
import { unpackPage } from './codecs.ts';

/** What the pages of one column chunk have in common. */
export interface ChunkShape {
  type: ParquetType;
  typeLength: number | undefined;
  codec: CompressionCodec;
  maxDefinition: number;
  maxRepetition: number;
}

/** Values of a page that are not null, and for each place its levels; levels that are all alike are left out. */
export interface Page {
  count: number;
  repetition: Int32Array | undefined;
  definition: Int32Array | undefined;
  /** Values, or places in the dictionary. */
  values: DecodedArray | Int32Array;
  indexed: boolean;
}

/** @throws BadFile, RangeError where the bytes end early */
export function readDictionary(packed: Uint8Array, header: PageHeader, shape: ChunkShape): DecodedArray {
  const count = header.dictionary_page_header?.num_values ?? 0;
  const page = unpackPage(packed, header.uncompressed_page_size, shape.codec);
  return plainValues(page, 0, count, shape);
}

/** @throws BadFile, RangeError where the bytes end early */
export function readPage(packed: Uint8Array, header: PageHeader, shape: ChunkShape): Page {
  const old = header.data_page_header;
  if (old) {
    const page = unpackPage(packed, header.uncompressed_page_size, shape.codec);
    const count = counted(old.num_values);
    let at = 0;
    const levels = (most: number, encoding: Encoding): Int32Array | undefined => {
      if (most === 0) return undefined;
      if (encoding !== 'RLE') throw new BadFile('encoding');
      const size = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(at, true);
      if (at + 4 + size > page.length) throw new BadFile('levels');
      const read = readHybrid(page.subarray(0, at + 4 + size), at + 4, bitsFor(most), count);
      at += 4 + size;
      return read;
    };
    const repetition = levels(shape.maxRepetition, old.repetition_level_encoding);
    const definition = levels(shape.maxDefinition, old.definition_level_encoding);
    return { count, repetition, definition, ...valuesOf(page, at, old.encoding, presentIn(definition, count, shape), shape) };
  }
  const head = header.data_page_header_v2;
  if (!head) throw new BadFile('page-header');
  const count = counted(head.num_values);
  const repetitionSize = counted(head.repetition_levels_byte_length);
  const levelsSize = repetitionSize + counted(head.definition_levels_byte_length);
  if (levelsSize > packed.length || levelsSize > header.uncompressed_page_size) throw new BadFile('levels');
  const repetition =
    shape.maxRepetition > 0 ? readHybrid(packed.subarray(0, repetitionSize), 0, bitsFor(shape.maxRepetition), count) : undefined;
  const definition =
    shape.maxDefinition > 0 ? readHybrid(packed.subarray(0, levelsSize), repetitionSize, bitsFor(shape.maxDefinition), count) : undefined;
  const codec = head.is_compressed === false ? 'UNCOMPRESSED' : shape.codec;
  const page = unpackPage(packed.subarray(levelsSize), header.uncompressed_page_size - levelsSize, codec);
  return { count, repetition, definition, ...valuesOf(page, 0, head.encoding, presentIn(definition, count, shape), shape) };
}

/** A count that a page says of itself: the levels of more values than this would fill the memory. */
function counted(value: number): number {
  if (!(value >= 0 && value <= 1 << 26)) throw new BadFile('value-count');
  return value;
}

function presentIn(definition: Int32Array | undefined, count: number, { maxDefinition }: ChunkShape): number {
  if (!definition) return count;
  let present = 0;
  for (let i = 0; i < count; i++) if (definition[i] === maxDefinition) present++;
  return present;
}

function valuesOf(page: Uint8Array, begin: number, encoding: Encoding, count: number, shape: ChunkShape): Pick<Page, 'values' | 'indexed'> {
  if (count === 0) return { values: [], indexed: false };
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  switch (encoding) {
    case 'PLAIN':
      return { values: plainValues(page, begin, count, shape), indexed: false };
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      return { values: readHybrid(page, begin + 1, view.getUint8(begin), count), indexed: true };
    case 'RLE': {
      if (shape.type !== 'BOOLEAN') throw new BadFile('encoding');
      return { values: Array.from(readHybrid(page, begin + 4, 1, count), (bit) => bit === 1), indexed: false };
    }
    case 'DELTA_BINARY_PACKED': {
      const values = shape.type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
      deltaValues({ view, offset: begin }, values);
      return { values, indexed: false };
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
    case 'DELTA_BYTE_ARRAY':
      return { values: deltaBytes({ view, offset: begin }, page, count, encoding === 'DELTA_BYTE_ARRAY'), indexed: false };
    case 'BYTE_STREAM_SPLIT': {
      const width =
        shape.type === 'FIXED_LEN_BYTE_ARRAY' ? (shape.typeLength ?? 0) : shape.type === 'INT64' || shape.type === 'DOUBLE' ? 8 : 4;
      if (begin + count * width > page.length) throw new BadFile('page-end');
      return { values: byteStreamSplit({ view, offset: begin }, count, shape.type, shape.typeLength), indexed: false };
    }
    default:
      throw new BadFile('encoding');
  }
}

function plainValues(page: Uint8Array, begin: number, count: number, shape: ChunkShape): DecodedArray {
  // Each value has a bit at least, so that no array is made that the page cannot fill.
  const bits = { BOOLEAN: 1, INT32: 32, FLOAT: 32, INT64: 64, DOUBLE: 64, INT96: 96, BYTE_ARRAY: 32 }[shape.type as string];
  const needed = ((bits ?? (shape.typeLength ?? 0) * 8) * count) / 8;
  if (!(count >= 0) || begin + needed > page.length) throw new BadFile('page-end');
  if (shape.type === 'FIXED_LEN_BYTE_ARRAY' && !shape.typeLength) throw new BadFile('value-length');
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const reader = { view, offset: begin };
  const values = readPlain(reader, shape.type, count, shape.typeLength);
  if (reader.offset > page.length) throw new BadFile('page-end');
  return values;
}

interface Reader {
  view: DataView;
  offset: number;
}

/** The header is looked at before the unpacker sees it: it makes as many lists of widths as the header says. */
function deltaValues(reader: Reader, values: Int32Array | BigInt64Array): void {
  const head = { ...reader };
  const blockSize = varint(head);
  const miniblocks = varint(head);
  const total = varint(head);
  const each = blockSize / miniblocks;
  if (!Number.isInteger(each) || each === 0 || blockSize > 1 << 20 || total < values.length) throw new BadFile('differences');
  deltaBinaryUnpack(reader, values.length, values);
}

function deltaBytes(reader: Reader, page: Uint8Array, count: number, prefixed: boolean): Uint8Array[] {
  const lengths = (): Int32Array => {
    const values = new Int32Array(count);
    deltaValues(reader, values);
    return values;
  };
  const prefixes = prefixed ? lengths() : undefined;
  const sizes = lengths();
  const values: Uint8Array[] = [];
  let previous = new Uint8Array(0);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const prefix = prefixes?.[i] ?? 0;
    const size = sizes[i] as number;
    total += prefix;
    if (size < 0 || prefix < 0 || prefix > previous.length || reader.offset + size > page.length || total > 1 << 28)
      throw new BadFile('value-length');
    const rest = page.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    if (prefix === 0) previous = rest as Uint8Array<ArrayBuffer>;
    else {
      const whole = new Uint8Array(prefix + size);
      whole.set(previous.subarray(0, prefix));
      whole.set(rest, prefix);
      previous = whole;
    }
    values.push(previous);
  }
  return values;
}

function varint(reader: Reader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.view.getUint8(reader.offset++);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new BadFile('differences');
}
