import type { SchemaElement, SchemaTree } from 'hyparquet';
import { BadFile } from '../columns/bad-file.ts';
import { type Column, type ColumnType, depthLimit, type TimeUnit } from '../columns/types.ts';

/** A leaf of the schema: one column of values in the file. */
export interface Leaf {
  path: readonly string[];
  element: SchemaElement;
  type: ColumnType;
  maxDefinition: number;
  maxRepetition: number;
}

/** How values are put together from their leaves, which are those from `from` up to `to`. */
export type Node = {
  /** Definition level from which on it is not null. */
  present: number;
  nullable: boolean;
  from: number;
  to: number;
} & (
  | { kind: 'leaf' }
  | { kind: 'struct'; fields: readonly { key: string; node: Node }[] }
  | { kind: 'list'; repetition: number; item: Node }
  | { kind: 'map'; repetition: number; key: Node; value: Node }
);

export interface ParquetSchema {
  columns: Column[];
  nodes: Node[];
  leaves: Leaf[];
}

interface Built {
  node: Node;
  column: Column;
}

/** The columns of a file. @throws BadFile, TypeError where the tree does not hold together */
export function readSchema(root: SchemaTree): ParquetSchema {
  const leaves: Leaf[] = [];
  const built = root.children.map((child) => build(child, 0, 0, leaves));
  return { columns: built.map(({ column }) => column), nodes: built.map(({ node }) => node), leaves };
}

function build(tree: SchemaTree, definition: number, repetition: number, leaves: Leaf[]): Built {
  if (tree.path.length > depthLimit) throw new BadFile('metadata');
  const { repetition_type: repeats, name } = tree.element;
  if (repeats !== 'REPEATED') {
    const nullable = repeats !== 'REQUIRED';
    return contents(tree, definition + (nullable ? 1 : 0), repetition, nullable, leaves);
  }
  // A field that repeats without the annotation of a list is one of values that are all there.
  const from = leaves.length;
  const item = contents(tree, definition + 1, repetition + 1, false, leaves);
  return {
    node: { kind: 'list', present: definition, nullable: false, repetition: repetition + 1, item: item.node, from, to: leaves.length },
    column: { name, type: { kind: 'list', item: { ...item.column, name: 'element' } }, nullable: false },
  };
}

/** A field without regard to its own repetition; from the level `present` on it is there. */
function contents(tree: SchemaTree, present: number, repetition: number, nullable: boolean, leaves: Leaf[]): Built {
  const { element, children } = tree;
  const { name } = element;
  const from = leaves.length;
  const made = (node: object, type: ColumnType): Built => ({
    node: { ...node, present, nullable, from, to: leaves.length } as Node,
    column: { name, type, nullable },
  });
  if (children.length === 0) {
    const type = leafType(element);
    leaves.push({ path: tree.path, element, type, maxDefinition: present, maxRepetition: repetition });
    return made({ kind: 'leaf' }, type);
  }
  const only = children.length === 1 ? children[0] : undefined;
  const annotation = element.logical_type?.type ?? element.converted_type;
  if (annotation === 'LIST' && only?.element.repetition_type === 'REPEATED') {
    const item = isItem(only, name)
      ? contents(only, present + 1, repetition + 1, false, leaves)
      : build(only.children[0] as SchemaTree, present + 1, repetition + 1, leaves);
    return made({ kind: 'list', repetition: repetition + 1, item: item.node }, { kind: 'list', item: { ...item.column, name: 'element' } });
  }
  if (
    (annotation === 'MAP' || annotation === 'MAP_KEY_VALUE') &&
    only?.element.repetition_type === 'REPEATED' &&
    only.children.length === 2
  ) {
    const [key, value] = only.children.map((child) => build(child, present + 1, repetition + 1, leaves)) as [Built, Built];
    return made(
      { kind: 'map', repetition: repetition + 1, key: key.node, value: value.node },
      { kind: 'map', key: { ...key.column, name: 'key' }, value: { ...value.column, name: 'value' } },
    );
  }
  const fields = children.map((child) => build(child, present, repetition, leaves));
  return made(
    { kind: 'struct', fields: fields.map(({ node, column }) => ({ key: JSON.stringify(column.name), node })) },
    { kind: 'struct', fields: fields.map(({ column }) => column) },
  );
}

/** Whether the field that repeats is the item itself: the rules for older writers (parquet-format, LogicalTypes.md, Lists). */
function isItem({ element, children }: SchemaTree, listName: string): boolean {
  const only = children[0];
  if (children.length !== 1 || only === undefined) return true;
  return only.element.repetition_type === 'REPEATED' || element.name === 'array' || element.name === `${listName}_tuple`;
}

const units: Readonly<Record<string, TimeUnit>> = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' };

/** @throws BadFile for an annotation that the type of the values cannot bear */
function leafType(element: SchemaElement): ColumnType {
  const { type, converted_type: converted, logical_type: logical } = element;
  const integer = type === 'INT32' || type === 'INT64';
  const wide = type === 'INT64' ? 64 : 32;
  const bytes = type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY';
  switch (logical?.type) {
    case 'STRING':
      return bytes ? { kind: 'string' } : plainType(element);
    case 'ENUM':
    case 'JSON':
      return bytes ? { kind: 'string', as: logical.type === 'JSON' ? 'json' : 'enum' } : plainType(element);
    case 'UUID':
      return type === 'FIXED_LEN_BYTE_ARRAY' && element.type_length === 16 ? { kind: 'uuid' } : plainType(element);
    case 'FLOAT16':
      return type === 'FIXED_LEN_BYTE_ARRAY' && element.type_length === 2 ? { kind: 'float', bits: 16 } : plainType(element);
    case 'DATE':
      return type === 'INT32' ? { kind: 'date' } : plainType(element);
    case 'TIME':
    case 'TIMESTAMP': {
      if (!integer) return plainType(element);
      const kind = logical.type === 'TIME' ? 'time' : 'timestamp';
      return { kind, unit: units[logical.unit] as TimeUnit, ...(logical.isAdjustedToUTC ? { utc: true as const } : {}) };
    }
    case 'INTEGER':
      return integer ? { kind: 'integer', bits: logical.bitWidth as 8, signed: logical.isSigned } : plainType(element);
    case 'NULL':
      return { kind: 'null' };
    case 'DECIMAL':
      return { kind: 'decimal', precision: logical.precision, scale: logical.scale };
  }
  switch (converted) {
    case 'UTF8':
      return bytes ? { kind: 'string' } : plainType(element);
    case 'ENUM':
    case 'JSON':
      return bytes ? { kind: 'string', as: converted === 'JSON' ? 'json' : 'enum' } : plainType(element);
    case 'DECIMAL':
      return { kind: 'decimal', precision: element.precision ?? 38, scale: element.scale ?? 0 };
    case 'DATE':
      return type === 'INT32' ? { kind: 'date' } : plainType(element);
    case 'TIME_MILLIS':
    case 'TIME_MICROS':
      return integer ? { kind: 'time', unit: converted === 'TIME_MILLIS' ? 'ms' : 'us', utc: true } : plainType(element);
    case 'TIMESTAMP_MILLIS':
    case 'TIMESTAMP_MICROS':
      return integer ? { kind: 'timestamp', unit: converted === 'TIMESTAMP_MILLIS' ? 'ms' : 'us', utc: true } : plainType(element);
  }
  const sized = /^(U?)INT_(8|16|32|64)$/.exec(converted ?? '');
  if (sized && integer) return { kind: 'integer', bits: Math.min(wide, Number(sized[2])) as 8, signed: sized[1] === '' };
  return plainType(element);
}

function plainType({ type, type_length: length }: SchemaElement): ColumnType {
  switch (type) {
    case 'BOOLEAN':
      return { kind: 'boolean' };
    case 'INT32':
    case 'INT64':
      return { kind: 'integer', bits: type === 'INT64' ? 64 : 32, signed: true };
    // The old kind of timestamp: a Julian day and the nanoseconds of the day.
    case 'INT96':
      return { kind: 'timestamp', unit: 'ns' };
    case 'FLOAT':
    case 'DOUBLE':
      return { kind: 'float', bits: type === 'FLOAT' ? 32 : 64 };
    case 'BYTE_ARRAY':
      return { kind: 'binary' };
    case 'FIXED_LEN_BYTE_ARRAY':
      return { kind: 'binary', length: length ?? 0 };
    default:
      throw new BadFile('metadata');
  }
}
