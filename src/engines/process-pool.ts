import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ErrorDocument, LeavenError } from '../errors/leaven-error.ts';
import { WorkerDied } from '../pipeline/job.ts';

/** A module that does one kind of task: JSON in, JSON out. */
export interface TaskModule<T, R> {
  runTask(task: T, signal?: AbortSignal): Promise<R>;
}

export interface TaskPool<T, R> {
  /** Tasks it works on at once. */
  readonly capacity: number;
  /** @throws WorkerDied where the process ended with the task in hand; what the task threw */
  run(task: T, signal?: AbortSignal): Promise<R>;
  close(): Promise<void>;
}

/** What a worker process is told. */
export type TaskOrder = { task: unknown } | { abort: true };
export type TaskReply = { ok: true; result: unknown } | { ok: false; error: ErrorDocument };

/**
 * Whole tasks (grow, train, predict) in processes of their own, so that the processor time of each can be told and one that
 * dies takes no other along. With 0 workers they run in this process, one after another.
 */
export function createTaskPool<T, R>(module: URL, workers: number): TaskPool<T, R> {
  return workers === 0 ? inThisProcess(module) : inProcesses(module, workers);
}

function inThisProcess<T, R>(module: URL): TaskPool<T, R> {
  let busy: Promise<unknown> = Promise.resolve();
  return {
    capacity: 1,
    run(task, signal) {
      const next = busy.then(async () => {
        signal?.throwIfAborted();
        const { runTask } = (await import(module.href)) as TaskModule<T, R>;
        return runTask(task, signal);
      });
      busy = next.catch(() => undefined);
      return next;
    },
    async close() {},
  };
}

/** Limits of memory hold for the processes too; what to evaluate or import is the parent's alone. */
const execArgv = process.execArgv.filter((flag) => /^--(max-|stack-|no-warnings)/.test(flag));

/** What a task has to come to its end once it is aborted. */
const graceMs = 3000;

interface Helper {
  child: ChildProcess;
  settle?: { resolve: (result: unknown) => void; reject: (error: unknown) => void } | undefined;
  reason?: string;
}

function inProcesses<T, R>(module: URL, workers: number): TaskPool<T, R> {
  const idle: Helper[] = [];
  const all = new Set<Helper>();
  const waiting: ((helper: Helper) => void)[] = [];

  const start = (): Helper => {
    const file = fileURLToPath(new URL('./process-worker.js', import.meta.url));
    const child = fork(file, [module.href], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], serialization: 'advanced', execArgv });
    // The answer of a command is alone on stdout: what an operator prints is no part of it.
    child.stdout?.pipe(process.stderr, { end: false });
    const helper: Helper = { child };
    all.add(helper);
    child.on('message', (reply: TaskReply) => {
      const { settle } = helper;
      helper.settle = undefined;
      if (reply.ok) settle?.resolve(reply.result);
      else settle?.reject(LeavenError.fromDocument(reply.error));
    });
    const gone = (reason: string) => {
      if (!all.delete(helper)) return;
      const place = idle.indexOf(helper);
      if (place >= 0) idle.splice(place, 1);
      helper.settle?.reject(new WorkerDied(reason));
      helper.settle = undefined;
    };
    child.on('error', (error) => gone(error.message));
    child.on('exit', (code, signal) => gone(signal ?? `exit code ${code}`));
    return helper;
  };
  const offer = (helper: Helper) => {
    const next = waiting.shift();
    if (next) next(helper);
    else idle.push(helper);
  };
  const take = async (): Promise<Helper> => {
    const free = idle.pop();
    if (free) return free;
    if (all.size < workers) return start();
    return new Promise((resolve) => waiting.push(resolve));
  };

  return {
    capacity: workers,
    async run(task, signal) {
      signal?.throwIfAborted();
      const helper = await take();
      let end: NodeJS.Timeout | undefined;
      // Asked first, so that it ends what it started itself.
      const stop = () => {
        if (helper.child.connected) helper.child.send({ abort: true } satisfies TaskOrder);
        end = setTimeout(() => helper.child.kill('SIGKILL'), graceMs);
      };
      try {
        return await new Promise<R>((resolve, reject) => {
          helper.settle = { resolve: resolve as (result: unknown) => void, reject };
          if (signal?.aborted) reject(signal.reason);
          else {
            signal?.addEventListener('abort', stop, { once: true });
            helper.child.send({ task } satisfies TaskOrder, (error) => error && reject(new WorkerDied(error.message)));
          }
        });
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        clearTimeout(end);
        signal?.removeEventListener('abort', stop);
        if (all.has(helper)) offer(helper);
        // Whoever waits for the one that died gets a new one.
        else if (waiting.length > 0) offer(start());
      }
    },
    async close() {
      await Promise.all(
        [...all].map(
          ({ child }) =>
            new Promise<void>((resolve) => {
              child.once('exit', () => resolve());
              child.kill();
            }),
        ),
      );
    },
  };
}
