/** Half-open range of UTF-16 code units with a class. Formats that count otherwise convert at the reader and the writer. */
export interface Span {
  start: number;
  end: number;
  label: string;
  [extra: string]: unknown;
}

/** An answer found in a text: `text` equals the context's slice at `start`. */
export interface Answer {
  start: number;
  text: string;
  [extra: string]: unknown;
}

/** A word of a transcript and when it is spoken. */
export interface WordTime {
  start: number;
  end: number;
  startMs: number;
  endMs: number;
  [extra: string]: unknown;
}

/** A plain object: `id` and named fields, whose kinds the schema declares. Operators never change one in place. */
export interface Sample {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** The text of a field, or the empty string where there is none. */
export function textOf(sample: Sample, field: string): string {
  const value = sample[field];
  return typeof value === 'string' ? value : '';
}

/**
 * A text as two texts are compared for being the same: Unicode NFC, lower case, runs of white space folded to one
 * space, ends trimmed.
 */
export function foldText(text: string): string {
  let plain = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
    if ((unit >= 0x41 && unit <= 0x5a) || unit < 0x20 || unit === 0x7f) plain = false;
    else if (unit === 0x20 && (i === 0 || i === text.length - 1 || text.charCodeAt(i - 1) === 0x20)) plain = false;
  }
  return plain ? text : text.toLowerCase().replace(/\s+/g, ' ').trim();
}
