import type { Shard } from './format.ts';

/** A shard of long records is cut at this many bytes, however few its records. */
const shardBytes = 8 * 1024 * 1024;
const firstCount = 100;

export interface ByteRange {
  begin: number;
  end: number;
}

export interface ShardCutter {
  /** Takes a record as a sink does, and where it has a bad byte. */
  add(begin: number, end: number, next: number, badOffset?: number): void;
  finish(): Shard[];
  count(): number;
  header(): ByteRange | undefined;
  /** Where the header has a bad byte. */
  headerBad(): number | undefined;
  /** Records with bad bytes. */
  badCount(): number;
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
  let headerBad: number | undefined;
  let bad: [number, number][] = [];
  let badCount = 0;
  const cut = () => {
    const faults = bad.length > 0 ? { bad } : {};
    if (inShard > 0) shards.push({ offset, length: reached - offset, firstRecord: total - inShard + 1, records: inShard, ...faults });
    inShard = 0;
    bad = [];
  };
  return {
    add(begin, end, next, badOffset) {
      if (awaitsHeader) {
        awaitsHeader = false;
        header = { begin, end };
        headerBad = badOffset;
        return;
      }
      // A long record begins a shard of its own rather than making a full one longer.
      if (inShard > 0 && next - offset > shardBytes) cut();
      if (inShard === 0) offset = begin;
      inShard++;
      total++;
      reached = next;
      if (badOffset !== undefined) {
        bad.push([total, badOffset]);
        badCount++;
      }
      if (firsts.length < firstCount) firsts.push({ begin, end });
      if (inShard >= size) cut();
    },
    finish() {
      cut();
      return shards;
    },
    count: () => total,
    header: () => header,
    headerBad: () => headerBad,
    badCount: () => badCount,
    firstRecords: () => firsts,
  };
}
