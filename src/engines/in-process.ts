import type { EngineFactory } from '../pipeline/job.ts';
import { createWorker } from '../pipeline/work.ts';

/** Runs jobs one after another in this thread. */
export const inProcess: EngineFactory = async (context) => {
  const work = createWorker(context);
  return {
    name: 'in-process',
    capacity: 1,
    async run(job) {
      // Lets signals and timers in between shards.
      await new Promise((resolve) => setImmediate(resolve));
      return work(job);
    },
    async close() {},
  };
};
