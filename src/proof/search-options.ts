import type { Json } from '../core/operator.ts';
import type { Interval, Outcome, ProofMetric } from '../reports/proof-model.ts';

export type SearchMethod = 'asha' | 'random';

export interface SearchOptions {
  /** `text-linear` where neither this nor the recipe says it. */
  trainer?: string;
  /** Parameters of the trainer that stay as they are given; what the recipe says is where the search begins. */
  with?: Readonly<Record<string, unknown>>;
  /**
   * Time for all calls of the same search together: `90s`, `5m`, `1h`. `5m` where neither this nor `trials` is given. However little it is,
   * the data as it is, the recipe and some candidates are tried and judged.
   */
  budget?: string;
  /** Candidates tried beside the data as it is. With both budgets, the search ends at the first. */
  trials?: number;
  /** asha: candidates are given up early where others do better; random: each is tried to the end. `asha` where absent. */
  method?: SearchMethod;
  metric?: ProofMetric;
  /** Draws of candidates and cuts; the recipe's seed where absent. */
  seed?: number;
  /** Split that judges later on and that the search does not look at; `test` where absent. */
  split?: string;
  /** Changes to the recipe: `steps.2.augment.copies=4`. */
  set?: readonly string[];
  /** Folder that paths in `set` and `out` are relative to; the working folder where absent. */
  cwd?: string;
  /** The recipe that is written; `best.yaml` where absent. Journal and trainings stand in a folder beside it: `best.yaml.search`. */
  out?: string;
  /** Forget an earlier search, and replace a file that no search wrote. */
  overwrite?: boolean;
  /** Processes that train side by side; 0: in this one. Changes no result. */
  workers?: number;
  signal?: AbortSignal;
  onEvent?: (event: SearchEvent) => void;
}

export type SearchEvent =
  | {
      type: 'plan';
      name: string;
      planHash: string;
      trainer: string;
      method: SearchMethod;
      /** Originals that candidates are trained and chosen on, and those that no choice sees. */
      train: number;
      confirm: number;
      trials?: number;
      budgetSeconds?: number;
    }
  | {
      type: 'progress';
      phase: 'search' | 'confirm';
      label: string;
      /** Trainings done; in all, where that is known (a budget of time alone leaves it open). */
      done: number;
      total?: number;
      /** Since the search began, earlier calls counted. */
      seconds: number;
    };

/** What is tried: how the data grows, and how the trainer is set. */
export interface SearchCandidate {
  /** baseline: data and trainer as they are; recipe: the recipe as it stands; tuned: no growth, other settings; grown: drawn growth. */
  kind: 'baseline' | 'recipe' | 'tuned' | 'grown';
  /** In one line and in signs: `4 x text.delete-words 0.1 | text.swap-words 0.05, epochs 8`; `|` is one of them, `+` all. */
  summary: string;
  operators: readonly { use: string; with: { readonly [name: string]: Json } }[];
  /** Absent where nothing grows. */
  copies?: number;
  gates: readonly { use: string; with: { readonly [name: string]: Json } }[];
  /** Parameters of the trainer that differ from the baseline's. */
  params: Readonly<Record<string, Json>>;
}

export interface SearchTrial extends SearchCandidate {
  /** In the order they were drawn, from 1; 0 is the baseline. */
  id: number;
  replicates: number;
  /** Metric less the baseline's on the same cuts, mean over replicates. Absent where it failed. */
  value?: number;
  state: 'stopped' | 'finished' | 'failed';
  /** Code of the error it failed with. */
  error?: string;
}

/** What an arm reaches on the rows that no choice has seen. */
export interface SearchArm {
  /** The trial it is. */
  trial: number;
  mean: number;
  interval: Interval;
  /** Less the baseline; absent for the baseline itself. */
  gain?: { effect: number; interval: Interval };
}

export interface SearchResult {
  /** Absolute path of the recipe that was written. */
  path: string;
  /** Absolute path of the folder with journal and trainings. */
  folder: string;
  planHash: string;
  name: string;
  trainer: string;
  method: SearchMethod;
  metric: ProofMetric;
  seed: number;
  /** Of the winner against the baseline, on rows that no choice has seen; `none` where no candidate did better than the data as it is. */
  outcome: Outcome | 'none';
  winner: SearchTrial;
  /** Winner less baseline on those rows. All 0 where the winner is the baseline. */
  gain: { effect: number; interval: Interval; rows: number; seeds: number };
  /** The same on the rows it was chosen on: too good, since it was chosen for it. */
  devGain: number;
  /** Winner less the same settings without its growth, trained for as many updates, on the unseen rows; absent where it does not grow. */
  growthGain?: { effect: number; interval: Interval };
  /** On the unseen rows; `recipe` and `tuned` are absent where they failed or were not tried. */
  arms: { baseline: SearchArm; recipe?: SearchArm; tuned?: SearchArm; winner: SearchArm };
  trials: readonly SearchTrial[];
  /** Greatest number of cuts that a candidate is tried on. */
  replicates: number;
  rows: { train: number; confirm: number };
  /** Trainings of this and earlier calls, and those that an earlier call had made. */
  trainings: number;
  reused: number;
  /** Earlier calls counted. */
  seconds: number;
  /** The command that repeats the search, and those worth running next. */
  command: string;
  next: readonly string[];
}
