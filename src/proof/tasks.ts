import { join } from 'node:path';
import type { Plan } from '../core/plan.ts';
import type { PreparedSource } from '../datasets/format.ts';
import { canonicalJson } from '../datasets/identity.ts';
import { createTaskPool } from '../engines/process-pool.ts';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { prepareSources } from '../pipeline/execute.ts';
import { prepareOne } from '../pipeline/generate.ts';
import { WorkerDied } from '../pipeline/job.ts';
import { layout } from '../pipeline/layout.ts';
import { arrangeStages, sealPlan, sha256 } from '../pipeline/seal.ts';
import { leavenVersion } from '../pipeline/versions.ts';
import { proofLayout, storedTask, storeTask } from './folder.ts';
import type { ProofTask, TaskResult } from './task.ts';

export type OnDone = (task: ProofTask, reused: boolean) => void;

export interface TaskRunner {
  /** Results in the order of the tasks. Equal tasks are done once, and what the folder holds is not done again. */
  run(tasks: readonly ProofTask[], onDone: OnDone): Promise<TaskResult[]>;
  /** The same, and a task that fails is its error among the results: the others go on. */
  attempt(tasks: readonly ProofTask[], onDone: OnDone): Promise<(TaskResult | LeavenError)[]>;
  /** All that the task's result depends on, as a hash. */
  keyOf(task: ProofTask): Promise<string>;
  close(): Promise<void>;
}

const module = new URL('./task.js', import.meta.url);

/**
 * Does tasks side by side and keeps what comes out in the folder, under a key of all that it depends on: plan, inputs, operators,
 * trainer, parameters, seed, updates, version.
 *
 * @throws LeavenError as the tasks; proof/worker-died
 */
export function createTaskRunner(folder: string, workers: number, signal: AbortSignal | undefined): TaskRunner {
  // Under vitest sources are imported as they stand.
  const file = import.meta.url.endsWith('.ts') ? new URL('./task.ts', import.meta.url) : module;
  const pool = createTaskPool<ProofTask, TaskResult>(file, workers);
  const sources = new Map<string, Promise<PreparedSource>>();

  const keyOf = async (task: ProofTask): Promise<string> => {
    const generates = task.plan.sources.some((source) => source.generator);
    const prepared = generates
      ? await prepareSources(task.plan, folder, 1_000_000, {})
      : await Promise.all(task.plan.sources.map((source) => prepare(source, task.plan)));
    const plan = await sealPlan({ ...task.plan, stages: arrangeStages(task.plan.stages) }, prepared);
    const { name: _, plan: __, ...rest } = task;
    return sha256(canonicalJson({ ...rest, plan: plan.hash, leaven: leavenVersion() }));
  };
  const prepare = (source: Plan['sources'][number], plan: Plan): Promise<PreparedSource> => {
    const key = canonicalJson(source);
    const found =
      sources.get(key) ?? prepareOne(plan, source, [], { spoolFolder: layout.inputs(folder), shardSize: 1_000_000, schema: plan.schema });
    sources.set(key, found);
    return found;
  };

  const doOne = async (key: string, task: ProofTask): Promise<TaskResult> => {
    const plan = { ...task.plan, output: { ...task.plan.output, path: join(proofLayout.work(folder), key) } };
    try {
      const result = await pool.run({ ...task, plan }, signal);
      storeTask(folder, key, result);
      return result;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof WorkerDied) throw new LeavenError('proof/worker-died', { task: task.name, reason: error.reason });
      throw error;
    }
  };

  /** `failed` says what becomes of an error: a result in its place, or it is thrown and nothing more begins. */
  const doAll = async <T>(tasks: readonly ProofTask[], onDone: OnDone, failed: (error: unknown) => T): Promise<(TaskResult | T)[]> => {
    const results = new Array<TaskResult | T>(tasks.length);
    const keys = await Promise.all(tasks.map(keyOf));
    const places = new Map<string, number[]>();
    for (const [place, key] of keys.entries()) places.set(key, [...(places.get(key) ?? []), place]);
    const waiting: string[] = [];
    const finish = (key: string, result: TaskResult | T, reused: boolean) => {
      for (const place of places.get(key) ?? []) {
        results[place] = result;
        onDone(tasks[place] as ProofTask, reused);
      }
    };
    for (const key of places.keys()) {
      const found = storedTask(folder, key);
      if (found) finish(key, found, true);
      else waiting.push(key);
    }
    let next = 0;
    let ended = false;
    const lane = async () => {
      while (next < waiting.length && !ended) {
        const key = waiting[next++] as string;
        try {
          const task = tasks[places.get(key)?.[0] as number] as ProofTask;
          finish(key, await doOne(key, task).catch(failed), false);
        } catch (error) {
          ended = true;
          throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: pool.capacity }, lane));
    return results;
  };

  return {
    run: (tasks, onDone) =>
      doAll(tasks, onDone, (error): never => {
        throw error;
      }),
    attempt: (tasks, onDone) =>
      doAll(tasks, onDone, (error) => {
        signal?.throwIfAborted();
        const fault = toLeavenError(error);
        if (fault.code === 'run/interrupted') throw fault;
        return fault;
      }),
    keyOf,
    close: () => pool.close(),
  };
}
