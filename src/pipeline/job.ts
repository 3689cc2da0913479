import type { Plan } from '../core/plan.ts';
import type { PreparedSource } from '../datasets/format.ts';
import type { ErrorDocument } from '../errors/leaven-error.ts';
import type { Tally } from './tally.ts';

/** What every worker is given once. JSON: operators are imported by id where the work is done. */
export interface WorkContext {
  plan: Plan;
  sources: readonly PreparedSource[];
  /** Absolute path of the run folder. */
  folder: string;
  /** Whether the data has splits beside the one that grows: then leaks are looked for. */
  heldOut: boolean;
  /** Pass over the data: 0 in a run, k in the k-th pass of a stream. */
  epoch: number;
  /** Bytes that collectors may hold in all before they put some aside: 1 GiB where absent. */
  memory?: number;
}

/** The rows of one shard of a stage: records of a source, or what the stage before wrote. */
export interface StageInput {
  /** Number of the shard in the stage. */
  shard: number;
  /** Place of its first row in the stage's input. */
  ordinal: number;
  rows: number;
  from:
    | {
        kind: 'source';
        source: number;
        shard: number;
        /** Rows that equal an earlier one: index in the shard, then which of the equal ones it is, in turns. */
        repeats: readonly number[];
      }
    | { kind: 'stage'; file: string; offset: number; length: number };
}

export type Job =
  | { kind: 'identify'; source: number; shard: number }
  | { kind: 'collect'; stage: number; input: StageInput }
  | {
      kind: 'process';
      stage: number;
      input: StageInput;
      /** Places that killed a worker, each with what is known of why. */
      poison: readonly [place: number, reason: string][];
      /** Only rows of these places, and nothing is written: looking for the row that kills. */
      probe?: { from: number; to: number };
      /** The shard of the last stage comes back as bytes, and no file is written. */
      deliver?: true;
    };

export interface Section {
  name: string;
  offset: number;
  length: number;
  count: number;
}

/** What is in a shard's bytes, and what was counted on the way. */
export interface PackedShard {
  rows: number;
  sections: readonly Section[];
  tally: Tally;
}

/** What a shard's `.done` file says. */
export interface ShardDone extends PackedShard {
  stageHash: string;
  bytes: number;
  sha256: string;
}

export type JobResult =
  | { kind: 'identify'; words: Int32Array; kinds: Uint8Array }
  | { kind: 'collect'; partials: Record<string, Uint8Array> }
  | { kind: 'process'; done: ShardDone }
  | { kind: 'delivered'; shard: PackedShard; bytes: Uint8Array }
  | { kind: 'probe' };

/** Moves shards. It gets jobs, never rows; where it runs them changes no byte. */
export interface Engine {
  readonly name: string;
  /** Jobs it works on at once. */
  readonly capacity: number;
  run(job: Job): Promise<JobResult>;
  close(): Promise<void>;
}

export type EngineFactory = (context: WorkContext) => Promise<Engine>;

/** A worker ended while it had a job. Engines throw it; the run looks for the sample that did it. */
export class WorkerDied extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(`a worker died: ${reason}`);
    this.reason = reason;
  }
}

/** A job or its failure as it crosses threads. */
export type JobReply = { ok: true; result: JobResult } | { ok: false; error: ErrorDocument };
