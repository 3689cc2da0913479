import { readFileSync } from 'node:fs';
import type { Json } from '../core/operator.ts';
import { textOf } from '../core/sample.ts';
import type { KeyTable } from '../kernels/key-table.ts';
import { takes, textFields } from './context.ts';
import { writeJson, writeWhole } from './files.ts';
import { heldOutPrints, openHeldOut } from './fingerprints.ts';
import type { Job, JobResult, Section, ShardDone, StageInput, WorkContext } from './job.ts';
import { heldOutTable, layout } from './layout.ts';
import { appliesTo, type LoadedStage, loadStage } from './loaded.ts';
import { unpackRows } from './packed.ts';
import type { Row } from './row.ts';
import { createOriginReader, identifyInto, readRange, readSourceShard } from './source-rows.ts';
import { sourceRows } from './source-stage.ts';
import { runStage, type StageOutput } from './stage.ts';
import { addReject, createTally, mergeTally, splitTally, stepTally } from './tally.ts';
import { createSampleWriter, type Piece, packPieces } from './write-rows.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface OpenStage {
  stage: LoadedStage;
  heldOut: KeyTable | undefined;
}

/** Does jobs: the same code in the main thread, in worker threads and wherever else an engine puts it. */
export function createWorker(context: WorkContext): (job: Job) => Promise<JobResult> {
  const stages = new Map<string, Promise<OpenStage>>();
  const readOrigin = createOriginReader(context.plan, context.sources);
  const samplePieces = createSampleWriter(context);

  const open = (index: number, withTables: boolean) => {
    const key = `${index}${withTables ? '' : ' collecting'}`;
    let opening = stages.get(key);
    if (!opening) {
      opening = openStage(context, index, withTables);
      stages.set(key, opening);
    }
    return opening;
  };

  const rowsOf = (input: StageInput): StageOutput => {
    if (input.from.kind === 'source') return sourceRows(context, input, input.from);
    const { file, offset, length } = input.from;
    const text = decoder.decode(readRange(file, file, offset, length));
    return {
      rows: unpackRows(text === '' ? [] : text.split('\n'), input.ordinal, readOrigin),
      rejects: [],
      merges: [],
      tally: createTally(),
    };
  };

  const process = async (job: Extract<Job, { kind: 'process' }>): Promise<JobResult> => {
    const { stage, heldOut } = await open(job.stage, true);
    const input = rowsOf(job.input);
    const { probe } = job;
    const rows = probe ? input.rows.filter((row) => row.place >= probe.from && row.place < probe.to) : input.rows;
    const healthy = setAside(context, stage, rows, job.poison, input);
    const output = runStage(context.plan, stage, healthy, heldOut);
    if (probe) return { kind: 'probe' };
    mergeTally(output.tally, input.tally);
    const merged: StageOutput = { ...output, rejects: [...input.rejects, ...output.rejects], merges: output.merges };
    const pieces = job.stage === context.plan.stages.length - 1 ? samplePieces(merged) : packPieces(merged);
    return { kind: 'process', done: writeShard(context, stage, job.input, merged, pieces) };
  };

  return async (job) => {
    if (job.kind === 'identify') return identify(context, job.source, job.shard);
    if (job.kind === 'process') return process(job);
    const { stage } = await open(job.stage, false);
    return { kind: 'collect', partials: collect(context, stage, rowsOf(job.input).rows) };
  };
}

/** A stage with its operators and, once all samples have been seen, its tables. */
export async function openStage(context: WorkContext, index: number, withTables: boolean): Promise<OpenStage> {
  const plan = context.plan.stages[index];
  if (!plan) throw new Error(`no stage ${index}`);
  const stage = await loadStage(context.plan, plan, context.epoch);
  if (!withTables) return { stage, heldOut: undefined };
  const bytesOf = (name: string) => new Uint8Array(readFileSync(layout.table(context.folder, index, name)));
  for (const { name, collector, loaded, context: collecting } of stage.collectors) loaded.table = collector.open(bytesOf(name), collecting);
  return { stage, heldOut: collectsHeldOut(context, stage) ? openHeldOut(bytesOf(heldOutTable)) : undefined };
}

/** Copies are compared with held-out samples where the data has any and the stage makes copies. */
export function collectsHeldOut(context: WorkContext, stage: LoadedStage): boolean {
  return context.heldOut && stage.steps.some((step) => step.plan.kind === 'augment');
}

function identify(context: WorkContext, index: number, shard: number): JobResult {
  const source = context.sources[index];
  const records = source ? readSourceShard(context.plan, source, shard) : [];
  const words = new Int32Array(records.length * 4);
  const kinds = new Uint8Array(records.length);
  for (const [i, record] of records.entries()) kinds[i] = identifyInto(context.plan, record, words, i * 4);
  return { kind: 'identify', words, kinds };
}

function collect(context: WorkContext, stage: LoadedStage, rows: readonly Row[]): Record<string, Uint8Array> {
  const partials: Record<string, Uint8Array> = {};
  for (const { name, collector, context: collecting, step } of stage.collectors) {
    const state = collector.create(collecting);
    for (const row of rows) {
      if (takes(step, row)) collector.add(state, { sample: row.sample, split: row.split, ordinal: row.place, root: row.root }, collecting);
    }
    partials[name] = collector.encode(state);
  }
  if (collectsHeldOut(context, stage)) {
    const grown = stage.steps.filter((step) => step.plan.kind === 'augment');
    const heldOut = rows.filter((row) => !grown.some((step) => appliesTo(step.plan.splits, row.split))).map((row) => row.sample);
    partials[heldOutTable] = new Uint8Array(new Uint32Array(heldOutPrints(heldOut, textFields(context.plan))).buffer);
  }
  return partials;
}

/** Takes out the rows that killed workers: each becomes a reject of the read order it stands in. */
function setAside(context: WorkContext, stage: LoadedStage, rows: Row[], poison: readonly [number, string][], into: StageOutput): Row[] {
  if (poison.length === 0) return rows;
  const reasons = new Map(poison);
  const step = (stage.entry ?? stage.steps[0])?.plan.id ?? 'write';
  return rows.filter((row) => {
    const reason = reasons.get(row.place);
    if (reason === undefined) return true;
    const { sample, split } = row;
    const record = { id: sample.id, split, step, reason: 'worker-died', detail: { message: reason }, sample: sample as unknown as Json };
    into.rejects.push({ place: row.place, record });
    splitTally(into.tally, split).rejected++;
    stepTally(into.tally, step).rejected++;
    addReject(into.tally, step, 'worker-died', true, sample.id, textOf(sample, textFields(context.plan)[0] ?? ''), { message: reason });
    return false;
  });
}

function writeShard(context: WorkContext, stage: LoadedStage, input: StageInput, output: StageOutput, pieces: readonly Piece[]): ShardDone {
  const sections: Section[] = [];
  const contents: Uint8Array[] = [];
  let offset = 0;
  for (const { name, count, content } of pieces) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    sections.push({ name, count, offset, length: bytes.length });
    contents.push(bytes);
    offset += bytes.length;
  }
  const index = stage.plan.index;
  const { bytes, sha256 } = writeWhole(layout.shard(context.folder, index, input.shard), contents);
  const done: ShardDone = { stageHash: stage.plan.hash, rows: output.rows.length, bytes, sha256, sections, tally: output.tally };
  writeJson(layout.done(context.folder, index, input.shard), done);
  return done;
}
