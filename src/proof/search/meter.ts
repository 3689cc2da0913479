import type { SearchEvent } from '../search-options.ts';
import type { OnDone } from '../tasks.ts';
import type { Journal, Spent } from './journal.ts';

/** Seconds after which time is noted: a search that is killed does not get more than these back. */
const tickSeconds = 2;

/** Counts what a search spends, over all its calls, and tells it. */
export interface Meter {
  /** A training is done, or was done by an earlier call. */
  done: OnDone;
  /** The judgement begins, with so many trainings. */
  confirming(trainings: number): void;
  spent(): Spent;
  /** Seconds of one training, all calls together. Nothing before the first. */
  secondsEach(): number | undefined;
  end(): { seconds: number; trainings: number; reused: number };
}

export function createMeter(journal: Journal, started: number, onEvent: ((event: SearchEvent) => void) | undefined): Meter {
  const { spent: before } = journal;
  let phase: 'search' | 'confirm' = 'search';
  let total: number | undefined;
  let noted = before.seconds;
  let made = 0;
  let reused = 0;
  const spent = (): Spent => ({ seconds: before.seconds + (performance.now() - started) / 1000, trainings: before.trainings + made });
  return {
    spent,
    confirming(trainings) {
      phase = 'confirm';
      total = made + reused + trainings;
    },
    done(task, again) {
      if (again) reused++;
      else made++;
      const now = spent();
      if (now.seconds >= noted + tickSeconds) {
        journal.spend(now);
        noted = now.seconds;
      }
      const { seconds } = now;
      onEvent?.({ type: 'progress', phase, label: task.name, done: made + reused, ...(total !== undefined ? { total } : {}), seconds });
    },
    secondsEach() {
      const { seconds, trainings } = spent();
      return trainings === 0 ? undefined : seconds / trainings;
    },
    end() {
      const now = spent();
      journal.spend(now);
      return { seconds: now.seconds, trainings: made + reused, reused };
    },
  };
}
