import { resolve } from 'node:path';
import type { Plan } from '../core/plan.ts';
import { nearestName } from '../datasets/nearest.ts';
import { inProcess } from '../engines/in-process.ts';
import { threads } from '../engines/threads.ts';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { loadOperator } from '../operators/load.ts';
import { openStreamCache, type StreamCache } from '../pipeline/stream-cache.ts';
import { createCounts, type EpochCounts, streamEpoch } from '../pipeline/stream-epoch.ts';
import { type LoadedRecipe, loadRecipe, type RecipeInput } from '../recipe/load.ts';
import { checkStreamOptions, type OpenStreamOptions, type ReadEpochOptions } from './stream-options.ts';
import { defaultWorkers } from './workers.ts';

/** What one epoch, or a part of it, came to. entered + asked + moved = written + rejected + merged. */
export interface EpochSummary {
  epoch: number;
  split: string;
  shard?: { index: number; count: number };
  /** Whether the epoch came to its end; the counts grow until then. */
  done: boolean;
  /** Rows that came into the steps that are drawn anew: records read, or rows that the stages before left. */
  entered: number;
  /** Copies asked of augment steps. */
  asked: number;
  /** Rows moved in from other splits, less those moved out. */
  moved: number;
  written: number;
  rejected: number;
  merged: number;
  /** Rows stopped by errors, in all splits that came along; filter decisions do not count. */
  errors: number;
  /**
   * The same of the stages that ran once for all epochs, over the whole split: read + asked + moved = kept + rejected + merged. Absent where
   * there are none. Of the parts of an epoch the first one tells it, so that the parts add up.
   */
  once?: { read: number; asked: number; moved: number; kept: number; rejected: number; merged: number };
}

/** Rows as JSON lines, some hundred at a time, and what was counted. */
export interface EpochLines extends AsyncIterable<string[]> {
  summary(): EpochSummary;
}

/** A recipe whose epochs can be read: what runs once has been run. */
export interface OpenedStream {
  plan: Plan;
  /** Records of each split as they were read; `*` where a column parts them. */
  rows: Readonly<Record<string, number>>;
  /** Names that a split can have; absent where only the data tells them. */
  splits?: readonly string[];
  /** Workers of each epoch that is read. */
  workers: number;
  /**
   * The rows of one epoch. Each reading has workers of its own, which end with it.
   *
   * @throws LeavenError stream/bad-option, stream/unknown-split
   */
  read(epoch: number, options?: ReadEpochOptions): EpochLines;
}

/**
 * Checks a recipe and runs what runs once for all epochs.
 *
 * @throws LeavenError recipe/*, recipe/stream-after-global, dataset/*; run/interrupted when the signal aborts: the next call continues
 */
export async function openStream(recipe: string | RecipeInput, options: OpenStreamOptions = {}): Promise<OpenedStream> {
  checkStreamOptions(options);
  const cwd = options.cwd ?? process.cwd();
  const loaded = await loadRecipe(recipe, { cwd, ...(options.set ? { set: [...options.set] } : {}) });
  return openPlan(loaded, options);
}

/** The same of a recipe that is loaded already. */
export async function openPlan(loaded: Pick<LoadedRecipe, 'plan' | 'positionOf'>, options: OpenStreamOptions): Promise<OpenedStream> {
  const { plan: draft, positionOf } = loaded;
  const { cwd = process.cwd(), cache, signal, onProgress } = options;
  const workers = options.workers ?? defaultWorkers(draft);
  const engine = workers === 0 ? inProcess : threads(workers);
  let opened: StreamCache;
  try {
    opened = await openStreamCache({
      draft,
      folder: cache === undefined ? `${draft.output.path}.stream` : resolve(cwd, cache),
      engine,
      ...(signal ? { signal } : {}),
      onEvent: (event) => {
        if (event.type === 'progress') onProgress?.(event);
      },
    });
  } catch (thrown) {
    const error = toLeavenError(thrown);
    throw error.path === undefined || error.position ? error : error.at(positionOf(error.path));
  }
  const { plan, sources } = opened.context;
  const rows: Record<string, number> = {};
  for (const { split, records } of sources) rows[split] = (rows[split] ?? 0) + records;
  const splits = await splitsOf(plan, Object.keys(rows));
  return {
    plan,
    rows,
    ...(splits ? { splits } : {}),
    workers,
    read(epoch, given = {}) {
      checkStreamOptions({ epoch, ...given });
      const { split = 'train', shuffle, shard, onReject } = given;
      if (splits && !splits.includes(split)) {
        const nearest = nearestName(split, splits);
        throw new LeavenError('stream/unknown-split', { split, expected: splits, ...(nearest !== undefined ? { nearest } : {}) });
      }
      const stop = given.signal ?? signal;
      const counts = createCounts();
      let done = false;
      return {
        async *[Symbol.asyncIterator]() {
          yield* streamEpoch(
            opened,
            {
              ...{ epoch, split, engine, inFlight: workers + 1 },
              ...(stop ? { signal: stop } : {}),
              ...(shard ? { shard } : {}),
              ...(shuffle ? { shuffle: { window: shuffle.window, seed: shuffle.seed ?? plan.seed } } : {}),
              ...(onReject ? { onReject } : {}),
            },
            counts,
          );
          done = true;
        },
        summary: () => ({ ...{ epoch, split }, ...(shard ? { shard } : {}), done, ...summarize(opened, counts, split, shard?.index ?? 0) }),
      };
    },
  };
}

function summarize({ once }: StreamCache, { tally }: EpochCounts, split: string, part: number) {
  const counted = (of: EpochCounts['tally']) => {
    const { read = 0, asked = 0, moved = 0, written = 0, rejected = 0, merged = 0 } = of.splits[split] ?? {};
    return { read, asked, moved, written, rejected, merged };
  };
  const { read: _, ...counts } = counted(tally);
  const { written: __, ...first } = counted(once.tally);
  const ranOnce = Object.keys(once.tally.splits).length > 0 && part === 0;
  return {
    entered: counts.written + counts.rejected + counts.merged - counts.asked - counts.moved,
    ...counts,
    errors: tally.errors,
    ...(ranOnce ? { once: { ...first, kept: first.read + first.asked + first.moved - first.rejected - first.merged } } : {}),
  };
}

/** The names that rows can have as their split; nothing where a column names it. */
async function splitsOf(plan: Plan, named: readonly string[]): Promise<string[] | undefined> {
  if (named.includes('*')) return undefined;
  const splits = new Set(named);
  for (const { entry } of plan.stages) {
    if (!entry) continue;
    const operator = await loadOperator(entry.operator.use, entry.operator.module);
    const made = operator.shape === 'dataset' ? (operator.makesSplits?.(entry.operator.params) ?? []) : [];
    for (const name of made) splits.add(name);
  }
  return [...splits];
}
