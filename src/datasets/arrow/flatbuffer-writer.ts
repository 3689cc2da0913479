import { utf8 } from '../../core/bytes.ts';

/** A field of a table that is to be written; nothing where it has its default. */
export type FieldValue =
  | undefined
  | { byte: number }
  | { short: number }
  | { int: number }
  | { long: number }
  | { text: string }
  | { table: readonly FieldValue[] }
  | { tables: readonly (readonly FieldValue[])[] }
  /** Structs of 64-bit numbers. */
  | { structs: readonly (readonly number[])[] };

const sizes = { byte: 1, short: 2, int: 4, long: 8 } as const;

/** A FlatBuffer of a root table whose fields stand in the order of their slots. Its length is a multiple of eight. */
export function writeTable(root: readonly FieldValue[]): Uint8Array {
  let bytes = new Uint8Array(1024);
  let view = new DataView(bytes.buffer);
  let end = 4;

  const reserve = (size: number, align: number, after = 0): number => {
    // What stands `after` bytes further on is aligned.
    while ((end + after) % align !== 0) end++;
    const at = end;
    end += size;
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.max(end, bytes.length * 2));
      larger.set(bytes);
      bytes = larger;
      view = new DataView(bytes.buffer);
    }
    return at;
  };
  const point = (from: number, to: number): void => view.setUint32(from, to - from, true);
  const vector = (count: number, width: number, align: number): number => {
    const at = reserve(4 + count * width, align, 4);
    view.setUint32(at, count, true);
    return at;
  };

  const table = (fields: readonly FieldValue[]): number => {
    let size = 4;
    const places = fields.map(() => 0);
    for (const width of [8, 4, 2, 1])
      for (const [slot, field] of fields.entries()) {
        if (field === undefined || widthOf(field) !== width) continue;
        size = Math.ceil(size / width) * width;
        places[slot] = size;
        size += width;
      }
    const layout = reserve(4 + fields.length * 2, 2);
    view.setUint16(layout, 4 + fields.length * 2, true);
    view.setUint16(layout + 2, size, true);
    for (const [slot, place] of places.entries()) view.setUint16(layout + 4 + slot * 2, place, true);
    const at = reserve(size, 8);
    view.setInt32(at, at - layout, true);
    for (const [slot, field] of fields.entries()) if (field !== undefined) put(field, at + (places[slot] as number));
    return at;
  };

  const put = (field: NonNullable<FieldValue>, at: number): void => {
    if ('byte' in field) view.setUint8(at, field.byte);
    else if ('short' in field) view.setInt16(at, field.short, true);
    else if ('int' in field) view.setInt32(at, field.int, true);
    else if ('long' in field) view.setBigInt64(at, BigInt(field.long), true);
    else if ('text' in field) {
      const text = utf8(field.text);
      const place = vector(text.length + 1, 1, 4);
      view.setUint32(place, text.length, true);
      bytes.set(text, place + 4);
      point(at, place);
    } else if ('table' in field) point(at, table(field.table));
    else if ('tables' in field) {
      const place = vector(field.tables.length, 4, 4);
      point(at, place);
      for (const [index, one] of field.tables.entries()) point(place + 4 + index * 4, table(one));
    } else {
      const width = (field.structs[0]?.length ?? 1) * 8;
      const place = vector(field.structs.length, width, 8);
      point(at, place);
      for (const [index, struct] of field.structs.entries())
        for (const [part, value] of struct.entries()) view.setBigInt64(place + 4 + index * width + part * 8, BigInt(value), true);
    }
  };

  point(0, table(root));
  reserve(0, 8);
  return bytes.slice(0, end);
}

function widthOf(field: NonNullable<FieldValue>): number {
  for (const [kind, size] of Object.entries(sizes)) if (kind in field) return size;
  return 4;
}
