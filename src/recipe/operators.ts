import type { PathKind } from '../core/file-params.ts';
import { filesOf, folderOf, isMounted, nameOf } from '../core/files.ts';
import type { Operator } from '../core/operator.ts';
import { nearestName } from '../datasets/nearest.ts';
import { LeavenError, toLeavenError } from '../errors/leaven-error.ts';
import { loadOperator } from '../operators/load.ts';
import { registry } from '../operators/registry.generated.ts';
import { shorten } from './path.ts';

export interface FoundOperator {
  operator: Operator;
  /** Absolute path of the user's module. */
  module?: string;
}

/** Whether `use` names a file rather than an id. */
export function isOperatorPath(use: string): boolean {
  return /^(\.{1,2}[\\/]|\/|[A-Za-z]:[\\/])/.test(use);
}

/**
 * The operator that a recipe names, by id or by path.
 *
 * @throws LeavenError operator/unknown, operator/not-loadable, recipe/file-not-found
 */
export async function findOperator(use: string, folder: string): Promise<FoundOperator> {
  if (isOperatorPath(use)) {
    const module = filesOf(folder).resolve(folder, use);
    if (isMounted(module) && filesOf(module).kind(module) === undefined) throw new LeavenError('operator/no-modules', { file: use });
    requireFile(module, 'use', use);
    return { operator: await loadOperator(use, module), module };
  }
  if (!Object.hasOwn(registry, use)) {
    const nearest = nearestName(use, [...Object.keys(registry), 'augment']) ?? sameVerb(use);
    throw new LeavenError('operator/unknown', { id: shorten(use), ...(nearest !== undefined ? { nearest } : {}) });
  }
  try {
    return { operator: await loadOperator(use) };
  } catch (error) {
    throw toLeavenError(error);
  }
}

/** `delete-words` for `text.delete-words`. */
function sameVerb(use: string): string | undefined {
  return Object.keys(registry).find((id) => id.slice(id.indexOf('.') + 1) === use);
}

/** @throws LeavenError recipe/file-not-found */
export function requireFile(file: string, key: string, written: string, kind: PathKind = 'file'): void {
  const files = filesOf(file);
  const there = files.kind(file);
  if (kind === 'either' ? there === 'file' || there === 'folder' : there === kind) return;
  const nearest = nearestName(nameOf(file), files.list(folderOf(file)));
  throw new LeavenError('recipe/file-not-found', { key, file: shorten(written), ...(nearest !== undefined ? { nearest } : {}) });
}
