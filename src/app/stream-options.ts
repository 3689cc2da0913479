import type { RejectRecord } from '../core/provenance.ts';
import type { Localized } from '../errors/language.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { DataProgress } from './open-data.ts';

/** How a recipe is opened for streaming. */
export interface OpenStreamOptions {
  /** 0: in this thread; n: worker threads of each epoch that is read. By the size of the input where absent. Changes no row. */
  workers?: number;
  /**
   * Folder for what runs once for all epochs, by plan hash; `PATH.stream` beside the run folder `output.path` where absent. It may be
   * removed whenever nothing streams from it: it is made again.
   */
  cache?: string;
  /** Changes to the recipe: `steps.2.augment.copies=4`. */
  set?: readonly string[];
  /** Folder that paths in `set` and `cache` are relative to; the working folder where absent. */
  cwd?: string;
  signal?: AbortSignal;
  /** How far the stages are that run once. */
  onProgress?: (progress: DataProgress) => void;
}

/** What is read of one epoch. */
export interface ReadEpochOptions {
  /** Split of the rows; `train` where absent. */
  split?: string;
  /** Rows held for shuffling, from 1, and the seed of the order; the recipe's where absent. Absent: the order of a run. */
  shuffle?: { window: number; seed?: number };
  /** One of `count` parts: together they have each row of the epoch once. `index` from 0. */
  shard?: { index: number; count: number };
  signal?: AbortSignal;
  /** Takes what a run would write to rejected.jsonl, before the rows that stand after it. */
  onReject?: (record: RejectRecord) => void;
}

export interface StreamOptions extends OpenStreamOptions, ReadEpochOptions {
  /** Which pass over the data, from 0; 0 gives what `run` writes. */
  epoch?: number;
  /** Rows of a batch, from 1; the last may be smaller. Absent: rows one by one. */
  batchSize?: number;
}

/** @throws LeavenError stream/bad-option */
export function checkStreamOptions({ epoch, batchSize, shuffle, shard, workers }: StreamOptions): void {
  whole('epoch', epoch, 0);
  whole('batchSize', batchSize, 1);
  whole('workers', workers, 0);
  whole('shuffle.window', shuffle?.window, 1, 2 ** 32);
  whole('shuffle.seed', shuffle?.seed, 0);
  whole('shard.count', shard?.count, 1);
  whole('shard.index', shard?.index, 0, (shard?.count ?? 1) - 1);
  if (shard && (shard.index === undefined || shard.count === undefined)) whole('shard', Number.NaN, 0);
  if (shuffle && shuffle.window === undefined) whole('shuffle.window', Number.NaN, 1);
}

function whole(option: string, value: number | undefined, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least && value <= most)) return;
  throw new LeavenError('stream/bad-option', { option, got: String(value), expected: wholeNumber(least, most) });
}

/** A whole number in a range, in words. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Localized {
  return most === Number.MAX_SAFE_INTEGER
    ? { en: `a whole number from ${least}`, 'zh-CN': `不小于 ${least} 的整数` }
    : { en: `a whole number from ${least} to ${most}`, 'zh-CN': ` ${least} 到 ${most} 之间的整数` };
}
