import { describe, expect, test } from 'vitest';
import { BadZstd, createZstdReader, unzstdWhole } from './zstd.ts';

/** By python-zstandard 0.25.0: one frame with a checksum; the same, a skippable frame and one without checksum and size. */
const one = bytes('KLUv/SQ5zQAAmHsidGV4dCI6InpzdGQgw6kifQoBANszw+HHzoc=');
const several = bytes('KLUv/SQ5zQAAmHsidGV4dCI6InpzdGQgw6kifQoBANszw+HHzodQKk0YAwAAAGFiYyi1L/0AAIEAAHsidGV4dCI6Im1vcmUifQo=');
const line = '{"text":"zstd é"}\n';

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function unpack(packed: Uint8Array, step = packed.length): string {
  const parts: Uint8Array[] = [];
  const reader = createZstdReader((piece) => parts.push(piece));
  for (let at = 0; at < packed.length; at += step) reader.push(packed.subarray(at, at + step));
  reader.end();
  return Buffer.concat(parts).toString('utf8');
}

describe('zstd', () => {
  test('frames are unpacked one after another, in pieces of any size', () => {
    for (const step of [1, 2, 5, 17, 1000]) {
      expect(unpack(one, step)).toBe(line.repeat(3));
      expect(unpack(several, step)).toBe(`${line.repeat(3)}{"text":"more"}\n`);
    }
    expect(unpack(new Uint8Array(0))).toBe('');
  });

  test('data that ends early is told from data that is wrong', () => {
    for (let length = 1; length < one.length; length++)
      expect(() => unpack(one.slice(0, length)), String(length)).toThrow(expect.objectContaining({ truncated: true }));
  });

  test('every wrong byte is noticed: what the unpacker lets pass the checksum does not', () => {
    for (let at = 0; at < one.length; at++)
      for (const mask of [1, 16, 128]) {
        const broken = one.slice();
        broken[at] = (broken[at] as number) ^ mask;
        // The size that the header tells is used by nobody but for the window.
        if (at === 5) continue;
        let text = '';
        try {
          text = unpack(broken);
        } catch (error) {
          expect(error).toBeInstanceOf(BadZstd);
          continue;
        }
        // Without its checksum flag a frame has four bytes too many; with the flag the text is right.
        expect(text, `byte ${at} with ${mask}`).toBe(line.repeat(3));
      }
  });

  test('a window of more than 128 MiB, a dictionary and a block of an unknown kind are refused before memory is taken', () => {
    const frame = (...more: number[]) => new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, ...more]);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => unpack(frame(0x00, 0xa0, 0x01, 0x00, 0x00))).toThrow(/window/);
    expect(() => unpack(frame(0xe0, 0, 0, 0, 0, 5, 0, 0, 0, 0x01, 0x00, 0x00))).toThrow(/window/);
    expect(() => unpack(frame(0x01, 0x00, 7, 0x01, 0x00, 0x00))).toThrow(/dictionary/);
    expect(() => unpack(frame(0x00, 0x00, 0x07, 0x00, 0x00))).toThrow(/kind/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 26);
  });

  test('a whole of a size that is known has that size', () => {
    expect(Buffer.from(unzstdWhole(one, 57)).toString()).toBe(line.repeat(3));
    for (const size of [0, 56, 58]) expect(() => unzstdWhole(one, size)).toThrow(BadZstd);
  });
});
