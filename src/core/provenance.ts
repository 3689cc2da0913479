import type { Json } from './operator.ts';

/** One step that changed, made or moved a sample. */
export interface ProvenanceStep {
  step: string;
  operator: string;
  /** Only for a copy made by `augment`. */
  copy?: number;
  attempt?: number;
  /** Text operators: `{ field: [[start, end, insert], …] }`. Absent for pure operators, whose plan follows from their input. */
  plan?: Json;
}

/** A line of provenance.jsonl. */
export interface ProvenanceRecord {
  id: string;
  /** Split it was written to. */
  split: string;
  /** The sample it was made from; absent for an original. */
  parent?: string;
  /** Where an original stands. */
  source?: Omit<RecordSource, 'root'>;
  steps: readonly ProvenanceStep[];
}

/** Where the original of a rejected or merged sample stands. */
export interface RecordSource {
  /** File as the recipe names it, or the operator that made the record. */
  file: string;
  /** Number of the record, from 1. */
  record: number;
  /** The step that added it, where it is not of the data set itself. */
  step?: string;
  /** Id of the original, where the sample is made from one. */
  root?: string;
}

/** A line of rejected.jsonl. */
export interface RejectRecord {
  id: string;
  split: string;
  /** Step id, or `read` for records that could not be read. */
  step: string;
  /** A fact: `no-distinct-copy`, `too-short`, `bad-json`. */
  reason: string;
  detail?: Json;
  source: RecordSource;
  /** The sample as it was when it was stopped; for unreadable records `{ raw }`. */
  sample: Json;
}

/** A line of duplicates.jsonl: a sample that was merged into another. */
export interface MergeRecord {
  id: string;
  into: string;
  split: string;
  step: string;
  detail?: Json;
  source: RecordSource;
  sample: Json;
}
