import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { codecOf } from '../encoding/codecs.ts';
import { detectEncoding } from '../encoding/detect.ts';
import { byteMark } from '../encoding/names.ts';
import '../encoding/node-tables.ts';
import { incompleteTail } from '../encoding/utf8.ts';
import type { Packing } from '../format.ts';
import { packingOf } from '../source-bytes.ts';
import { BadZstd, createZstdReader } from '../zstd.ts';

/** The beginning of a file as text. */
export interface FileHead {
  text: string;
  /** Whole lines from further on in a long file, which may be sorted by label. */
  later: string;
  /** True where the text is the whole file. */
  whole: boolean;
  packing?: Packing;
  /** Set where the file is no UTF-8 and has no byte mark that says so. */
  encoding?: string;
}

const size = 1 << 20;
const pieceSize = 1 << 16;

/** Reads the beginning of a file, up to 1 MiB, in the encoding it seems to have. */
export function readHead(path: string): FileHead {
  const buffer = Buffer.alloc(size);
  const file = openSync(path, 'r');
  let length = 0;
  let later: Uint8Array = new Uint8Array(0);
  try {
    let got = -1;
    while (got !== 0 && length < size) {
      got = readSync(file, buffer, length, size - length, length);
      length += got;
    }
    if (length === size && !packingOf(buffer)) later = laterLines(file);
  } finally {
    closeSync(file);
  }
  let bytes: Uint8Array = buffer.subarray(0, length);
  let whole = length < size;
  const packing = packingOf(bytes);
  const packed = packing ? { packing } : {};
  if (packing) {
    // What is cut unpacks as far as it goes; the full reading checks it.
    bytes = packing === 'gzip' ? gzipHead(bytes) : zstdHead(bytes);
    if (bytes.length > size) {
      bytes = bytes.subarray(0, size);
      whole = false;
    }
  }
  const mark = byteMark(bytes);
  if (mark)
    return {
      text: decode(bytes.subarray(mark.length), mark.encoding),
      later: mark.encoding === 'utf-8' ? decode(later, 'utf-8') : '',
      whole,
      ...packed,
    };
  const complete = bytes.subarray(0, bytes.length - (whole ? 0 : incompleteTail(bytes)));
  const { encoding } = detectEncoding(complete);
  return {
    text: decode(complete, encoding),
    later: encoding.startsWith('utf-16') || encoding.startsWith('utf-32') ? '' : decode(later, encoding),
    whole,
    ...packed,
    ...(encoding === 'utf-8' ? {} : { encoding }),
  };
}

/** What the beginning of packed bytes unpacks to. A little is tried first: a megabyte may become a thousand. */
function gzipHead(packed: Uint8Array): Uint8Array {
  for (let length = pieceSize >> 2; ; length *= 4) {
    const plain = gunzipSync(packed.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    if (plain.length > size || length >= packed.length) return plain;
  }
}

/** What the beginning of packed bytes unpacks to, a little more than is wanted; up to the first fault, which the full reading names. */
function zstdHead(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = createZstdReader((bytes) => {
    parts.push(bytes);
    length += bytes.length;
  });
  try {
    for (let at = 0; at < packed.length && length <= size; at += pieceSize) reader.push(packed.subarray(at, at + pieceSize));
  } catch (error) {
    if (!(error instanceof BadZstd)) throw error;
  }
  return Buffer.concat(parts);
}

/** Lines from the middle and the end of a file. */
function laterLines(file: number): Uint8Array {
  const total = fstatSync(file).size;
  const pieces: Uint8Array[] = [];
  for (const at of [total / 2, total - pieceSize]) {
    const piece = Buffer.alloc(pieceSize);
    const got = readSync(file, piece, 0, pieceSize, Math.max(0, Math.floor(at)));
    const first = piece.indexOf(10) + 1;
    const last = piece.lastIndexOf(10, got - 1) + 1;
    if (last > first) pieces.push(piece.subarray(first, last));
  }
  return Buffer.concat(pieces);
}

function decode(bytes: Uint8Array, encoding: string): string {
  return encoding === 'utf-8' ? new TextDecoder().decode(bytes) : codecOf(encoding).lenient(bytes);
}
