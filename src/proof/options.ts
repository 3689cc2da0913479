import type { ProofMetric, ProofReport } from '../reports/proof-model.ts';

export interface ProveOptions {
  /** `text-linear` where neither this nor the recipe says it. */
  trainer?: string;
  /** Parameters of the trainer, over those of the recipe. */
  with?: Readonly<Record<string, unknown>>;
  /** How many seeds; 5 where absent. The first is the recipe's, the others follow it. */
  seeds?: number;
  metric?: ProofMetric;
  /** Rows of train that each seed draws, stratified by label; all where absent. */
  trainRows?: number;
  /** Rows of each class that each seed draws, in place of `trainRows`. */
  rowsPerClass?: number;
  /** Arms without and with each operator alone; true where absent. */
  ablation?: boolean;
  /** Points of the learning curve below all rows, as shares; 0.1, 0.25, 0.5 where absent. */
  curve?: readonly number[];
  /** Step ids or operator ids that the baseline keeps beside those that make the splits. */
  keep?: readonly string[];
  /** Share of train to hold out as the judging split, where the recipe has none; equal rows are merged first, labels keep their shares. */
  holdout?: number;
  /** Split that judges; `test` where absent. */
  split?: string;
  /** Changes to the recipe: `steps.2.augment.copies=4`. */
  set?: readonly string[];
  /** Folder that paths in `set` are relative to; the working folder where absent. */
  cwd?: string;
  /** Folder of the proof; the recipe's output path with `-proof` where absent. What was trained there before is not trained again. */
  out?: string;
  /** Forget what the folder holds. */
  overwrite?: boolean;
  /** Processes that train side by side; 0: in this one. Changes no weight. */
  workers?: number;
  signal?: AbortSignal;
  onEvent?: (event: ProofEvent) => void;
}

export type ProofEvent =
  | { type: 'plan'; name: string; planHash: string; trainer: string; arms: number; trainings: number; train: number; test: number }
  | { type: 'progress'; label: string; done: number; total: number; seconds: number };

export interface ProofResult {
  /** Absolute path of the proof's folder. */
  folder: string;
  /** Absolute path of proof.html. */
  report: string;
  /** Absolute path of proof.json. */
  json: string;
  proof: ProofReport;
  /** Trainings that an earlier call had made. */
  reused: number;
}
