import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Json, OperatorExample } from '../core/operator.ts';
import type { FormatPlan } from '../core/plan.ts';
import { createStreams } from '../core/random.ts';
import type { Sample, Span } from '../core/sample.ts';
import type { Schema } from '../core/schema.ts';
import type { SourceOperator } from '../core/source-operator.ts';
import { type Arrangement, arrangementOf } from '../datasets/arrange.ts';
import '../datasets/disk.ts';
import { prepareSource } from '../datasets/prepare-source.ts';
import { readShard } from '../datasets/read.ts';
import { formatOfName, resolveFiles } from '../datasets/resolve.ts';
import { schemaFor } from './apply-operator.ts';

export type JsonRecord = Readonly<Record<string, Json>>;

/** The records that a source operator adds to samples: those of the example's files, then those it makes. */
export async function addedRecords(
  operator: SourceOperator,
  example: OperatorExample<any>,
  samples: readonly Sample[],
): Promise<JsonRecord[]> {
  const folder = mkdtempSync(join(tmpdir(), 'leaven-example-'));
  try {
    for (const [name, text] of Object.entries(example.files ?? {})) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const params = operator.params.parse(example.params ?? {}) as Record<string, unknown>;
    const schema = schemaFor(samples[0] ?? { id: '', text: '' });
    const records: JsonRecord[] = [];
    for (const { path, format, rename, constants, origin } of operator.files?.(params) ?? [])
      for (const { file, name } of resolveFiles(path, folder)) {
        const all = { ...constants, ...(origin === undefined ? {} : { [origin]: name }) };
        const arrangement = arrangementOf({ ...(rename ? { rename } : {}), constants: all });
        records.push(...(await readAll(file, name, { ...formatOfName(name), ...format } as FormatPlan, arrangement, schema, folder)));
      }
    if (!operator.generate) return records;
    return [...records, ...(await generated(operator, params, example.seed ?? 0, schema, samples))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The records that a source operator makes, given the samples of the data. */
export async function generated(
  operator: SourceOperator,
  params: Record<string, unknown>,
  seed: number,
  schema: Schema,
  samples: readonly Sample[],
): Promise<JsonRecord[]> {
  const streams = createStreams({ seed, epoch: 0, stepId: operator.id, slot: operator.id });
  const made = operator.generate?.({
    params,
    schema,
    resources: await operator.prepare?.(params),
    random: (index) => streams.open(String(index)),
    valuesOf: ({ column, label }) => {
      const found = samples.flatMap((sample) => {
        const value = sample[column];
        if (!Array.isArray(value)) return typeof value === 'string' ? [value] : [];
        return (value as Span[]).flatMap((span) =>
          label === undefined || span.label === label ? [String(sample.text).slice(span.start, span.end)] : [],
        );
      });
      return [...new Set(found)].sort();
    },
  });
  return [...(made ?? [])];
}

async function readAll(
  file: string,
  name: string,
  format: FormatPlan,
  arrangement: Arrangement,
  schema: Schema,
  spoolFolder: string,
): Promise<JsonRecord[]> {
  const source = { split: 'train', file, name, format, ...arrangement };
  const prepared = await prepareSource(source, { spoolFolder, shardSize: 1000, schema });
  const bytes = new Uint8Array(readFileSync(prepared.file));
  return prepared.shards.flatMap((shard) =>
    readShard(bytes.subarray(shard.offset, shard.offset + shard.length), { ...prepared, ...arrangement }, shard, schema).map(
      ({ values, error }) => (error ? { error: error.reason } : values) as JsonRecord,
    ),
  );
}
