import type { Section, ShardDone } from './job.ts';
import { layout } from './layout.ts';
import { readRange } from './source-rows.ts';

/** Shards of one stage as they were written. */
export interface StageShards {
  stage: number;
  shards: readonly ShardDone[];
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
