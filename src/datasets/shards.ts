import type { RecordSink, Shard } from './format.ts';

/** A shard of long records is cut at this many bytes, however few its records. */
const shardBytes = 8 * 1024 * 1024;
const firstCount = 100;

export interface ByteRange {
  begin: number;
  end: number;
}

export interface ShardCutter {
  add: RecordSink;
  finish(): Shard[];
  count(): number;
  header(): ByteRange | undefined;
  /** Ranges of the first records, without the header. */
  firstRecords(): readonly ByteRange[];
}

/** Gathers records into shards of `size` records; a header is kept apart. */
export function createShards(size: number, hasHeader: boolean): ShardCutter {
  const shards: Shard[] = [];
  const firsts: ByteRange[] = [];
  let header: ByteRange | undefined;
  let awaitsHeader = hasHeader;
  let offset = 0;
  let reached = 0;
  let inShard = 0;
  let total = 0;
  const cut = () => {
    if (inShard > 0) shards.push({ offset, length: reached - offset, firstRecord: total - inShard + 1, records: inShard });
    inShard = 0;
  };
  return {
    add(begin, end, next) {
      if (awaitsHeader) {
        awaitsHeader = false;
        header = { begin, end };
        return;
      }
      // A long record begins a shard of its own rather than making a full one longer.
      if (inShard > 0 && next - offset > shardBytes) cut();
      if (inShard === 0) offset = begin;
      inShard++;
      total++;
      reached = next;
      if (firsts.length < firstCount) firsts.push({ begin, end });
      if (inShard >= size) cut();
    },
    finish() {
      cut();
      return shards;
    },
    count: () => total,
    header: () => header,
    firstRecords: () => firsts,
  };
}
