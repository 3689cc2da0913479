import type { EngineFactory } from '../pipeline/job.ts';
import { createWorker } from '../pipeline/work.ts';

/** The soonest turn that lets signals and timers in: browsers have no setImmediate. */
const later: (then: (value: unknown) => void) => unknown = typeof setImmediate === 'function' ? setImmediate : setTimeout;

/** Runs jobs one after another in this thread. */
export const inProcess: EngineFactory = async (context) => {
  const work = createWorker(context);
  return {
    name: 'in-process',
    capacity: 1,
    async run(job) {
      // Lets signals and timers in between shards.
      await new Promise((resolve) => later(resolve));
      return work(job);
    },
    async close() {},
  };
};
