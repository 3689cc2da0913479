/** A piece of a program. White space is none. */
export interface Token {
  kind: 'name' | 'number' | 'string' | 'comment' | 'mark' | 'line';
  start: number;
  end: number;
  text: string;
}

export type ProgramLanguage = 'python' | 'javascript';

const name = /[\p{L}_$][\p{L}\p{N}\p{M}_$]*/uy;
const number = /(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)[\w]*/y;
const marks = /\.\.\.|\?\.|=>|[=!<>]==?|->|:=|\*\*=?|\/\/=?|\+\+|--|&&|\|\||\?\?|[-+*/%&|^]=|[^\s]/uy;
const pythonPrefix = /(?:[rR]?[bBuUfF]|[bBuUfF][rR]|[rR])?(?=["'])/y;

/**
 * The tokens of a program, nothing where a string, a comment or a template is never closed. Strings are one token each, whatever they
 * hold; line ends are tokens in Python alone. Linear.
 */
export function tokensOf(source: string, language: ProgramLanguage): Token[] | undefined {
  const tokens: Token[] = [];
  const python = language === 'python';
  const push = (kind: Token['kind'], start: number, end: number) => {
    tokens.push({ kind, start, end, text: source.slice(start, end) });
    return end;
  };
  for (let at = 0; at < source.length; ) {
    const character = source.charAt(at);
    if (character === '\n' && python) at = push('line', at, at + 1);
    else if (/\s/.test(character)) at++;
    else if (python ? character === '#' : source.startsWith('//', at)) {
      const feed = source.indexOf('\n', at);
      at = push('comment', at, feed < 0 ? source.length : feed);
    } else if (!python && source.startsWith('/*', at)) {
      const close = source.indexOf('*/', at + 2);
      if (close < 0) return undefined;
      at = push('comment', at, close + 2);
    } else if (
      python ? sticky(pythonPrefix, source, at) !== undefined : '"\'`'.includes(character) || (character === '/' && opensPattern(tokens))
    ) {
      const end = python ? pythonStringEnd(source, sticky(pythonPrefix, source, at) as number) : scriptStringEnd(source, at);
      if (end < 0) return undefined;
      at = push('string', at, end);
    } else {
      const named = sticky(name, source, at);
      const counted = named === undefined ? sticky(number, source, at) : undefined;
      if (named !== undefined) at = push('name', at, named);
      else if (counted !== undefined) at = push('number', at, counted);
      else at = push('mark', at, sticky(marks, source, at) ?? at + 1);
    }
  }
  return tokens;
}

function sticky(pattern: RegExp, source: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}

function pythonStringEnd(source: string, quoteAt: number): number {
  const quote = source.charAt(quoteAt);
  const triple = source.startsWith(quote.repeat(3), quoteAt);
  const close = triple ? quote.repeat(3) : quote;
  for (let i = quoteAt + close.length; i < source.length; i++) {
    if (source.charAt(i) === '\\') i++;
    else if (source.startsWith(close, i)) return i + close.length;
    else if (!triple && source.charAt(i) === '\n') return -1;
  }
  return -1;
}

/** End of a string, a template with all that is in its braces, or a pattern between slashes. */
function scriptStringEnd(source: string, at: number): number {
  const quote = source.charAt(at);
  let depth = 0;
  let inClass = false;
  for (let i = at + 1; i < source.length; i++) {
    const character = source.charAt(i);
    if (character === '\\') i++;
    else if (quote === '`' && depth === 0 && source.startsWith('${', i)) {
      depth = 1;
      i++;
    } else if (quote === '`' && depth > 0) {
      // A template in a template is too much to follow.
      if (character === '`') return -1;
      if (character === '{') depth++;
      else if (character === '}') depth--;
    } else if (quote === '/' && (character === '[' || character === ']')) inClass = character === '[';
    else if (character === quote && !inClass) return i + 1;
    else if (character === '\n' && quote !== '`') return -1;
  }
  return -1;
}

const beforePattern = new Set('return typeof case in of delete void throw new else do instanceof yield await'.split(' '));

/** Whether a slash here opens a pattern: nothing that could be divided stands before it. */
function opensPattern(tokens: readonly Token[]): boolean {
  let last = tokens.length - 1;
  while (last >= 0 && tokens[last]?.kind === 'comment') last--;
  const before = tokens[last];
  if (before === undefined) return true;
  if (before.kind === 'name') return beforePattern.has(before.text);
  return before.kind === 'mark' && !')]}'.includes(before.text) && before.text !== '++' && before.text !== '--';
}
