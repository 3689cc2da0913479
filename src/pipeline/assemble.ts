import { filesOf } from '../core/files.ts';
import { writeCard } from './card.ts';
import { contents, dataFiles } from './data-files.ts';
import type { WorkContext } from './job.ts';
import { layout } from './layout.ts';
import { recordsOf, type StageShards } from './sections.ts';

/** A file of the run folder. */
export interface OutputFile {
  /** Relative to the run folder, with `/`. */
  path: string;
  /** The split it holds, or `rejected`, `provenance`, `duplicates`, `card`. */
  role: string;
  rows: number;
  bytes: number;
  sha256: string;
}

/** Puts the run's files together from its shards, in order, by one writer. */
export async function assemble(context: WorkContext, stages: readonly StageShards[], splits: readonly string[]): Promise<OutputFile[]> {
  const { folder, plan } = context;
  const last = stages[stages.length - 1] as StageShards;
  const files: OutputFile[] = [];
  const compressed = plan.output.compression === 'gzip';
  for await (const { name, split, rows, pieces } of dataFiles(context, last, splits))
    files.push(await writeFile(folder, `${layout.data(folder)}/${name}`, split, rows, pieces, compressed));
  const wanted = new Set(files.map((file) => file.path));
  const disk = filesOf(folder);
  for (const name of disk.list(layout.data(folder))) if (!wanted.has(`data/${name}`)) disk.remove(`${layout.data(folder)}/${name}`);

  const records = (path: string, role: string, from: readonly StageShards[]) => {
    const sections = from.flatMap((stage) => recordsOf(folder, stage, role));
    const rows = sections.reduce((sum, { section }) => sum + section.count, 0);
    return { rows, write: () => writeFile(folder, path, role, rows, contents(sections, undefined)) };
  };
  files.push(await records(layout.provenance(folder), 'provenance', [last]).write());
  for (const role of ['rejected', 'duplicates'] as const) {
    const { rows, write } = records(layout[role](folder), role, stages);
    if (role === 'rejected' || rows > 0) files.push(await write());
    else disk.remove(layout[role](folder));
  }
  files.push(writeCard(context, files));
  return files;
}

async function writeFile(
  folder: string,
  path: string,
  role: string,
  rows: number,
  pieces: Iterable<Uint8Array>,
  compressed = false,
): Promise<OutputFile> {
  const files = filesOf(path);
  const { bytes, sha256 } = compressed ? await files.writeSlowly(path, files.gzip(pieces)) : files.write(path, pieces);
  return { path: path.slice(folder.length + 1), role, rows, bytes, sha256 };
}
