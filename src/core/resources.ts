import { LeavenError } from '../errors/leaven-error.ts';

const suppliers = new Map<string, () => unknown>();

/** Says how a library or a body of data that operators work with is to be had. Asked when it is first needed. */
export function supply(name: string, load: () => unknown): void {
  suppliers.set(name, load);
}

export function isSupplied(name: string): boolean {
  return suppliers.has(name);
}

/**
 * A library or data by the name of its package.
 *
 * @throws LeavenError operator/missing-resource where nobody has supplied it
 */
export function supplied(name: string): unknown {
  const load = suppliers.get(name);
  if (!load) throw new LeavenError('operator/missing-resource', { resource: name });
  return load();
}
