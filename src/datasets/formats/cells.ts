/** The cells of one CSV or TSV record: values, and where each stands in the raw text. */
export interface Cells {
  values: string[];
  starts: number[];
  ends: number[];
}

/** Cells by RFC 4180, leniently: quotes inside a plain cell are data, text after a closing quote belongs to the cell. */
export function parseCsvCells(raw: string, delimiter: string): Cells {
  const values: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const size = raw.length;
  let at = 0;
  for (;;) {
    const start = at;
    let value: string;
    if (raw.charCodeAt(at) === 34) {
      value = '';
      let piece = at + 1;
      let close = raw.indexOf('"', piece);
      while (close !== -1 && raw.charCodeAt(close + 1) === 34) {
        value += raw.slice(piece, close + 1);
        piece = close + 2;
        close = raw.indexOf('"', piece);
      }
      const stop = close === -1 ? size : close;
      value += raw.slice(piece, stop);
      at = Math.min(stop + 1, size);
      const end = endOfPlain(raw, at, delimiter);
      value += raw.slice(at, end);
      at = end;
    } else {
      at = endOfPlain(raw, at, delimiter);
      value = raw.slice(start, at);
    }
    values.push(value);
    starts.push(start);
    ends.push(at);
    if (at >= size) return { values, starts, ends };
    at++;
  }
}

function endOfPlain(raw: string, from: number, delimiter: string): number {
  const end = raw.indexOf(delimiter, from);
  return end === -1 ? raw.length : end;
}

/** A TSV cell may be quoted as a whole; a quote that is not closed at the cell's end is data. */
export function parseTsvCells(raw: string, delimiter: string): Cells {
  const values: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (;;) {
    let end = endOfPlain(raw, at, delimiter);
    let value: string | undefined;
    if (raw.charCodeAt(at) === 34) {
      const closed = endOfQuoted(raw, at, delimiter);
      if (closed !== undefined) {
        end = closed;
        value = raw.slice(at + 1, closed - 1).replaceAll('""', '"');
      }
    }
    values.push(value ?? raw.slice(at, end));
    starts.push(at);
    ends.push(end);
    if (end >= raw.length) return { values, starts, ends };
    at = end + 1;
  }
}

function endOfQuoted(raw: string, start: number, delimiter: string): number | undefined {
  let at = start + 1;
  for (;;) {
    const quote = raw.indexOf('"', at);
    if (quote === -1) return undefined;
    if (raw.charCodeAt(quote + 1) === 34) {
      at = quote + 2;
      continue;
    }
    const after = quote + 1;
    return after === raw.length || raw.startsWith(delimiter, after) ? after : undefined;
  }
}
