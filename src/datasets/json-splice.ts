import { createMembers, scanElements, scanMembers } from './json-text.ts';

/**
 * The text of `after`, with the bytes of `raw` (JSON whose value is `before`) wherever the two agree: numbers keep their digits, strings
 * their escapes, and what stands between values stays. Linear in the sizes, times the depth.
 */
export function spliceJson(raw: string, before: unknown, after: unknown): string {
  if (sameJson(before, after)) return raw;
  if (Array.isArray(before) && Array.isArray(after)) return spliceList(raw, before, after);
  if (isObject(before) && isObject(after)) return spliceObject(raw, before, after);
  return JSON.stringify(after) ?? 'null';
}

function spliceObject(raw: string, before: Record<string, unknown>, after: Record<string, unknown>): string {
  const members = createMembers();
  scanMembers(raw, members);
  const { count, keys, keyStarts, valueStarts, valueEnds } = members;
  const textOf = (index: number): string => {
    const key = keys[index] as string;
    return spliceJson(raw.slice(valueStarts[index], valueEnds[index]), before[key], after[key]);
  };
  const kept = new Set(keys.slice(0, count).filter((key) => isGiven(after, key)));
  const added = Object.keys(after).filter((key) => isGiven(after, key) && !kept.has(key));
  // A key that stands twice: only the last counts.
  const whole = count > 0 && kept.size === count;
  if (whole) {
    let text = '';
    let reached = 0;
    for (let i = 0; i < count; i++) {
      text += raw.slice(reached, valueStarts[i]) + textOf(i);
      reached = valueEnds[i] as number;
    }
    return text + added.map((key) => `,${memberText(key, after)}`).join('') + raw.slice(reached);
  }
  const parts: string[] = [];
  for (let i = 0; i < count; i++) {
    const key = keys[i] as string;
    if (!kept.has(key) || keys.lastIndexOf(key, count - 1) !== i) continue;
    parts.push(raw.slice(keyStarts[i], valueStarts[i]) + textOf(i));
  }
  for (const key of added) parts.push(memberText(key, after));
  return `{${parts.join(',')}}`;
}

function memberText(key: string, values: Record<string, unknown>): string {
  return `${JSON.stringify(key)}:${JSON.stringify(values[key])}`;
}

/** Elements keep their text where they are found again in order; the rest are written anew, between the separators of the list. */
function spliceList(raw: string, before: readonly unknown[], after: readonly unknown[]): string {
  const ranges = scanElements(raw);
  if (ranges.length === 0 || after.length === 0) return JSON.stringify(after);
  const textAt = (index: number) => raw.slice(ranges[index]?.start, ranges[index]?.end);
  const pairs = pairElements(before, after);
  const texts = after.map((value, index) => {
    const from = pairs[index] as number;
    return from === -1 ? (JSON.stringify(value) ?? 'null') : spliceJson(textAt(from), before[from], value);
  });
  const first = ranges[0] as { start: number; end: number };
  const last = ranges[ranges.length - 1] as { start: number; end: number };
  let result = raw.slice(0, first.start) + texts[0];
  for (let i = 1; i < texts.length; i++) {
    const left = ranges[Math.min(i, ranges.length - 1) - 1];
    const right = ranges[Math.min(i, ranges.length - 1)];
    result += (left && right && right.start > left.end ? raw.slice(left.end, right.start) : ',') + texts[i];
  }
  return result + raw.slice(last.end);
}

/**
 * For each element after, the place of the one before that it goes back to, or -1: equal ones first, from both ends and then in order;
 * between those, elements stand for each other one by one.
 */
export function pairElements(
  before: readonly unknown[],
  after: readonly unknown[],
  mayPair: (before: unknown, after: unknown) => boolean = () => true,
): number[] {
  const pairs = new Array<number>(after.length).fill(-1);
  let from = 0;
  while (from < before.length && from < after.length && sameJson(before[from], after[from])) {
    pairs[from] = from;
    from++;
  }
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > from && afterEnd > from && sameJson(before[beforeEnd - 1], after[afterEnd - 1])) pairs[--afterEnd] = --beforeEnd;
  // Equal ones between the ends, in order: an element found further on skips what was dropped before it.
  let next = from;
  for (let i = from; i < afterEnd; i++) {
    const limit = Math.min(beforeEnd, next + window);
    for (let k = next; k < limit; k++) {
      if (!sameJson(before[k], after[i])) continue;
      pairs[i] = k;
      next = k + 1;
      break;
    }
  }
  // For each place, the next one that is taken.
  const anchors = new Array<number>(afterEnd + 1).fill(beforeEnd);
  for (let i = afterEnd - 1; i >= from; i--) anchors[i] = pairs[i] === -1 ? (anchors[i + 1] as number) : (pairs[i] as number);
  let free = from;
  for (let i = from; i < afterEnd; i++) {
    if (pairs[i] !== -1) {
      free = (pairs[i] as number) + 1;
      continue;
    }
    const anchor = Math.min(anchors[i] as number, free + window);
    let k = free;
    while (k < anchor && !mayPair(before[k], after[i])) k++;
    if (k < anchor) {
      pairs[i] = k;
      free = k + 1;
    }
  }
  return pairs;
}

/** How far ahead an equal element is looked for: keeps lists of thousands that changed throughout from costing their square. */
const window = 64;

/** Whether two values are the same JSON; members that are undefined count as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) {
    const other = b as readonly unknown[];
    return a.length === other.length && a.every((item, index) => sameJson(item, other[index]));
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key of Object.keys(left)) if (isGiven(left, key) && !(isGiven(right, key) && sameJson(left[key], right[key]))) return false;
  for (const key of Object.keys(right)) if (isGiven(right, key) && !isGiven(left, key)) return false;
  return true;
}

function isGiven(values: Record<string, unknown>, key: string): boolean {
  return Object.hasOwn(values, key) && values[key] !== undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
