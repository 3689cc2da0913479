/** Length of the UTF-8 sequence that a byte begins; 0 where it begins none of several bytes. */
export function sequenceLength(lead: number): number {
  return lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Whether a byte may stand second behind a lead: no overlong forms, no surrogates, nothing above U+10FFFF. */
export function fitsSecond(lead: number, second: number): boolean {
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high;
}

/** The code point so far, with one more byte of its sequence. */
export function extended(point: number, byte: number): number {
  return (point << 6) | (byte & 0x3f);
}

/** What of a code point its first byte holds. */
export function leadBits(lead: number): number {
  return lead & (lead >= 0xf0 ? 0x07 : lead >= 0xe0 ? 0x0f : 0x1f);
}
