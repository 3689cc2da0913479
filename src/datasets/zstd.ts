import { Decompress } from 'fzstd';
import { createXxhash64, type Xxhash64 } from '../kernels/xxhash64.ts';

/** A fault of packed data: `truncated` where it ends early. */
export class BadZstd extends Error {
  readonly truncated: boolean;
  constructor(reason: string, truncated = false) {
    super(reason);
    this.truncated = truncated;
  }
}

/** The largest window taken: 128 MiB, what the zstd command takes without being told to. */
const windowLimit = 1 << 27;
const magic = 0xfd2fb528;

export interface ZstdReader {
  push(bytes: Uint8Array): void;
  /** @throws BadZstd where the data ends inside a frame */
  end(): void;
}

/**
 * Unpacks frames one after another, skippable ones left out, and checks the checksums of those that have one. Headers are looked at before
 * the unpacker sees them: it makes the window that they ask for.
 *
 * @throws BadZstd
 */
export function createZstdReader(sink: (bytes: Uint8Array) => void): ZstdReader {
  let state: 'header' | 'block-header' | 'block' | 'checksum' | 'skip' = 'header';
  const held = new Uint8Array(18);
  let heldSize = 0;
  let left = 0;
  let isLast = false;
  let hash: Xxhash64 | undefined;
  let unpacker: Decompress | undefined;

  const unpack = (bytes: Uint8Array, final: boolean): void => {
    try {
      unpacker?.push(bytes, final);
    } catch (error) {
      throw new BadZstd((error as Error).message);
    }
  };

  const begin = (header: Uint8Array): void => {
    hash = ((header[4] as number) & 4) !== 0 ? createXxhash64() : undefined;
    unpacker = new Decompress((bytes) => {
      hash?.update(bytes);
      sink(bytes);
    });
    // The checksum is looked at here, and the unpacker would wait for it.
    const shown = header.slice();
    shown[4] = (shown[4] as number) & ~4;
    unpack(shown, false);
  };

  /** Takes bytes until `wanted` are held; true once they are. */
  const hold = (bytes: Uint8Array, at: number, wanted: number): number => {
    const part = bytes.subarray(at, at + wanted - heldSize);
    held.set(part, heldSize);
    heldSize += part.length;
    return part.length;
  };

  const headerSize = (): number => {
    if (heldSize < 5) return 5;
    const word = wordAt(held, 0);
    if (word >>> 4 === 0x184d2a5) return 8;
    if (word !== magic) throw new BadZstd('not a zstd frame');
    const flags = held[4] as number;
    if ((flags & 8) !== 0) throw new BadZstd('reserved bit');
    if ((flags & 3) !== 0) throw new BadZstd('a dictionary is needed');
    const single = (flags >> 5) & 1;
    return 6 - single + (flags >> 6 === 0 ? single : 1 << (flags >> 6));
  };

  const checkWindow = (size: number): void => {
    const flags = held[4] as number;
    let window = 0;
    if ((flags & 32) === 0) {
      const base = 2 ** (10 + ((held[5] as number) >> 3));
      window = base + (base / 8) * ((held[5] as number) & 7);
    } else for (let i = size - 1; i >= 5; i--) window = window * 256 + (held[i] as number);
    if (window > windowLimit) throw new BadZstd(`a window of ${window} bytes`);
  };

  return {
    push(bytes) {
      let at = 0;
      while (at < bytes.length) {
        if (state === 'header') {
          const size = headerSize();
          at += hold(bytes, at, size);
          if (heldSize < size || size < headerSize()) continue;
          if (wordAt(held, 0) === magic) {
            checkWindow(size);
            begin(held.subarray(0, size));
            state = 'block-header';
          } else {
            left = wordAt(held, 4);
            state = left > 0 ? 'skip' : 'header';
          }
          heldSize = 0;
        } else if (state === 'block-header') {
          at += hold(bytes, at, 3);
          if (heldSize < 3) continue;
          const [a = 0, b = 0, c = 0] = held;
          isLast = (a & 1) === 1;
          const type = (a >> 1) & 3;
          if (type === 3) throw new BadZstd('a block of an unknown kind');
          left = type === 1 ? 1 : (a >> 3) | (b << 5) | (c << 13);
          heldSize = 0;
          unpack(held.slice(0, 3), isLast && left === 0);
          if (left > 0) state = 'block';
          else endBlock();
        } else if (state === 'checksum') {
          at += hold(bytes, at, 4);
          if (heldSize < 4) continue;
          if (wordAt(held, 0) !== hash?.low()) throw new BadZstd('the checksum differs');
          heldSize = 0;
          state = 'header';
        } else {
          const part = bytes.subarray(at, at + left);
          at += part.length;
          left -= part.length;
          if (state === 'skip') {
            if (left === 0) state = 'header';
            continue;
          }
          unpack(part.slice(), isLast && left === 0);
          if (left === 0) endBlock();
        }
      }
    },
    end() {
      if (state !== 'header' || heldSize > 0) throw new BadZstd('the data ends early', true);
    },
  };

  function endBlock(): void {
    if (!isLast) state = 'block-header';
    else {
      state = hash ? 'checksum' : 'header';
      unpacker = undefined;
    }
  }
}

/** The whole of packed bytes, which is to be `size` bytes. @throws BadZstd */
export function unzstdWhole(packed: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  const reader = createZstdReader((bytes) => {
    if (at + bytes.length > size) throw new BadZstd(`more than ${size} bytes`);
    whole.set(bytes, at);
    at += bytes.length;
  });
  reader.push(packed);
  reader.end();
  if (at !== size) throw new BadZstd(`${at} bytes instead of ${size}`);
  return whole;
}

export function isZstd(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && (wordAt(bytes, 0) === magic || wordAt(bytes, 0) >>> 4 === 0x184d2a5);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)) >>> 0
  );
}
