import { BadFile } from '../columns/bad-file.ts';

/**
 * Values of the hybrid of run lengths and packed bits. Unlike a lenient reader it never makes more values than are wanted and never
 * goes on where the bytes end.
 */
export function readHybrid(bytes: Uint8Array, begin: number, width: number, count: number): Int32Array {
  const values = new Int32Array(count);
  if (width === 0) return values;
  if (width > 32) throw new BadFile('levels');
  let at = begin;
  let seen = 0;
  const varint = (): number => {
    let result = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new BadFile('run');
      result += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return result;
    }
    throw new BadFile('run');
  };
  while (seen < count) {
    const header = varint();
    const size = Math.floor(header / 2);
    if (header % 2 === 0) {
      if (size === 0) throw new BadFile('run');
      let value = 0;
      for (let i = 0; i < width; i += 8) {
        const byte = bytes[at++];
        if (byte === undefined) throw new BadFile('run');
        value |= byte << i;
      }
      const end = Math.min(count, seen + size);
      values.fill(value, seen, end);
      seen = end;
      continue;
    }
    if (size === 0) throw new BadFile('run');
    const wanted = Math.min(count - seen, size * 8);
    // The last group may be cut where its rest is padding.
    if (at + Math.ceil((wanted * width) / 8) > bytes.length) throw new BadFile('run');
    const mask = width === 32 ? 0xffffffff : (1 << width) - 1;
    let bit = at * 8;
    for (let i = 0; i < wanted; i++, bit += width) {
      let value = 0;
      for (let got = 0; got < width; ) {
        const place = bit + got;
        const offset = place & 7;
        value |= ((bytes[place >> 3] as number) >> offset) << got;
        got += 8 - offset;
      }
      values[seen++] = value & mask;
    }
    at += size * width;
  }
  return values;
}

/** Bits that values from 0 to `most` need. */
export function bitsFor(most: number): number {
  return 32 - Math.clz32(most);
}
