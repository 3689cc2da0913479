import { Worker } from 'node:worker_threads';
import { LeavenError } from '../errors/leaven-error.ts';
import { type EngineFactory, type Job, type JobReply, type JobResult, type WorkContext, WorkerDied } from '../pipeline/job.ts';

interface Thread {
  worker: Worker;
  settle: { resolve: (result: JobResult) => void; reject: (error: unknown) => void } | undefined;
}

/** Runs jobs in worker threads. A thread that ends with a job in hand is replaced, and the job fails with WorkerDied. */
export function threads(count: number): EngineFactory {
  return async (context) => {
    const idle: Thread[] = [];
    const all = new Set<Thread>();
    const waiting: ((thread: Thread) => void)[] = [];
    let closed = false;

    const offer = (thread: Thread) => {
      const next = waiting.shift();
      if (next) next(thread);
      else idle.push(thread);
    };
    const start = (): Thread => {
      const thread = startThread(context, (dead, error) => {
        all.delete(dead);
        const place = idle.indexOf(dead);
        if (place >= 0) idle.splice(place, 1);
        dead.settle?.reject(error);
        if (!closed) offer(start());
      });
      all.add(thread);
      return thread;
    };
    for (let i = 0; i < count; i++) idle.push(start());

    return {
      name: 'threads',
      capacity: count,
      async run(job) {
        const thread = idle.shift() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
        try {
          return await ask(thread, job);
        } finally {
          if (all.has(thread)) offer(thread);
        }
      },
      async close() {
        closed = true;
        await Promise.all([...all].map((thread) => thread.worker.terminate()));
      },
    };
  };
}

function startThread(context: WorkContext, died: (thread: Thread, error: WorkerDied) => void): Thread {
  const worker = new Worker(new URL('./thread-worker.js', import.meta.url), { workerData: context, stdout: true });
  // The answer of a command is alone on stdout: what an operator prints is no part of it.
  worker.stdout.pipe(process.stderr, { end: false });
  const thread: Thread = { worker, settle: undefined };
  let reason: string | undefined;
  worker.on('message', (reply: JobReply) => {
    const { settle } = thread;
    thread.settle = undefined;
    if (reply.ok) settle?.resolve(reply.result);
    else settle?.reject(LeavenError.fromDocument(reply.error));
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.message;
  });
  worker.on('exit', (code) => died(thread, new WorkerDied(reason ?? `exit code ${code}`)));
  return thread;
}

function ask(thread: Thread, job: Job): Promise<JobResult> {
  return new Promise((resolve, reject) => {
    thread.settle = { resolve, reject };
    thread.worker.postMessage(job);
  });
}
