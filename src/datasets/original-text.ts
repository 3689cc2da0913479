import type { OriginalRecord } from './format.ts';
import { parseCsvCells, parseTsvCells } from './formats/cells.ts';
import { isCellFormat } from './formats/scanner.ts';
import { createMembers, memberText, scanMembers } from './json-text.ts';
import type { FieldBefore } from './unshape.ts';

const members = createMembers();

/** A field as the record it came from has it: JSON, or the text of a cell. */
export function originalField({ sample, raw, format }: OriginalRecord, field: string): FieldBefore {
  if (!isCellFormat(format.format)) {
    scanMembers(raw, members);
    return { sample, text: memberText(raw, members, field) };
  }
  const at = format.columns?.indexOf(field) ?? -1;
  if (at === -1 || format.format === 'delimited' || format.format === 'lines' || format.format === 'conll')
    return { sample, text: undefined };
  const cells = format.format === 'csv' ? parseCsvCells(raw, format.delimiter ?? ',') : parseTsvCells(raw, format.delimiter ?? '\t');
  return { sample, text: cells.values[at], cell: true };
}
