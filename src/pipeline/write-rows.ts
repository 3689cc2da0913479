import type { Json } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import { textOf } from '../core/sample.ts';
import { createWriter } from '../datasets/write.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { textFields } from './context.ts';
import { fingerprintInto, printWords } from './fingerprints.ts';
import type { WorkContext } from './job.ts';
import { packRows } from './packed.ts';
import type { Row } from './row.ts';
import { describe } from './source-stage.ts';
import type { Placed, StageOutput } from './stage.ts';
import { addReject, splitTally, stepTally } from './tally.ts';

/** The step id of what writing itself rejects. */
export const writeStep = 'write';

/** A piece of a shard's file, before it has a place there. */
export interface Piece {
  name: string;
  count: number;
  content: string | Uint8Array;
}

export function createRowWriterOf(context: WorkContext) {
  const { plan, sources } = context;
  const columns = sources[0]?.columns;
  return createWriter(plan.output.format, plan.schema, { idField: plan.idField, ...(columns ? { columns } : {}) });
}

/** Encodes the rows of the last stage: data by split, provenance, fingerprints, rejects and merges. */
export function createSampleWriter(context: WorkContext): (output: StageOutput) => Piece[] {
  const { plan, sources } = context;
  const writer = createRowWriterOf(context);
  const fields = textFields(plan);
  const label = plan.schema.fields.find((field) => field.kind === 'label')?.name;
  const quotedNames = sources.map((source) => JSON.stringify(source.name));
  return (output) => {
    const { tally } = output;
    const counts = stepTally(tally, writeStep);
    const data = new Map<string, string[]>();
    const provenance: string[] = [];
    const prints = context.heldOut ? new Uint32Array(output.rows.length * printWords) : undefined;
    const splits: string[] = [];
    for (const row of output.rows) {
      counts.in++;
      const split = splitTally(tally, row.split);
      let encoded: string;
      try {
        encoded = encodeRow(context, writer, row);
      } catch (error) {
        if (!(error instanceof LeavenError) || error.code !== 'dataset/cannot-write') throw error;
        rejectUnwritable(output, row, error, fields);
        continue;
      }
      let lines = data.get(row.split);
      if (!lines) {
        lines = [];
        data.set(row.split, lines);
      }
      lines.push(encoded);
      if (prints) fingerprintInto(row.sample, fields, prints, provenance.length * printWords);
      provenance.push(provenanceLine(row, quotedNames));
      splits.push(row.split);
      split.written++;
      describe(split, 'After', row.sample, fields, label);
    }
    counts.out += provenance.length;
    const pieces: Piece[] = [];
    for (const [split, lines] of data) pieces.push({ name: `data/${split}`, count: lines.length, content: lines.join(writer.separator) });
    pieces.push({ name: 'provenance', count: provenance.length, content: lined(provenance) });
    if (prints) {
      const used = prints.subarray(0, provenance.length * printWords);
      pieces.push({ name: 'prints', count: provenance.length, content: new Uint8Array(used.buffer, used.byteOffset, used.byteLength) });
      pieces.push({ name: 'splits', count: provenance.length, content: JSON.stringify(splits) });
    }
    return [...pieces, ...recordPieces(output)];
  };
}

/** A row in the output's format, with what its original's bytes allow to be kept. */
export function encodeRow(context: WorkContext, writer: ReturnType<typeof createRowWriterOf>, row: Row): string {
  const source = context.sources[row.origin.source];
  if (!source) return writer.encode(row.sample);
  const { sample, raw, values } = row.origin;
  return writer.encode(row.sample, { sample, raw, values, format: source.format });
}

function rejectUnwritable(output: StageOutput, row: Row, error: LeavenError, fields: readonly string[]): void {
  const { tally } = output;
  const detail = error.data as Json;
  const record = {
    id: row.sample.id,
    split: row.split,
    step: writeStep,
    reason: 'cannot-write',
    detail,
    sample: row.sample as unknown as Json,
  };
  output.rejects.push({ place: row.place, record });
  splitTally(tally, row.split).rejected++;
  stepTally(tally, writeStep).rejected++;
  addReject(tally, writeStep, 'cannot-write', true, row.sample.id, shownText(row.sample, fields), detail);
}

function shownText(sample: Sample, fields: readonly string[]): string {
  return fields.map((field) => textOf(sample, field)).join(' ⏎ ');
}

/** A line of provenance.jsonl. */
export function provenanceLine(row: Row, quotedNames: readonly string[]): string {
  const from =
    row.parent === undefined
      ? `"source":{"file":${quotedNames[row.origin.source]},"record":${row.origin.record}}`
      : `"parent":${JSON.stringify(row.parent)}`;
  return `{"id":${JSON.stringify(row.sample.id)},"split":${JSON.stringify(row.split)},${from},"steps":${row.trace.length === 0 ? '[]' : JSON.stringify(row.trace)}}`;
}

/** Rows on their way to the next stage, with the rejects and merges of this one. */
export function packPieces(output: StageOutput): Piece[] {
  return [{ name: 'rows', count: output.rows.length, content: packRows(output.rows).join('\n') }, ...recordPieces(output)];
}

function recordPieces(output: StageOutput): Piece[] {
  return [
    { name: 'rejected', count: output.rejects.length, content: lined(inOrder(output.rejects)) },
    { name: 'duplicates', count: output.merges.length, content: lined(inOrder(output.merges)) },
  ];
}

function lined(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Records in the order of the rows they came from, whatever the shards. */
function inOrder(records: Placed<unknown>[]): string[] {
  return records.sort((a, b) => a.place - b.place).map(({ record }) => JSON.stringify(record));
}
