import { canonicalJson } from '../datasets/identity.ts';
import { hash128Hex } from '../kernels/hash.ts';
import type { RecipePath } from './path.ts';
import type { Problems } from './problems.ts';

/**
 * Ids of steps: written, or six digits of the hash of what the step does, with `~2` for the second of equals.
 * A step keeps its id, and with it its draws, when others are put before it.
 */
export function createStepIds(problems: Problems) {
  const written = new Set<string>();
  const given = new Set<string>();
  return {
    take(id: string, path: RecipePath): void {
      if (written.has(id)) problems.add('recipe/duplicate-id', { id }, path);
      written.add(id);
    },
    of(id: string | undefined, name: string, content: unknown): string {
      if (id !== undefined) return id;
      const base = `${name}-${hash128Hex(canonicalJson(content)).slice(0, 6)}`;
      let next = base;
      for (let count = 2; given.has(next) || written.has(next); count++) next = `${base}~${count}`;
      given.add(next);
      return next;
    },
  };
}
