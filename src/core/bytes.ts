const encoder = new TextEncoder();

/** A text as UTF-8; unpaired surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Bytes behind each other, in a buffer of their own. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let size = 0;
  for (const part of parts) size += part.length;
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Parts with their lengths, for `unpackParts`. */
export function packParts(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(4 * (parts.length + 1));
  const view = new DataView(head.buffer);
  for (const [i, length] of [parts.length, ...parts.map((part) => part.length)].entries()) view.setUint32(i * 4, length, true);
  return joinBytes([head, ...parts]);
}

export function unpackParts(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0, true);
  let at = 4 * (count + 1);
  return Array.from({ length: count }, (_, i) => {
    const from = at;
    at += view.getUint32(4 * (i + 1), true);
    return bytes.subarray(from, at);
  });
}
