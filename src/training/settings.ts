import { LeavenError } from '../errors/leaven-error.ts';
import type { LoadedRecipe } from '../recipe/load.ts';
import { defaultTrainer, loadTrainer, trainerParams } from './registry.ts';
import type { Trainer } from './trainer.ts';

export interface TrainerChoice {
  /** Before that of the recipe, before the default. */
  trainer?: string;
  /** Over the recipe's, which count only for the trainer that the recipe means. */
  with?: Readonly<Record<string, unknown>>;
}

export interface TrainerSettings {
  trainer: Trainer;
  /** All parameters, defaults filled in. */
  params: Record<string, unknown>;
}

/**
 * Who trains and how: what the caller says, then the recipe's `training:` section, then the defaults. What is wrong in the recipe is
 * told at its place there.
 *
 * @throws LeavenError training/unknown-trainer, training/unknown-parameter, training/bad-parameter
 */
export async function trainerSettings(
  choice: TrainerChoice,
  recipe?: Pick<LoadedRecipe, 'training' | 'positionOf'>,
): Promise<TrainerSettings> {
  const written = recipe?.training;
  const meant = written?.trainer ?? defaultTrainer;
  const id = choice.trainer ?? meant;
  const inherited = id === meant ? (written?.with ?? {}) : {};
  const given = choice.with ?? {};
  const placed = (error: unknown, ofRecipe: (error: LeavenError) => string | undefined): unknown => {
    if (!(error instanceof LeavenError)) return error;
    const path = ofRecipe(error);
    return path === undefined ? error : error.at(recipe?.positionOf(path), path);
  };
  let trainer: Trainer;
  try {
    trainer = await loadTrainer(id);
  } catch (error) {
    throw placed(error, () => (choice.trainer === undefined ? 'training.trainer' : undefined));
  }
  try {
    return { trainer, params: trainerParams(trainer, { ...inherited, ...given }) };
  } catch (error) {
    throw placed(error, ({ data }) => {
      const name = String(data.parameter).split('.')[0] as string;
      return Object.hasOwn(inherited, name) && !Object.hasOwn(given, name) ? `training.with.${name}` : undefined;
    });
  }
}
