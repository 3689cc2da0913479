import { BadFile } from './columns/bad-file.ts';

/**
 * Unpacks one LZ4 frame (LZ4 frame format 1.6) into `size` bytes. Blocks that lean on the one before are unpacked with it.
 *
 * @throws BadFile
 */
export function unpackLz4Frame(packed: Uint8Array, size: number): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.length < 7 || view.getUint32(0, true) !== 0x184d2204) throw new BadFile('packing');
  const flags = packed[4] as number;
  const blockChecksum = (flags & 16) !== 0;
  if (flags >> 6 !== 1 || (flags & 1) !== 0) throw new BadFile('packing');
  let at = 6 + ((flags & 8) !== 0 ? 8 : 0) + 1;
  const whole = new Uint8Array(size);
  let done = 0;
  for (;;) {
    if (at + 4 > packed.length) throw new BadFile('packing');
    const word = view.getUint32(at, true);
    at += 4;
    if (word === 0) break;
    const length = word & 0x7fffffff;
    if (at + length > packed.length) throw new BadFile('packing');
    const block = packed.subarray(at, at + length);
    if (word > 0x7fffffff) {
      if (done + length > size) throw new BadFile('page-size');
      whole.set(block, done);
      done += length;
    } else done = unpackBlock(block, whole, done);
    at += length + (blockChecksum ? 4 : 0);
  }
  if (done !== size) throw new BadFile('page-size');
  return whole;
}

/** Unpacks one block into `size` bytes. @throws BadFile */
export function unpackLz4Block(packed: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  if (unpackBlock(packed, whole, 0) !== size) throw new BadFile('page-size');
  return whole;
}

/** Unpacks the blocks that Hadoop writes, each behind its two lengths, or a bare block, which older writers meant. @throws BadFile */
export function unpackLz4Hadoop(packed: Uint8Array, size: number): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const whole = new Uint8Array(size);
  let [at, done] = [0, 0];
  while (at + 8 <= packed.length) {
    const [wanted, length] = [view.getUint32(at), view.getUint32(at + 4)];
    if (done + wanted > size || at + 8 + length > packed.length) break;
    at += 8 + length;
    done = unpackBlock(packed.subarray(at - length, at), whole.subarray(0, done + wanted), done);
  }
  return at === packed.length && done === size ? whole : unpackLz4Block(packed, size);
}

/** Where the block's bytes end in `out`. */
function unpackBlock(block: Uint8Array, out: Uint8Array, begin: number): number {
  let to = begin;
  let at = 0;
  const more = (length: number): number => {
    let total = length;
    for (let byte = 255; byte === 255; total += byte) {
      if (at >= block.length) throw new BadFile('packing');
      byte = block[at++] as number;
    }
    return total;
  };
  while (at < block.length) {
    const token = block[at++] as number;
    const literals = token >> 4 === 15 ? more(15) : token >> 4;
    if (at + literals > block.length || to + literals > out.length) throw new BadFile('packing');
    out.set(block.subarray(at, at + literals), to);
    at += literals;
    to += literals;
    // The last sequence has no match.
    if (at >= block.length) break;
    const back = (block[at] as number) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const length = ((token & 15) === 15 ? more(15) : token & 15) + 4;
    if (back === 0 || back > to || to + length > out.length) throw new BadFile('packing');
    for (let i = 0; i < length; i++, to++) out[to] = out[to - back] as number;
  }
  return to;
}
