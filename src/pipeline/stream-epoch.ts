import type { RejectRecord } from '../core/provenance.ts';
import { createStreams } from '../core/random.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { EngineFactory, JobResult, StageInput } from './job.ts';
import { createPatientRunner } from './poison.ts';
import { sectionBytes } from './sections.ts';
import { ShuffleWindow } from './shuffle-window.ts';
import type { StreamCache } from './stream-cache.ts';
import { createTally, mergeTally, type SplitTally, type Tally } from './tally.ts';

export interface EpochOptions {
  /** From 0, which is what a run writes. */
  epoch: number;
  split: string;
  /** One of `count` parts that have each row of the epoch once. */
  shard?: { index: number; count: number };
  /** Rows held for shuffling, and the seed of the order. */
  shuffle?: { window: number; seed: number };
  engine: EngineFactory;
  /** Shards at most between the engine and the reader. */
  inFlight: number;
  signal?: AbortSignal;
  onReject?: (record: RejectRecord) => void;
}

/** What an epoch has counted so far, over all splits that came along. */
export interface EpochCounts {
  tally: Tally;
  /** Rows that came into the last stage. */
  entered: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The rows of one epoch as JSON lines, some hundred at a time. Nothing is made that the reader has not come near to: no more than
 * `inFlight` shards are between the engine and it. Workers end with the generator, however it ends.
 *
 * @throws LeavenError run/interrupted, run/worker-died, run/stopped-by-sample, run/counts-differ
 */
export async function* streamEpoch(cache: StreamCache, options: EpochOptions, counts: EpochCounts): AsyncGenerator<string[]> {
  const { epoch, split, shuffle, onReject } = options;
  const { seed } = cache.context.plan;
  const part = options.shard ?? { index: 0, count: 1 };
  const drawn = (slot: string) => createStreams({ seed: shuffle?.seed ?? seed, epoch, stepId: 'stream', slot });
  let inputs = inputsOf(cache, split);
  if (shuffle) inputs = drawn('shards').open('').shuffle(inputs);
  inputs = inputs.filter((_, place) => place % part.count === part.index);
  const window = shuffle && new ShuffleWindow<string>(shuffle.window, drawn('window').open(`${part.index}/${part.count}`));
  const tell = (bytes: Uint8Array) => {
    for (const line of linesOf(bytes)) {
      const record = JSON.parse(line) as RejectRecord;
      if (record.split === split) onReject?.(record);
    }
  };
  if (onReject && part.index === 0) for (const stored of cache.once.rejected) tell(sectionBytes(stored));
  for await (const { shard, bytes, input } of deliver(cache, inputs, options)) {
    counts.entered += input.rows;
    mergeTally(counts.tally, shard.tally);
    const section = (name: string) => {
      const found = shard.sections.find((candidate) => candidate.name === name);
      return found ? bytes.subarray(found.offset, found.offset + found.length) : new Uint8Array(0);
    };
    if (onReject) tell(section('rejected'));
    const lines = linesOf(section(`data/${split}`));
    const out = window ? window.push(lines) : lines;
    if (out.length > 0) yield out;
  }
  checkCounts(counts);
  const rest = window?.end() ?? [];
  if (rest.length > 0) yield rest;
}

export const createCounts = (): EpochCounts => ({ tally: createTally(), entered: 0 });

function linesOf(bytes: Uint8Array): string[] {
  const text = decoder.decode(bytes);
  return text === '' ? [] : (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** Shards whose rows may come out in a split: where nothing moves rows between splits, those of its own sources. */
function inputsOf({ context, inputs }: StreamCache, split: string): StageInput[] {
  const { plan, sources } = context;
  const moves = plan.stages[plan.stages.length - 1]?.entry !== undefined;
  return inputs.filter(({ from }) => {
    const own = from.kind === 'source' ? sources[from.source]?.split : '*';
    return moves || own === '*' || own === split;
  });
}

type Delivered = Extract<JobResult, { kind: 'delivered' }> & { input: StageInput };

/** The shards in order, made side by side. */
async function* deliver(cache: StreamCache, inputs: readonly StageInput[], options: EpochOptions): AsyncGenerator<Delivered> {
  const { context } = cache;
  const { epoch, inFlight, signal } = options;
  const stage = context.plan.stages.length - 1;
  if (signal?.aborted) throw new LeavenError('run/interrupted');
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new LeavenError('run/interrupted'));
    signal?.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => undefined);
  const engine = await options.engine({ ...context, epoch });
  // A sample that kills a worker in one epoch need not do so in another.
  const run = createPatientRunner(engine, `${context.folder}/epochs/${epoch}`, () => {});
  const ahead: { input: StageInput; result: Promise<JobResult> }[] = [];
  let next = 0;
  try {
    while (next < inputs.length || ahead.length > 0) {
      while (next < inputs.length && ahead.length < inFlight) {
        const input = inputs[next++] as StageInput;
        const result = run({ kind: 'process', stage, input, poison: [], deliver: true });
        // Told when its turn comes.
        result.catch(() => undefined);
        ahead.push({ input, result });
      }
      const { input, result } = ahead[0] as (typeof ahead)[number];
      const done = await Promise.race([result, aborted]);
      ahead.shift();
      if (done.kind === 'delivered') yield { ...done, input };
      if (signal?.aborted) throw new LeavenError('run/interrupted');
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await engine.close();
  }
}

/** Rows entered + copies asked = written + rejected + merged, over all splits. @throws LeavenError run/counts-differ */
function checkCounts({ tally, entered }: EpochCounts): void {
  const total = { read: entered, asked: 0, written: 0, rejected: 0, merged: 0 };
  for (const split of Object.values(tally.splits))
    for (const key of ['asked', 'written', 'rejected', 'merged'] as const) total[key] += (split as SplitTally)[key];
  if (total.read + total.asked !== total.written + total.rejected + total.merged) throw new LeavenError('run/counts-differ', total);
}
