import type { ExecuteOutcome } from '../pipeline/execute.ts';
import type { Counts } from '../reports/model.ts';

export type { Counts };

export interface RunSummary {
  name: string;
  planHash: string;
  counts: Counts;
  splits: Record<string, Counts>;
  /** `near` is absent where there were too many rows to look for near duplicates. */
  leaks: { checked: boolean; exact: number; tokenSet: number; near?: number };
  /** Copies that were given up because no distinct one was found. */
  missingCopies: number;
  /** Written copies that equal their parent or a sibling (case and space folded): 0 unless a step after `augment` undid a change. */
  unchanged: number;
  guardSaves: number;
  /** Samples stopped by errors; filter decisions do not count. */
  errors: number;
  /** limits.rejects of the recipe. */
  limit: number;
  tooManyErrors: boolean;
  /** Id of a copy to look at. */
  firstCopy?: string;
  seconds: number;
  resumed: boolean;
  /** The run was finished before and its files are as it left them. */
  reused: boolean;
}

/** What a run came to, from what it counted. */
export function summarize(outcome: ExecuteOutcome, seconds: number): RunSummary {
  const { tally, plan, leaks } = outcome;
  const counts: Counts = { read: 0, asked: 0, written: 0, rejected: 0, merged: 0 };
  const splits: Record<string, Counts> = {};
  for (const name of outcome.splits) {
    const split = tally.splits[name];
    if (!split) continue;
    const { read, asked, written, rejected, merged } = split;
    splits[name] = { read, asked, written, rejected, merged };
    for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] += split[key];
  }
  const operators = Object.values(tally.operators);
  const example = Object.values(tally.examples)
    .flat()
    .find((candidate) => candidate.id !== candidate.parent);
  return {
    name: plan.name,
    planHash: plan.hash,
    counts,
    splits,
    leaks: {
      checked: outcome.leaksChecked,
      exact: sum(leaks.map((pair) => pair.exact)),
      tokenSet: sum(leaks.map((pair) => pair.tokenSet)),
      ...(leaks.some((pair) => pair.near !== undefined) ? { near: sum(leaks.map((pair) => pair.near ?? 0)) } : {}),
    },
    missingCopies: sum(
      Object.values(tally.rejects).map((reject) =>
        reject.reason === 'no-distinct-copy' || reject.reason === 'empty-text' ? reject.count : 0,
      ),
    ),
    unchanged: tally.unchanged + tally.twins,
    guardSaves: sum(operators.flatMap((operator) => Object.values(operator.saves))),
    errors: tally.errors,
    limit: plan.limits.rejects,
    tooManyErrors: tally.errors > plan.limits.rejects * counts.read,
    ...(example ? { firstCopy: example.id } : {}),
    seconds,
    resumed: outcome.resumed,
    reused: false,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
