import { joinBytes } from '../core/bytes.ts';
import { filesOf, isMounted } from '../core/files.ts';
import type { SourcePlan } from '../core/plan.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { detectByHead, headSize } from './encoding/detect.ts';
import { byteMark } from './encoding/names.ts';
import { badRecordsError, createFinder, type EncodingFinder, namedEncoding, readPlan } from './encoding/settle.ts';
import { createTextReader, type ReadText } from './encoding/text-reader.ts';
import { findInvalidUtf8 } from './encoding/utf8.ts';
import { type FoundEncoding, type PreparedSource, recordLimit } from './format.ts';
import { createNestedText, isNestedSquad, withEnds } from './formats/squad-text.ts';
import { createIntake, type IntakeOptions } from './intake.ts';

export interface PrepareOptions extends IntakeOptions {
  /** Folder for UTF-8 copies of sources in other encodings or packed ones. Made when needed. */
  spoolFolder: string;
  signal?: AbortSignal;
}

type Prepare = (source: SourcePlan, options: PrepareOptions) => Promise<PreparedSource>;

let onDisk: Prepare | undefined;

/** Says how sources on a disk are read: in pieces, in constant memory. */
export function preparesOnDisk(prepare: Prepare): void {
  onDisk = prepare;
}

/**
 * Reads a source once, on a disk or in memory: its hash, a strict check of its encoding, its records and shards.
 *
 * @throws LeavenError dataset/… as prepare.ts names them, system/no-disk
 */
export function prepareSource(source: SourcePlan, options: PrepareOptions): Promise<PreparedSource> {
  if (isMounted(source.file)) return prepareGiven(source, options);
  if (!onDisk) throw new LeavenError('system/no-disk', { file: source.name });
  return onDisk(source, options);
}

/** A source whose bytes are in memory: the same result as from a disk. */
async function prepareGiven(source: SourcePlan, options: PrepareOptions): Promise<PreparedSource> {
  const files = filesOf(source.file);
  options.signal?.throwIfAborted();
  const raw = files.read(source.file);
  const { format, compression } = source.format;
  const beyond = format === 'parquet' || format === 'arrow' ? format : compression === 'zstd' || isZstd(raw) ? 'zstd' : undefined;
  if (beyond !== undefined) throw new LeavenError('dataset/needs-disk', { file: source.name, format: beyond });
  const isPacked = compression === 'gzip' || (raw[0] === 0x1f && raw[1] === 0x8b);
  const bytes = isPacked ? await unpack(raw, source.name) : raw;
  const { encoding, skip, finder, found } = encodingOf(source, bytes);
  const nested = isNestedSquad(source.format) ? createNestedText(source.name, options.recordLimit ?? recordLimit) : undefined;
  const isPlain = encoding === 'utf-8' && !finder;
  const inPlace = isPlain && !isPacked && !nested;
  const base = inPlace ? skip : 0;
  const { utf8, bad } = isPlain ? { utf8: bytes.subarray(skip), bad: [] } : readWhole(bytes.subarray(skip), encoding, skip);
  if (nested && bad[0]) throw badRecordsError(source.name, encoding, bad[0].offset);
  const text = nested ? nested.lines(utf8) : utf8;
  const intake = createIntake(readPlan(source, isPlain ? undefined : encoding, nested !== undefined), options, base);
  try {
    intake.take(text, bad);
    intake.end();
  } catch (error) {
    throw placed(error, source.name, text, base);
  }
  const ends = nested?.finish();
  const taken = withEnds(intake.finish(), ends);
  if (bad[0] && intake.badRecords() * 2 > taken.records) throw finder?.error() ?? badRecordsError(source.name, encoding, bad[0].offset);
  let { file } = source;
  if (!inPlace) {
    file = `${options.spoolFolder}/${source.file.slice(source.file.indexOf('/') + 1)}.utf8`;
    files.write(file, [text]);
  }
  const told = found ? { found } : {};
  return { file, name: source.name, split: source.split, sha256: files.hash(source.file), bytes: raw.length, ...taken, ...told };
}

/** The encoding of a source as it is named, as its beginning tells it, or as it is found; `finder` where UTF-8 has bad bytes or another was found. */
function encodingOf(
  source: SourcePlan,
  bytes: Uint8Array,
): { encoding: string; skip: number; finder?: EncodingFinder; found?: FoundEncoding } {
  const named = namedEncoding(source.format);
  const mark = byteMark(bytes);
  const skip = mark?.length ?? 0;
  const told = named === undefined || mark ? detectByHead(bytes.subarray(0, headSize)) : undefined;
  const encoding = told?.encoding ?? named ?? 'utf-8';
  const offset = encoding === 'utf-8' ? findInvalidUtf8(bytes) : -1;
  if (offset < 0) return { encoding, skip, ...(told && !mark ? { found: { encoding, confidence: told.confidence } } : {}) };
  const finder = createFinder({ file: source.name, offset, line: lineAt(bytes, offset) });
  finder.add(bytes);
  if (named !== undefined || mark) return { encoding, skip, finder };
  const found = finder.finish();
  return { encoding: found.encoding, skip, finder, found: { encoding: found.encoding, confidence: found.confidence } };
}

function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
}

/** Most bytes that packed data may become in memory. */
const unpackedLimit = 1 << 29;

async function unpack(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      size += next.value.length;
      if (size <= unpackedLimit) continue;
      await reader.cancel();
      break;
    }
  } catch (error) {
    throw new LeavenError('dataset/corrupt-gzip', { file: name, offset: size }, { cause: error });
  }
  if (size > unpackedLimit) throw new LeavenError('dataset/unpacks-too-far', { file: name, limit: unpackedLimit });
  return joinBytes(parts);
}

function readWhole(body: Uint8Array, encoding: string, skip: number): ReadText {
  const reader = createTextReader(encoding, skip);
  const most = reader.push(body);
  const rest = reader.end();
  return { utf8: joinBytes([most.utf8, rest.utf8]), bad: [...most.bad, ...rest.bad] };
}

/** A fault at an offset, with its line. */
function placed(error: unknown, name: string, text: Uint8Array, base: number): unknown {
  if (!(error instanceof LeavenError) || typeof error.data.offset !== 'number' || error.code.endsWith('encoding')) return error;
  const line = lineAt(text, error.data.offset - base);
  return new LeavenError(error.code, { ...error.data, file: name, line }, { position: { file: name, line, column: 1 }, cause: error });
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset && i < bytes.length; i++) if (bytes[i] === 10) line++;
  return line;
}
