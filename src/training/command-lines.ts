/** Cuts pieces of text into lines and never holds more than one line, nor more than `limit` units of it: what is longer is cut. */
export function createLineReader(limit: number, onLine: (line: string, cut: boolean) => void) {
  let pieces: string[] = [];
  let held = 0;
  let cut = false;
  const keep = (piece: string) => {
    const room = limit - held;
    if (piece.length > room) cut = true;
    if (room <= 0 || piece === '') return;
    pieces.push(piece.length > room ? piece.slice(0, room) : piece);
    // A line that comes letter by letter would else weigh as many strings.
    if (pieces.length > 1000) pieces = [pieces.join('')];
    held += Math.min(piece.length, room);
  };
  const flush = () => {
    const line = pieces.join('');
    const wasCut = cut;
    pieces = [];
    held = 0;
    cut = false;
    onLine(line.endsWith('\r') ? line.slice(0, -1) : line, wasCut);
  };
  return {
    push(text: string): void {
      let from = 0;
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
        keep(text.slice(from, at));
        flush();
        from = at + 1;
      }
      keep(text.slice(from));
    },
    /** The last line, where it has no end. */
    end(): void {
      if (held > 0) flush();
    },
  };
}

/** What a program said last: a bounded number of characters, without what would move a terminal's cursor. */
export function createTail(limit = 8192): { push(text: string): void; lines(count: number): string[] } {
  let text = '';
  return {
    push(piece) {
      text = (text + piece.slice(-limit)).slice(-limit);
    },
    lines(count) {
      const plain = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').split(/[\r\n]+/);
      return plain
        .map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim())
        .filter((line) => line !== '')
        .slice(-count);
    },
  };
}

/**
 * A line as JSON. Python and others write NaN and Infinity, which JSON has no words for: they come back as the strings 'NaN',
 * 'Infinity' and '-Infinity', so that a fault can say which number was none. Nothing where it is no JSON.
 */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    if (!/NaN|Infinity/.test(line)) return undefined;
  }
  const quoted = line.replace(/"(?:\\.|[^"\\])*"|-?Infinity|NaN/g, (piece) => (piece.startsWith('"') ? piece : `"${piece}"`));
  try {
    return JSON.parse(quoted);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
