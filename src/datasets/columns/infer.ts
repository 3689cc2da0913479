import { ExactNumber, type ExactValue, exactJson } from './exact-json.ts';
import { type Column, type ColumnType, depthLimit } from './types.ts';

/**
 * What the values of a column have been so far. From it comes the type that holds them all: booleans, 64-bit integers, doubles, texts,
 * lists and structs. Values that have no type in common are written as text: texts as they are, all else as JSON.
 */
export interface Seen {
  /** Values that are not null. */
  count: number;
  booleans: number;
  integers: number;
  /** Numbers that are no integers of 64 bits. */
  floats: number;
  /** Integers that a double would round. */
  wide: number;
  /** Numbers that no double holds. */
  huge: number;
  texts: number;
  lists: number;
  item: Seen | undefined;
  structs: number;
  fields: Map<string, Seen>;
  /** Too many fields for a struct: the keys are data. */
  open: boolean;
  nulls: number;
}

/** Fields of one struct. */
const fieldLimit = 1000;
const integerText = /^-?(?:0|[1-9]\d*)$/;

export function createSeen(): Seen {
  return {
    count: 0,
    booleans: 0,
    integers: 0,
    floats: 0,
    wide: 0,
    huge: 0,
    texts: 0,
    lists: 0,
    item: undefined,
    structs: 0,
    fields: new Map(),
    open: false,
    nulls: 0,
  };
}

export function see(seen: Seen, value: ExactValue): void {
  if (value === null) {
    seen.nulls++;
    return;
  }
  seen.count++;
  if (typeof value === 'string') seen.texts++;
  else if (typeof value === 'boolean') seen.booleans++;
  else if (typeof value === 'number' || value instanceof ExactNumber)
    seeNumber(seen, typeof value === 'number' ? String(value) : value.text);
  else if (Array.isArray(value)) {
    seen.lists++;
    seen.item ??= createSeen();
    for (const item of value) see(seen.item, item);
  } else {
    seen.structs++;
    if (seen.open) return;
    for (const [key, member] of value) {
      let field = seen.fields.get(key);
      if (!field) {
        field = createSeen();
        seen.fields.set(key, field);
      }
      see(field, member);
    }
    if (seen.fields.size > fieldLimit) {
      seen.open = true;
      seen.fields.clear();
    }
  }
}

function seeNumber(seen: Seen, text: string): void {
  if (integerText.test(text) && text !== '-0') {
    const whole = BigInt(text);
    if (BigInt.asIntN(64, whole) !== whole) seen.floats++;
    else seen.integers++;
    const number = Number(text);
    if (!Number.isFinite(number) || BigInt(number) !== whole) seen.wide++;
    return;
  }
  seen.floats++;
  if (!Number.isFinite(Number(text))) seen.huge++;
}

/** The column of values as they were seen; `among` is how often its parent was there. */
export function inferColumn(name: string, seen: Seen, among: number): Column {
  return { name, type: typeOf(seen, 0), nullable: seen.count < among };
}

function typeOf(seen: Seen, depth: number): ColumnType {
  const { count, booleans, integers, floats, wide, huge, lists, structs, fields, open, item } = seen;
  const text: ColumnType = { kind: 'string' };
  if (count === 0 || depth >= depthLimit) return text;
  if (booleans === count) return { kind: 'boolean' };
  if (integers === count) return { kind: 'integer', bits: 64, signed: true };
  if (integers + floats === count) return wide === 0 && huge === 0 ? { kind: 'float', bits: 64 } : text;
  if (lists === count && item)
    return { kind: 'list', item: { name: 'element', type: typeOf(item, depth + 1), nullable: item.nulls > 0 || item.count === 0 } };
  // A struct without fields has no columns to stand in.
  if (structs === count && !open && fields.size > 0)
    return {
      kind: 'struct',
      fields: [...fields].map(([key, field]) => ({ name: key, type: typeOf(field, depth + 1), nullable: field.count < structs })),
    };
  return text;
}

/** The value as its inferred type has it: text where values of several kinds stand in one column. */
export function asType(type: ColumnType, value: ExactValue): ExactValue {
  if (value === null) return null;
  switch (type.kind) {
    case 'string':
      return typeof value === 'string' ? value : exactJson(value);
    case 'list':
      return Array.isArray(value) ? value.map((item) => asType(type.item.type, item)) : value;
    case 'struct':
      if (!(value instanceof Map)) return value;
      return new Map(
        [...value].map(([key, member]) => [key, asType(type.fields.find(({ name }) => name === key)?.type ?? { kind: 'null' }, member)]),
      );
    default:
      return value;
  }
}
