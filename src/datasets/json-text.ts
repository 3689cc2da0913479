/** Where the members of a JSON object stand in its text: keys, and ranges by index. Reused between calls. */
export interface JsonMembers {
  count: number;
  keys: string[];
  keyStarts: number[];
  valueStarts: number[];
  valueEnds: number[];
}

export function createMembers(): JsonMembers {
  return { count: 0, keys: [], keyStarts: [], valueStarts: [], valueEnds: [] };
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Finds the members of an object's text that JSON.parse has accepted. Linear. */
export function scanMembers(raw: string, members: JsonMembers): void {
  members.count = 0;
  let at = skipWhite(raw, 0) + 1;
  for (;;) {
    at = skipWhite(raw, at);
    const code = raw.charCodeAt(at);
    if (code !== QUOTE) return;
    const keyStart = at;
    const keyEnd = endOfString(raw, at);
    const plain = raw.slice(keyStart + 1, keyEnd - 1);
    at = skipWhite(raw, keyEnd) + 1;
    const valueStart = skipWhite(raw, at);
    const valueEnd = endOfValue(raw, valueStart);
    const index = members.count++;
    members.keys[index] = plain.includes('\\') ? (JSON.parse(raw.slice(keyStart, keyEnd)) as string) : plain;
    members.keyStarts[index] = keyStart;
    members.valueStarts[index] = valueStart;
    members.valueEnds[index] = valueEnd;
    at = skipWhite(raw, valueEnd);
    if (raw.charCodeAt(at) !== 44) return;
    at++;
  }
}

/** Where the elements of a list's text stand that JSON.parse has accepted. Linear. */
export function scanElements(raw: string): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let at = skipWhite(raw, skipWhite(raw, 0) + 1);
  while (raw.charCodeAt(at) !== 93 && at < raw.length) {
    const end = endOfValue(raw, at);
    ranges.push({ start: at, end });
    at = skipWhite(raw, skipWhite(raw, end) + 1);
    if (raw.charCodeAt(skipWhite(raw, end)) !== 44) break;
  }
  return ranges;
}

/** The text of a member's value: of the last one where a key stands twice, as JSON.parse takes it. */
export function memberText(raw: string, members: JsonMembers, key: string): string | undefined {
  for (let i = members.count - 1; i >= 0; i--)
    if (members.keys[i] === key) return raw.slice(members.valueStarts[i] as number, members.valueEnds[i] as number);
  return undefined;
}

function skipWhite(raw: string, from: number): number {
  let at = from;
  let code = raw.charCodeAt(at);
  while (code === 32 || code === 10 || code === 13 || code === 9) code = raw.charCodeAt(++at);
  return at;
}

function endOfString(raw: string, start: number): number {
  let close = raw.indexOf('"', start + 1);
  while (close !== -1) {
    let slashes = 0;
    while (raw.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return close + 1;
    close = raw.indexOf('"', close + 1);
  }
  return raw.length;
}

function endOfValue(raw: string, start: number): number {
  const first = raw.charCodeAt(start);
  if (first === QUOTE) return endOfString(raw, start);
  if (first !== 123 && first !== 91) {
    let at = start;
    for (;;) {
      const code = raw.charCodeAt(at);
      if (Number.isNaN(code) || code === 44 || code === 125 || code === 93 || code === 32 || code === 10 || code === 13 || code === 9)
        return at;
      at++;
    }
  }
  let depth = 0;
  let at = start;
  while (at < raw.length) {
    const code = raw.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(raw, at);
      continue;
    }
    if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) {
      depth--;
      if (depth === 0) return at + 1;
    }
    at++;
  }
  return at;
}

/** JSON text on one line: line ends and other white space between tokens removed. */
export function compactJson(raw: string): string {
  if (!raw.includes('\n') && !raw.includes('\r')) return raw;
  let result = '';
  let at = 0;
  while (at < raw.length) {
    const code = raw.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(raw, at);
      result += raw.slice(at, end);
      at = end;
      continue;
    }
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) result += raw[at];
    at++;
  }
  return result;
}

/** A string as JSON, with a short way for the plain ASCII of ids and names. */
export function quote(text: string): string {
  if (text.length > 64) return JSON.stringify(text);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 32 || unit > 126 || unit === QUOTE || unit === BACKSLASH) return JSON.stringify(text);
  }
  return `"${text}"`;
}
