import { LeavenError } from '../errors/leaven-error.ts';
import { readJson, writeJson } from './files.ts';
import { type Engine, type Job, type JobResult, type StageInput, WorkerDied } from './job.ts';
import { layout } from './layout.ts';

/** Samples of one shard that may kill workers before the run gives up on it. */
const poisonPerShard = 20;

type Poison = [place: number, reason: string];
type ProcessJob = Extract<Job, { kind: 'process' }>;

/**
 * Runs jobs whose worker may die. A death is retried once; a second one is bisected to the sample that does it, which is
 * remembered in the stage's folder and set aside, so that a resumed run takes the same way.
 */
export function createPatientRunner(
  engine: Engine,
  folder: string,
  note: (place: number, reason: string) => void,
): (job: Job) => Promise<JobResult> {
  const runTwice = async (job: Job): Promise<JobResult> => {
    try {
      return await engine.run(job);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      return engine.run(job);
    }
  };

  const kills = async (job: ProcessJob, from: number, to: number, poison: readonly Poison[]): Promise<string | undefined> => {
    try {
      await engine.run({ ...job, poison, probe: { from, to } });
      return undefined;
    } catch (error) {
      if (error instanceof WorkerDied) return error.reason;
      throw error;
    }
  };

  const search = async (job: ProcessJob, from: number, to: number, found: Poison[]): Promise<void> => {
    const reason = await kills(job, from, to, found);
    if (reason === undefined) return;
    if (to - from === 1) {
      found.push([from, reason]);
      note(from, reason);
      if (found.length > poisonPerShard)
        throw new LeavenError('run/worker-died', { times: found.length, where: describe(job.input), reason });
      return;
    }
    const middle = from + Math.floor((to - from) / 2);
    await search(job, from, middle, found);
    await search(job, middle, to, found);
  };

  return async (job) => {
    if (job.kind !== 'process') {
      try {
        return await runTwice(job);
      } catch (error) {
        throw error instanceof WorkerDied ? new LeavenError('run/worker-died', { times: 2, where: job.kind, reason: error.reason }) : error;
      }
    }
    const file = layout.poison(folder, job.stage);
    const known = readJson<Record<string, Poison[]>>(file)?.[job.input.shard] ?? [];
    try {
      return await runTwice({ ...job, poison: known });
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      const found = [...known];
      await search(job, job.input.ordinal, job.input.ordinal + job.input.rows, found);
      if (found.length === known.length)
        throw new LeavenError('run/worker-died', { times: 2, where: describe(job.input), reason: error.reason });
      writeJson(file, { ...readJson<Record<string, Poison[]>>(file), [job.input.shard]: found });
      return engine.run({ ...job, poison: found });
    }
  };
}

function describe(input: StageInput): string {
  return `shard ${input.shard} (${input.rows} samples)`;
}
