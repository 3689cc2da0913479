import type { FormatPlan } from '../../core/plan.ts';
import type { Sample } from '../../core/sample.ts';
import type { Schema } from '../../core/schema.ts';
import type { Parsed } from '../format.ts';
import { setField } from '../formats/delimited.ts';
import { sameJson } from '../json-splice.ts';
import type { FieldBefore } from '../unshape.ts';

export type RecordValues = Record<string, unknown>;

/** The record a sample was read from, in the same layout. */
export interface LayoutBefore {
  sample: Sample;
  /** The format of its file. */
  format: FormatPlan;
  /** The members of the record as its file has them. */
  record: Readonly<RecordValues>;
}

/** How records hold what a task's fields name, where that is not field by field. */
export interface RecordLayout {
  /**
   * The fields in place of the members that hold them; all other members are carried along.
   *
   * @param cells true where values are the texts of cells, so that lists stand in them as JSON
   */
  read(values: RecordValues, schema: Schema, cells: boolean): Parsed;
  /**
   * The members of a file's record for a sample: those of the layout, and all other fields as `rest` gives them. Members whose values are
   * the ones of the record before keep its bytes.
   */
  write(sample: Sample, schema: Schema, rest: (field: string, before?: FieldBefore) => unknown, before?: LayoutBefore): RecordValues;
  /** Members it may write beside the fields that are carried along, in order: the columns of a table. */
  members: readonly string[];
}

/** The name of the field that has a role. */
export function fieldOf(schema: Schema, role: string): string {
  return schema.fields.find((field) => field.role === role)?.name ?? role;
}

/** A record's values with the fields in place of the members that hold them, where the first of these stood. */
export function replaced(values: RecordValues, members: readonly string[], fields: RecordValues): RecordValues {
  const result: RecordValues = {};
  let placed = false;
  for (const name of Object.keys(values)) {
    if (!members.includes(name)) {
      if (!Object.hasOwn(fields, name)) setField(result, name, values[name]);
      continue;
    }
    if (!placed) for (const field of Object.keys(fields)) setField(result, field, fields[field]);
    placed = true;
  }
  if (!placed) for (const field of Object.keys(fields)) setField(result, field, fields[field]);
  return result;
}

/** A record of a layout's members and the fields that are carried along. */
export function laidOut(
  order: readonly string[],
  members: RecordValues,
  sample: Sample,
  fields: readonly string[],
  rest: Parameters<RecordLayout['write']>[2],
  before: LayoutBefore | undefined,
): RecordValues {
  const record: RecordValues = {};
  for (const name of order) {
    const value = members[name];
    if (value === undefined) continue;
    // Equal values are the record's own: its bytes are kept.
    record[name] = before && sameJson(before.record[name], value) ? before.record[name] : value;
  }
  for (const field of Object.keys(sample)) {
    if (field === 'id' || fields.includes(field) || sample[field] === undefined || Object.hasOwn(record, field)) continue;
    setField(record, field, rest(field));
  }
  return record;
}

/** Fields of the schema by their roles. */
export function named(schema: Schema, values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).map(([role, value]) => [fieldOf(schema, role), value]));
}
