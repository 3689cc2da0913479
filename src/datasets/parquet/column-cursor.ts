import type { ColumnMetaData, DecodedArray, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { BadFile } from '../columns/bad-file.ts';
import { leafText } from '../columns/cell-text.ts';
import type { ReadBytes } from '../typed-file.ts';
import { cellReader } from './cells.ts';
import { knowsCodec, pageLimit } from './codecs.ts';
import { type ChunkShape, type Page, readDictionary, readPage } from './pages.ts';
import type { Leaf } from './schema.ts';

/** The values of one leaf in one row group, one place after another, a page at a time. */
export interface ColumnCursor {
  /** Levels of the place it stands at; after the last one -1 and 0. */
  definition: number;
  repetition: number;
  /** JSON of the value at this place, where its definition is the highest. Asked for once. */
  text(): string;
  next(): void;
}

/** A page header with long statistics may be this long. */
const headerLimit = 16 * 1024 * 1024;
const firstHeader = 1 << 16;

/** @throws BadFile, PageTooLarge; errors of decoders */
export function openColumn(leaf: Leaf, chunk: ColumnMetaData, readBytes: ReadBytes): ColumnCursor {
  const shape: ChunkShape = {
    type: chunk.type,
    typeLength: leaf.element.type_length,
    codec: chunk.codec,
    maxDefinition: leaf.maxDefinition,
    maxRepetition: leaf.maxRepetition,
  };
  if (!knowsCodec(chunk.codec)) throw new BadFile('packing');
  if (chunk.type !== leaf.element.type) throw new BadFile('metadata');
  const toCell = cellReader(leaf.element, leaf.type);
  const toText = leafText(leaf.type);
  const dictionaryAt = Number(chunk.dictionary_page_offset ?? 0);
  const dataAt = Number(chunk.data_page_offset);
  let at = dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt;
  const total = Number(chunk.num_values);
  let seen = 0;
  let dictionary: DecodedArray | undefined;
  let texts: (string | undefined)[] = [];
  let page: Page | undefined;
  let place = 0;
  let valuePlace = 0;

  const readHeader = (): PageHeader => {
    for (let size = firstHeader; ; size *= 16) {
      const bytes = readBytes(at, size);
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
      try {
        const header = parquetHeader(reader);
        at += reader.offset;
        return header;
      } catch (error) {
        if (bytes.length < size || size >= headerLimit) throw error;
      }
    }
  };

  /** The next page with places in it; nothing behind the last. */
  const nextPage = (): Page | undefined => {
    while (seen < total) {
      const header = readHeader();
      const { compressed_page_size: packedSize, uncompressed_page_size: size, type } = header;
      if (!(packedSize >= 0 && size >= 0)) throw new BadFile('page-header');
      if (size > pageLimit || packedSize > pageLimit) throw new PageTooLarge(Math.max(size, packedSize));
      const packed = readBytes(at, packedSize);
      if (packed.length < packedSize) throw new BadFile('page-end');
      at += packedSize;
      if (type === 'DICTIONARY_PAGE') {
        dictionary = readDictionary(packed, header, shape);
        texts = [];
      } else if (type === 'DATA_PAGE' || type === 'DATA_PAGE_V2') {
        const read = readPage(packed, header, shape);
        seen += read.count;
        if (seen > total) throw new BadFile('value-count');
        if (read.count > 0) return read;
      }
    }
    return undefined;
  };

  const cursor: ColumnCursor = {
    definition: -1,
    repetition: 0,
    text() {
      if (!page) throw new BadFile('row-count');
      const { values, indexed } = page;
      if (!indexed) return toText(toCell(values[valuePlace++]));
      const index = values[valuePlace++] as number;
      let text = texts[index];
      if (text === undefined) {
        if (!dictionary || !(index >= 0 && index < dictionary.length)) throw new BadFile('value-count');
        text = toText(toCell(dictionary[index]));
        texts[index] = text;
      }
      return text;
    },
    next() {
      place++;
      if (!page) throw new BadFile('row-count');
      if (place >= page.count) {
        page = nextPage();
        place = 0;
        valuePlace = 0;
      }
      stand();
    },
  };
  const stand = (): void => {
    cursor.definition = page ? (page.definition?.[place] ?? shape.maxDefinition) : -1;
    cursor.repetition = page?.repetition?.[place] ?? 0;
  };
  page = nextPage();
  stand();
  return cursor;
}

/** A page that says it is larger than pages may be. */
export class PageTooLarge extends Error {
  readonly bytes: number;
  constructor(bytes: number) {
    super(`a page of ${bytes} bytes`);
    this.bytes = bytes;
  }
}
