import type { Derived } from './derive.ts';
import type { Html } from './html.ts';
import type { ReportWarning, RunReport } from './model.ts';
import type { Numbers } from './numbers.ts';
import type { Wording } from './wording.ts';

/** What every part of the page is drawn from. */
export interface Context {
  report: RunReport;
  derived: Derived;
  warnings: readonly ReportWarning[];
  words: Wording;
  numbers: Numbers;
  figures: Figures;
}

/** Figures drawn ahead, in the order of the model's lists: SVG, or nothing where there is nothing to draw. */
export interface Figures {
  /** The lengths of the first screen, at the width of its column. */
  first?: Html | undefined;
  lengths: readonly (Html | undefined)[];
  measures: readonly (Html | undefined)[];
  /** Change strength of each operator, the size of a table cell. */
  strengths: readonly (Html | undefined)[];
}
