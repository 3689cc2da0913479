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

/**
 * A token of a text as its file cuts it: the text it covers there, by which a change of it is known, and what the file says of it beside
 * its tag, the other columns of a CoNLL line in order.
 */
export interface Token {
  start: number;
  end: number;
  text: string;
  columns?: readonly string[];
}

/** A relation between two spans: places in the list of spans, or their `id`s. */
export interface Relation {
  head: number | string;
  tail: number | string;
  label: string;
  [extra: string]: unknown;
}

/** A part of a multimodal content. Only parts of the type `text` hold text. */
export interface MessagePart {
  type: string;
  text?: string;
  [extra: string]: unknown;
}

/**
 * A turn of a conversation in the form of OpenAI's chat format, whatever form its file has: roles are `system`, `developer`, `user`,
 * `assistant` and `tool`; a call of tools has `tool_calls` and may have no content.
 */
export interface Message {
  role: string;
  content?: string | null | readonly MessagePart[];
  [extra: string]: unknown;
}

/** A plain object: `id` and named fields, whose kinds the schema declares. Operators never change one in place. */
export interface Sample {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** The text of a field, or the empty string where there is none. Messages and choices are read as lines. */
export function textOf(sample: Sample, field: string): string {
  const value = sample[field];
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(textOfItem).join('\n') : '';
}

/** The text of a message or a choice. */
export function textOfItem(item: unknown): string {
  if (typeof item === 'string') return item;
  const content = (item as Message | null | undefined)?.content;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as readonly MessagePart[])
    .flatMap((part) => (part.type === 'text' && typeof part.text === 'string' ? [part.text] : []))
    .join('\n');
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
