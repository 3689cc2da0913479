import { BadFile } from './columns/bad-file.ts';

/** Unpacks snappy data (the raw format, without frames) into `size` bytes. @throws BadFile */
export function unpackSnappy(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  let to = 0;
  const take = (bytes: number): number => {
    let value = 0;
    for (let i = 0; i < bytes; i++) {
      const byte = packed[at++];
      if (byte === undefined) throw new BadFile('packing');
      value += byte * 2 ** (8 * i);
    }
    return value;
  };
  let declared = 0;
  for (let shift = 0, byte = 128; byte >= 128; shift += 7) {
    byte = take(1);
    if (shift > 28) throw new BadFile('packing');
    declared += (byte & 0x7f) * 2 ** shift;
  }
  if (declared !== size) throw new BadFile('page-size');
  while (at < packed.length) {
    const tag = take(1);
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const length = (short < 60 ? short : take(short - 59)) + 1;
      if (at + length > packed.length || to + length > size) throw new BadFile('packing');
      out.set(packed.subarray(at, at + length), to);
      at += length;
      to += length;
      continue;
    }
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const back = kind === 1 ? (tag >> 5) * 256 + take(1) : take(kind === 2 ? 2 : 4);
    if (back === 0 || back > to || to + length > size) throw new BadFile('packing');
    if (back >= length) out.copyWithin(to, to - back, to - back + length);
    else for (let i = 0; i < length; i++) out[to + i] = out[to + i - back] as number;
    to += length;
  }
  if (to !== size) throw new BadFile('page-size');
  return out;
}
