import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { applyEdits, type PackedEdit, unpackEdits } from '../core/edits.ts';
import type { ProvenanceRecord } from '../core/provenance.ts';
import { grownSplit } from '../pipeline/execute.ts';
import { layout } from '../pipeline/layout.ts';
import type { Rows } from '../training/read-rows.ts';
import type { GrownCopy } from './flips.ts';

/** The copies of a finished run with what was done to them, from its provenance and its rows of train. */
export async function readCopies(folder: string, train: Rows, originals: Rows): Promise<GrownCopy[]> {
  const text = textsOf(originals);
  for (const [id, own] of textsOf(train)) text.set(id, own);
  const labels = new Map(train.ids.map((id, row) => [id, train.labels[row] ?? '']));
  const copies: GrownCopy[] = [];
  for await (const line of createInterface({ input: createReadStream(layout.provenance(folder)), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === '') continue;
    const { id, split, parent, steps } = JSON.parse(line) as ProvenanceRecord;
    const before = parent === undefined ? undefined : text.get(parent);
    const after = text.get(id);
    const label = labels.get(id);
    if (split !== grownSplit || before === undefined || after === undefined || label === undefined) continue;
    const made = steps.filter((step) => step.copy !== undefined);
    const operator = made.map((step) => step.operator).join(' + ');
    copies.push({ id, operator, label, before, after, edits: editsOf(made.length === 1 ? made[0]?.plan : undefined, before, after) });
  }
  return copies;
}

function textsOf({ ids, columns }: Rows): Map<string, string> {
  return new Map(ids.map((id, row) => [id, columns.map((column) => column[row] ?? '').join(' ⏎ ')]));
}

/** The edits that were drawn where they lead from one text to the other; else what lies between the equal ends. */
function editsOf(plan: unknown, before: string, after: string): readonly PackedEdit[] {
  const lists = typeof plan === 'object' && plan !== null ? Object.values(plan as Record<string, unknown>) : [];
  const only = lists.length === 1 ? (lists[0] as PackedEdit[]) : undefined;
  if (Array.isArray(only) && only.every((edit) => Array.isArray(edit) && edit.length === 3 && (edit[1] as number) <= before.length)) {
    if (applyEdits(before, unpackEdits(only)) === after) return only;
  }
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++;
  return [[start, before.length - end, after.slice(start, after.length - end)]];
}
