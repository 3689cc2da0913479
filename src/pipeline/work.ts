import { joinBytes } from '../core/bytes.ts';
import type { Json } from '../core/operator.ts';
import { stepsOfStage } from '../core/plan.ts';
import { textOf } from '../core/sample.ts';
import type { KeyTable } from '../kernels/key-table.ts';
import { sourceOf, takes, textFields } from './context.ts';
import { readBytes, writeJson, writeWhole } from './files.ts';
import { openHeldOut, pushHeldOutPrint } from './fingerprints.ts';
import { foresee } from './foresee.ts';
import type { Job, JobResult, PackedShard, Section, ShardDone, StageInput, WorkContext } from './job.ts';
import { heldOutTable, layout } from './layout.ts';
import { appliesTo, type LoadedStage, loadStage } from './loaded.ts';
import { unpackRows } from './packed.ts';
import type { Origin, Row } from './row.ts';
import { createOriginReader, identifyInto, readRange, readSourceBatches } from './source-rows.ts';
import { sourceRows } from './source-stage.ts';
import { runStage, type StageOutput } from './stage.ts';
import { addReject, createTally, mergeTally, splitTally, stepTally } from './tally.ts';
import { createPackedWriter, createSampleWriter, type Piece } from './write-rows.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface OpenStage {
  stage: LoadedStage;
  heldOut: KeyTable | undefined;
}

/** Does jobs: the same code in the main thread, in worker threads and wherever else an engine puts it. */
export function createWorker(context: WorkContext): (job: Job) => Promise<JobResult> {
  const stages = new Map<string, Promise<OpenStage>>();
  const readOrigin = createOriginReader(context.plan, context.sources);
  const samplesWriter = createSampleWriter(context);

  const open = (index: number, withTables: boolean) => {
    const key = `${index}${withTables ? '' : ' collecting'}`;
    let opening = stages.get(key);
    if (!opening) {
      opening = openStage(context, index, withTables);
      stages.set(key, opening);
    }
    return opening;
  };

  function* rowsOf(input: StageInput, { privacy }: LoadedStage): Generator<StageOutput> {
    if (input.from.kind === 'source') {
      yield* sourceRows(context, input, input.from, privacy);
      return;
    }
    const { file, offset, length } = input.from;
    let origin: Origin | undefined;
    let ordinal = input.ordinal;
    for (const lines of linesInBatches(readRange(file, file, offset, length))) {
      const rows = unpackRows(lines, ordinal, readOrigin, origin);
      origin = rows[rows.length - 1]?.origin;
      ordinal += lines.length;
      yield { rows, rejects: [], merges: [], tally: createTally() };
    }
  }

  // Batch by batch, so that of a shard's rows only some hundred are alive at once.
  const process = async (job: Extract<Job, { kind: 'process' }>): Promise<JobResult> => {
    const { stage, heldOut } = await open(job.stage, true);
    const { probe } = job;
    const { deliver = false } = job;
    const writer = job.stage === context.plan.stages.length - 1 ? samplesWriter(deliver, stage.privacy) : createPackedWriter();
    const tally = createTally();
    let written = 0;
    const atOnce = rowsAtOnce(stage);
    for (const input of rowsOf(job.input, stage)) {
      const rows = probe ? input.rows.filter((row) => row.place >= probe.from && row.place < probe.to) : input.rows;
      const healthy = setAside(context, stage, rows, job.poison, input);
      // Rejects and merges wait for those of the whole batch, to stand in the order of their rows.
      const records: StageOutput = { ...input, rows: [], rejects: [...input.rejects], merges: [] };
      for (let from = 0; from < healthy.length; from += atOnce) {
        const part = atOnce < healthy.length ? healthy.slice(from, from + atOnce) : healthy;
        await foresee(stage, part, context.plan.schema);
        const { rows: made, rejects, merges, tally: counts } = runStage(context.plan, stage, part, heldOut);
        if (probe) continue;
        const output: StageOutput = { rows: made, rejects: [], merges: [], tally: counts };
        writer.add(output);
        mergeTally(tally, counts);
        for (const reject of rejects) records.rejects.push(reject);
        for (const reject of output.rejects) records.rejects.push(reject);
        for (const merge of merges) records.merges.push(merge);
        written += made.length;
      }
      if (probe) continue;
      writer.add(records);
      mergeTally(tally, records.tally);
    }
    if (probe) return { kind: 'probe' };
    const { sections, contents } = pack(writer.finish());
    const shard: PackedShard = { rows: written, sections, tally };
    if (deliver) return { kind: 'delivered', shard, bytes: joinBytes(contents) };
    return { kind: 'process', done: writeShard(context, stage, job.input, shard, contents) };
  };

  return async (job) => {
    if (job.kind === 'identify') return identify(context, job.source, job.shard);
    if (job.kind === 'process') return process(job);
    const { stage } = await open(job.stage, false);
    return { kind: 'collect', partials: await collect(context, stage, rowsOf(job.input, stage)) };
  };
}

/** A stage with its operators and, once all samples have been seen, its tables. */
export async function openStage(context: WorkContext, index: number, withTables: boolean): Promise<OpenStage> {
  const plan = context.plan.stages[index];
  if (!plan) throw new Error(`no stage ${index}`);
  const stage = await loadStage(context.plan, plan, context.epoch);
  if (!withTables) return { stage, heldOut: undefined };
  const bytesOf = (name: string) => readBytes(layout.table(context.folder, index, name));
  for (const { name, collector, loaded, context: collecting } of stage.collectors) loaded.table = collector.open(bytesOf(name), collecting);
  return { stage, heldOut: collectsHeldOut(context, stage) ? openHeldOut(bytesOf(heldOutTable)) : undefined };
}

/** Copies are compared with held-out samples where the data has any and the stage makes copies. */
export function collectsHeldOut(context: WorkContext, stage: LoadedStage): boolean {
  return context.heldOut && stage.steps.some((step) => step.plan.kind === 'augment');
}

function identify(context: WorkContext, index: number, shard: number): JobResult {
  const source = context.sources[index];
  const count = source?.shards[shard]?.records ?? 0;
  const words = new Int32Array(count * 4);
  const kinds = new Uint8Array(count);
  let at = 0;
  if (source)
    for (const records of readSourceBatches(context.plan, source, shard))
      for (const record of records) {
        kinds[at] = identifyInto(context.plan, record, words, at * 4);
        at++;
      }
  return { kind: 'identify', words, kinds };
}

async function collect(context: WorkContext, stage: LoadedStage, batches: Iterable<StageOutput>): Promise<Record<string, Uint8Array>> {
  const states = stage.collectors.map(({ collector, context: collecting }) => collector.create(collecting));
  const heldOut = collectsHeldOut(context, stage);
  const grown = stage.steps.filter((step) => step.plan.kind === 'augment');
  const fields = textFields(context.plan);
  const prints: number[] = [];
  for (const { rows } of batches) {
    for (const [i, { collector, context: collecting, step, reads }] of stage.collectors.entries()) {
      for (const row of rows) {
        if (takes(step, row) || appliesTo(reads, row.split))
          collector.add(states[i], { sample: row.sample, split: row.split, ordinal: row.place, root: row.root }, collecting);
      }
      await collector.settle?.(states[i], collecting);
    }
    if (!heldOut) continue;
    for (const row of rows) if (!grown.some((step) => appliesTo(step.plan.splits, row.split))) pushHeldOutPrint(row.sample, fields, prints);
  }
  const partials: Record<string, Uint8Array> = {};
  for (const [i, { name, collector }] of stage.collectors.entries()) partials[name] = collector.encode(states[i]);
  if (heldOut) partials[heldOutTable] = new Uint8Array(new Uint32Array(prints).buffer);
  return partials;
}

/** Takes out the rows that killed workers: each becomes a reject of the read order it stands in. */
function setAside(context: WorkContext, stage: LoadedStage, rows: Row[], poison: readonly [number, string][], into: StageOutput): Row[] {
  if (poison.length === 0) return rows;
  const reasons = new Map(poison);
  const step = stepsOfStage(stage.plan)[0]?.id ?? 'write';
  return rows.filter((row) => {
    const reason = reasons.get(row.place);
    if (reason === undefined) return true;
    const { split } = row;
    const sample = stage.privacy(step).sample(row.sample);
    const record = {
      id: sample.id,
      split,
      step,
      reason: 'worker-died',
      detail: { message: reason },
      source: sourceOf(context.plan, row),
      sample: sample as unknown as Json,
    };
    into.rejects.push({ place: row.place, record });
    splitTally(into.tally, split).rejected++;
    stepTally(into.tally, step).rejected++;
    addReject(into.tally, step, 'worker-died', true, sample.id, textOf(sample, textFields(context.plan)[0] ?? ''), { message: reason });
    return false;
  });
}

/** Rows alive at once in a stage that makes copies, copies included: more would outlive the youngest generation. */
const aliveAtOnce = 300;

/** Rows to run through a stage at once. */
export function rowsAtOnce(stage: LoadedStage): number {
  let made = 1;
  for (const { plan } of stage.steps) if (plan.kind === 'augment') made *= 1 + plan.copies;
  return made === 1 ? Number.POSITIVE_INFINITY : Math.max(8, Math.ceil(aliveAtOnce / made));
}

/** The pieces of a shard one behind the other, and where each lies. */
function pack(pieces: readonly Piece[]): { sections: Section[]; contents: Uint8Array[] } {
  const sections: Section[] = [];
  const contents: Uint8Array[] = [];
  let offset = 0;
  for (const { name, count, content } of pieces) {
    let length = 0;
    for (const bytes of content) length += bytes.length;
    sections.push({ name, count, offset, length });
    contents.push(...content);
    offset += length;
  }
  return { sections, contents };
}

function writeShard(
  context: WorkContext,
  stage: LoadedStage,
  input: StageInput,
  shard: PackedShard,
  contents: readonly Uint8Array[],
): ShardDone {
  const index = stage.plan.index;
  const { bytes, sha256 } = writeWhole(layout.shard(context.folder, index, input.shard), contents);
  const done: ShardDone = { stageHash: stage.plan.hash, rows: shard.rows, bytes, sha256, sections: shard.sections, tally: shard.tally };
  writeJson(layout.done(context.folder, index, input.shard), done);
  return done;
}

/** Rows unpacked at once. */
const batchRows = 500;
const lineFeed = 10;

function* linesInBatches(bytes: Uint8Array): Generator<string[]> {
  let lines = 0;
  let begin = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) {
    if (++lines % batchRows !== 0) continue;
    yield decoder.decode(bytes.subarray(begin, at)).split('\n');
    begin = at + 1;
  }
  if (begin < bytes.length) yield decoder.decode(bytes.subarray(begin)).split('\n');
}
