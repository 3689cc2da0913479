import type { Plan } from '../core/plan.ts';
import type { PreparedSource } from '../datasets/format.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { KeyTable } from '../kernels/key-table.ts';
import type { Job, JobResult, StageInput } from './job.ts';
import { givenId, idKinds, readSourceShard } from './source-rows.ts';

/** Dataset operators that move samples between splits. */
export const splitMakers: ReadonlySet<string> = new Set(['dataset.split', 'dataset.group-split']);

/**
 * The shards of all sources as stages read them, with the records that equal an earlier one of the same split; where steps move samples
 * between splits, of what a step adds also those that equal a record of another split.
 * Equal records are told apart by a count, so their order does not matter; two different records with one id of the
 * user's stop the run before it begins.
 *
 * @throws LeavenError dataset/duplicate-id
 */
export async function identifySources(
  plan: Plan,
  sources: readonly PreparedSource[],
  runAll: (jobs: readonly Job[], done: (job: Job, result: JobResult) => void) => Promise<void>,
): Promise<StageInput[]> {
  const jobs: Extract<Job, { kind: 'identify' }>[] = sources.flatMap((source, index) =>
    source.shards.map((_, shard) => ({ kind: 'identify' as const, source: index, shard })),
  );
  const results = new Map<string, { words: Int32Array; kinds: Uint8Array }>();
  const tables = new Map<string, IdTable>();
  const moves = plan.stages.some(({ entry }) => entry && splitMakers.has(entry.operator.use));
  const inputs: StageInput[] = [];
  let ordinal = 0;
  let next = 0;

  // Results come in any order; they are counted in the order of the shards.
  const take = () => {
    for (; next < jobs.length; next++) {
      const job = jobs[next] as (typeof jobs)[number];
      const key = `${job.source}/${job.shard}`;
      const result = results.get(key);
      if (!result) return;
      results.delete(key);
      const source = sources[job.source] as PreparedSource;
      const repeats = countRepeats(
        plan,
        source,
        job.shard,
        result,
        tableOf(source),
        moves && source.step !== undefined ? [...tables.values()] : [],
      );
      inputs.push({
        shard: inputs.length,
        ordinal,
        rows: result.kinds.length,
        from: { kind: 'source', source: job.source, shard: job.shard, repeats },
      });
      ordinal += result.kinds.length;
    }
  };
  const tableOf = (source: PreparedSource) => {
    let table = tables.get(source.split);
    if (!table) {
      const expected = sources.filter((other) => other.split === source.split).reduce((sum, other) => sum + other.records, 0);
      table = { seen: new KeyTable(expected), times: new Map() };
      tables.set(source.split, table);
    }
    return table;
  };

  await runAll(jobs, (job, result) => {
    if (job.kind !== 'identify' || result.kind !== 'identify') return;
    results.set(`${job.source}/${job.shard}`, result);
    take();
  });
  return inputs;
}

/** The ids of one split: each once, and how often those come that come again. */
interface IdTable {
  seen: KeyTable;
  times: Map<string, number>;
}

function countRepeats(
  plan: Plan,
  source: PreparedSource,
  shard: number,
  { words, kinds }: { words: Int32Array; kinds: Uint8Array },
  { seen, times }: IdTable,
  all: readonly IdTable[],
): number[] {
  const repeats: number[] = [];
  for (let i = 0; i < kinds.length; i++) {
    const high = words[i * 4] as number;
    const low = words[i * 4 + 1] as number;
    const key = `${high}/${low}`;
    const elsewhere = all.reduce(
      (sum, table) => sum + (table.seen === seen || !table.seen.has(high, low) ? 0 : (table.times.get(key) ?? 1)),
      0,
    );
    if (seen.add(high, low) && elsewhere === 0) continue;
    if (kinds[i] === idKinds.given) throw duplicateId(plan, source, shard, i);
    const time = elsewhere + (times.get(key) ?? (elsewhere > 0 ? 0 : 1)) + 1;
    times.set(key, time);
    repeats.push(i, time);
  }
  return repeats;
}

function duplicateId(plan: Plan, source: PreparedSource, shard: number, index: number): LeavenError {
  const record = readSourceShard(plan, source, shard)[index];
  return new LeavenError('dataset/duplicate-id', {
    id: record ? (givenId(plan, record) ?? '') : '',
    field: plan.idField,
    file: source.name,
    record: record?.record ?? 0,
    split: source.split === '*' ? undefined : source.split,
  });
}
