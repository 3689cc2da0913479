import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createGzip } from 'node:zlib';
import type { RecordWriter } from '../datasets/format.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { Section, ShardDone, WorkContext } from './job.ts';
import { layout } from './layout.ts';
import { readRange } from './source-rows.ts';
import { createRowWriterOf } from './write-rows.ts';

/** A file of the run folder. */
export interface OutputFile {
  /** Relative to the run folder, with `/`. */
  path: string;
  /** The split it holds, or `rejected`, `provenance`, `duplicates`. */
  role: string;
  rows: number;
  bytes: number;
  sha256: string;
}

/** Shards of one stage as they were written. */
export interface StageShards {
  stage: number;
  shards: readonly ShardDone[];
}

const extensions: Record<string, string> = { jsonl: 'jsonl', json: 'json', csv: 'csv', tsv: 'tsv', delimited: 'txt', lines: 'txt' };

/** Puts the run's files together from its shards, in order, by one writer. */
export async function assemble(context: WorkContext, stages: readonly StageShards[], splits: readonly string[]): Promise<OutputFile[]> {
  const { folder, plan } = context;
  const last = stages[stages.length - 1] as StageShards;
  const writer = createRowWriterOf(context);
  const files: OutputFile[] = [];
  mkdirSync(layout.data(folder), { recursive: true });
  for (const split of splits) {
    const compressed = plan.output.compression === 'gzip';
    const path = join(layout.data(folder), `${split}.${extensions[plan.output.format.format]}${compressed ? '.gz' : ''}`);
    files.push(await writeFile(folder, path, split, compressed, recordsOf(folder, last, `data/${split}`), writer));
  }
  const wanted = new Set(files.map((file) => file.path));
  for (const name of readdirSync(layout.data(folder)))
    if (!wanted.has(`data/${name}`)) rmSync(join(layout.data(folder), name), { recursive: true, force: true });

  files.push(await writeFile(folder, layout.provenance(folder), 'provenance', false, recordsOf(folder, last, 'provenance')));
  for (const role of ['rejected', 'duplicates'] as const) {
    const sections = stages.flatMap((stage) => recordsOf(folder, stage, role));
    if (role === 'rejected' || sections.some(({ section }) => section.count > 0))
      files.push(await writeFile(folder, layout[role](folder), role, false, sections));
    else rmSync(layout[role](folder), { force: true });
  }
  return files;
}

export interface StoredSection {
  file: string;
  section: Section;
}

/** Where a section's bytes lie, shard by shard. */
export function recordsOf(folder: string, { stage, shards }: StageShards, name: string): StoredSection[] {
  return shards.flatMap((done, index) => {
    const section = done.sections.find((candidate) => candidate.name === name);
    return section ? [{ file: layout.shard(folder, stage, index), section }] : [];
  });
}

/** One section of one shard. */
export function sectionOf(folder: string, { stage, shards }: StageShards, shard: number, name: string): StoredSection | undefined {
  const section = shards[shard]?.sections.find((candidate) => candidate.name === name);
  return section ? { file: layout.shard(folder, stage, shard), section } : undefined;
}

export function sectionBytes({ file, section }: StoredSection): Uint8Array {
  return readRange(file, file, section.offset, section.length);
}

/** Bytes put to the compressor at once: fixed, so that the result depends on the content alone. */
const blockSize = 1 << 16;

async function writeFile(
  folder: string,
  path: string,
  role: string,
  compressed: boolean,
  sections: readonly StoredSection[],
  writer?: RecordWriter,
): Promise<OutputFile> {
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(temporary, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  const put = (piece: Uint8Array) => {
    hash.update(piece);
    bytes += piece.length;
    let at = 0;
    while (at < piece.length) at += writeSync(handle, piece, at);
  };
  try {
    if (compressed)
      await pack(
        contents(sections, writer, (count) => (rows += count)),
        put,
      );
    else for (const piece of contents(sections, writer, (count) => (rows += count))) put(piece);
    fsyncSync(handle);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
  return { path: relative(folder, path).replaceAll('\\', '/'), role, rows, bytes, sha256: hash.digest('hex') };
}

function* contents(
  sections: readonly StoredSection[],
  writer: RecordWriter | undefined,
  counted: (rows: number) => void,
): Generator<Uint8Array> {
  let begun = false;
  for (const stored of sections) {
    if (stored.section.count === 0) continue;
    const bytes = sectionBytes(stored);
    if (bytes.length !== stored.section.length) throw new LeavenError('run/folder-damaged', { file: stored.file });
    if (writer) yield Buffer.from(begun ? writer.separator : writer.head, 'utf8');
    begun = true;
    counted(stored.section.count);
    yield bytes;
  }
  if (writer) yield Buffer.from(begun ? writer.tail : writer.empty, 'utf8');
}

async function pack(pieces: Iterable<Uint8Array>, put: (piece: Uint8Array) => void): Promise<void> {
  const gzip = createGzip({ level: 6 });
  const finished = new Promise<void>((resolve, reject) => {
    gzip.on('data', (piece: Uint8Array) => put(piece));
    gzip.on('end', resolve);
    gzip.on('error', reject);
  });
  const send = async (block: Uint8Array) => {
    if (!gzip.write(block)) await new Promise((resolve) => gzip.once('drain', resolve));
  };
  let pending = new Uint8Array(0);
  for (const piece of pieces) {
    pending = pending.length === 0 ? piece.slice() : new Uint8Array(Buffer.concat([pending, piece]));
    let at = 0;
    for (; at + blockSize <= pending.length; at += blockSize) await send(pending.slice(at, at + blockSize));
    pending = pending.slice(at);
  }
  if (pending.length > 0) await send(pending);
  gzip.end();
  await finished;
}
