import type { Json } from '../core/operator.ts';
import type { FieldFault } from './field-fault.ts';
import type { PreparedSource } from './format.ts';
import { isCellFormat } from './formats/scanner.ts';
import { createMembers, scanMembers } from './json-text.ts';

/** How a source's columns become those of the data set. */
export interface Arrangement {
  /** Names of its columns by the names they have in the data set. */
  rename?: Readonly<Record<string, string>>;
  /** Columns with one value in all its records. */
  constants?: Readonly<Record<string, Json>>;
}

export function arrangementOf({ rename, constants }: Arrangement): Arrangement {
  return { ...(rename ? { rename } : {}), ...(constants ? { constants } : {}) };
}

/** The names that a file's columns have in the data set. */
export function arrangeColumns(columns: readonly string[], { rename = {} }: Arrangement): string[] {
  const names = new Map(Object.entries(rename).map(([to, from]) => [from, to]));
  return columns.map((column) => names.get(column) ?? column);
}

/** Puts a record's values under the names of the data set, in place. Cells have them already, by their columns. */
export function arrangeValues(
  values: Record<string, unknown>,
  { rename = {}, constants = {} }: Arrangement,
  cells: boolean,
): FieldFault | undefined {
  if (!cells) {
    const taken: [string, unknown][] = [];
    for (const [to, from] of Object.entries(rename)) {
      if (!Object.hasOwn(values, from)) continue;
      taken.push([to, values[from]]);
    }
    for (const from of Object.values(rename)) delete values[from];
    for (const [to, value] of taken) {
      if (Object.hasOwn(values, to)) return twice(to);
      values[to] = value;
    }
  }
  for (const [column, value] of Object.entries(constants)) {
    if (Object.hasOwn(values, column)) return twice(column);
    values[column] = value;
  }
  return undefined;
}

function twice(field: string): FieldFault {
  return { reason: 'duplicate-column', detail: { field, expected: 'one column of this name' } };
}

/** The text of a record as it would stand in a file with the data set's names: what writers keep of it. */
export function arrangeRaw(raw: string, { rename, constants, format }: PreparedSource): string {
  if ((!rename && !constants) || isCellFormat(format.format)) return raw;
  const members = createMembers();
  scanMembers(raw, members);
  const names = new Map(Object.entries(rename ?? {}).map(([to, from]) => [from, to]));
  const parts: string[] = [];
  for (let i = 0; i < members.count; i++) {
    const name = names.get(members.keys[i] as string);
    const from = name === undefined ? (members.keyStarts[i] as number) : (members.valueStarts[i] as number);
    parts.push(`${name === undefined ? '' : `${JSON.stringify(name)}: `}${raw.slice(from, members.valueEnds[i])}`);
  }
  for (const [column, value] of Object.entries(constants ?? {})) parts.push(`${JSON.stringify(column)}: ${JSON.stringify(value)}`);
  return `{${parts.join(', ')}}`;
}
