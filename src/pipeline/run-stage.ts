import { joinBytes } from '../core/bytes.ts';
import { filesOf } from '../core/files.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { exists, hashFile, readBytes, readJson, removeFolder, writeJson, writeWhole } from './files.ts';
import type { Job, JobResult, ShardDone, StageInput, WorkContext } from './job.ts';
import { heldOutTable, layout } from './layout.ts';
import { peekRow } from './packed.ts';
import { collectsHeldOut, openStage } from './work.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Runs jobs side by side and hands over each result as it comes. */
export type RunAll = (jobs: readonly Job[], done: (job: Job, result: JobResult) => void) => Promise<void>;

export type StageProgress = (update: { phase: 'collect' | 'process'; rows: number; rejected: number }) => void;

interface StageLayout {
  stageHash: string;
  inputs: readonly StageInput[];
}

/**
 * One stage: what must see all samples is collected, then each shard is processed and written. What an earlier run of the
 * same stage hash has finished is kept.
 */
export async function runStageShards(
  context: WorkContext,
  index: number,
  inputs: readonly StageInput[],
  runAll: RunAll,
  progress: StageProgress,
): Promise<{ shards: ShardDone[]; reused: number }> {
  const { plan, folder } = context;
  const stage = plan.stages[index];
  if (!stage) throw new Error(`no stage ${index}`);
  const known = readJson<StageLayout>(layout.stageLayout(folder, index));
  if (known?.stageHash !== stage.hash || JSON.stringify(known.inputs) !== JSON.stringify(inputs)) {
    // What comes after was made from other shards.
    for (let later = index; exists(layout.stage(folder, later)); later++) removeFolder(layout.stage(folder, later));
    writeJson(layout.stageLayout(folder, index), { stageHash: stage.hash, inputs } satisfies StageLayout);
  }

  await collectTables(context, index, inputs, runAll, progress);

  const finished = new Map<number, ShardDone>();
  for (const input of inputs) {
    const done = readJson<ShardDone>(layout.done(folder, index, input.shard));
    if (done?.stageHash === stage.hash && sizeOf(layout.shard(folder, index, input.shard)) === done.bytes) {
      finished.set(input.shard, done);
      progress({ phase: 'process', rows: input.rows, rejected: rejectedOf(done) });
    }
  }
  const reused = finished.size;
  const jobs = inputs
    .filter((input) => !finished.has(input.shard))
    .map((input) => ({ kind: 'process' as const, stage: index, input, poison: [] }));
  await runAll(jobs, (job, result) => {
    if (job.kind !== 'process' || result.kind !== 'process') return;
    finished.set(job.input.shard, result.done);
    progress({ phase: 'process', rows: job.input.rows, rejected: rejectedOf(result.done) });
  });
  return { shards: inputs.map((input) => finished.get(input.shard) as ShardDone), reused };
}

function rejectedOf(done: ShardDone): number {
  return Object.values(done.tally.splits).reduce((sum, split) => sum + split.rejected, 0);
}

function sizeOf(file: string): number {
  return filesOf(file).size(file);
}

/** Bytes that collectors hold before they put some aside. */
const defaultMemory = 2 ** 30;

interface Collected {
  stageHash: string;
  tables: Record<string, string>;
}

/** The tables of a stage, and what copies are compared with: made of all its samples, kept from an earlier call of the same hash. */
export async function collectTables(
  context: WorkContext,
  index: number,
  inputs: readonly StageInput[],
  runAll: RunAll,
  progress: StageProgress,
): Promise<void> {
  const { folder, plan } = context;
  const stageHash = plan.stages[index]?.hash ?? '';
  const { stage } = await openStage(context, index, false);
  const heldOut = collectsHeldOut(context, stage);
  if (stage.collectors.length === 0 && !heldOut) return;
  const file = layout.collected(folder, index);
  const known = readJson<Collected>(file);
  const intact = (name: string, hash: string) =>
    exists(layout.table(folder, index, name)) && hashFile(layout.table(folder, index, name)) === hash;
  if (known?.stageHash === stageHash && Object.entries(known.tables).every(([name, hash]) => intact(name, hash))) {
    for (const input of inputs) progress({ phase: 'collect', rows: input.rows, rejected: 0 });
    return;
  }

  // What a run that was killed has put aside.
  const scratch = layout.scratch(folder, index);
  removeFolder(scratch);
  const memory = (context.memory ?? defaultMemory) / Math.max(1, stage.collectors.length);
  const collectors = stage.collectors.map(({ name, collector, context: collecting }) => {
    const input = { ...collecting, scratch: { folder: `${scratch}/${name}`, memory } };
    return { name, collector, input, state: collector.create(input) };
  });
  const prints: Uint8Array[] = [];
  await runAll(
    inputs.map((input) => ({ kind: 'collect' as const, stage: index, input })),
    (job, result) => {
      if (job.kind !== 'collect' || result.kind !== 'collect') return;
      for (const { name, collector, state } of collectors) collector.merge(state, result.partials[name] ?? new Uint8Array(0));
      const part = result.partials[heldOutTable];
      if (part) prints.push(part);
      progress({ phase: 'collect', rows: job.input.rows, rejected: 0 });
    },
  );
  const tables: Record<string, string> = {};
  for (const { name, collector, input, state } of collectors)
    tables[name] = writeWhole(layout.table(folder, index, name), [collector.finish(state, input)]).sha256;
  if (heldOut) tables[heldOutTable] = writeWhole(layout.table(folder, index, heldOutTable), [sortPrints(prints)]).sha256;
  removeFolder(scratch);
  writeJson(file, { stageHash, tables } satisfies Collected);
}

/** The fingerprints of all shards, each once, in order: the same bytes for any shards. */
function sortPrints(parts: readonly Uint8Array[]): Uint8Array {
  const joined = joinBytes(parts);
  const words = new Uint32Array(joined.buffer, 0, joined.length / 4);
  const keys: bigint[] = [];
  for (let i = 0; i < words.length; i += 2) keys.push((BigInt(words[i] as number) << 32n) | BigInt(words[i + 1] as number));
  const unique = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  const out = new Uint32Array(unique.length * 2);
  for (const [i, key] of unique.entries()) {
    out[i * 2] = Number(key >> 32n);
    out[i * 2 + 1] = Number(key & 0xffffffffn);
  }
  return new Uint8Array(out.buffer);
}

/** What the next stage reads: the rows of this one's shards, in the new order where the stage made one. */
export function nextInputs(context: WorkContext, index: number, shards: readonly ShardDone[]): StageInput[] {
  const { folder, plan } = context;
  const sections = shards.map((done, shard) => {
    const section = done.sections.find((candidate) => candidate.name === 'rows');
    if (!section) throw new LeavenError('run/folder-damaged', { file: layout.shard(folder, index, shard) });
    return { file: layout.shard(folder, index, shard), ...section };
  });
  if (plan.stages[index]?.reorders) return reorder(context, index, sections);
  let ordinal = 0;
  return sections.map(({ file, offset, length, count }, shard) => {
    const input: StageInput = { shard, ordinal, rows: count, from: { kind: 'stage', file, offset, length } };
    ordinal += count;
    return input;
  });
}

/** Rows written again in the order of their keys (ties: as they stood), in shards of the same number of rows. */
function reorder(
  context: WorkContext,
  index: number,
  sections: readonly { file: string; offset: number; length: number; count: number }[],
): StageInput[] {
  const lines: { key: string; place: number; text: () => string }[] = [];
  let place = 0;
  for (const { file, offset, length, count } of sections) {
    if (count === 0) continue;
    let origin: string | undefined;
    const text = decoder.decode(readBytes(file).subarray(offset, offset + length));
    for (const line of text.split('\n')) {
      const row = peekRow(line);
      origin = row.origin ?? origin;
      const own = origin;
      lines.push({ key: row.orderKey ?? '', place: place++, text: () => row.withOrigin(own) });
    }
  }
  lines.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place));
  const size = Math.max(1, ...sections.map((section) => section.count));
  const inputs: StageInput[] = [];
  for (let from = 0; from < lines.length; from += size) {
    const part = lines.slice(from, from + size).map((line) => line.text());
    const file = `${layout.shard(context.folder, index, inputs.length)}.sorted`;
    const { bytes } = writeWhole(file, [part.join('\n')]);
    inputs.push({ shard: inputs.length, ordinal: from, rows: part.length, from: { kind: 'stage', file, offset: 0, length: bytes } });
  }
  return inputs.length > 0 ? inputs : [];
}
