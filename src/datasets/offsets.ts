export type OffsetUnit = 'utf-16' | 'code-point' | 'byte';

/** The unit of JSON and CSV files that name none: code points, as Python counts. */
export const defaultUnit: OffsetUnit = 'code-point';

/** Converts offsets of one text between a file's unit and UTF-16 units; `undefined` for one that is no boundary. */
export interface OffsetMap {
  toUtf16(offset: number): number | undefined;
  fromUtf16(offset: number): number | undefined;
}

function whole(offset: number, length: number): boolean {
  return Number.isInteger(offset) && offset >= 0 && offset <= length;
}

function insidePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The map for one text. Linear in the text once, constant for each offset; free where the units agree. */
export function createOffsetMap(text: string, unit: OffsetUnit): OffsetMap {
  const same = unit === 'utf-16' || !(unit === 'code-point' ? /[\ud800-\udbff]/ : /[^\x00-\x7f]/).test(text);
  if (same) {
    const keep = (offset: number) => (whole(offset, text.length) && !insidePair(text, offset) ? offset : undefined);
    return { toUtf16: keep, fromUtf16: keep };
  }
  // table[unit offset] = UTF-16 offset, or -1 inside a character.
  const table: number[] = [];
  const back = new Int32Array(text.length + 1).fill(-1);
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) as number;
    back[at] = table.length;
    table.push(at);
    if (unit === 'byte') for (let extra = utf8Length(point) - 1; extra > 0; extra--) table.push(-1);
    at += point > 0xffff ? 2 : 1;
  }
  back[text.length] = table.length;
  table.push(text.length);
  const found = (value: number | undefined) => (value === undefined || value < 0 ? undefined : value);
  return { toUtf16: (offset) => found(table[offset]), fromUtf16: (offset) => found(back[offset]) };
}

function utf8Length(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
