import { rmSync } from 'node:fs';
import type { Plan } from '../core/plan.ts';
import { inProcess } from '../engines/in-process.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { type ExecuteOutcome, executePlan, grownSplit } from '../pipeline/execute.ts';
import type { Schedule } from '../reports/proof-model.ts';
import { classesOf, encodeRows, type FinishedRun, type Rows, readRows, usableRows } from '../training/read-rows.ts';
import { loadTrainer } from '../training/registry.ts';
import { argmaxRows, type Trainer, type TrainInput } from '../training/trainer.ts';

/** One arm with one seed: grow, train, predict. JSON, so that it goes to other processes. */
export interface ProofTask {
  /** What errors call it: `recipe, seed 43`. */
  name: string;
  /** The arm's recipe, loaded; its output path is a folder that goes away. */
  plan: Plan;
  /** Split that judges. */
  split: string;
  trainer: { id: string; params: Readonly<Record<string, unknown>> };
  seed: number;
  /** Updates of each training; the trainer's own epochs where absent. */
  schedules: readonly { name: Schedule; steps?: number }[];
  /** Whether probabilities are wanted beside the classes. */
  probabilities: boolean;
}

export interface TaskTraining {
  schedule: Schedule;
  steps: number;
  /** Mean loss of the last epoch. */
  loss: number;
  /** SHA-256 of the weights. */
  weights: string;
  cpuSeconds: number;
  /** Index into `classes` for each of `ids`. */
  predicted: Int32Array;
  /** Rows x classes. */
  probabilities?: Float32Array;
}

export interface TaskResult {
  /** Rows trained on. */
  rows: number;
  /** Classes of the training rows: what the model can say. */
  classes: readonly string[];
  /** Rows of the judging split as this arm leaves them. */
  ids: readonly string[];
  growSeconds: number;
  trainings: readonly TaskTraining[];
}

/** @throws LeavenError as the run and the trainer; proof/empty-split */
export async function runTask(task: ProofTask, signal?: AbortSignal): Promise<TaskResult> {
  const started = cpuSeconds();
  const { train, dev, test } = await grow(task, signal);
  const growSeconds = cpuSeconds() - started;
  const classes = classesOf(train);
  const { plan } = task;
  const trainer = await loadTrainer(task.trainer.id);
  const fields = plan.schema.fields.filter((field) => field.kind === 'text').map((field) => field.name);
  const input: TrainInput = {
    params: task.trainer.params,
    train: encodeRows(train, classes),
    ...(dev.ids.length > 0 ? { dev: encodeRows(dev, classes) } : {}),
    classes,
    fields,
    language: plan.language,
    seed: task.seed,
    ...(signal ? { signal } : {}),
  };
  const trainings: TaskTraining[] = [];
  for (const { name, steps } of task.schedules) {
    const updates = steps ?? trainer.updates(task.trainer.params, train.ids.length);
    // The same number of updates on the same rows is the same training.
    const same = trainings.find((one) => one.steps === updates);
    trainings.push(
      same ? { ...same, schedule: name } : await trainOnce(trainer, { ...input, steps: updates }, test, name, task.probabilities),
    );
  }
  return { rows: train.ids.length, classes, ids: test.ids, growSeconds, trainings };
}

async function trainOnce(trainer: Trainer, given: TrainInput, test: Rows, schedule: Schedule, wanted: boolean): Promise<TaskTraining> {
  const started = cpuSeconds();
  let loss = 0;
  const model = await trainer.train({
    ...given,
    onEvent: (event) => {
      loss = event.loss;
    },
  });
  try {
    const probabilities = await model.predict(test, given.signal);
    return {
      schedule,
      steps: given.steps ?? model.steps,
      loss,
      weights: model.fingerprint(),
      cpuSeconds: cpuSeconds() - started,
      predicted: argmaxRows(probabilities, given.classes.length),
      ...(wanted ? { probabilities } : {}),
    };
  } finally {
    model.dispose?.();
  }
}

/** Runs the arm's recipe into a folder that goes away again, and reads what it wrote. */
async function grow(task: ProofTask, signal: AbortSignal | undefined): Promise<Record<'train' | 'dev' | 'test', Rows>> {
  try {
    return await runInto(task.plan, signal, async (run) => {
      const train = usableRows(await readRows(run, grownSplit, signal));
      if (train.ids.length === 0) throw new LeavenError('proof/empty-split', { split: grownSplit, arm: task.name });
      return { train, dev: usableRows(await readRows(run, 'validation', signal)), test: await readRows(run, task.split, signal) };
    });
  } finally {
    rmSync(task.plan.output.path, { recursive: true, force: true });
  }
}

/**
 * Runs a loaded plan in this thread, without a report, and hands over what was written.
 *
 * @throws LeavenError run/too-many-rejects where more samples met an error than the recipe allows; as a run
 */
export async function runInto<T>(
  plan: Plan,
  signal: AbortSignal | undefined,
  use: (run: FinishedRun & { outcome: ExecuteOutcome }) => Promise<T>,
): Promise<T> {
  let result: T | undefined;
  await executePlan({
    draft: plan,
    recipeLock: '',
    engine: inProcess,
    workers: 1,
    overwrite: true,
    ...(signal ? { signal } : {}),
    versions: {},
    finish: async (outcome) => {
      checkErrors(outcome);
      result = await use({ plan: outcome.plan, files: outcome.files, outcome });
      return {};
    },
  });
  return result as T;
}

/** What a run reports and ends with code 3 for would here go unseen into every figure. */
function checkErrors({ tally, plan }: ExecuteOutcome): void {
  const read = Object.values(tally.splits).reduce((sum, split) => sum + split.read, 0);
  const limit = plan.limits.rejects;
  if (tally.errors > limit * read) throw new LeavenError('run/too-many-rejects', { errors: tally.errors, read, limit });
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
