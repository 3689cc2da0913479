import { LeavenError } from '../../errors/leaven-error.ts';
import type { SearchOptions } from '../search-options.ts';

export interface Budget {
  /** Time for the whole search, with what comes after it. */
  seconds?: number;
  /** Candidates beside the baseline. */
  trials?: number;
}

const standard = '5m';
const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** @throws LeavenError proof/bad-budget */
export function budgetOf({ budget, trials }: Pick<SearchOptions, 'budget' | 'trials'>): Budget {
  if (trials !== undefined && !(Number.isSafeInteger(trials) && trials >= 1))
    throw new LeavenError('proof/bad-budget', { given: `trials ${trials}` });
  const time = budget ?? (trials === undefined ? standard : undefined);
  return {
    ...(time !== undefined ? { seconds: parseTime(time) } : {}),
    ...(trials !== undefined ? { trials } : {}),
  };
}

function parseTime(text: string): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*([smh])$/.exec(text.trim()) ?? [];
  const seconds = Number(count) * (secondsOf[unit ?? ''] ?? Number.NaN);
  if (!(seconds > 0) || !Number.isFinite(seconds)) throw new LeavenError('proof/bad-budget', { given: text });
  return seconds;
}
