import type { PackedEdit } from '../core/edits.ts';

/**
 * What a proof found, as plain JSON: the input of its report and the content of proof.json.
 * Metrics, effects and shares are from 0 to 1 (an effect of 0.021 is 2.1 points); times are seconds.
 */
export interface ProofReport {
  leaven: 1;
  kind: 'proof';
  name: string;
  /** SHA-256 over recipe, inputs, trainer and settings: what the proof depends on. */
  planHash: string;
  task: string;
  language: string;
  versions: { leaven: string; node: string; libraries: Readonly<Record<string, string>> };
  /** The command that repeats the proof. */
  command: string;
  /** Commands worth running next, the best first. */
  next: readonly string[];
  recipe: { path: string; text: string };
  trainer: { id: string; params: Readonly<Record<string, unknown>> };
  metric: ProofMetric;
  seeds: readonly number[];
  classes: readonly string[];
  rows: { train: number /** Rows the recipe's arm trains on, mean over seeds. */; grown: number; test: number };
  verdict: Verdict;
  power: Power;
  /** Both schedules; the arms of the verdict first. */
  arms: readonly ProofArm[];
  curve: readonly CurvePoint[];
  leak: LeakFinding;
  perClass: readonly ClassChange[];
  /** Rows true class, columns predicted class; sums over seeds. */
  confusion: { baseline: readonly (readonly number[])[]; recipe: readonly (readonly number[])[] };
  calibration: { baseline: Calibration; recipe: Calibration };
  flips: Flips;
  cost: Cost;
  /** Facts that weaken the verdict, the gravest first. Codes with data; the report words them. */
  doubts: readonly { code: DoubtCode; data: Readonly<Record<string, number | string>> }[];
  time: { wallSeconds: number; cpuSeconds: number; workers: number /** Trainings made. */; trainings: number };
  energy: { wattsPerCore: number; gramsCo2PerKwh: number; kWh: number; gramsCo2: number };
}

export type ProofMetric = 'accuracy' | 'macro-f1';
export type Schedule = 'equal-steps' | 'equal-epochs';
export type Outcome = 'helps' | 'hurts' | 'no-evidence';
export type Interval = readonly [low: number, high: number];

export interface Verdict {
  outcome: Outcome;
  /** Recipe less baseline, equal steps, mean over seeds. */
  effect: number;
  interval: Interval;
  level: number;
  /** Two-sided, of the interval's distribution. */
  p: number;
  mcnemar: McNemar;
}

/** Rows that one arm has right and the other wrong, by majority of the seeds; exact two-sided binomial p. */
export interface McNemar {
  gained: number;
  lost: number;
  p: number;
}

/** What this proof could see, and what it would take to see more. */
export interface Power {
  /** Effect that would be found with probability 0.8 by this many seeds and rows. */
  detectable: number;
  /** Test rows, with as many seeds, and seeds, with as many rows, after which an effect as large as the observed one would be found with probability 0.8. Absent where no number does it. */
  rowsNeeded?: number;
  seedsNeeded?: number;
}

export interface ProofArm {
  /** `baseline`, `recipe`, `without text.swap-words`, `only text.swap-words`; with leaks kept: `baseline, leaks kept`. */
  name: string;
  kind: 'baseline' | 'recipe' | 'without' | 'only' | 'leaks-kept';
  /** Operator that is left out or alone. */
  operator?: string;
  /** Step it stands in. */
  step?: string;
  schedule: Schedule;
  mean: number;
  /** 95 % interval of the metric itself. */
  interval: Interval;
  /** The metric of each seed, in the order of `seeds`. */
  seeds: readonly number[];
  /** Against the baseline of the same schedule; absent for the baseline. For `without` arms also what leaving it out costs: `part`. */
  effect?: number;
  effectInterval?: Interval;
  p?: number;
  /** Holm's correction over the arms of the same schedule that are compared. */
  pAdjusted?: number;
  mcnemar?: McNemar;
  /** `without` arms: recipe less this arm, what the operator adds to the others. */
  part?: { effect: number; interval: Interval; p: number; pAdjusted: number };
  /** Training rows and updates, mean over seeds. */
  rows: number;
  steps: number;
  /** Growth, training and prediction, mean over seeds. */
  cpuSeconds: number;
  /** SHA-256 of the weights of each seed. */
  weights: readonly string[];
  /** Mean training loss of the last epoch, over seeds. */
  loss: number;
}

export interface CurvePoint {
  /** Share of the training rows, 0 to 1. */
  share: number;
  rows: number;
  baseline: { mean: number; interval: Interval };
  recipe: { mean: number; interval: Interval };
  effect: number;
  effectInterval: Interval;
}

export interface LeakFinding {
  /** Test rows whose folded text stands in train; test rows with the same set of words as a row of train besides. */
  exact: number;
  tokenSet: number;
  /** Rows of train taken out for it. */
  removed: number;
  /** Share of the test rows that leaked. */
  share: number;
  examples: readonly { kind: 'exact' | 'token-set'; train: ShownText; test: ShownText }[];
  /** The effect with the leaked rows kept. */
  kept?: { effect: number; interval: Interval; baseline: number; recipe: number };
}

export interface ShownText {
  id: string;
  text: string;
}

export interface ClassChange {
  class: string;
  support: number;
  baseline: { precision: number; recall: number; f1: number };
  recipe: { precision: number; recall: number; f1: number };
}

export interface Calibration {
  /** Expected calibration error over ten bins of equal width (Naeini et al. 2015). */
  ece: number;
  bins: readonly { from: number; to: number; count: number; confidence: number; accuracy: number }[];
}

export interface Flips {
  /** Test rows that most seeds turn from wrong to right, and from right to wrong. */
  fixed: number;
  broken: number;
  /** Chosen evenly from both, at most 40. */
  items: readonly Flip[];
}

export interface Flip {
  id: string;
  text: string;
  label: string;
  baseline: string;
  recipe: string;
  kind: 'fixed' | 'broken';
  /** Share of seeds with the turn. */
  seeds: number;
  /** Grown copies with the most words in common with the row, likely to have pushed it. */
  copies: readonly {
    id: string;
    operator: string;
    label: string;
    before: string;
    after: string;
    edits: readonly PackedEdit[];
    shared: readonly string[];
  }[];
}

export interface Cost {
  baseline: ArmCost;
  recipe: ArmCost;
  /** CPU seconds spent beyond the baseline for each point gained; absent where nothing is gained. */
  cpuSecondsPerPoint?: number;
}

export interface ArmCost {
  rows: number;
  steps: number;
  growSeconds: number;
  trainSeconds: number;
}

export type DoubtCode =
  /** Seeds are few: { seeds }. */
  | 'few-seeds'
  /** Test rows are few: { rows }. */
  | 'few-rows'
  /** Equal steps and equal epochs disagree: { equalSteps, equalEpochs }. */
  | 'schedules-disagree'
  /** Leaked rows were removed: { removed, exact, tokenSet }. */
  | 'leaks-removed'
  /** Test rows that some arm dropped and nobody is judged on: { rows }. */
  | 'test-rows-dropped'
  /** Classes of test that training has not seen: { classes, rows }. */
  | 'unseen-classes'
  /** The recipe keeps fewer rows than the data has: { kept, of }. */
  | 'fewer-rows'
  /** The worst class lost though the mean did not: { class, effect }. */
  | 'class-lost'
  /** The outcome holds for this trainer alone: { trainer }. */
  | 'one-trainer';
