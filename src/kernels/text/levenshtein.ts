/**
 * Edit distance over UTF-16 texts, counted in code points: insertions, deletions and substitutions.
 * Myers' bit vectors (Myers 1999, Hyyrö 2003), 32 rows at a time, each block swept over the columns within `limit` of
 * the diagonal: about rows * min(columns, 2 * limit) / 32 steps and memory linear in the texts.
 *
 * @param limit distances above it are not told apart
 * @returns the distance, or Infinity where it is above the limit
 */
export function levenshtein(a: string, b: string, limit = Infinity): number {
  const coded = encode(a, b);
  return symbolDistance(coded.a, coded.b, coded.symbols, limit);
}

/** Number of code points: what the distance is counted in. */
export function codePointLength(text: string): number {
  let count = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--;
      i++;
    }
  }
  return count;
}

type Symbols = Uint16Array | Int32Array;

function encode(a: string, b: string): { a: Symbols; b: Symbols; symbols: number } {
  const direct = (text: string) => {
    const units = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit <= 0xdfff) return undefined;
      units[i] = unit;
    }
    return units;
  };
  const unitsA = direct(a);
  const unitsB = unitsA && direct(b);
  if (unitsA && unitsB) return { a: unitsA, b: unitsB, symbols: 65536 };
  const numbers = new Map<number, number>();
  const numbered = (text: string) => {
    const out = new Int32Array(codePointLength(text));
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      const point = text.codePointAt(i) as number;
      if (point > 0xffff) i++;
      let number = numbers.get(point);
      if (number === undefined) numbers.set(point, (number = numbers.size));
      out[at++] = number;
    }
    return out;
  };
  return { a: numbered(a), b: numbered(b), symbols: numbers.size };
}

/** The same over symbols that are numbers from 0 to `symbols - 1`, such as the words of a text. */
export function symbolDistance(a: Symbols, b: Symbols, symbols: number, limit = Infinity): number {
  let from = 0;
  let endA = a.length;
  let endB = b.length;
  while (from < endA && from < endB && a[from] === b[from]) from++;
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const rows = a.subarray(from, endA);
  const columns = b.subarray(from, endB);
  const longest = Math.max(rows.length, columns.length);
  const most = Math.min(limit, longest);
  if (Math.abs(rows.length - columns.length) > most) return Infinity;
  if (rows.length === 0 || columns.length === 0) return longest;
  const table = symbols === 65536 ? sharedTable() : new Int32Array(symbols);
  // Likely near: a narrow band first, four times as wide each time, and the whole where little is left to spare.
  let band = most <= 128 ? most : 64;
  for (;;) {
    const found = banded(rows, columns, table, band);
    if (found <= band) return found;
    if (band >= most) return Infinity;
    band = band * 8 > most ? most : band * 4;
  }
}

let units: Int32Array | undefined;
function sharedTable(): Int32Array {
  units ??= new Int32Array(65536);
  return units;
}

/** The distance where it is at most `band`, else some larger number. `match` is all zeros before and after. */
function banded(rows: Symbols, columns: Symbols, match: Int32Array, band: number): number {
  const m = rows.length;
  const n = columns.length;
  // Steps along the row above. Columns that no block has reached keep +1: never less than the truth.
  const across = new Int8Array(n).fill(1);
  let edge = 0;
  let reachedFrom = 0;
  let result = 0;
  for (let top = 0; top < m; top += 32) {
    const height = Math.min(32, m - top);
    for (let i = 0; i < height; i++) {
      const symbol = rows[top + i] as number;
      match[symbol] = (match[symbol] as number) | (1 << i);
    }
    const from = Math.max(0, top - band);
    const to = Math.min(n, top + height + band);
    // `edge` is the value left of this block's first column in its top row: the row above is followed there.
    for (let j = reachedFrom; j < from; j++) edge += across[j] as number;
    reachedFrom = from;
    let down = -1;
    let up = 0;
    const last = height - 1;
    let sum = edge + height;
    for (let j = from; j < to; j++) {
      const carry = across[j] as number;
      const carryDown = carry < 0 ? 1 : 0;
      let equal = match[columns[j] as number] as number;
      const vertical = equal | up;
      equal |= carryDown;
      const zero = ((((equal & down) + down) | 0) ^ down) | equal;
      let plus = up | ~(zero | down);
      let minus = down & zero;
      const delta = ((plus >>> last) & 1) - ((minus >>> last) & 1);
      across[j] = delta;
      sum += delta;
      plus = (plus << 1) | (carry > 0 ? 1 : 0);
      minus = (minus << 1) | carryDown;
      down = minus | ~(vertical | plus);
      up = plus & vertical;
    }
    result = sum;
    for (let i = 0; i < height; i++) match[rows[top + i] as number] = 0;
    edge += height;
  }
  return result;
}
