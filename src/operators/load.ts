import { filesOf } from '../core/files.ts';
import type { Operator } from '../core/operator.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import { registry } from './registry.generated.ts';

/**
 * The operator of an id, or of a user's own ES module given by absolute path.
 *
 * @throws LeavenError operator/unknown, operator/not-loadable
 */
export async function loadOperator(use: string, module?: string): Promise<Operator> {
  if (module !== undefined) return loadModule(module);
  const load = Object.hasOwn(registry, use) ? registry[use] : undefined;
  if (!load) throw new LeavenError('operator/unknown', { id: use });
  return (await load()).default as Operator;
}

async function loadModule(file: string): Promise<Operator> {
  let exported: Record<string, unknown>;
  try {
    exported = await filesOf(file).importModule(file);
  } catch (error) {
    if (error instanceof LeavenError) throw error;
    throw new LeavenError(
      'operator/not-loadable',
      { file, reason: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
  const candidates = exported.default !== undefined ? [exported.default] : Object.values(exported);
  const operator = candidates.length === 1 ? candidates[0] : undefined;
  if (!isOperator(operator)) throw new LeavenError('operator/not-loadable', { file, reason: 'it exports no operator' });
  return operator;
}

function isOperator(value: unknown): value is Operator {
  return typeof value === 'object' && value !== null && 'id' in value && 'shape' in value && 'params' in value && Object.isFrozen(value);
}
