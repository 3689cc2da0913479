import { utf8 } from '../core/bytes.ts';
import { filesOf } from '../core/files.ts';
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

const extensions: Record<string, string> = {
  jsonl: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  delimited: 'txt',
  lines: 'txt',
  conll: 'conll',
};

/** Puts the run's files together from its shards, in order, by one writer. */
export async function assemble(context: WorkContext, stages: readonly StageShards[], splits: readonly string[]): Promise<OutputFile[]> {
  const { folder, plan } = context;
  const last = stages[stages.length - 1] as StageShards;
  const writer = createRowWriterOf(context);
  const files: OutputFile[] = [];
  for (const split of splits) {
    const compressed = plan.output.compression === 'gzip';
    const path = `${layout.data(folder)}/${split}.${extensions[plan.output.format.format]}${compressed ? '.gz' : ''}`;
    files.push(await writeFile(folder, path, split, compressed, recordsOf(folder, last, `data/${split}`), writer));
  }
  const wanted = new Set(files.map((file) => file.path));
  const disk = filesOf(folder);
  for (const name of disk.list(layout.data(folder))) if (!wanted.has(`data/${name}`)) disk.remove(`${layout.data(folder)}/${name}`);

  files.push(await writeFile(folder, layout.provenance(folder), 'provenance', false, recordsOf(folder, last, 'provenance')));
  for (const role of ['rejected', 'duplicates'] as const) {
    const sections = stages.flatMap((stage) => recordsOf(folder, stage, role));
    if (role === 'rejected' || sections.some(({ section }) => section.count > 0))
      files.push(await writeFile(folder, layout[role](folder), role, false, sections));
    else disk.remove(layout[role](folder));
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

async function writeFile(
  folder: string,
  path: string,
  role: string,
  compressed: boolean,
  sections: readonly StoredSection[],
  writer?: RecordWriter,
): Promise<OutputFile> {
  let rows = 0;
  const pieces = contents(sections, writer, (count) => (rows += count));
  const files = filesOf(path);
  const { bytes, sha256 } = compressed ? await files.writeSlowly(path, files.gzip(pieces)) : files.write(path, pieces);
  return { path: path.slice(folder.length + 1), role, rows, bytes, sha256 };
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
    if (writer) yield utf8(begun ? writer.separator : writer.head);
    begun = true;
    counted(stored.section.count);
    yield bytes;
  }
  if (writer) yield utf8(begun ? writer.tail : writer.empty);
}
