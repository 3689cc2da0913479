import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { MergeRecord, ProvenanceRecord, RejectRecord } from '../core/provenance.ts';
import type { Column } from '../datasets/columns/types.ts';
import { nearestName } from '../datasets/nearest.ts';
import { prepareSource } from '../datasets/prepare.ts';
import { readShard } from '../datasets/read.ts';
import { typedLine } from '../datasets/write-typed.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { OutputFile } from '../pipeline/assemble.ts';
import { prepareSources } from '../pipeline/execute.ts';
import { exists, readJson } from '../pipeline/files.ts';
import type { WorkContext } from '../pipeline/job.ts';
import { layout } from '../pipeline/layout.ts';
import { redacts } from '../pipeline/privacy.ts';
import { type ChainLink, createReplayer } from '../pipeline/replay.ts';
import { finishedState, type RunState } from '../pipeline/run-folder.ts';
import { readRange } from '../pipeline/source-rows.ts';
import { readStep } from '../pipeline/source-stage.ts';
import { createRowWriterOf, writtenColumns } from '../pipeline/write-rows.ts';

export interface Explanation {
  id: string;
  split: string;
  /** The original it comes from, and the record of the file that holds it. */
  root: string;
  source: { file: string; record: number; step?: string };
  /** Text fields of the original, as they were read; `raw` of a record that could not be read. */
  original: Record<string, string>;
  /** Ids from the original to this sample. */
  lineage: string[];
  chain: ChainLink[];
  /** The sample's record as it stands in data/. */
  output?: string;
  /** The sample made again alone, and whether its bytes are the same. */
  replay?: { line: string; sameBytes: boolean };
  rejected?: { step: string; reason: string; detail?: unknown };
  mergedInto?: { step: string; id: string };
}

/**
 * Where a sample of a finished run comes from, what was drawn for it, and whether making it again alone gives the same bytes.
 *
 * Where the recipe redacts, its texts before that are masked, each private value under as many bullets, unless `showPrivate`.
 *
 * @throws LeavenError run/not-a-run, run/not-finished, run/unknown-id, run/input-changed
 */
export async function explain(folder: string, id: string, options: { showPrivate?: boolean } = {}): Promise<Explanation> {
  const state = finishedState(folder);
  const stored = readJson<WorkContext>(layout.plan(folder));
  if (!stored) throw new LeavenError('run/folder-damaged', { file: 'stages/plan.json', folder });
  if (!redacts(stored.plan)) return explainFrom({ ...stored, folder }, state, id, options);
  // Such a run keeps no copies of its inputs: they are made again, beside it and for as long as it takes.
  const scratch = mkdtempSync(join(tmpdir(), 'leaven-explain-'));
  try {
    const sources = await prepareSources(stored.plan, scratch, state.shardSize as number, {});
    for (const [index, { name, sha256 }] of stored.sources.entries())
      if (sources[index]?.sha256 !== sha256) throw new LeavenError('run/input-changed', { file: name });
    return await explainFrom({ ...stored, folder, sources }, state, id, options);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function explainFrom(context: WorkContext, state: RunState, id: string, options: { showPrivate?: boolean }): Promise<Explanation> {
  const { folder } = context;
  for (const { file, name } of context.sources) if (!exists(file)) throw new LeavenError('run/input-changed', { file: name });

  const reject = await findLine<RejectRecord>(layout.rejected(folder), id);
  const merge = exists(layout.duplicates(folder)) ? await findLine<MergeRecord>(layout.duplicates(folder), id) : undefined;
  const lineage = await lineageOf(folder, id, reject ?? merge);
  if (!lineage) throw new LeavenError('run/unknown-id', { id, folder, ...(await nearestId(folder, id)) });
  const { source, ids } = lineage;
  const rejected = reject && {
    rejected: { step: reject.step, reason: reject.reason, ...(reject.detail !== undefined ? { detail: reject.detail } : {}) },
  };
  if (reject && (reject.step === readStep || reject.step === reject.source.step)) {
    const { raw = '' } = reject.sample as { raw?: string };
    return { id, split: reject.split, root: id, source, original: { raw }, lineage: ids, chain: [], ...rejected };
  }
  const sourceIndex = context.sources.findIndex(({ name, step }) => name === source.file && step === source.step);
  const replay = await createReplayer(context, options);
  const replayed = await replay(sourceIndex, source.record, lineage.id);
  const made = replayed.rows.find(({ row }) => row.sample.id === id);
  const stopped = [...replayed.rejects, ...replayed.merges].find(({ record }) => record.id === id);
  const explanation: Explanation = {
    id,
    split: made?.row.split ?? reject?.split ?? merge?.split ?? replayed.row.split,
    root: lineage.id,
    source,
    lineage: ids,
    original: replayed.before,
    chain: (made ?? stopped)?.chain ?? [],
    ...rejected,
    ...(merge ? { mergedInto: { step: merge.step, id: merge.into } } : {}),
  };
  if (!made) return explanation;
  const found = await findOutput(context, state.files as OutputFile[], id, made.row.split);
  // A typed file says what a record holds, not how it was written down.
  const line = found?.types ? typedLine(made.line, found.types) : made.line;
  return { ...explanation, ...(found ? { output: found.raw } : {}), replay: { line, sameBytes: found?.raw === line } };
}

async function findLine<T>(file: string, id: string): Promise<T | undefined> {
  const prefix = `{"id":${JSON.stringify(id)},`;
  for await (const line of linesOf(file)) if (line.startsWith(prefix)) return JSON.parse(line) as T;
  return undefined;
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({
    input: createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
}

/** From the sample back to its original. What was rejected or merged says itself where its original stands. */
async function lineageOf(
  folder: string,
  id: string,
  gone: RejectRecord | MergeRecord | undefined,
): Promise<{ id: string; source: Explanation['source']; ids: string[] } | undefined> {
  const ids: string[] = [id];
  let record = await findLine<ProvenanceRecord>(layout.provenance(folder), id);
  if (!record && gone) {
    const { root = gone.id, ...source } = gone.source;
    return { id: root, source, ids: root === id ? ids : [root, id] };
  }
  while (record?.parent !== undefined) {
    const parent: string = record.parent;
    ids.unshift(parent);
    record = await findLine<ProvenanceRecord>(layout.provenance(folder), parent);
    // A parent that was not kept has no line of its own.
    record ??= await parentFrom(folder, parent);
  }
  return record?.source ? { id: record.id, source: record.source, ids } : undefined;
}

async function parentFrom(folder: string, id: string): Promise<ProvenanceRecord | undefined> {
  const reject = await findLine<RejectRecord>(layout.rejected(folder), id);
  if (!reject) return undefined;
  const { root = id, ...source } = reject.source;
  return { id: root, split: reject.split, source, steps: [] };
}

async function nearestId(folder: string, id: string): Promise<{ nearest?: string }> {
  const names: string[] = [];
  for await (const line of linesOf(layout.provenance(folder))) {
    const end = line.indexOf('","', 7);
    if (names.length < 20_000 && end > 0) names.push(JSON.parse(line.slice(6, end + 1)) as string);
  }
  const nearest = nearestName(id, names);
  return nearest === undefined ? {} : { nearest };
}

/** The record of an id in a split's data file: provenance has the ids in the order of the data. */
async function findOutput(
  context: WorkContext,
  files: readonly OutputFile[],
  id: string,
  split: string,
): Promise<{ raw: string; types?: readonly Column[] } | undefined> {
  const { plan, sources, folder } = context;
  let record = await countBefore(folder, id, split);
  const file = files.find((candidate) => {
    if (candidate.role !== split || !candidate.path.startsWith('data/')) return false;
    if (record <= candidate.rows) return true;
    record -= candidate.rows;
    return false;
  });
  if (!file) return undefined;
  const columns = createRowWriterOf(context).columns ?? writtenColumns(sources);
  const named = plan.output.format.format === 'csv' || plan.output.format.format === 'tsv';
  const format = {
    ...plan.output.format,
    // Own files are UTF-8, whatever their texts look like.
    encoding: 'utf-8',
    ...(columns ? { columns, header: named && (plan.output.format.header ?? true) } : {}),
    ...(plan.output.compression ? { compression: plan.output.compression } : {}),
  };
  const path = join(folder, file.path);
  const prepared = await prepareSource(
    { split, file: path, name: file.path, format },
    { spoolFolder: layout.inputs(folder), shardSize: 1000, schema: plan.schema },
  );
  const shard = prepared.shards.find((range) => record >= range.firstRecord && record < range.firstRecord + range.records);
  if (!shard) return undefined;
  const bytes = readRange(prepared.file, file.path, shard.offset, shard.length);
  const raw = readShard(bytes, prepared, shard, plan.schema)[record - shard.firstRecord]?.raw;
  return raw === undefined ? undefined : { raw, ...(prepared.types ? { types: prepared.types } : {}) };
}

/** Number of an id's record in its split's file, from 1. */
async function countBefore(folder: string, id: string, split: string): Promise<number> {
  const own = `{"id":${JSON.stringify(id)},`;
  let record = 0;
  for await (const line of linesOf(layout.provenance(folder))) {
    // Quotes inside an id are escaped, so the first bare `"split":` is the record's own.
    if (line.startsWith(JSON.stringify(split), line.indexOf(',"split":') + 9)) record++;
    if (line.startsWith(own)) return record;
  }
  return 0;
}
