import type { Json } from '../../core/operator.ts';
import type { Sample } from '../../core/sample.ts';
import { readShardInBatches } from '../../datasets/read.ts';
import { readRange } from '../../pipeline/source-rows.ts';
import type { OpenedData } from './open.ts';

/** A record of the data: a sample, or why it is none. */
export interface ReadRow {
  /** Place of its source. */
  source: number;
  record: number;
  sample?: Sample;
  error?: { reason: string; detail: Json; raw: string };
}

/** All records of all files in order, in bounded memory. */
export function* readRows({ sources, schema }: OpenedData): Generator<ReadRow> {
  for (const [source, prepared] of sources.entries()) {
    for (const shard of prepared.shards) {
      const bytes = readRange(prepared.file, prepared.name, shard.offset, shard.length);
      for (const records of readShardInBatches(bytes, prepared, shard, schema))
        for (const { record, values, error, raw } of records)
          yield { source, record, ...(values ? { sample: values as Sample } : {}), ...(error ? { error: { ...error, raw } } : {}) };
    }
  }
}

/** The samples of chosen records of one source, by their numbers. */
export function readChosen({ sources, schema }: OpenedData, source: number, records: ReadonlySet<number>): Map<number, Sample> {
  const found = new Map<number, Sample>();
  const prepared = sources[source];
  for (const shard of prepared?.shards ?? []) {
    if (!prepared || !holdsAny(records, shard.firstRecord, shard.records)) continue;
    const bytes = readRange(prepared.file, prepared.name, shard.offset, shard.length);
    for (const batch of readShardInBatches(bytes, prepared, shard, schema))
      for (const { record, values } of batch) if (values && records.has(record)) found.set(record, values as Sample);
  }
  return found;
}

function holdsAny(records: ReadonlySet<number>, first: number, count: number): boolean {
  for (const record of records) if (record >= first && record < first + count) return true;
  return false;
}
