import { labelsIn } from '../core/labels.ts';
import type { Json } from '../core/operator.ts';
import type { Sample } from '../core/sample.ts';
import { textOf } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';
import type { PreparedSource, ReadRecord } from '../datasets/format.ts';
import { toSample } from '../datasets/sample.ts';
import { textFields } from './context.ts';
import type { StageInput, WorkContext } from './job.ts';
import type { Privacy, PrivacyAt } from './privacy.ts';
import { readSourceBatches, recordId } from './source-rows.ts';
import type { StageOutput } from './stage.ts';
import { addReject, count, countLabel, createTally, lengthBucket, type SplitTally, splitTally, stepTally } from './tally.ts';

/** The step id of what reading the data set itself rejects; records that a step adds are counted under that step. */
export const readStep = 'read';

/** The rows of a source's shard in batches, with ids; records that cannot be read become rejects. */
export function* sourceRows(
  context: WorkContext,
  input: StageInput,
  from: Extract<StageInput['from'], { kind: 'source' }>,
  privacyAt: PrivacyAt,
): Generator<StageOutput> {
  const source = context.sources[from.source];
  if (!source) return;
  const privacy = privacyAt(source.step ?? readStep);
  const repeats = new Map<number, number>();
  for (let i = 0; i < from.repeats.length; i += 2) repeats.set(from.repeats[i] as number, from.repeats[i + 1] as number);
  let index = 0;
  for (const records of readSourceBatches(context.plan, source, from.shard)) {
    yield batchOf(context, source, from.source, records, input.ordinal + index, (k) => repeats.get(index + k) ?? 1, privacy);
    index += records.length;
  }
}

function batchOf(
  context: WorkContext,
  source: PreparedSource,
  sourceIndex: number,
  records: readonly ReadRecord[],
  ordinal: number,
  timesOf: (index: number) => number,
  privacy: Privacy,
): StageOutput {
  const { plan } = context;
  const output: StageOutput = { rows: [], rejects: [], merges: [], tally: createTally() };
  const fields = textFields(plan);
  const step = source.step ?? readStep;
  const counts = stepTally(output.tally, step);
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as ReadRecord;
    const id = recordId(plan, record, timesOf(index));
    const named = plan.splitColumn !== undefined && source.split === '*' ? record.values?.[plan.splitColumn] : source.split;
    const split = typeof named === 'string' && named !== '' ? named : source.split === '*' ? 'train' : source.split;
    const tally = splitTally(output.tally, split);
    tally.read++;
    counts.in++;
    const fault =
      record.error ??
      (typeof named === 'string' && splitName.test(named)
        ? undefined
        : { reason: 'missing-split', detail: { column: plan.splitColumn ?? '', file: source.name, record: record.record } });
    if (fault || !record.values) {
      const reason = fault?.reason ?? 'unreadable';
      const raw = privacy.withholds ? '' : privacy.text(record.raw);
      const detail = privacy.json(fault?.detail ?? {});
      const sample: Json = record.values && !privacy.withholds ? privacy.json(record.values as Json) : { raw };
      output.rejects.push({
        place: ordinal + index,
        record: {
          id,
          split,
          step,
          reason,
          detail,
          source: { file: source.name, record: record.record, ...(source.step !== undefined ? { step } : {}) },
          sample,
        },
      });
      tally.rejected++;
      counts.rejected++;
      addReject(output.tally, step, reason, true, id, raw, fault && detail);
      continue;
    }
    const sample = toSample(record.values, plan.schema, id);
    describe(tally, 'Before', sample, fields, plan.schema);
    output.rows.push({
      sample,
      split,
      root: id,
      origin: { sample, raw: record.raw, values: record.values, source: sourceIndex, record: record.record },
      trace: [],
      place: ordinal + index,
    });
  }
  if (source.step === undefined) counts.out += output.rows.length;
  else counts.changed += output.rows.length;
  return output;
}

/** Names a split may have: they become file names. */
const splitName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** Counts a sample's labels and length, before or after the steps. */
export function describe(tally: SplitTally, when: 'Before' | 'After', sample: Sample, fields: readonly string[], schema: Schema): void {
  for (const { name, kind } of schema.fields) {
    const found = labelsIn(sample[name], kind);
    if (found === undefined) continue;
    if (found.length === 0) count(tally[`unlabelled${when}`], name);
    const counts = (tally[`labels${when}`][name] ??= {});
    for (const label of found) countLabel(counts, label);
  }
  const first = fields[0];
  if (first === undefined) return;
  const bucket = lengthBucket(countWords(textOf(sample, first)));
  const lengths = tally[`lengths${when}`];
  lengths[bucket] = (lengths[bucket] ?? 0) + 1;
}

/** Words as white space parts them; in scripts without spaces, characters. */
export function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000) inside = false;
    else if (unit >= 0x3040 && unit <= 0x9fff) {
      words++;
      inside = false;
    } else if (!inside) {
      words++;
      inside = true;
    }
  }
  return words;
}
