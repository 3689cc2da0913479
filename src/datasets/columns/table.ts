import { LeavenError } from '../../errors/leaven-error.ts';
import { leafText } from './cell-text.ts';
import { misfit, toCell } from './cell-value.ts';
import { type ExactValue, parseExactJson } from './exact-json.ts';
import { asType, createSeen, inferColumn, type Seen, see } from './infer.ts';
import type { CellValue, Column, ColumnType } from './types.ts';

/** Columns of a table that is to be written, with those whose type was found by looking at the values. */
export interface TableShape {
  columns: readonly Column[];
  /** Names of columns whose values had to be read anew: their type is not that of the source. */
  inferred: ReadonlySet<string>;
}

/** Lines of JSON objects; each call goes through them from the beginning. */
export type Lines = () => Iterable<string>;

/**
 * The columns that hold all lines: those of the sources where their types still fit, else what the values are. `first` names a column that
 * stands before those of the sources where they lack it.
 */
export function shapeTable(lines: Lines, sources: readonly (readonly Column[])[], first: string): TableShape {
  const known = knownColumns(sources);
  const names = new Set<string>();
  const fitting = new Map(known);
  const nulls = new Set<string>();
  const counts = new Map<string, number>();
  const seen = new Map<string, Seen>();
  let rows = 0;
  for (const line of lines()) {
    rows++;
    for (const [name, value] of parseExactJson(line) as Map<string, ExactValue>) {
      names.add(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const column = fitting.get(name);
      if (column) {
        if (value === null) nulls.add(name);
        else if (toCell(column.type, value) === misfit) fitting.delete(name);
      } else if (!known.has(name)) seeUnder(seen, name, value);
    }
  }
  // What no longer fits is looked at again from the beginning.
  const again = [...known.keys()].filter((name) => names.has(name) && !fitting.has(name));
  if (again.length > 0)
    for (const line of lines()) {
      const record = parseExactJson(line) as Map<string, ExactValue>;
      for (const name of again) if (record.has(name)) seeUnder(seen, name, record.get(name) as ExactValue);
    }
  const order = [...(known.has(first) || !names.has(first) ? [] : [first]), ...known.keys(), ...names];
  const columns = [...new Set(order)].flatMap((name) => {
    const column = fitting.get(name);
    const missing = (counts.get(name) ?? 0) < rows || nulls.has(name);
    // A column of the source stays where nothing was written at all; one that every row has dropped goes.
    if (column) return rows > 0 && !names.has(name) ? [] : [{ ...column, nullable: column.nullable || missing }];
    const found = seen.get(name);
    return found ? [inferColumn(name, found, rows)] : [];
  });
  return { columns, inferred: new Set(seen.keys()) };
}

function seeUnder(seen: Map<string, Seen>, name: string, value: ExactValue): void {
  let one = seen.get(name);
  if (!one) {
    one = createSeen();
    seen.set(name, one);
  }
  see(one, value);
}

/** Columns of all sources by name, in the order in which they come up; those on whose type the sources disagree are left to the values. */
function knownColumns(sources: readonly (readonly Column[])[]): Map<string, Column> {
  const known = new Map<string, Column>();
  const disputed = new Set<string>();
  for (const columns of sources)
    for (const column of columns) {
      const other = known.get(column.name);
      if (!other) known.set(column.name, column);
      else if (JSON.stringify(other.type) !== JSON.stringify(column.type)) disputed.add(column.name);
      else if (column.nullable) known.set(column.name, { ...other, nullable: true });
    }
  for (const name of disputed) known.delete(name);
  return known;
}

/** The cells of a line under its table's columns. @throws LeavenError dataset/cannot-write where the shape was made of other lines */
export function cellsOf(line: string, { columns, inferred }: TableShape, format: string): CellValue[] {
  const record = parseExactJson(line) as Map<string, ExactValue>;
  return columns.map(({ name, type }) => {
    const value = record.get(name) ?? null;
    const cell = toCell(type, inferred.has(name) ? asType(type, value) : value);
    if (cell === misfit) throw new LeavenError('dataset/cannot-write', { field: name, format, reason: 'other-type' });
    return cell;
  });
}

/** The line as it is read back from the file: every column in order. */
export function lineOf(cells: readonly CellValue[], columns: readonly Column[]): string {
  return `{${columns.map(({ name, type }, index) => `${JSON.stringify(name)}:${cellText(type, cells[index] as CellValue)}`).join(',')}}`;
}

function cellText(type: ColumnType, cell: CellValue): string {
  if (cell === null) return 'null';
  switch (type.kind) {
    case 'list':
      return `[${(cell as readonly CellValue[]).map((item) => cellText(type.item.type, item)).join(',')}]`;
    case 'struct':
      return structText(type.fields, cell);
    case 'map':
      return `[${(cell as readonly CellValue[]).map((entry) => structText([type.key, type.value], entry)).join(',')}]`;
    default:
      return leafText(type)(cell);
  }
}

function structText(fields: readonly Column[], cell: CellValue): string {
  const record = cell as Readonly<Record<string, CellValue>>;
  return `{${fields.map(({ name, type }) => `${JSON.stringify(name)}:${cellText(type, record[name] ?? null)}`).join(',')}}`;
}
