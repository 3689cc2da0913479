import type { LeavenError } from '../errors/leaven-error.ts';

export const exitCodes = { done: 0, failed: 1, usage: 2, aboveLimit: 3, interrupted: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Faults of what was asked, found before any work is done, whose code does not begin with `recipe/` or `cli/`. */
const asked: ReadonlySet<string> = new Set([
  'run/unfinished',
  'run/output-exists',
  'run/folder-not-empty',
  'run/not-a-run',
  'run/not-finished',
  'run/unknown-id',
  'operator/unknown',
  'operator/not-loadable',
  'operator/bad-definition',
  'operator/missing-library',
  'operator/bad-resource',
  'system/file-not-found',
  'backend/missing-library',
  'backend/incomplete-model',
  'backend/unreadable-model',
  'backend/not-an-encoder',
  'stream/bad-option',
  'stream/unknown-split',
  'training/unknown-trainer',
  'training/unknown-noise',
  'training/same-passes',
  'training/unknown-parameter',
  'training/bad-parameter',
  'training/task-not-supported',
  'training/needs-dev',
  'training/checkpoint-differs',
  'training/model-exists',
  'training/folder-not-empty',
  'training/unfinished',
  'training/unclear-field',
  'training/missing-field',
  'training/field-count',
  'training/option-not-here',
  'training/unknown-split',
  'training/file-exists',
  'proof/no-test',
  'proof/folder-not-empty',
  'proof/bad-budget',
  'proof/search-differs',
  'proof/search-file-exists',
  'convert/no-format',
  'convert/not-between',
  'convert/no-fields',
  'convert/file-exists',
  'convert/same-file',
  'convert/bad-data-info',
]);

/** 1 failed, 2 bad usage or recipe, 3 done with more errors than the limit, 130 interrupted. */
export function exitCodeOf(error: LeavenError): ExitCode {
  if (error.code === 'run/interrupted') return exitCodes.interrupted;
  if (error.code === 'run/too-many-rejects') return exitCodes.aboveLimit;
  if (/^(recipe|cli)\//.test(error.code) || asked.has(error.code)) return exitCodes.usage;
  // A fault of the data that the recipe check already found is said of a place in the recipe.
  if (error.path !== undefined && error.code.startsWith('dataset/')) return exitCodes.usage;
  return exitCodes.failed;
}
