const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitOf = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) digitOf[digits.charCodeAt(i)] = i;

/** RFC 4648, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const left = bytes.length - i;
    text += `${digits[a >> 2]}${digits[((a & 3) << 4) | (b >> 4)]}`;
    text += left > 1 ? digits[((b & 15) << 2) | (c >> 6)] : '=';
    text += left > 2 ? digits[c & 63] : '=';
  }
  return text;
}

/** The bytes of what `toBase64` gives; nothing for another text. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length - padding; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? (digitOf[code] as number) : -1;
    if (value === -1) return undefined;
    held = ((held << 6) | value) & 0xffffff;
    if (i % 4 === 1) bytes[at++] = held >> 4;
    else if (i % 4 === 2) bytes[at++] = held >> 2;
    else if (i % 4 === 3) bytes[at++] = held;
  }
  // Left-over bits that are not zero would be lost on the way back.
  if ((padding === 2 && (held & 15) !== 0) || (padding === 1 && (held & 3) !== 0)) return undefined;
  return bytes;
}
