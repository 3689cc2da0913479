import type { PackedEdit } from '../core/edits.ts';
import type { Json } from '../core/operator.ts';
import { rolesOf, textsOf } from '../core/places.ts';
import type { Schema } from '../core/schema.ts';
import { type ExecuteOutcome, grownSplit } from '../pipeline/execute.ts';
import { createReplayer, type Replayed } from '../pipeline/replay.ts';
import { readSourceShard, recordId } from '../pipeline/source-rows.ts';
import { exampleKey } from '../pipeline/tally.ts';

export interface PreviewStep {
  step: string;
  operator: string;
  copy?: number;
  attempt?: number;
  edits: Record<string, PackedEdit[]>;
  before: Record<string, string>;
  after: Record<string, string>;
}

export interface PreviewItem {
  id: string;
  split: string;
  label?: string;
  /** Its texts by their places: fields, messages (`messages[1]`), choices. */
  before: Record<string, string>;
  /** Roles of its messages by their places. */
  roles?: Record<string, string>;
  /** What was done to the original itself. */
  steps: PreviewStep[];
  copies: { id: string; steps: PreviewStep[]; after: Record<string, string> }[];
  rejects: { id: string; step: string; reason: string; detail?: Json }[];
  merged: { into: string }[];
}

/** Rows of each source a preview looks at: the beginning of the data. */
export const rowsLookedAt = 500;

/** Some originals of a run with what became of them: chosen by key, so the same every time. */
export async function previewOf(outcome: ExecuteOutcome, wanted: number): Promise<PreviewItem[]> {
  const { plan: sealed, sources } = outcome;
  const replay = await createReplayer({ plan: sealed, sources, folder: sealed.output.path, heldOut: outcome.leaksChecked, epoch: 0 });
  const seen = new Set<string>();
  const candidates: { source: number; record: number; id: string; key: number }[] = [];
  for (const [index, source] of sources.entries()) {
    if (source.split !== grownSplit && source.split !== '*') continue;
    for (const shard of source.shards.keys()) {
      for (const record of readSourceShard(sealed, source, shard)) {
        if (!record.values) continue;
        const id = recordId(sealed, record, 1);
        // Of equal records the first stands for all.
        if (seen.has(id)) continue;
        seen.add(id);
        candidates.push({ source: index, record: record.record, id, key: exampleKey(id) });
      }
    }
  }
  candidates.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1));
  const items: PreviewItem[] = [];
  for (const { source, record, id } of candidates.slice(0, wanted)) items.push(toItem(await replay(source, record, id), sealed.schema));
  return items;
}

function toItem(replayed: Replayed, schema: Schema): PreviewItem {
  const labelField = schema.fields.find((field) => field.kind === 'label')?.name;
  const { row, before, rows, rejects, merges } = replayed;
  const label = labelField === undefined ? undefined : row.sample[labelField];
  const steps = (chain: (typeof rows)[number]['chain']): PreviewStep[] =>
    chain.map(({ step, operator, copy, attempt, edits, before: from, after }) => ({
      step,
      operator,
      ...(copy !== undefined ? { copy } : {}),
      ...(attempt !== undefined ? { attempt } : {}),
      edits: edits ?? {},
      before: from,
      after,
    }));
  const own = rows.find((one) => one.row.parent === undefined);
  return {
    id: row.sample.id,
    split: own?.row.split ?? row.split,
    ...(typeof label === 'string' ? { label } : {}),
    before,
    ...(schema.fields.some(({ kind }) => kind === 'messages') ? { roles: rolesOf(row.sample, schema) } : {}),
    steps: own ? steps(own.chain) : [],
    copies: rows
      .filter((one) => one.row.parent !== undefined)
      .map((one) => ({
        id: one.row.sample.id,
        steps: steps(one.chain),
        after: textsOf(one.row.sample, schema),
      })),
    rejects: rejects.map(({ record: { id, step, reason, detail } }) => ({ id, step, reason, ...(detail !== undefined ? { detail } : {}) })),
    merged: merges.map(({ record }) => ({ into: record.into })),
  };
}
