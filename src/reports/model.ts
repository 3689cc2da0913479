import type { GuardName } from '../core/analysis.ts';
import type { PackedEdit } from '../core/edits.ts';
import type { Json } from '../core/operator.ts';

/**
 * What a run did, as plain JSON: the input of the report and, with `derived`, the content of report.json.
 * All texts must already be masked where the recipe redacts. Lists come in the order in which they are to be shown.
 * Counts are whole numbers; shares are from 0 to 1; seconds and bytes are not rounded.
 */
export interface RunReport {
  leaven: 1;
  kind: 'run';
  /** `name` of the recipe. */
  name: string;
  seed: number;
  /** SHA-256 of the plan, hexadecimal. */
  planHash: string;
  task: string;
  /** BCP 47 tag of the recipe, `und` where each text has its own. */
  language: string;
  versions: { leaven: string; node: string; libraries: Readonly<Record<string, string>> };
  /** The command that made this run, ready to be copied. */
  command: string;
  /** Commands worth running next, the best first. */
  next: readonly string[];
  counts: RunCounts;
  splits: readonly SplitCounts[];
  /** What entered and left each step, in the order of the recipe. */
  steps: readonly StepFlow[];
  labels: readonly LabelCounts[];
  lengths: readonly LengthHistogram[];
  measures: readonly MeasureHistogram[];
  operators: readonly OperatorCounts[];
  rejects: readonly RejectCounts[];
  examples: ExampleList;
  duplicates: DuplicateFindings;
  leaks: LeakFindings;
  /** What the run itself warned of. The report adds what its numbers give reason to doubt. */
  warnings: readonly ReportWarning[];
  time: RunTime;
  energy: EnergyEstimate;
  inputs: readonly ReportFile[];
  outputs: readonly ReportFile[];
  recipe: { path: string; text: string };
}

export interface Counts {
  /** Samples read from the sources, unreadable records included. */
  read: number;
  /** Copies asked of `augment` steps and of `copies` decisions. */
  asked: number;
  written: number;
  rejected: number;
  /** Samples merged into another as duplicates. */
  merged: number;
}

export interface RunCounts extends Counts {
  /** Whether read + asked = written + rejected + merged, in total and for each split. */
  addsUp: boolean;
}

export interface SplitCounts extends Counts {
  name: string;
  /** Samples that steps moved into this split less those moved out of it: read + asked + moved = written + rejected + merged. */
  moved: number;
  /** Whether any step may have changed, made or dropped samples here; false shows as «untouched». */
  touched: boolean;
}

export interface StepFlow {
  /** Step id; `read` and `write` for the two ends. */
  step: string;
  /** Operator ids of the step, in order; empty for the two ends. */
  operators: readonly string[];
  in: number;
  /** Copies asked here; 0 for steps that make none. */
  asked: number;
  /** Samples changed here, or copies accepted. */
  changed: number;
  rejected: number;
  merged: number;
  out: number;
  cpuSeconds: number;
  /** What the step's operator found in the data, as JSON of its own. */
  findings?: Json;
}

/** Classes of one label field in one split, before and after the run. */
export interface LabelCounts {
  split: string;
  field: string;
  /** What is counted: samples by their label, or all labels of sets, spans or relations; samples where absent. */
  of?: 'samples' | 'labels' | 'spans' | 'relations';
  /** The most frequent classes, in the order to be shown (about 12 at most). */
  classes: readonly { label: string; before: number; after: number }[];
  /** All further classes together. */
  others?: { classes: number; before: number; after: number };
  /** Samples without a label. */
  missing: { before: number; after: number };
}

/** Ready-made bins. Bin i holds values from `edges[i]` (inclusive) to `edges[i + 1]` (exclusive). */
export interface Bins {
  /** One more than there are counts, ascending. */
  edges: readonly number[];
  counts: readonly number[];
}

export interface LengthHistogram {
  split: string;
  field: string;
  /** What was counted: words for languages with spaces, characters (code points) otherwise. */
  unit: 'words' | 'characters';
  /** Shared by both sides. */
  edges: readonly number[];
  /** True where the last bin also holds everything longer than its upper edge. */
  openEnd: boolean;
  before: LengthSide;
  after: LengthSide;
}

export interface LengthSide {
  counts: readonly number[];
  /** Texts measured. */
  n: number;
  /** Samples without a text in this field. */
  missing: number;
  min: number;
  median: number;
  mean: number;
  max: number;
}

/** Values of one measure that an operator took, and of those that went on. */
export interface MeasureHistogram {
  step: string;
  operator: string;
  /** As in OperatorCounts. */
  slot?: string;
  /** A text field, a column, or what the operator calls it. */
  measure: string;
  /** Shared by both sides. */
  edges: readonly number[];
  /** The least and the greatest value kept, where there is a bound. */
  min?: number;
  max?: number;
  measured: MeasureSide;
  kept: MeasureSide;
}

export interface MeasureSide {
  counts: readonly number[];
  /** Values, those beside the chart included. */
  n: number;
  below: number;
  above: number;
  tooLow: number;
  tooHigh: number;
  /** Texts that have no value. */
  missing: number;
}

export interface OperatorCounts {
  step: string;
  /** Operator id. */
  operator: string;
  /** Place inside the step where it is not the operator id: its `id:` or `text.delete-words~2`. */
  slot?: string;
  /** Times it was to work on a sample or a copy, redraws not counted. */
  asked: number;
  /** Samples changed, or copies accepted that it worked on. */
  changed: number;
  /** Its share of all copies accepted in its `augment` step; absent outside one. */
  share?: number;
  /** Times it left a text alone, by reason. */
  unchanged: readonly { reason: string; count: number }[];
  /** Samples or copies a filter turned away. */
  rejected: number;
  /** How much of a text it changed, over the changed samples: changed words (or characters) / words (or characters) before. */
  strength?: Bins & { unit: 'words' | 'characters'; n: number; mean: number };
  /** Times a guard kept something from being changed. */
  guardSaves: readonly { guard: GuardName; count: number }[];
  cpuSeconds: number;
}

export interface RejectCounts {
  step: string;
  /** A fact such as `no-distinct-copy`. */
  reason: string;
  count: number;
  /** At most three. */
  examples: readonly ShownText[];
}

export interface ShownText {
  id: string;
  text: string;
  /** BCP 47 tag of this text where known. */
  language?: string;
  /** One more fact about it, such as the error of the reader. */
  detail?: string;
}

export interface ExampleList {
  /** Changed samples there are; «20 of 62,242 shown». */
  total: number;
  /** How they were chosen. */
  chosen: 'evenly-by-operator';
  /** At most 20. The first screen shows the first of each kind. */
  items: readonly Example[];
}

/** One changed text: what it was and the edits of the plan. Offsets are UTF-16 units of `before`. */
export interface Example {
  id: string;
  parent: string;
  step: string;
  operator: string;
  split: string;
  field: string;
  before: string;
  edits: readonly PackedEdit[];
  /** What guards kept as it was: start, end, guard. */
  guarded: readonly (readonly [start: number, end: number, guard: GuardName])[];
  /** typical: strength nearest the median; largest: the strongest change; guarded: a guard worked on it. */
  kind: 'typical' | 'largest' | 'guarded';
  label?: string;
  /** BCP 47 tag of this text where known. */
  language?: string;
}

export interface DuplicateFindings {
  /** False where no step looked for duplicates. */
  checked: boolean;
  merged: number;
  clusters: number;
  /** The largest clusters first, each with some of its members. */
  examples: readonly { kept: ShownText; size: number; merged: readonly ShownText[] }[];
}

export interface LeakFindings {
  checked: boolean;
  /** Why not, where unchecked: a fact such as `no-test-split`. */
  reason?: string;
  /** One entry for each pair of splits that was compared. */
  pairs: readonly LeakPair[];
  /** Copies that were refused because they equal a sample of a held-out split. */
  copiesRefused: number;
}

export interface LeakPair {
  /** The split that trains, as written by this run. */
  train: string;
  /** The split that is held out. */
  test: string;
  /** Rows of `test` compared. */
  testRows: number;
  /** Rows of `test` whose text equals one of `train` (case and space folded). */
  exact: number;
  /** Rows of `test`, not counted in `exact`, with the same set of tokens as one of `train`. */
  tokenSet: number;
  /** Rows of `test`, counted in neither, that are near duplicates of one of `train`; absent where there were too many rows to look for them. */
  near?: number;
  examples: readonly { kind: 'exact' | 'token-set' | 'near'; train: ShownText; test: ShownText; similarity?: number }[];
}

export interface ReportWarning {
  /** A fact such as `low-change`; the wording is the report's. */
  code: string;
  data: Readonly<Record<string, string | number | boolean>>;
}

export interface RunTime {
  wallSeconds: number;
  /** Of all threads together. */
  cpuSeconds: number;
  /** Samples written per second of wall time. */
  rowsPerSecond: number;
  peakMemoryBytes: number;
  workers: number;
}

export interface EnergyEstimate {
  wattsPerCore: number;
  gramsCo2PerKwh: number;
  /** CPU seconds × watts of one core, in kilowatt hours. */
  kWh: number;
  gramsCo2: number;
}

export interface ReportFile {
  /** As the recipe or the run folder names it. */
  path: string;
  /** Split it holds, or what it is: `rejected`, `provenance`. */
  role: string;
  rows: number;
  bytes: number;
  sha256: string;
}
