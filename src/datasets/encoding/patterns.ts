import { codecOf } from './codecs.ts';
import { decodeUtf16, decodeUtf32 } from './utf-wide.ts';

/** NULs needed before their places tell anything. */
const fewestNuls = 4;

/**
 * UTF-16 or UTF-32 without a byte mark: bytes that are NUL at the same places of every unit. Only where the text has no control characters
 * and is sound; text in scripts without NULs is left to the weighing of candidates.
 */
export function nulPattern(head: Uint8Array): string | undefined {
  const at = [0, 0, 0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) at[i % 4] = (at[i % 4] as number) + 1;
  const [a, b, c, d] = at as [number, number, number, number];
  const nuls = a + b + c + d;
  if (nuls < fewestNuls || nuls * 16 < head.length) return undefined;
  const units = head.length >> 2;
  if (units > 1 && d === units && c * 2 >= units) return soundUtf32(head, false);
  if (units > 1 && a === units && b * 2 >= units) return soundUtf32(head, true);
  const even = a + c;
  const odd = b + d;
  if (odd >= fewestNuls && even * 50 <= odd) return soundUtf16(head, false);
  if (even >= fewestNuls && odd * 50 <= even) return soundUtf16(head, true);
  return undefined;
}

const isText = (text: string) => !/[\0-\x08\x0e-\x1f\x7f\ufffe\uffff]/.test(text);

function soundUtf32(head: Uint8Array, big: boolean): string | undefined {
  const text = decodeUtf32(head.subarray(0, head.length & ~3), big, true);
  return text !== undefined && isText(text) ? (big ? 'utf-32be' : 'utf-32le') : undefined;
}

function soundUtf16(head: Uint8Array, big: boolean): string | undefined {
  const encoding = big ? 'utf-16be' : 'utf-16le';
  const text = decodeUtf16(head.subarray(0, codecOf(encoding).cutBefore(head, head.length)), big, false) ?? '';
  const bad = text.split('\ufffd').length - 1;
  return isText(text) && bad * 20 <= text.length ? encoding : undefined;
}

/** ISO-2022 by the escape sequences that lead into its two-byte characters; what they lead into must be sound. */
export function escapedEncoding(head: Uint8Array): string | undefined {
  for (let i = head.indexOf(0x1b); i >= 0; i = head.indexOf(0x1b, i + 1)) {
    const first = head[i + 1];
    const second = head[i + 2];
    if (first !== 0x24) continue;
    const encoding =
      second === 0x40 || second === 0x42 ? 'iso-2022-jp' : second === 0x29 && head[i + 3] === 0x43 ? 'iso-2022-kr' : undefined;
    if (encoding === undefined) continue;
    const codec = codecOf(encoding);
    const end = codec.cutBefore(head, head.length) || head.length;
    return head.subarray(0, end).every((byte) => byte < 0x80) && hasWide(codec.lenient(head.subarray(0, end))) ? encoding : undefined;
  }
  return undefined;
}

function hasWide(text: string): boolean {
  const bad = text.split('\ufffd').length - 1;
  const wide = text.match(/[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/g)?.length ?? 0;
  return wide > bad * 10;
}
