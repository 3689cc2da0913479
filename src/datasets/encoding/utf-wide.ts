const native = new TextDecoder('utf-16le', { ignoreBOM: true });

/** UTF-16 as text; a lone surrogate and an odd last byte become U+FFFD, or nothing comes back where `strict`. */
export function decodeUtf16(bytes: Uint8Array, big: boolean, strict: boolean): string | undefined {
  const size = bytes.length & ~1;
  let little = bytes.subarray(0, size);
  if (big) {
    little = new Uint8Array(size);
    for (let i = 0; i < size; i += 2) {
      little[i] = bytes[i + 1] as number;
      little[i + 1] = bytes[i] as number;
    }
  }
  if (strict && (size < bytes.length || hasLoneSurrogate(little))) return undefined;
  return native.decode(little) + (size < bytes.length ? '\ufffd' : '');
}

function hasLoneSurrogate(little: Uint8Array): boolean {
  for (let i = 1; i < little.length; i += 2) {
    const kind = (little[i] as number) & 0xfc;
    if (kind === 0xdc) return true;
    if (kind !== 0xd8) continue;
    i += 2;
    if (i >= little.length || ((little[i] as number) & 0xfc) !== 0xdc) return true;
  }
  return false;
}

/** UTF-32 as text; surrogates, numbers above 10FFFF and what is left at the end become U+FFFD, or nothing comes back where `strict`. */
export function decodeUtf32(bytes: Uint8Array, big: boolean, strict: boolean): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units = new Uint8Array(bytes.length + 4);
  let size = 0;
  const write = (unit: number) => {
    units[size++] = unit;
    units[size++] = unit >> 8;
  };
  for (let at = 0; at < bytes.length; at += 4) {
    const point = at + 4 <= bytes.length ? view.getUint32(at, !big) : 0xd800;
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) {
      if (strict) return undefined;
      write(0xfffd);
    } else if (point < 0x10000) write(point);
    else {
      write(0xd7c0 + (point >> 10));
      write(0xdc00 + (point & 0x3ff));
    }
  }
  return native.decode(units.subarray(0, size));
}
