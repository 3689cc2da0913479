import type { AuditReport } from '../audit-model.ts';
import type { Html } from '../html.ts';
import type { Numbers } from '../numbers.ts';
import type { AuditWording } from './sentences.ts';

/** What every part of the page of an audit is drawn from. */
export interface AuditContext {
  report: AuditReport;
  words: AuditWording;
  numbers: Numbers;
  /** Lengths of each split: SVG, or nothing where there is nothing to draw. */
  lengths: readonly (Html | undefined)[];
}
