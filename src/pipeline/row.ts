import type { ProvenanceStep } from '../core/provenance.ts';
import type { Sample } from '../core/sample.ts';

/** What a sample was read from: the writer splices changed fields back into `raw`. */
export interface Origin {
  sample: Sample;
  raw: string;
  values: Record<string, unknown>;
  /** Index into the plan's sources. */
  source: number;
  /** Number of the record in its file, from 1. */
  record: number;
}

/** A step of a sample's way; where samples are traced, with the sample as the step left it. */
export interface TracedStep extends ProvenanceStep {
  after?: Sample;
}

/** A sample on its way through the steps of a stage. */
export interface Row {
  sample: Sample;
  split: string;
  /** Id of the original it was made from; its own for an original. */
  root: string;
  parent?: string;
  origin: Origin;
  trace: TracedStep[];
  /** The trace of the sample a copy was made from, up to the copying. Kept only where samples are traced. */
  history?: readonly TracedStep[];
  /** Place of the row it came from in the shard: rejects are put back into this order. */
  place: number;
  /** The sample as it entered the nearest augment, and the copies accepted before it. */
  entered?: Sample;
  siblings?: readonly Sample[];
  orderKey?: string;
}
