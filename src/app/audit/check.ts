import type { Sample } from '../../core/sample.ts';
import type { AuditExample, AuditFix, FindingCode, Severity, Unchecked } from '../../reports/audit-model.ts';
import type { OpenedData } from './open.ts';
import type { Rows } from './rows.ts';

/** A row as checks see it, in the order of the files. */
export interface SeenRow {
  /** Its number among all rows, from 0. */
  row: number;
  split: string;
  sample: Sample;
  /** All its texts as one, one a line. */
  text: string;
  /** Its class, where the data has one. */
  label: string | undefined;
}

/** Where an example is: a row, and the place in its text that is meant. */
export interface Place {
  row: number;
  at?: number;
}

export interface FoundExample {
  places: Place[];
  detail?: string;
}

/** A finding before its examples are read again. */
export interface Found {
  code: FindingCode;
  severity: Severity;
  count: number;
  /** What was looked at. */
  of: number;
  data?: Readonly<Record<string, string | number>>;
  examples: FoundExample[];
  /** Examples that are no rows: files, records without values. */
  shown?: AuditExample[];
  fix?: AuditFix;
}

export interface CheckContext {
  opened: OpenedData;
  rows: Rows;
}

/** Looks at every row once, then says what it found. */
export interface Check {
  see(row: SeenRow): void;
  find(): Found[];
  unchecked?(): Unchecked[];
}

/** Examples that a finding shows. */
export const examplesKept = 5;

/** The first examples of a kind, and how many rows there are. */
export class Examples {
  count = 0;
  readonly items: FoundExample[] = [];

  add(place: Place, detail?: string): void {
    this.count++;
    if (this.items.length < examplesKept) this.items.push({ places: [place], ...(detail === undefined ? {} : { detail }) });
  }
}
