import { filesOf, isMounted } from '../core/files.ts';
import type { SourcePlan } from '../core/plan.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { byteMark, createDecoder, encodingName, findInvalidUtf8, guessEncoding } from './encoding.ts';
import { type PreparedSource, recordLimit } from './format.ts';
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
  const mark = byteMark(bytes);
  const declared = source.format.encoding === undefined ? 'utf-8' : encodingName(source.format.encoding);
  const encoding = mark?.encoding ?? declared;
  const body = bytes.subarray(mark?.length ?? 0);
  const nested = isNestedSquad(source.format) ? createNestedText(source.name, options.recordLimit ?? recordLimit) : undefined;
  const inPlace = encoding === 'utf-8' && !isPacked && !nested;
  const base = inPlace ? (mark?.length ?? 0) : 0;
  const plain = encoding === 'utf-8' ? checked(body, mark?.length ?? 0, source.name) : transcoded(body, encoding, source.name);
  const text = nested ? nested.lines(plain) : plain;
  const intake = createIntake(nested ? { ...source, format: { ...source.format, format: 'jsonl' } } : source, options, base);
  try {
    intake.take(text);
    intake.end();
  } catch (error) {
    throw placed(error, source.name, text, base);
  }
  const ends = nested?.finish();
  const taken = withEnds(intake.finish(), ends);
  let { file } = source;
  if (!inPlace) {
    file = `${options.spoolFolder}/${source.file.slice(source.file.indexOf('/') + 1)}.utf8`;
    files.write(file, [text]);
  }
  return { file, name: source.name, split: source.split, sha256: files.hash(source.file), bytes: raw.length, ...taken };
}

function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
}

async function unpack(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new LeavenError('dataset/corrupt-gzip', { file: name, offset: 0 }, { cause: error });
  }
}

function checked(body: Uint8Array, skipped: number, name: string): Uint8Array {
  const at = findInvalidUtf8(body);
  if (at < 0) return body;
  const guess = guessEncoding(body.subarray(Math.max(0, at - 2048) & ~1, at + 4096));
  const line = lineAt(body, at);
  throw new LeavenError(
    'dataset/invalid-utf8',
    { file: name, offset: skipped + at, line, guess },
    { position: { file: name, line, column: 1 } },
  );
}

function transcoded(body: Uint8Array, encoding: string, name: string): Uint8Array {
  const decoder = createDecoder(encoding);
  try {
    return new TextEncoder().encode(decoder.decode(body) + decoder.flush());
  } catch {
    throw new LeavenError('dataset/invalid-encoding', { file: name, encoding, offset: 0 });
  }
}

/** A fault at an offset, with its line. */
function placed(error: unknown, name: string, text: Uint8Array, base: number): unknown {
  if (!(error instanceof LeavenError) || typeof error.data.offset !== 'number') return error;
  const line = lineAt(text, error.data.offset - base);
  return new LeavenError(error.code, { ...error.data, file: name, line }, { position: { file: name, line, column: 1 }, cause: error });
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset && i < bytes.length; i++) if (bytes[i] === 10) line++;
  return line;
}
