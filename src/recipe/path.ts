/** A place inside a recipe: keys and list indexes from the top. */
export type RecipePath = readonly (string | number)[];

export function showPath(path: RecipePath): string {
  return path.map((part) => shorten(String(part))).join('.');
}

/** Long names and values are cut: a message is one line. */
export function shorten(text: string, length = 60): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => JSON.stringify(character).slice(1, -1));
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

/**
 * Follows a dotted path through a recipe: items of lists go by index or by operator id, and keys may hold dots.
 * Stops at the first part that is not there; `rest` is what it could not follow.
 */
export function followPath(value: unknown, dotted: string): { path: (string | number)[]; rest: string[]; ambiguous?: string } {
  const parts = dotted.split('.');
  const path: (string | number)[] = [];
  let current = value;
  let at = 0;
  while (at < parts.length) {
    const found = Array.isArray(current) ? itemOf(current, parts, at) : keyOf(current, parts, at);
    if (found === undefined) break;
    if (typeof found === 'string') return { path, rest: parts.slice(at), ambiguous: found };
    path.push(found.key);
    current = (current as Record<string | number, unknown>)[found.key];
    at += found.used;
    // An item named by its operator is entered: its one key, or the parameters of its long form.
    if (found.inside !== undefined && at < parts.length) {
      path.push(found.inside);
      current = (current as Record<string, unknown>)[found.inside];
    }
  }
  return { path, rest: parts.slice(at) };
}

interface Found {
  key: string | number;
  used: number;
  inside?: string;
}

function keyOf(value: unknown, parts: readonly string[], at: number): Found | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (let used = parts.length - at; used > 0; used--) {
    const key = parts.slice(at, at + used).join('.');
    if (key !== '__proto__' && Object.hasOwn(value, key)) return { key, used };
  }
  return undefined;
}

function itemOf(list: readonly unknown[], parts: readonly string[], at: number): Found | string | undefined {
  const part = parts[at] as string;
  if (/^\d{1,6}$/.test(part)) return Number(part) < list.length ? { key: Number(part), used: 1 } : undefined;
  for (let used = parts.length - at; used > 0; used--) {
    const name = parts.slice(at, at + used).join('.');
    const matches = list.flatMap((item, key) => {
      const inside = operatorKey(item, name);
      return inside === undefined ? [] : [{ key, used, ...(inside === '' ? {} : { inside }) }];
    });
    if (matches.length > 1) return name;
    if (matches[0]) return matches[0];
  }
  return undefined;
}

/** The key under which an item of steps, from or gates keeps the parameters of an operator; empty for a bare id. */
function operatorKey(item: unknown, name: string): string | undefined {
  if (item === name) return '';
  if (typeof item !== 'object' || item === null) return undefined;
  if ('use' in item) {
    if (item.use !== name) return 'id' in item && item.id === name ? '' : undefined;
    return Object.hasOwn(item, 'with') ? 'with' : '';
  }
  return Object.hasOwn(item, name) && Object.keys(item).length === 1 ? name : undefined;
}

/** Where an error points: at a key, or at its value. */
export type Target = 'key' | 'value';
