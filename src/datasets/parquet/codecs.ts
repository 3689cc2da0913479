import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { CompressionCodec } from 'hyparquet';
import { BadFile } from '../columns/bad-file.ts';
import { unpackLz4Block, unpackLz4Hadoop } from '../lz4.ts';
import { unpackSnappy } from '../snappy.ts';
import { unzstdWhole } from '../zstd.ts';

/** Unpacked bytes of one page; a page that says more is not unpacked. */
export const pageLimit = 256 * 1024 * 1024;

type Unpack = (packed: Uint8Array, size: number) => Uint8Array;

const unpackers: Partial<Record<CompressionCodec, Unpack>> = {
  UNCOMPRESSED: (packed) => packed,
  SNAPPY: unpackSnappy,
  GZIP: (packed, size) => gunzipSync(packed, { maxOutputLength: Math.max(1, size) }),
  BROTLI: (packed, size) => brotliDecompressSync(packed, { maxOutputLength: Math.max(1, size) }),
  ZSTD: unzstdWhole,
  LZ4: unpackLz4Hadoop,
  LZ4_RAW: unpackLz4Block,
};

/** Whether pages packed so can be read. */
export function knowsCodec(codec: CompressionCodec): boolean {
  return unpackers[codec] !== undefined;
}

/** @throws BadFile where the bytes are not what the page says; errors of the unpackers */
export function unpackPage(packed: Uint8Array, size: number, codec: CompressionCodec): Uint8Array {
  // An empty page has nothing to unpack, and some writers pack nothing into nothing.
  if (size === 0) return new Uint8Array(0);
  const page = unpackers[codec]?.(packed, size);
  if (page?.length !== size) throw new BadFile('page-size');
  return page;
}
