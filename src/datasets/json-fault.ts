/** Where a text stops being JSON. The words are ours: engines word it differently, and some quote the data. */
export interface JsonFault {
  /** UTF-16 offset in the text. */
  offset: number;
  expected: string;
}

const literals = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const white = /[ \t\n\r]*/y;

/** The first fault of a text that JSON.parse refuses. Linear. */
export function findJsonFault(text: string): JsonFault {
  const open: string[] = [];
  let at = 0;
  const skip = () => {
    white.lastIndex = at;
    white.test(text);
    at = white.lastIndex;
  };
  const readString = (): JsonFault | undefined => {
    string.lastIndex = at;
    if (!string.test(text)) return { offset: at, expected: '"' };
    at = string.lastIndex;
    if (text[at] === '"') {
      at++;
      return undefined;
    }
    return {
      offset: at,
      expected:
        at >= text.length ? 'the closing "' : text[at] === '\\' ? 'an escape such as \\n or \\u0041' : 'no control character in a string',
    };
  };
  const readKey = (): JsonFault | undefined => {
    skip();
    if (text[at] !== '"') return { offset: at, expected: 'a key in double quotes' };
    const fault = readString();
    if (fault) return fault;
    skip();
    if (text[at] !== ':') return { offset: at, expected: ':' };
    at++;
    return undefined;
  };
  for (;;) {
    // A value begins here.
    skip();
    const character = text[at];
    if (character === '{' || character === '[') {
      at++;
      skip();
      if (text[at] === (character === '{' ? '}' : ']')) at++;
      else {
        open.push(character);
        const fault = character === '{' ? readKey() : undefined;
        if (fault) return fault;
        continue;
      }
    } else if (character === '"') {
      const fault = readString();
      if (fault) return fault;
    } else {
      literals.lastIndex = at;
      if (!literals.test(text)) return { offset: at, expected: 'a value' };
      at = literals.lastIndex;
    }
    // A value has ended: close what it closes.
    for (;;) {
      skip();
      const around = open.at(-1);
      if (around === undefined) return { offset: at, expected: 'the end of the record' };
      const close = around === '{' ? '}' : ']';
      if (text[at] === ',') {
        at++;
        const fault = around === '{' ? readKey() : undefined;
        if (fault) return fault;
        break;
      }
      if (text[at] !== close) return { offset: at, expected: `, or ${close}` };
      at++;
      open.pop();
    }
  }
}

/** Deeper nesting than any data set has; more would exhaust the stack of those who walk it. */
const maxDepth = 200;

/** Whether brackets nest deeper than can be walked. */
export function isTooDeep(text: string): boolean {
  if (text.length <= maxDepth || !opensMany(text)) return false;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      if (++depth > maxDepth) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}

/** A quick look, so that the walk is for the few records that need it. */
function opensMany(text: string): boolean {
  let count = 0;
  for (const bracket of '[{')
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) if (++count > maxDepth) return true;
  return false;
}
