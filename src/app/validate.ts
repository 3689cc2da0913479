import { statSync } from 'node:fs';
import type { Plan } from '../core/plan.ts';
import type { LeavenError } from '../errors/leaven-error.ts';
import { loadRecipe, type RecipeInput } from '../recipe/load.ts';

export interface ValidateOptions {
  set?: readonly string[];
  cwd?: string;
  /** Also run a small trial and extrapolate rows, time and size. */
  estimate?: boolean;
  signal?: AbortSignal;
}

export interface Estimate {
  /** Rows that a run will write, about. */
  rows: number;
  /** Bytes of data/, about. */
  bytes: number;
  /** Seconds on one worker, about. */
  seconds: number;
  /** Rows of the trial. */
  trialRows: number;
}

export interface Validation {
  plan: Plan;
  warnings: readonly LeavenError[];
  estimate?: Estimate;
}

const trialRows = 1000;

/**
 * Checks a recipe against the operators and the files it names. Reads no data unless an estimate is asked for.
 *
 * @throws LeavenError recipe/… with file, line and column
 */
export async function validate(recipe: string | RecipeInput, options: ValidateOptions = {}): Promise<Validation> {
  const { plan, warnings } = await loadRecipe(recipe, {
    cwd: options.cwd ?? process.cwd(),
    ...(options.set ? { set: [...options.set] } : {}),
  });
  return options.estimate ? { plan, warnings, estimate: await estimate(plan, options.signal) } : { plan, warnings };
}

async function estimate(plan: Plan, signal: AbortSignal | undefined): Promise<Estimate> {
  const started = performance.now();
  // A check without a trial must not load the engine.
  const { runTrial } = await import('./trial.ts');
  return runTrial(plan, trialRows, signal, async ({ sources, tally, files }) => {
    const seconds = (performance.now() - started) / 1000;
    const read = sources.reduce((sum, source) => sum + source.records, 0);
    // The trial took the beginning of each file: its share of the bytes tells how much is left.
    const taken = sources.reduce((sum, source) => sum + source.shards.reduce((part, shard) => part + shard.length, 0), 0);
    const whole = sources.reduce((sum, source) => sum + (statSync(source.file, { throwIfNoEntry: false })?.size ?? 0), 0);
    const factor = Math.max(1, whole / Math.max(1, taken));
    const written = Object.values(tally.splits).reduce((sum, split) => sum + split.written, 0);
    const bytes = files.filter((file) => file.path.startsWith('data/')).reduce((sum, file) => sum + file.bytes, 0);
    const working = Object.values(tally.steps).reduce((sum, step) => sum + step.microseconds, 0) / 1e6;
    return {
      rows: Math.round(written * factor),
      bytes: Math.round(bytes * factor),
      seconds: seconds + working * (factor - 1),
      trialRows: read,
    };
  });
}
