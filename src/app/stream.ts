import type { RecipeInput } from '../recipe/load.ts';
import { type EpochLines, type EpochSummary, openStream } from './open-stream.ts';
import { checkStreamOptions, type StreamOptions } from './stream-options.ts';

/** A row as `leaven run` writes it to a JSON Lines file: its fields by the names they have there. */
export type StreamedSample = Record<string, unknown>;

/** Rows, or batches of rows, of one epoch. Leaving the loop ends the workers. */
export interface SampleStream<T> extends AsyncIterableIterator<T> {
  return(): Promise<IteratorResult<T>>;
  /** Counts so far; whole when `done` says so. Nothing before the first row is asked for. */
  summary(): EpochSummary | undefined;
}

/**
 * Reads one epoch of a recipe (a path, or an object as `defineRecipe` types it) as it is made, row by row or, with `batchSize`, in batches.
 *
 * All stages before the last one run once, into a folder that later epochs and other processes find again (`cache`); the last stage, which
 * has the `augment`, is drawn anew for each epoch. Epoch 0 has the rows of `leaven run` in its order, byte for byte; each other epoch is the
 * same at every call, for any number of workers. Rows are made when the reader comes near to them: at most `workers + 1` shards of up to
 * 1,000 originals with their copies are ahead of it, however slow it is.
 *
 * With `shuffle` the shards come in an order drawn by seed and epoch, and their rows go through a window; `shard` parts the epoch among
 * readers by whole shards of originals, so that no two get the same row and none is left out.
 *
 * @throws LeavenError stream/bad-option, at once; from the first row on: recipe/*, recipe/stream-after-global, dataset/*,
 * stream/unknown-split, run/worker-died, run/stopped-by-sample; run/interrupted when the signal aborts
 */
export function stream(recipe: string | RecipeInput, options: StreamOptions & { batchSize: number }): SampleStream<StreamedSample[]>;
export function stream(recipe: string | RecipeInput, options?: StreamOptions): SampleStream<StreamedSample>;
export function stream(
  recipe: string | RecipeInput,
  options: StreamOptions = {},
): SampleStream<StreamedSample> | SampleStream<StreamedSample[]> {
  checkStreamOptions(options);
  let lines: EpochLines | undefined;
  const open = async () => {
    lines = (await openStream(recipe, options)).read(options.epoch ?? 0, options);
    return lines;
  };
  const { batchSize } = options;
  const rows = batchSize === undefined ? rowsOf(open) : batchesOf(rowsOf(open), batchSize);
  return Object.assign(rows, { summary: () => lines?.summary() }) as SampleStream<StreamedSample> | SampleStream<StreamedSample[]>;
}

async function* rowsOf(open: () => Promise<EpochLines>): AsyncGenerator<StreamedSample> {
  for await (const lines of await open()) for (const line of lines) yield JSON.parse(line) as StreamedSample;
}

async function* batchesOf(rows: AsyncIterable<StreamedSample>, size: number): AsyncGenerator<StreamedSample[]> {
  let batch: StreamedSample[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
