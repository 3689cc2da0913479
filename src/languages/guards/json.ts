/** One open object or array of the scan. */
interface Open {
  start: number;
  object: boolean;
  /** Holds a key or a value, so that it is more than a bracket in prose. */
  filled: boolean;
}

const literal = /true|false|null|-?(?:0|[1-9][0-9]{0,400})(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,10})?/y;

/** End of a JSON string that begins at a quote, or -1. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) return i + 1;
    if (unit < 0x20) return -1;
    if (unit === 0x5c) {
      i++;
      const escaped = text.charCodeAt(i);
      if (escaped === 0x75) {
        if (!/^[0-9a-fA-F]{4}$/.test(text.slice(i + 1, i + 5))) return -1;
        i += 4;
      } else if (!'"\\/bfnrt'.includes(text[i] ?? '?')) return -1;
    }
  }
  return -1;
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) break;
    i++;
  }
  return i;
}

/**
 * Outermost ranges that JSON.parse takes and that hold something: an object with a key, an array with a value.
 * Linear: where a parse fails, every object still open would fail at the same place, so the scan goes on from there.
 */
export function findJson(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = 0;
  for (;;) {
    const brace = nextOpener(text, from);
    if (brace < 0) return found;
    const done: { start: number; end: number }[] = [];
    const stack: Open[] = [];
    let i = brace;
    let expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma' = 'value';
    let failed = -1;
    while (failed < 0) {
      i = skipSpace(text, i);
      const unit = text.charCodeAt(i);
      const top = stack.at(-1);
      if (expect === 'comma' && top) {
        if (unit === 0x2c) {
          expect = top.object ? 'key' : 'value';
          i++;
        } else if (unit === (top.object ? 0x7d : 0x5d)) {
          i = close(stack, done, i);
        } else failed = i;
      } else if (top && ((expect === 'key-or-end' && unit === 0x7d) || (expect === 'value-or-end' && unit === 0x5d))) {
        i = close(stack, done, i);
        expect = 'comma';
      } else if (expect === 'key' || expect === 'key-or-end') {
        const end = unit === 0x22 ? stringEnd(text, i) : -1;
        const colon = end < 0 ? -1 : skipSpace(text, end);
        if (top && colon >= 0 && text.charCodeAt(colon) === 0x3a) {
          top.filled = true;
          expect = 'value';
          i = colon + 1;
        } else failed = end < 0 ? i : end;
      } else if (unit === 0x7b || unit === 0x5b) {
        if (top) top.filled = true;
        stack.push({ start: i, object: unit === 0x7b, filled: false });
        expect = unit === 0x7b ? 'key-or-end' : 'value-or-end';
        i++;
      } else {
        let end = -1;
        if (unit === 0x22) end = stringEnd(text, i);
        else {
          literal.lastIndex = i;
          if (literal.test(text)) end = literal.lastIndex;
        }
        if (end < 0) failed = i;
        else {
          if (top) top.filled = true;
          expect = 'comma';
          i = end;
        }
      }
      if (stack.length === 0) break;
    }
    found.push(...done);
    from = Math.max(failed < 0 ? i : failed, brace + 1);
  }
}

/** Closes the innermost object; what lies inside it is no range of its own any more. */
function close(stack: Open[], done: { start: number; end: number }[], at: number): number {
  const open = stack.pop();
  if (!open) return at + 1;
  while ((done.at(-1)?.start ?? -1) > open.start) done.pop();
  if (open.filled) done.push({ start: open.start, end: at + 1 });
  return at + 1;
}

function nextOpener(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x7b || unit === 0x5b) return i;
  }
  return -1;
}
