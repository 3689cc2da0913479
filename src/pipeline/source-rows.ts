import { filesOf } from '../core/files.ts';
import type { Plan } from '../core/plan.ts';
import type { Sample } from '../core/sample.ts';
import type { PreparedSource, ReadRecord } from '../datasets/format.ts';
import { contentHashInto } from '../datasets/identity.ts';
import { createMembers, memberText, scanMembers } from '../datasets/json-text.ts';
import { createRecordParser, readShardInBatches } from '../datasets/read.ts';
import { toSample } from '../datasets/sample.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { hash128Into, wordsToHex } from '../kernels/hash.ts';
import type { Origin } from './row.ts';

/** How the id of a record came about: from its content, from the user's column, or from bytes that could not be read. */
export const idKinds = { content: 0, given: 1, unreadable: 2 } as const;

const seeds = [0, 1, 2] as const;
const members = createMembers();

/** The bytes of a range of a file. */
export function readRange(file: string, name: string, offset: number, length: number): Uint8Array {
  const open = filesOf(file).open(file);
  try {
    const bytes = open.read(offset, length);
    if (bytes.length < length) throw new LeavenError('run/input-changed', { file: name });
    return bytes;
  } finally {
    open.close();
  }
}

/** The records of one shard of a prepared source. */
export function readSourceShard(plan: Plan, source: PreparedSource, shard: number): ReadRecord[] {
  return [...readSourceBatches(plan, source, shard)].flat();
}

/** The same, some hundred records at a time. */
export function* readSourceBatches(plan: Plan, source: PreparedSource, shard: number): Generator<ReadRecord[]> {
  const range = source.shards[shard];
  if (range) yield* readShardInBatches(readRange(source.file, source.name, range.offset, range.length), source, range, plan.schema);
}

/** The user's id of a record, digit by digit as the file has it; nothing where the record has none. */
export function givenId(plan: Plan, record: ReadRecord): string | undefined {
  const value = record.values?.[plan.idField];
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value !== 'number') return undefined;
  if (Number.isSafeInteger(value)) return String(value);
  scanMembers(record.raw, members);
  return memberText(record.raw, members, plan.idField) ?? String(value);
}

/** Four words that tell a record apart from all others, and how its id came about. */
export function identifyInto(plan: Plan, record: ReadRecord, out: Int32Array, offset: number): number {
  const given = givenId(plan, record);
  if (given !== undefined) {
    hash128Into(given, seeds[1], out, offset);
    return idKinds.given;
  }
  if (record.values) {
    contentHashInto(record.values, out, offset);
    return idKinds.content;
  }
  hash128Into(record.raw, seeds[2], out, offset);
  return idKinds.unreadable;
}

const words = new Int32Array(4);

/** The id of a record: the user's, or the hash of its content with `-k` for the k-th equal one (from the second on). */
export function recordId(plan: Plan, record: ReadRecord, times: number): string {
  const given = givenId(plan, record);
  if (given !== undefined) return given;
  identifyInto(plan, record, words, 0);
  const hash = wordsToHex(words, 0);
  return times > 1 ? `${hash}-${times}` : hash;
}

/** Reads one record again from its raw text. */
export function createOriginReader(
  plan: Plan,
  sources: readonly PreparedSource[],
): (origin: { id: string; raw: string; source: number; record: number }) => Origin {
  const parsers = sources.map((source) => createRecordParser(source, plan.schema));
  return ({ id, raw, source, record }) => {
    const values = parsers[source]?.(raw, record).values;
    if (!values) throw new LeavenError('run/folder-damaged', { file: `record ${record} of ${sources[source]?.name ?? ''}` });
    return { sample: toSample(values, plan.schema, id) as Sample, raw, values, source, record };
  };
}
