import type { Edit } from '../compose-edits.ts';
import { decodeEntity } from './entities.ts';
import { type MarkupToken, markupOf } from './tokens.ts';

export interface HtmlOptions {
  /** Written between the cells of a row. */
  cellSeparator: string;
  entities: boolean;
}

/**
 * Edits that make text of HTML: blocks become lines, paragraphs stand apart, lists get marks, cells a separator; scripts, styles and
 * comments go. White space folds as a browser folds it where the text has blocks, and stays where it has inline tags alone. Linear in the
 * text, and without a stack but that of lists.
 */
export function htmlEdits(text: string, { cellSeparator, entities }: HtmlOptions): Edit[] {
  const tokens = markupOf(text);
  if (tokens.length === 0 && !(entities && text.includes('&'))) return [];
  const writer = new TextWriter(text, cellSeparator, entities, tokens.some(isBlock));
  let reached = 0;
  for (const token of tokens) {
    writer.text(reached, token.start);
    writer.markup(token);
    reached = token.end;
  }
  writer.text(reached, text.length);
  writer.end();
  return writer.edits;
}

function isBlock({ effect }: MarkupToken): boolean {
  return effect !== 'inline' && effect !== 'break' && effect !== 'dropped';
}

const references = /&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/g;

/** Collects what stands between two visible characters, and writes each such gap as one edit. */
class TextWriter {
  readonly edits: Edit[] = [];
  private readonly source: string;
  private readonly separator: string;
  private readonly entities: boolean;
  private readonly folds: boolean;
  /** Where the gap at hand begins; -1 where none is open. */
  private gap = -1;
  private breaks = 0;
  private space = false;
  private cells = 0;
  private mark = '';
  private written = false;
  private preformatted = 0;
  private inCell = false;
  private firstCell = true;
  private readonly lists: { ordered: boolean; items: number }[] = [];

  constructor(source: string, separator: string, entities: boolean, folds: boolean) {
    this.source = source;
    this.separator = separator;
    this.entities = entities;
    this.folds = folds;
  }

  text(start: number, end: number): void {
    if (start === end) return;
    if (!this.entities) {
      this.plain(start, end);
      return;
    }
    let reached = start;
    references.lastIndex = start;
    for (let match = this.nextReference(end); match; match = this.nextReference(end)) {
      const decoded = decodeEntity(match[0]);
      if (decoded === undefined) continue;
      this.plain(reached, match.index);
      reached = match.index + match[0].length;
      if (this.folds && this.preformatted === 0 && /^[\s\u00a0]$/.test(decoded)) {
        this.open(match.index);
        this.space = true;
      } else {
        this.visible(match.index);
        this.edits.push({ start: match.index, end: reached, insert: decoded });
      }
    }
    this.plain(reached, end);
  }

  private nextReference(end: number): RegExpExecArray | undefined {
    // Only as far as the piece goes: what stands in a tag is not looked at.
    const next = this.source.indexOf('&', references.lastIndex);
    if (next < 0 || next >= end) return undefined;
    references.lastIndex = next;
    const match = references.exec(this.source);
    return match && match.index + match[0].length <= end ? match : undefined;
  }

  /** Characters as they are. */
  private plain(start: number, end: number): void {
    for (let at = start; at < end; ) {
      const folding = (this.folds || this.breaks > 0) && this.preformatted === 0;
      if (folding && isSpace(this.source.charCodeAt(at))) {
        const from = at;
        while (at < end && isSpace(this.source.charCodeAt(at))) at++;
        // A single space between words stays what it is.
        if (this.gap < 0 && at - from === 1 && at < end && this.source.charCodeAt(from) === 0x20 && this.written) continue;
        this.open(from);
        this.space = true;
        continue;
      }
      this.visible(at);
      if (!this.folds || this.preformatted > 0) return;
      while (at < end && !isSpace(this.source.charCodeAt(at))) at++;
    }
  }

  markup({ start, effect, closing }: MarkupToken): void {
    this.open(start);
    switch (effect) {
      case 'break':
        this.breaks = Math.min(2, this.breaks + 1);
        break;
      case 'line':
        this.block(1);
        break;
      case 'paragraph':
        this.block(2);
        break;
      case 'table':
        this.inCell = false;
        this.block(2);
        break;
      case 'preformatted':
        this.block(2);
        this.preformatted = Math.max(0, this.preformatted + (closing ? -1 : 1));
        break;
      case 'ordered':
      case 'unordered':
        this.block(this.lists.length > (closing ? 1 : 0) ? 1 : 2);
        if (closing) this.lists.pop();
        else this.lists.push({ ordered: effect === 'ordered', items: 0 });
        break;
      case 'item':
        this.block(1);
        if (!closing) this.item();
        break;
      case 'row':
        this.inCell = false;
        this.block(1);
        this.cells = 0;
        this.firstCell = true;
        break;
      case 'cell':
        this.inCell = !closing;
        if (closing) break;
        if (!this.firstCell) this.cells++;
        this.firstCell = false;
        break;
      default:
        break;
    }
  }

  end(): void {
    if (this.gap >= 0) this.edits.push({ start: this.gap, end: this.source.length, insert: '' });
  }

  private open(at: number): void {
    if (this.gap < 0) this.gap = at;
  }

  /** Blocks in a cell part words alone: a row stays a line. */
  private block(breaks: number): void {
    if (this.inCell) this.space = true;
    else this.breaks = Math.max(this.breaks, breaks);
  }

  private item(): void {
    const list = this.lists.at(-1);
    if (list) list.items++;
    const depth = Math.min(8, Math.max(0, this.lists.length - 1));
    this.mark = '  '.repeat(depth) + (list?.ordered ? `${list.items}. ` : '- ');
  }

  /** Something a reader sees begins here: closes the gap before it. */
  private visible(at: number): void {
    if (this.gap < 0) {
      this.written = true;
      return;
    }
    const before = !this.written
      ? ''
      : this.breaks > 0
        ? '\n'.repeat(this.breaks)
        : this.cells === 0 && this.space && this.mark === ''
          ? ' '
          : '';
    this.edits.push({ start: this.gap, end: at, insert: before + this.separator.repeat(this.cells) + this.mark });
    this.gap = -1;
    this.breaks = 0;
    this.space = false;
    this.cells = 0;
    this.mark = '';
    this.written = true;
  }
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
