import { BadFile } from '../columns/bad-file.ts';

/**
 * A table of a FlatBuffer, read with every offset checked: what Arrow's metadata is made of. Fields have the numbers of their place in the
 * schema of the format (Message.fbs, Schema.fbs).
 */
export interface Table {
  /** Byte that stands for a boolean or a small enum. */
  byte(slot: number, fallback?: number): number;
  short(slot: number, fallback?: number): number;
  int(slot: number, fallback?: number): number;
  /** @throws BadFile beyond 2^53 */
  long(slot: number): number;
  text(slot: number): string | undefined;
  table(slot: number): Table | undefined;
  tables(slot: number): Table[];
  /** The two 64-bit numbers of each struct of a list. */
  pairs(slot: number): [number, number][];
  longs(slot: number): number[];
  /** Offsets of the blocks of a file. */
  blocks(slot: number): number[];
}

const utf8 = new TextDecoder();

/** The root table of a buffer. @throws BadFile */
export function rootTable(bytes: Uint8Array): Table {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Tables that share their parts could be many more than there are bytes.
  let tables = 0;

  const check = (at: number, size: number): number => {
    if (at < 0 || at + size > view.byteLength) throw new BadFile('metadata');
    return at;
  };
  const whole = (at: number): number => {
    const value = view.getBigInt64(check(at, 8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < -BigInt(Number.MAX_SAFE_INTEGER)) throw new BadFile('metadata');
    return Number(value);
  };
  const follow = (at: number): number => at + view.getUint32(check(at, 4), true);

  const tableAt = (place: number): Table => {
    if (++tables > 200_000) throw new BadFile('metadata');
    const layout = place - view.getInt32(check(place, 4), true);
    const size = view.getUint16(check(layout, 4), true);
    /** Where a field stands; 0 where it has its default. */
    const field = (slot: number): number => {
      const entry = 4 + slot * 2;
      const offset = entry + 2 > size ? 0 : view.getUint16(check(layout + entry, 2), true);
      return offset === 0 ? 0 : place + offset;
    };
    const list = (slot: number, width: number): { begin: number; count: number } => {
      const at = field(slot);
      if (at === 0) return { begin: 0, count: 0 };
      const begin = follow(at);
      const count = view.getUint32(check(begin, 4), true);
      check(begin + 4, count * width);
      return { begin: begin + 4, count };
    };
    return {
      byte(slot, fallback = 0) {
        const at = field(slot);
        return at === 0 ? fallback : view.getUint8(check(at, 1));
      },
      short(slot, fallback = 0) {
        const at = field(slot);
        return at === 0 ? fallback : view.getInt16(check(at, 2), true);
      },
      int(slot, fallback = 0) {
        const at = field(slot);
        return at === 0 ? fallback : view.getInt32(check(at, 4), true);
      },
      long(slot) {
        const at = field(slot);
        return at === 0 ? 0 : whole(at);
      },
      text(slot) {
        if (field(slot) === 0) return undefined;
        const { begin, count } = list(slot, 1);
        return utf8.decode(bytes.subarray(begin, begin + count));
      },
      table(slot) {
        const at = field(slot);
        return at === 0 ? undefined : tableAt(follow(at));
      },
      tables(slot) {
        const { begin, count } = list(slot, 4);
        return Array.from({ length: count }, (_, index) => tableAt(follow(begin + index * 4)));
      },
      pairs(slot) {
        const { begin, count } = list(slot, 16);
        return Array.from({ length: count }, (_, index) => [whole(begin + index * 16), whole(begin + index * 16 + 8)]);
      },
      longs(slot) {
        const { begin, count } = list(slot, 8);
        return Array.from({ length: count }, (_, index) => whole(begin + index * 8));
      },
      blocks(slot) {
        const { begin, count } = list(slot, 24);
        return Array.from({ length: count }, (_, index) => whole(begin + index * 24));
      },
    };
  };
  return tableAt(follow(0));
}
