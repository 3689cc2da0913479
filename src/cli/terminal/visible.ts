// Control characters (an escape could drive the terminal), and marks that turn the direction of what follows.
const hidden = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text from data or recipes as it may be printed: one line, nothing that steers the terminal, unpaired surrogates written out. */
export function visible(text: string, plain = false): string {
  return text
    .replace(hidden, (character) => {
      if (character === '\n') return plain ? '\\n' : '⏎';
      if (character === '\t') return plain ? '\\t' : '⇥';
      if (character === '\r') return plain ? '\\r' : '␍';
      const code = character.charCodeAt(0);
      if (code < 0x20 && !plain) return String.fromCharCode(0x2400 + code);
      return `\\u${code.toString(16).padStart(4, '0')}`;
    })
    .replace(loneSurrogate, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}

/** A line of a source file for an excerpt: as `visible`, but tabs become spaces up to the next stop of four columns. */
export function visibleLine(line: string, width: (text: string) => number): string {
  let shown = '';
  for (const [index, piece] of line.split('\t').entries()) {
    if (index > 0) shown += ' '.repeat(4 - (width(shown) % 4));
    shown += visible(piece);
  }
  return shown;
}
