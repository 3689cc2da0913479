import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../core/plan.ts';
import { inProcess } from '../engines/in-process.ts';
import { type ExecuteOutcome, executePlan } from '../pipeline/execute.ts';

/** Runs the beginning of each source into a folder that goes away, and hands over what came out while it is there. */
export async function runTrial<T>(
  draft: Plan,
  limitRows: number,
  signal: AbortSignal | undefined,
  use: (outcome: ExecuteOutcome) => Promise<T>,
): Promise<T> {
  const parent = mkdtempSync(join(tmpdir(), 'leaven-'));
  try {
    const path = join(parent, 'trial');
    let result: T | undefined;
    await executePlan({
      draft: { ...draft, output: { ...draft.output, path } },
      recipeLock: '',
      engine: inProcess,
      workers: 1,
      limitRows,
      ...(signal ? { signal } : {}),
      versions: {},
      finish: async (outcome) => {
        result = await use(outcome);
        return {};
      },
    });
    return result as T;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
