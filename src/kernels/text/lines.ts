/** A line or paragraph of a text, in UTF-16 units: from start to end, and where the next one begins, behind the break. */
export interface TextLine {
  start: number;
  end: number;
  next: number;
}

/** The lines of a text in order, white space at their ends and all. `\n`, `\r\n` and `\r` end a line. */
export function* linesOf(text: string): Generator<TextLine> {
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 0x0a && text.charCodeAt(end) !== 0x0d) end++;
    const next = text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? end + 2 : Math.min(text.length, end + 1);
    yield { start, end, next };
    start = next;
  }
}

/** The paragraphs of a text in order: lines up to one that is blank. What follows a paragraph up to the next one is its break. */
export function* paragraphsOf(text: string): Generator<TextLine> {
  let open: TextLine | undefined;
  for (const line of linesOf(text)) {
    if (isBlank(text, line)) {
      if (open) open.next = line.next;
      continue;
    }
    if (open && open.end < open.next && open.next === line.start && !separated(text, open)) {
      open.end = line.end;
      open.next = line.next;
      continue;
    }
    if (open) yield open;
    open = { ...line };
  }
  if (open) yield open;
}

function isBlank(text: string, { start, end }: TextLine): boolean {
  return !/\S/.test(text.slice(start, end));
}

/** Whether a blank line stands behind a paragraph. */
function separated(text: string, { end, next }: TextLine): boolean {
  return (text.slice(end, next).match(/\r\n|\n|\r/g)?.length ?? 0) > 1;
}

/** What a line says: white space folded and trimmed; lines that say the same are the same. */
export function contentOf(text: string, { start, end }: TextLine): string {
  return text.slice(start, end).trim().replace(/\s+/g, ' ');
}

/**
 * Edits that take lines or paragraphs out with their breaks; where the last one goes, the blank lines before it go too. Lines in order.
 */
export function withoutLines(text: string, lines: readonly TextLine[]): { start: number; end: number; insert: string }[] {
  const edits: { start: number; end: number; insert: string }[] = [];
  for (const { start, next } of lines) {
    const last = edits.at(-1);
    if (last?.end === start) last.end = next;
    else edits.push({ start, end: next, insert: '' });
  }
  const last = edits.at(-1);
  if (last?.end !== text.length) return edits;
  // What was before the end ends as the text ended: with a break or without one, and without blank lines.
  const floor = edits.at(-2)?.end ?? 0;
  const content = last.start - (/[\r\n]*$/.exec(text.slice(Math.max(floor, last.start - 1000), last.start))?.[0].length ?? 0);
  const breaks = /[\r\n]$/.test(text) && content > 0 ? (/^(?:\r\n|\r|\n)/.exec(text.slice(content, content + 2))?.[0].length ?? 0) : 0;
  last.start = content + breaks;
  return edits;
}
