import type { Pooling } from '../../backends/encoder/text-encoder.ts';
import type { RuntimeName } from '../../backends/model/libraries.ts';
import type { CollectContext, CollectedRow, Collector, DatasetView } from '../../core/operator.ts';

/** What `dataset.deduplicate` is told. */
export interface DeduplicateParams {
  mode: 'exact' | 'near' | 'semantic';
  keep: 'first' | 'last' | 'longest' | 'best';
  by?: string | undefined;
  fold: boolean;
  threshold?: number | undefined;
  shingle?: 'word' | 'character' | undefined;
  size: number;
  acrossLabels: boolean;
  acrossSplits: boolean;
  relatives: boolean;
  encoder?: string | undefined;
  runtime: RuntimeName;
  pooling?: Pooling | undefined;
  maxTokens?: number | undefined;
  maxSamples: number;
}

export type DeduplicateContext = CollectContext<DeduplicateParams>;

/** Contradictions that are told one by one. */
export const examplesTold = 20;

/** One way to find duplicates. */
export type DuplicateCollector<S> = Collector<DeduplicateParams, S, DatasetView>;

/** The split that a row is compared in; one for all where splits are compared with each other. */
export function splitOf(row: CollectedRow, { params }: DeduplicateContext): string {
  return params.acrossSplits ? '' : row.split;
}
