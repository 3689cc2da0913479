import { utf8 } from '../core/bytes.ts';
import { fingerprintInto, printWords } from '../core/fingerprint.ts';
import type { Json } from '../core/operator.ts';
import { type FormatPlan, type Plan, stepsOfStage } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import { textOf } from '../core/sample.ts';
import { arrangeRaw } from '../datasets/arrange.ts';
import { quote } from '../datasets/json-text.ts';
import { createWriter } from '../datasets/write.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { sourceOf, textFields } from './context.ts';
import type { WorkContext } from './job.ts';
import { packRows } from './packed.ts';
import { leftovers, type PrivacyAt } from './privacy.ts';
import type { Row } from './row.ts';
import { createSamenessCheck } from './sameness.ts';
import { describe, readStep } from './source-stage.ts';
import type { Placed, StageOutput } from './stage.ts';
import { addReject, count, splitTally, stepTally } from './tally.ts';

/** The step id of what writing itself rejects. */
export const writeStep = 'write';

/** A piece of a shard's file, before it has a place there. */
export interface Piece {
  name: string;
  count: number;
  content: readonly Uint8Array[];
}

/** Takes the rows of a shard batch by batch and ends with its pieces. */
export interface ShardWriter {
  add(output: StageOutput): void;
  finish(): Piece[];
}

export function createRowWriterOf(context: WorkContext) {
  const { plan, sources } = context;
  const columns = writtenColumns(sources);
  const options = { idField: plan.idField, added: addedColumns(plan), ...(columns ? { columns } : {}), ...endsOf(sources) };
  return createWriter(plan.output.format, plan.schema, options);
}

/** Columns that steps add to those of the sources. */
function addedColumns({ stages }: Plan): string[] {
  return stages.flatMap(stepsOfStage).flatMap((step) => (step.kind === 'operator' ? (step.operator.adds ?? []) : []));
}

/** What the first source that tells it has for line ends, and around its records. */
function endsOf(sources: WorkContext['sources']): Pick<FormatPlan, 'lineEnd' | 'fileHead' | 'fileEnd'> {
  const { lineEnd, fileHead, fileEnd } = sources.find(({ format }) => format.fileEnd !== undefined)?.format ?? {};
  return {
    ...(lineEnd === undefined ? {} : { lineEnd }),
    ...(fileHead === undefined ? {} : { fileHead }),
    ...(fileEnd === undefined ? {} : { fileEnd }),
  };
}

/** The columns of all sources, in the order in which they come up. */
export function writtenColumns(sources: WorkContext['sources']): string[] | undefined {
  const columns = new Set(sources.flatMap(({ columns, constants = {} }) => (columns ? [...columns, ...Object.keys(constants)] : [])));
  return columns.size > 0 ? [...columns] : undefined;
}

/**
 * Encodes the rows of the last stage: data by split, rejects and merges; and, save where a stream takes them, provenance and fingerprints.
 */
export function createSampleWriter(context: WorkContext): (streamed: boolean, privacyAt: PrivacyAt) => ShardWriter {
  const { plan, sources } = context;
  const writer = createRowWriterOf(context);
  const separator = utf8(writer.separator);
  const fields = textFields(plan);
  const origins = sources.map(({ name, step }) => ({ name: quote(name), step: step === undefined ? '' : `,"step":${quote(step)}` }));
  return (streamed, privacyAt) => {
    // What nothing has redacted would have been, had a step worked there.
    const privacy = privacyAt(readStep);
    const heldOut = context.heldOut && !streamed;
    const data = new Map<string, MutablePiece>();
    const provenance = createPiece('provenance');
    const prints = createPiece('prints');
    const splits: string[] = [];
    const records = createRecordPieces();
    const checkSameness = createSamenessCheck(fields);
    return {
      add(output) {
        const { tally } = output;
        const counts = stepTally(tally, writeStep);
        const lines = new Map<string, string[]>();
        const traces: string[] = [];
        const words = heldOut ? new Uint32Array(output.rows.length * printWords) : undefined;
        let written = 0;
        for (const row of output.rows) {
          counts.in++;
          const split = splitTally(tally, row.split);
          let encoded: string;
          try {
            encoded = encodeRow(context, writer, row);
          } catch (error) {
            if (!(error instanceof LeavenError) || error.code !== 'dataset/cannot-write') throw error;
            rejectUnwritable(plan, output, row, error, fields);
            continue;
          }
          let own = lines.get(row.split);
          if (!own) {
            own = [];
            lines.set(row.split, own);
          }
          own.push(encoded);
          if (words) {
            fingerprintInto(row.sample, fields, words, written * printWords);
            splits.push(row.split);
          }
          checkSameness(row, tally);
          if (privacy.redacts) for (const column of leftovers(row.sample, plan.schema, privacy)) count(tally.unredacted, column);
          if (!streamed) traces.push(provenanceLine(row, origins));
          written++;
          split.written++;
          describe(split, 'After', row.sample, fields, plan.schema);
        }
        counts.out += written;
        for (const [split, own] of lines) {
          let piece = data.get(split);
          if (!piece) {
            piece = createPiece(`data/${split}`);
            data.set(split, piece);
          } else piece.content.push(separator);
          put(piece, own.length, own.join(writer.separator));
        }
        put(provenance, traces.length, lined(traces));
        if (words) put(prints, written, new Uint8Array(words.buffer, 0, written * printWords * 4));
        records.add(output);
      },
      finish() {
        const pieces = [...data.values(), provenance];
        if (heldOut) {
          const names = createPiece('splits');
          put(names, splits.length, JSON.stringify(splits));
          pieces.push(prints, names);
        }
        return [...pieces, ...records.finish()];
      },
    };
  };
}

interface MutablePiece extends Piece {
  content: Uint8Array[];
}

function createPiece(name: string): MutablePiece {
  return { name, count: 0, content: [] };
}

/** Strings become bytes at once: they would outlive their batch. */
function put(piece: MutablePiece, count: number, content: string | Uint8Array): void {
  piece.count += count;
  if (content.length > 0) piece.content.push(typeof content === 'string' ? utf8(content) : content);
}

/** A row in the output's format, with what its original's bytes allow to be kept. */
export function encodeRow(context: WorkContext, writer: ReturnType<typeof createRowWriterOf>, row: Row): string {
  const source = context.sources[row.origin.source];
  if (!source) return writer.encode(row.sample);
  const { sample, raw, values } = row.origin;
  return writer.encode(row.sample, { sample, raw: arrangeRaw(raw, source), values, format: source.format });
}

function rejectUnwritable(plan: Plan, output: StageOutput, row: Row, error: LeavenError, fields: readonly string[]): void {
  const { tally } = output;
  const detail = error.data as Json;
  const record = {
    id: row.sample.id,
    split: row.split,
    step: writeStep,
    reason: 'cannot-write',
    detail,
    source: sourceOf(plan, row),
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
export function provenanceLine(row: Row, origins: readonly { name: string; step: string }[]): string {
  const origin = origins[row.origin.source];
  const from =
    row.parent === undefined
      ? `"source":{"file":${origin?.name},"record":${row.origin.record}${origin?.step}}`
      : `"parent":${quote(row.parent)}`;
  return `{"id":${quote(row.sample.id)},"split":${quote(row.split)},${from},"steps":${row.trace.length === 0 ? '[]' : JSON.stringify(row.trace)}}`;
}

/** Rows on their way to the next stage, with the rejects and merges of this one. */
export function createPackedWriter(): ShardWriter {
  const rows = createPiece('rows');
  const records = createRecordPieces();
  const lineFeed = utf8('\n');
  return {
    add(output) {
      if (output.rows.length > 0) {
        if (rows.count > 0) rows.content.push(lineFeed);
        put(rows, output.rows.length, packRows(output.rows).join('\n'));
      }
      records.add(output);
    },
    finish: () => [rows, ...records.finish()],
  };
}

/** Batches come in the order of their rows, so records sorted within each are sorted. */
function createRecordPieces(): ShardWriter {
  const rejected = createPiece('rejected');
  const duplicates = createPiece('duplicates');
  return {
    add({ rejects, merges }) {
      put(rejected, rejects.length, lined(inOrder(rejects)));
      put(duplicates, merges.length, lined(inOrder(merges)));
    },
    finish: () => [rejected, duplicates],
  };
}

function lined(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Records in the order of the rows they came from, whatever the shards. */
function inOrder(records: Placed<unknown>[]): string[] {
  return records.sort((a, b) => a.place - b.place).map(({ record }) => JSON.stringify(record));
}
