import { nearestName } from '../datasets/nearest.ts';
import { LeavenError } from '../errors/leaven-error.ts';
import type { Trainer } from './trainer.ts';

/** Trainers are imported when they are first asked for, as operators are. */
const trainers: Readonly<Record<string, () => Promise<{ default: Trainer }>>> = {
  'text-linear': () => import('./text-linear.ts'),
  'text-embedding': () => import('./text-embedding.ts'),
  command: () => import('./command.ts'),
};

export const trainerIds: readonly string[] = Object.keys(trainers);
export const defaultTrainer = 'text-linear';

/** @throws LeavenError training/unknown-trainer */
export async function loadTrainer(id: string): Promise<Trainer> {
  const load = Object.hasOwn(trainers, id) ? trainers[id] : undefined;
  if (load) return (await load()).default;
  const nearest = nearestName(id, trainerIds);
  throw new LeavenError('training/unknown-trainer', { trainer: id, expected: trainerIds, ...(nearest !== undefined ? { nearest } : {}) });
}

/** Parameters with their defaults. @throws LeavenError training/bad-parameter, training/unknown-parameter */
export function trainerParams(trainer: Trainer, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = Object.keys(trainer.params.shape);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const nearest = nearestName(name, names);
    throw new LeavenError('training/unknown-parameter', {
      parameter: name,
      trainer: trainer.id,
      expected: names,
      ...(nearest !== undefined ? { nearest } : {}),
    });
  }
  const parsed = trainer.params.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const parameter = issue?.path.join('.') ?? '';
    throw new LeavenError('training/bad-parameter', { parameter, trainer: trainer.id, detail: issue?.message ?? '' });
  }
  const params = parsed.data as Record<string, unknown>;
  const fault = trainer.check?.(params);
  if (fault) throw new LeavenError('training/bad-parameter', { parameter: fault.param, trainer: trainer.id, detail: fault.expected });
  return params;
}
