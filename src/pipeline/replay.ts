import type { PackedEdit } from '../core/edits.ts';
import type { Json } from '../core/operator.ts';
import type { MergeRecord, RejectRecord } from '../core/provenance.ts';
import type { Sample } from '../core/sample.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { foresee } from './foresee.ts';
import type { WorkContext } from './job.ts';
import { maskedTexts, openPrivacy } from './privacy.ts';
import type { Row, TracedStep } from './row.ts';
import { createOriginReader, readSourceShard } from './source-rows.ts';
import { readStep } from './source-stage.ts';
import { runStage } from './stage.ts';
import { openStage } from './work.ts';
import { createRowWriterOf, encodeRow } from './write-rows.ts';

/** What becomes of one original, run alone through all stages. */
export interface Replayed {
  row: Row;
  before: Record<string, string>;
  rows: { row: Row; chain: ChainLink[]; line: string }[];
  /** What was stopped on the way, with the steps it had been through. */
  rejects: { record: RejectRecord; chain: ChainLink[] }[];
  merges: { record: MergeRecord; chain: ChainLink[] }[];
}

/** One step of a sample's way, with the texts around it. */
export interface ChainLink {
  step: string;
  operator: string;
  copy?: number;
  attempt?: number;
  plan?: Json;
  before: Record<string, string>;
  after: Record<string, string>;
  /** Text operators only. */
  edits?: Record<string, PackedEdit[]>;
}

/**
 * Runs originals alone, with the tables of a run: the same samples to the byte as in the run. What the recipe redacts is masked in the
 * texts before that, unless `showPrivate`.
 */
export async function createReplayer(
  context: WorkContext,
  { showPrivate = false }: { showPrivate?: boolean } = {},
): Promise<(source: number, record: number, id: string, split?: string) => Promise<Replayed>> {
  const { plan, sources } = context;
  const stages = await Promise.all(plan.stages.map((_, index) => openStage(context, index, true)));
  const readOrigin = createOriginReader(plan, sources);
  const writer = createRowWriterOf(context);
  const privacyAt = showPrivate ? undefined : stages[0]?.stage.privacy;
  const view: View = {
    texts: (sample, step) => maskedTexts(sample, plan.schema, privacyAt?.(step, step === readStep ? 'before' : 'after') ?? openPrivacy),
    plan: (made, step) => (privacyAt?.(step) ?? openPrivacy).json(made),
  };

  return async (sourceIndex, record, id, split) => {
    const source = sources[sourceIndex];
    const shard = source?.shards.findIndex((range) => record >= range.firstRecord && record < range.firstRecord + range.records) ?? -1;
    const range = source?.shards[shard];
    const read = source && range ? readSourceShard(plan, source, shard)[record - range.firstRecord] : undefined;
    if (!source || !read) throw new LeavenError('run/input-changed', { file: source?.name ?? '' });
    const origin = readOrigin({ id, raw: read.raw, source: sourceIndex, record });
    const named = plan.splitColumn !== undefined && source.split === '*' ? read.values?.[plan.splitColumn] : source.split;
    const row: Row = {
      sample: origin.sample,
      split: split ?? (typeof named === 'string' ? named : source.split),
      root: id,
      origin,
      trace: [],
      place: 0,
    };
    let rows: Row[] = [{ ...row }];
    // What a step added has not been through the stages before it.
    const joined = plan.stages.findIndex((stage) => stage.joins?.some((step) => step.id === source.step));
    const passed = stages.slice(Math.max(0, joined));
    if (passed[0]) await foresee(passed[0].stage, rows, plan.schema);
    const before = view.texts(row.sample, readStep);
    const replayed: Replayed = { row, before, rows: [], rejects: [], merges: [] };
    for (const { stage, heldOut } of passed) {
      for (const [place, one] of rows.entries()) one.place = place;
      await foresee(stage, rows, plan.schema);
      const output = runStage(plan, stage, rows, heldOut, true);
      for (const { record: reject, history = [] } of output.rejects)
        replayed.rejects.push({ record: reject, chain: chainOf(history, before, view) });
      for (const { record: merge, history = [] } of output.merges)
        replayed.merges.push({ record: merge, chain: chainOf(history, before, view) });
      rows = output.rows;
    }
    replayed.rows = rows.map((last) => ({
      row: last,
      chain: chainOf([...(last.history ?? []), ...last.trace], before, view),
      line: encodeRow(context, writer, last),
    }));
    return replayed;
  };
}

/** How a replay is shown: the texts of a sample as a step left it, and what the step drew. */
interface View {
  texts(sample: Sample, step: string): Record<string, string>;
  plan(plan: Json, step: string): Json;
}

function chainOf(trace: readonly TracedStep[], start: Record<string, string>, view: View): ChainLink[] {
  let current = start;
  return trace.map((step) => {
    const before = current;
    const plan = step.plan === undefined ? undefined : view.plan(step.plan, step.step);
    const edits = editsOf(plan, before);
    if (step.after) current = view.texts(step.after, step.step);
    const { copy, attempt } = step;
    return {
      step: step.step,
      operator: step.operator,
      ...(copy !== undefined ? { copy } : {}),
      ...(attempt !== undefined ? { attempt } : {}),
      ...(plan !== undefined ? { plan } : {}),
      before,
      after: current,
      ...(edits ? { edits } : {}),
    };
  });
}

/** A text operator's plan is a list of edits for each text. */
function editsOf(plan: Json | undefined, texts: Record<string, string>): Record<string, PackedEdit[]> | undefined {
  if (typeof plan !== 'object' || plan === null || Array.isArray(plan)) return undefined;
  const entries = Object.entries(plan);
  const isEdits = (value: unknown): value is PackedEdit[] =>
    Array.isArray(value) && value.every((edit) => Array.isArray(edit) && edit.length === 3 && typeof edit[2] === 'string');
  return entries.length > 0 && entries.every(([field, value]) => texts[field] !== undefined && isEdits(value))
    ? (plan as unknown as Record<string, PackedEdit[]>)
    : undefined;
}
